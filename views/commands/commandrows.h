// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/commands/command.h"

#include <QKeySequence>

#include <array>

namespace poolwarden {

/// What a command is called and looks like. Texts are of the translation context "Commands".
struct CommandRow {
    Command command;
    const char *id; ///< object name
    const char *icon;
    const char *text;
    const char *tip;
    QKeySequence shortcut;
};

/// A row for each command, in any order.
[[nodiscard]] const std::array<CommandRow, commandCount> &commandRows();

} // namespace poolwarden
