// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/definedmessage.h"

#include "app/poolwarden/poolactions.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QStringList>

#include <algorithm>

namespace poolwarden {

namespace {

/// The pool's name on the host; the draft's name may have been edited since.
QString hostName(const PoolRegistry &registry, PoolId pool)
{
    const PoolRegistry::Pool *row = registry.pool(pool);
    return row && row->snapshot ? row->snapshot->name : registry.displayName(pool);
}

} // namespace

QString DefinedMessage::pendingText()
{
    return tr("The changes take effect at the next start.");
}

Message DefinedMessage::of(const Told &told, const PoolRegistry &registry, PoolActions *actions)
{
    QList<PoolId> inactive;
    QList<PoolId> withoutAutostart;
    QList<PoolId> pending;
    for (const PoolId id : told.pools) {
        const PoolRegistry::Pool *pool = registry.pool(id);
        if (!pool || !pool->snapshot)
            continue;
        if (!pool->snapshot->isActive())
            inactive.append(id);
        if (!pool->snapshot->autostart)
            withoutAutostart.append(id);
        if (pool->isPending())
            pending.append(id);
    }
    const int count = static_cast<int>(told.pools.size());
    Message message;
    message.key = QStringLiteral("defined");
    const QString text =
        count != 1 ? (told.isAfterAll ? tr("%n pool(s) are defined after all.", nullptr, count)
                                      : tr("%n pool(s) are defined.", nullptr, count))
        : told.isAfterAll ? tr("Pool “%1” is defined after all: the host has what was sent.")
                          : tr("Pool “%1” is defined.");
    message.text = count == 1 ? text.arg(isolated(hostName(registry, told.pools.first()))) : text;
    if (!pending.isEmpty()) {
        message.text += u' ' + pendingText();
        message.more.append(
            {tr("&Restart"), [actions, pending] { actions->restart(pending); }, true});
    }
    const auto offer = [&](const QString &text, StorageService::Operation operation,
                           const QList<PoolId> &of) {
        if (!of.isEmpty() && !told.isFollowed)
            message.more.append({text,
                                 [&registry, actions, operation, of] {
                                     // Someone may have started one meanwhile.
                                     QList<PoolId> still = of;
                                     still.removeIf([&](PoolId id) {
                                         const PoolRegistry::Pool *pool = registry.pool(id);
                                         return !pool || !pool->snapshot || actions->isPending(id)
                                                || (operation == StorageService::Operation::Start
                                                    && pool->snapshot->isActive());
                                     });
                                     if (operation == StorageService::Operation::Start)
                                         actions->start(still);
                                     else
                                         actions->run(operation, still, true);
                                 },
                                 true});
    };
    // All or nothing: what is known of a part only would be half a way back.
    const bool isKnown = std::all_of(told.undoable.cbegin(), told.undoable.cend(),
                                     [](const ChangedPool &done) { return !done.after.isEmpty(); });
    if (isKnown && !told.undoable.isEmpty() && told.undoable.size() == told.pools.size()) {
        message.actionText = tr("&Take Back");
        message.action = told.takeBack;
        message.undoes = true;
        QStringList names;
        for (const PoolId id : told.pools)
            names.append(isolated(hostName(registry, id)));
        message.undoQuestion =
            count == 1 ? tr("Make “%1” what it was before it was defined? The draft comes back.")
                             .arg(names.first())
                       : tr("Make %n pool(s) what they were before they were defined? The drafts "
                            "come back.",
                            nullptr, count)
                             + u'\n' + names.join(u'\n');
        message.brings =
            count == 1 ? tr("“%1” as it was before it was defined").arg(names.first())
                       : tr("%n pool(s) as they were before they were defined: %1", nullptr, count)
                             .arg(shortRow(names));
    }
    // Buttons name their pool, because the message stays while the user edits another pool.
    if (count == 1) {
        const QString name = isolated(shortName(hostName(registry, told.pools.first())));
        offer(tr("&Start “%1”").arg(name), StorageService::Operation::Start, inactive);
        offer(tr("&Autostart “%1”").arg(name), StorageService::Operation::SetAutostart,
              withoutAutostart);
    } else {
        offer(tr("&Start Them"), StorageService::Operation::Start, inactive);
        offer(tr("&Autostart Them"), StorageService::Operation::SetAutostart, withoutAutostart);
    }
    return message;
}

} // namespace poolwarden
