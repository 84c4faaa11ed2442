// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace poolwarden {

/// One definition to judge.
struct Input {
    QString name;       ///< as the user would write it; "-" for standard input
    QByteArray content; ///< cut behind the largest size that libvirt takes
};

/// What is to be read for the command line's files and folders, in order: folders give every *.xml file
/// in and below them, by name. A file that was there already (by another name, too, such as the
/// links in an autostart folder) is not there again.
class InputFiles
{
public:
    /// Told what could not be read, as a sentence.
    using ErrorHandler = std::function<void(const QString &)>;

    /// A pipe that nobody writes into is given up after timeoutSeconds; 0: waited for without end.
    InputFiles(const std::vector<std::filesystem::path> &inputs, int timeoutSeconds,
               const ErrorHandler &onError);

    /// Reads one after the other, so that only one is in memory at a time.
    void forEach(const std::function<void(const Input &)> &callback) const;
    /// How many names were left out because their file was there already.
    [[nodiscard]] int repeated() const { return m_repeated; }

private:
    [[nodiscard]] std::optional<QString> read(const std::filesystem::path &path,
                                              QByteArray *content) const;
    void addFile(const std::filesystem::path &file);
    void addFolder(const std::filesystem::path &folder);

    std::vector<std::filesystem::path> m_files;
    int m_timeoutSeconds;
    ErrorHandler m_onError;
    int m_repeated = 0;
};

} // namespace poolwarden
