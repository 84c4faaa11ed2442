// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QLockFile>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QString>
#include <QTimer>

namespace poolwarden {

/// Saves the registry's drafts while they are typed, one file each: neither closing the window nor
/// a crash loses any. The file is deleted when the draft is discarded or defined. Drafts of a
/// closed host stay on disk; restore() brings them back.
///
/// Files that cannot be used are left alone, and told once. While another process uses the folder, nothing is restored: those
/// drafts are open there.
class DraftStore final : public QObject
{
    Q_OBJECT

public:
    /// A change is saved after a pause in typing of this length …
    static constexpr int pauseMilliseconds = 100;
    /// … and at the latest after this time.
    static constexpr int delayMilliseconds = 400;

    DraftStore(PoolRegistry *registry, const QString &folder, QObject *parent = nullptr);
    /// Writes pending changes.
    ~DraftStore() override;

    /// To be called after the host's pools were listed. Opens the drafts saved for its URI that are
    /// not open yet. An edit finds its pool by UUID; if the pool is gone, it becomes a new draft.
    /// If the host's definition was changed since, the draft is overtaken.
    QList<PoolId> restore(HostId host);
    /// The number of saved drafts of hosts that are not open, by URI. Empty while another process
    /// uses the folder.
    [[nodiscard]] QMap<QString, int> waiting();
    /// Writes pending changes now.
    void flush();

Q_SIGNALS:
    /// Writing failed. Emitted once, until writing works again.
    void failed(const QString &sentence);
    /// These files should hold drafts, but none can be read: a sentence for each path, why. Each is told once.
    void unusable(const QMap<QString, QString> &files);

private:
    struct Kept {
        QString file;
        QJsonObject content;
    };
    /// Readable drafts that are not open, oldest first.
    [[nodiscard]] QList<Kept> kept();
    /// Returns why it is none, a sentence; empty: it was read.
    [[nodiscard]] static QString read(const QString &path, QJsonObject *stored);
    void follow(PoolId pool);
    void forget(PoolId pool, const PoolDraft &draft, DraftEnd end);
    void touch(PoolId pool);
    /// Writes pending changes for a moment, and the rest later.
    void writeSome();
    void writeOne();
    void write(PoolId pool, const PoolDraft &draft);
    void remove(PoolId pool);
    /// The pool that the host has of the definition of a new one: with its UUID and its name.
    [[nodiscard]] PoolId poolOf(HostId host, const QString &xml) const;
    [[nodiscard]] PoolDraft *openStored(HostId host, const QJsonObject &stored);

    QPointer<PoolRegistry> m_registry;
    QString m_folder;
    QLockFile m_lock;
    QHash<PoolId, QString> m_files; ///< file names
    QSet<QString> m_toldUnusable;   ///< likewise
    QSet<PoolId> m_touched;
    QTimer m_timer;
    QTimer m_pause;
    bool m_failing = false;
};

} // namespace poolwarden
