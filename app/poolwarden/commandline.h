// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <optional>

/// What the user asked for when starting the program.
namespace poolwarden::commandline {

struct Options {
    QStringList uris;
    QStringList files;
    QString hostsFolder; ///< open each folder in it as a host; empty: none
    bool readOnly = false;
};

struct Early {
    std::optional<int> exitStatus; ///< if set, the program must exit with it
};

/// Handles --help, --version, wrong options and a missing display without a QApplication.
[[nodiscard]] Early answerEarly(int argc, char **argv);
/// While the QApplication is created: if Qt cannot use the display, print a message and exit with
/// status 1 instead of Qt's abort().
class DisplayGuard final
{
public:
    DisplayGuard();
    ~DisplayGuard();
    DisplayGuard(const DisplayGuard &) = delete;
    DisplayGuard &operator=(const DisplayGuard &) = delete;
};

/// Parses the arguments, with the program's name first, after answerEarly() has accepted them. Files and
/// folders are opened; everything else is a URI.
[[nodiscard]] Options parse(const QStringList &arguments);

} // namespace poolwarden::commandline
