// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QAction;
class QPushButton;
class QWidget;

namespace poolwarden {

/// The command that closes all messages, wherever the focus is.
[[nodiscard]] QAction *makeCloseAll(QWidget *bar);
/// The button that does the same; the caller connects it.
[[nodiscard]] QPushButton *makeCloseAllButton(QWidget *bar);

} // namespace poolwarden
