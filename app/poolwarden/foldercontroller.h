// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/difference/foldercomparison.h"
#include "model/export/exporter.h"
#include "model/session/poolregistry.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QStringList>

class QSettings;
class QWidget;

namespace poolwarden {

class CommandSet;
class FolderDialog;
class FolderModel;
class PoolSelection;
class Prompts;

/// Compares the pools of a host with a folder of definitions, and makes drafts of the files, or files of the
/// pools. The folder is read and written on another thread.
class FolderController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. `window`: the parent of the dialog.
    FolderController(PoolRegistry *registry, PoolSelection *selection, CommandSet *commands,
                     Prompts *prompts, QSettings *settings, QWidget *window);

private:
    /// What is to be written.
    struct Writing {
        QList<Exporter::File> files;
        QHash<QString, QByteArray> known; ///< by name: the content that was compared
        QStringList left;                 ///< sentences about what is not written
    };
    /// What is in the folder when it is to be written.
    struct Found {
        QStringList existing;
        QStringList changed; ///< since the comparison
    };

    void begin(const QString &folder);
    void compare();
    void makeDrafts();
    void makeDrafts(const QList<FolderRow> &rows);
    void writeFiles();
    void write(const Writing &writing);
    void report(const Exporter::Result &result, const QStringList &left);
    [[nodiscard]] static Writing writingOf(const QList<FolderRow> &rows,
                                           const FolderComparison &comparison);
    [[nodiscard]] static Found lookAt(const Writing &writing, const QString &folder);

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    CommandSet *m_commands;
    Prompts *m_prompts;
    QSettings *m_settings;
    QWidget *m_window;
    QPointer<FolderDialog> m_dialog;
    QPointer<FolderModel> m_model;
    HostId m_host = noHost;
    QString m_folder;
    bool m_isLooking = false; ///< before files are written
};

} // namespace poolwarden
