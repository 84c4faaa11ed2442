// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QSplitter;

namespace poolwarden {
class EditorPanel;
class PoolTableView;
} // namespace poolwarden

/// The room of the page in the editor, which a low window has little of.
namespace poolwarden::pageroom {

/// There is room for eight lines of XML and what is around them, or some fields.
[[nodiscard]] bool isHigh(const EditorPanel *editor);
/// Gives the page that room at the cost of the table above it, which keeps some rows.
void grow(QSplitter *splitter, PoolTableView *table, const EditorPanel *editor);

} // namespace poolwarden::pageroom
