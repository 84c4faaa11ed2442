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

/// Keeps the registry's drafts on disk as they are typed, one file each, so that neither a closed
/// window nor a crash loses any. A draft's file goes when the draft is discarded or defined; the
/// drafts of a host that is closed stay and come back with restore().
///
/// Files that cannot be understood are left alone. While another process uses the same folder,
/// nothing is restored from it: those drafts are open over there.
class DraftStore final : public QObject
{
    Q_OBJECT

public:
    /// A change is on disk after a pause in the typing of this length …
    static constexpr int pauseMilliseconds = 100;
    /// … and after this time, however long the typing goes on.
    static constexpr int delayMilliseconds = 400;

    DraftStore(PoolRegistry *registry, const QString &folder, QObject *parent = nullptr);
    /// Writes what is still to be written.
    ~DraftStore() override;

    /// To be called when the host's pools have been listed: opens what was kept for its URI and is not
    /// open yet. An edit finds its pool by uuid; if that is gone, it comes back as a new draft. What
    /// was changed on the host meanwhile overtakes it.
    QList<PoolId> restore(HostId host);
    /// How many drafts are kept for hosts that are not open, by URI. Empty while another process uses the
    /// folder.
    [[nodiscard]] QMap<QString, int> waiting();
    /// Writes now what is still to be written.
    void flush();

Q_SIGNALS:
    /// Once, until writing works again.
    void failed(const QString &sentence);

private:
    struct Kept {
        QString file;
        QJsonObject content;
    };
    /// What can be read and is not open, oldest first.
    [[nodiscard]] QList<Kept> kept();
    void follow(PoolId pool);
    void forget(PoolId pool, const PoolDraft &draft, DraftEnd end);
    void touch(PoolId pool);
    void write(PoolId pool, const PoolDraft &draft);
    void remove(PoolId pool);
    [[nodiscard]] PoolDraft *openStored(HostId host, const QString &origin, const QString &uuid,
                                        const QString &xml, const QString &base,
                                        const QString &fileName);

    QPointer<PoolRegistry> m_registry;
    QString m_folder;
    QLockFile m_lock;
    QHash<PoolId, QString> m_files; ///< names, of drafts that have one
    QSet<PoolId> m_touched;
    QTimer m_timer;
    QTimer m_pause;
    bool m_failing = false;
};

} // namespace poolwarden
