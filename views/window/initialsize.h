// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>

class QWidget;

namespace poolwarden {

/// Of a main window that was never shown before: the usual one, or as much of it as the screen has room for.
[[nodiscard]] QSize initialSize(const QWidget *window);

} // namespace poolwarden
