// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/restartforecast.h"
#include "model/report/reportformat.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <variant>
#include <vector>

namespace poolwarden::check {

/// What the command line asks for.
struct Arguments {
    std::vector<std::filesystem::path> inputs; ///< exact bytes; "-" is standard input
    QString uri;                               ///< of the only host; empty: none, or several
    QStringList uris;                          ///< of several hosts, beside those of hostsFolder
    std::filesystem::path hostsFolder;       ///< a folder with a folder for each host; empty: none
    std::filesystem::path diffFolder;        ///< a folder to compare the host with; empty: none
    std::optional<RestartKind> afterRestart; ///< foretell this restart of the host; none: judge
    Format format = Format::Text;
    Severity failOn = Severity::Error;
    bool schema = true;
    bool strictSchema = false; ///< treat schema errors as errors, not warnings
    bool resolveNames = false; ///< ask DNS which names mean the same host
    bool pairs = false;        ///< report each pair of pools in a group
    QStringList accepted;      ///< files of accepted findings
    QString output;            ///< empty: standard output
    QString exportFolder;
    bool overwrite = false;  ///< replace existing files in exportFolder
    int timeoutSeconds = 60; ///< 0: wait for the host forever
};

/// A message to print instead of a run: help or version (status 0), or an error (status 2).
struct Message {
    QString text;
    int status = 2;
};

/// arguments: as argv, with the program first.
[[nodiscard]] std::variant<Arguments, Message>
parseArguments(const std::vector<std::string> &arguments);

} // namespace poolwarden::check
