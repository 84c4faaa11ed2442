// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolactions.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace poolwarden {

/// The Define command: asks before storage is used twice, reads back what the host made of a
/// definition, says what came of it, and offers what usually follows.
class DefineController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    DefineController(PoolRegistry *registry, PoolActions *actions, MainWindow *window,
                     Prompts *prompts, QObject *parent = nullptr);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    using Operation = StorageService::Operation;
    /// Stop, define, start: what a pool still has to go through.
    enum class Step : quint8 { Stop, Define, Start };

    void define();
    void begin(const QList<PoolId> &pools);
    void updateCommand();
    void readBack(PoolId pool, const QString &uuid, const QByteArray &sent);
    void sayKept(PoolId pool, const PoolSnapshot &snapshot, const QStringList &differences);
    void ended(PoolId pool, Operation operation, bool succeeded);
    void sayDefined();
    /// What was told of the pool may be so no longer.
    void amendDefined(PoolId pool);
    [[nodiscard]] Message definedMessage();
    /// What the host calls it: the name may have been typed into since.
    [[nodiscard]] QString hostName(PoolId pool) const;
    [[nodiscard]] static QString pendingText();
    void goOn(PoolId pool, Step step);

    PoolRegistry *m_registry;
    PoolActions *m_actions;
    MainWindow *m_window;
    Prompts *m_prompts;
    QSet<PoolId> m_running;      ///< begun together and not ended yet
    QList<PoolId> m_defined;     ///< of those, what the host has as it was asked
    QList<PoolId> m_told;        ///< that they are defined
    QHash<PoolId, Step> m_steps; ///< the step that is being made
};

} // namespace poolwarden
