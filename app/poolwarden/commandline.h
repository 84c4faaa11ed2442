// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <optional>

/// What the user asked for when starting the program.
namespace poolwarden::commandline {

struct Wishes {
    QStringList uris;
    QStringList files;
    QString hostsFolder; ///< each folder in it is to be opened as a host; empty: none
    bool readOnly = false;
};

struct Early {
    std::optional<int> exitStatus; ///< the program is done
};

/// --help, --version, wrong options and a missing display: answered without a QApplication.
[[nodiscard]] Early answerEarly(int argc, char **argv);
/// While one stands, Qt's abort when it cannot use the display is a sentence and an exit status of 1.
/// For the making of the QApplication.
class DisplayGuard final
{
public:
    DisplayGuard();
    ~DisplayGuard();
    DisplayGuard(const DisplayGuard &) = delete;
    DisplayGuard &operator=(const DisplayGuard &) = delete;
};

/// The arguments, the program's name first, of a command line that answerEarly() let pass. What is
/// a file or a folder is to be imported, all else is an address.
[[nodiscard]] Wishes parse(const QStringList &arguments);

} // namespace poolwarden::commandline
