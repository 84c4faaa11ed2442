// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/documentwatcher.h"

#include <QFileInfo>
#include <QSet>

#include <utility>

namespace poolwarden {

DocumentWatcher::DocumentWatcher()
{
    const auto tell = [this] {
        watch(); // a file that was replaced is another one
        Q_EMIT touched();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, tell);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, tell);
}

void DocumentWatcher::setFiles(const QStringList &paths)
{
    m_files = paths;
    watch();
}

void DocumentWatcher::watch()
{
    // Most programs write beside the file and rename, which is a change of the folder.
    QSet<QString> wanted;
    for (const QString &path : std::as_const(m_files)) {
        const QFileInfo file(path);
        wanted.insert(file.path());
        if (!file.exists())
            continue;
        wanted.insert(path);
        if (const QString real = file.canonicalFilePath(); real != path)
            wanted.insert(QFileInfo(real).path());
    }
    const QStringList now = m_watcher.files() + m_watcher.directories();
    const QSet<QString> watched(now.cbegin(), now.cend());
    const QStringList over = (watched - wanted).values();
    const QStringList more = (wanted - watched).values();
    if (!over.isEmpty())
        m_watcher.removePaths(over);
    if (!more.isEmpty())
        m_watcher.addPaths(more);
}

} // namespace poolwarden
