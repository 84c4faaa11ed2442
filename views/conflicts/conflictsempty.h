// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QString;

namespace poolwarden {

class EmptyState;

/// What is known while the list of conflicts shows none.
struct ConflictsKnown {
    bool hasFindings = false; ///< which are not shown
    bool isChecked = false;
    int accepted = 0;     ///< and hidden
    int untilDefined = 0; ///< on the host, and resolved by edits
    bool isConnected = false;
    bool isConnecting = false;
};
/// Says in place of the list why it is empty. `query`: what is shown, in words. The button, if there is one, shows
/// all.
void sayWhyNone(EmptyState *empty, const ConflictsKnown &known, const QString &query);

} // namespace poolwarden
