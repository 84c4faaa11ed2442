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
    QString name;        ///< the path, for display; "-" for standard input
    QByteArray content;  ///< at most one byte more than libvirt accepts
    int index = 0;       ///< which of the definitions in the file
    int linesBefore = 0; ///< in the file, before the content
    int definitions = 1; ///< in the file
};

/// The files to read for the files and folders of a command line, in their order. A folder gives every
/// *.xml file in and below it, sorted by name. A file with several names (such as the links in an
/// autostart folder) is read once. A file that has several definitions and nothing else, such as one that the
/// window exports, gives each.
class InputFiles
{
public:
    /// Gets a sentence for each file or folder that could not be read.
    using ErrorHandler = std::function<void(const QString &)>;

    /// What a folder without a file to read is.
    enum class Empty { AnError, Allowed };

    /// Gives up a pipe without data after timeoutSeconds; 0 waits forever.
    InputFiles(const std::vector<std::filesystem::path> &inputs, int timeoutSeconds,
               const ErrorHandler &onError, Empty empty = Empty::AnError);

    /// Reads the files one by one, so that only one is in memory at a time. Calls once for each definition.
    void forEach(const std::function<void(const Input &)> &callback) const;
    /// The same. For a file that cannot be read, `unreadable` gets its name and the sentence, and the
    /// error handler nothing.
    void forEach(const std::function<void(const std::filesystem::path &, const Input &)> &callback,
                 const std::function<void(const std::filesystem::path &, const QString &)>
                     &unreadable) const;
    [[nodiscard]] const std::vector<std::filesystem::path> &files() const { return m_files; }
    /// Links to folders in a folder: they are not followed.
    [[nodiscard]] const std::vector<std::filesystem::path> &linkedFolders() const
    {
        return m_linkedFolders;
    }
    /// The number of names that were skipped because their file is in the list already.
    [[nodiscard]] int repeated() const { return m_repeated; }

private:
    [[nodiscard]] std::optional<QString> read(const std::filesystem::path &path,
                                              QByteArray *content) const;
    void addFile(const std::filesystem::path &file);
    void addFolder(const std::filesystem::path &folder, Empty empty);

    std::vector<std::filesystem::path> m_files;
    std::vector<std::filesystem::path> m_linkedFolders;
    int m_timeoutSeconds;
    ErrorHandler m_onError;
    int m_repeated = 0;
};

} // namespace poolwarden
