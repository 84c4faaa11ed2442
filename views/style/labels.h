// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QString>

class QLabel;
class QWidget;

namespace poolwarden::labels {

/// The label shows plain text, wrapped rather than wider than its window, that can be selected.
void wrap(QLabel *label);
/// A new label like that.
[[nodiscard]] QLabel *wrapped(QLatin1String name, QWidget *parent, const QString &text = {});

} // namespace poolwarden::labels
