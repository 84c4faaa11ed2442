// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/lookup/localfolders.h"

#include "app/lookup/localpaths.h"
#include "model/host/canonical.h"

#include <QByteArray>
#include <QCoreApplication>

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace poolwarden {

namespace {

namespace fs = std::filesystem;

struct LocalFoldersTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::LocalFolders)
};

/// None: the bytes are no text, so that no definition can have them.
std::optional<QString> asText(const std::string &path)
{
    const QString text = QString::fromUtf8(path);
    return text.toUtf8() == QByteArray::fromStdString(path) ? std::optional(text) : std::nullopt;
}

FolderInfo describe(const QString &path, const std::string &raw, const LocalPaths &local)
{
    FolderInfo info{.path = path, .mounted = QString::fromStdString(local.mountedAt(raw))};
    std::error_code error;
    const fs::path target = fs::read_symlink(raw, error);
    if (!error)
        info.link = QString::fromStdString(target.string());
    // What is mounted can be a server that is silent.
    else if (info.mounted.isEmpty()) {
        const bool isEmpty = fs::is_empty(raw, error);
        if (!error)
            info.isEmpty = isEmpty;
    }
    return info;
}

} // namespace

HostAnswer localFolders(const QString &folder)
{
    const LocalPaths local = LocalPaths::current();
    std::vector<std::string> segments = canonical::pathSegments(folder.toStdString());
    std::error_code error;
    fs::directory_iterator entries(canonical::joinedPath(segments), error);
    const std::error_code first = error;
    while (error && !segments.empty()) {
        segments.pop_back();
        entries = fs::directory_iterator(canonical::joinedPath(segments), error);
    }
    if (error)
        return {.error =
                    ServiceError{.code = ServiceError::Code::AccessDenied,
                                 .sentence = LocalFoldersTr::tr("The directory cannot be listed."),
                                 .detail = QString::fromStdString(first.message())}};
    const std::string base = canonical::joinedPath(segments);
    HostAnswer answer;
    answer.folder = QString::fromStdString(base);
    answer.isMissing = first == std::errc::no_such_file_or_directory;
    answer.folders.append(describe(answer.folder, base, local));
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        // The kind of an entry is known without asking the file system that is mounted there; only a link
        // must be followed.
        std::error_code unknown;
        if (!entries->is_directory(unknown))
            continue;
        if (answer.folders.size() > mostFolders) {
            answer.isCut = true;
            break;
        }
        const std::string path = entries->path().string();
        if (const auto text = asText(path))
            answer.folders.append(describe(*text, path, local));
        else
            ++answer.unnamed;
    }
    return answer;
}

} // namespace poolwarden
