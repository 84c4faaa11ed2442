// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>

namespace poolwarden {

/// The part of a DocumentWatch that blocks.
class DocumentWatcher final : public QObject
{
    Q_OBJECT

public:
    DocumentWatcher();

    void setFiles(const QStringList &paths);

Q_SIGNALS:
    void touched();

private:
    void watch();

    QFileSystemWatcher m_watcher{this};
    QStringList m_files;
};

} // namespace poolwarden
