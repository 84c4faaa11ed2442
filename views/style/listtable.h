// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QTableView;

namespace poolwarden {

/// Gives a table the look and the keys of the lists in dialogs: whole rows of one line, one of them selected, nothing
/// edited, Tab leaves it, Home and End go to the first and last one. Its columns remain to be sized.
void makeListOf(QTableView *table);

} // namespace poolwarden
