// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <variant>
#include <vector>

namespace poolwarden::check {

enum class Format { Text, Json, Sarif };

/// What the command line asks for.
struct Arguments {
    std::vector<std::filesystem::path> inputs; ///< "-": standard input. Bytes as they were given
    QString uri;                               ///< empty: no host
    std::filesystem::path hostsFolder;         ///< a folder of hosts' folders; empty: none
    Format format = Format::Text;
    Severity failOn = Severity::Error;
    bool schema = true;
    bool strictSchema = false; ///< a complaint of the schema alone is an error
    bool resolveNames = false; ///< ask DNS which host names mean one host
    bool pairs = false;        ///< tell each pair of what many share
    QString output;            ///< empty: standard output
    QString exportFolder;
    bool overwrite = false;  ///< files in exportFolder that say something else
    int timeoutSeconds = 60; ///< 0: wait for the host without end
};

/// Something to print instead of working: help or version (status 0), or what is wrong (status 2).
struct Message {
    QString text;
    int status = 2;
};

/// arguments: as argv, the program first.
[[nodiscard]] std::variant<Arguments, Message>
parseArguments(const std::vector<std::string> &arguments);

} // namespace poolwarden::check
