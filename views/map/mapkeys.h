// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace poolwarden {

/// Tells the list of all keys what keys do on the map.
void tellMapKeys(QWidget *view);

} // namespace poolwarden
