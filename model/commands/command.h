// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

namespace poolwarden {

/// All commands in the menus, in the toolbar and on the keyboard.
enum class Command : std::uint8_t {
    Connect,
    Disconnect,
    NewPool,
    Duplicate,
    KeepTemplate,
    OpenTemplates,
    Compare,
    Open,
    Import,
    Paste,
    Export,
    ExportWith,
    CompareFolder,
    SaveReport,
    PrintReport,
    CopyXml,
    CopyVirsh,
    CopyAnsible,
    CopyTerraform,
    Quit,
    Undo,
    Redo,
    NewUuid,
    Revert,
    Discard,
    Find,
    SelectAll,
    Define,
    DefineAll,
    DefineStarts,
    DefineAutostarts,
    DefineBuilds,
    Save,
    SaveAs,
    SendTo,
    Edit,
    Start,
    Stop,
    Restart,
    Refresh,
    Build,
    Autostart,
    Undefine,
    Reload,
    ResolveNames,
    ShowPeers,
    WaysOut,
    ResolveAll,
    AcceptConflict,
    AcceptedConflicts,
    AfterRestart,
    ShowAll,
    NextPane,
    PreviousPane,
    ShowKeys,
    ShowSigns,
    About,
};
inline constexpr std::size_t commandCount = static_cast<std::size_t>(Command::About) + 1;

} // namespace poolwarden
