// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/discardeddraft.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QObject>
#include <QTimer>

namespace poolwarden {

class MainWindow;
class Prompts;

/// Commands on drafts: create, duplicate, revert, discard, apply to another pool.
class DraftController final : public QObject
{
    Q_OBJECT

public:
    DraftController(PoolRegistry *registry, MainWindow *window, Prompts *prompts,
                    QObject *parent = nullptr);

    /// Names of the pools with changes that are on no host.
    [[nodiscard]] QStringList unsaved() const;

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    void create(PoolType type);
    void duplicate();
    /// "images-2", or with the first number that no pool of the host uses.
    [[nodiscard]] QString freeName(HostId host, const QString &name) const;
    void revert();
    void discard();
    void discardAll(const QList<PoolId> &pools);
    void bringBackAll(const QList<DiscardedDraft> &discarded);
    void changePeer(const Finding &finding);
    void makeNewPool(PoolId pool);
    void updateCommands();

    PoolRegistry *m_registry;
    MainWindow *m_window;
    Prompts *m_prompts;
    QTimer m_update;
};

} // namespace poolwarden
