// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/undefinedmessage.h"

#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QStringList>

#include <algorithm>

namespace poolwarden {

QString UndefinedMessage::key(const QList<PoolCall> &calls)
{
    return QStringLiteral("undefined-%1-%2").arg(calls.size()).arg(calls.first().uuid);
}

bool UndefinedMessage::areBack(const QList<PoolCall> &calls, const PoolRegistry &registry)
{
    return std::ranges::all_of(calls, [&registry](const PoolCall &call) {
        return registry.findPool(call.job.host, call.uuid) != noPool;
    });
}

PoolId UndefinedMessage::editOf(const PoolCall &undefined, const PoolRegistry &registry)
{
    for (const PoolId id : registry.pools()) {
        const PoolRegistry::Pool *pool = registry.pool(id);
        if (pool->host == undefined.job.host && !pool->snapshot && pool->draft
            && pool->draft->value({Field::Uuid, 0}) == undefined.uuid)
            return id;
    }
    return noPool;
}

Message UndefinedMessage::of(const QList<PoolCall> &calls, const PoolRegistry &registry,
                             const std::function<void()> &bringBack)
{
    QStringList names;
    for (const PoolCall &call : calls)
        names.append(call.job.name);
    const int count = static_cast<int>(calls.size());
    Message message{Severity::Info,
                    count == 1 ? tr("The pool “%1” was undefined.").arg(names.first())
                               : tr("%n pool(s) were undefined: %1", nullptr, count)
                                     .arg(names.join(QStringLiteral(", "))),
                    {},
                    count == 1 ? tr("&Bring Back “%1”").arg(shortName(names.first()))
                               : tr("&Bring Back %n Pool(s)", nullptr, count),
                    bringBack};
    message.undoes = true;
    message.key = key(calls);
    const auto host = registry.host(calls.first().job.host);
    const QString hostName = host ? isolated(host->label) : QString();
    const auto ran = int(std::ranges::count(calls, true, &PoolCall::ran));
    const auto hadErrors = int(std::ranges::count(calls, true, &PoolCall::hadErrors));
    QStringList question{count == 1
                             ? tr("Define “%1” on %2 again?").arg(names.first(), hostName)
                             : tr("Define %n pool(s) on %1 again?", nullptr, count).arg(hostName)};
    if (ran == 0)
        question.append(tr("%n pool(s) come back stopped.", nullptr, count));
    if (hadErrors > 0)
        question.append(tr("Errors come back with %n pool(s).", nullptr, hadErrors));
    message.undoQuestion =
        question.join(u' ') + (count == 1 ? QString() : u'\n' + names.join(u'\n'));
    message.brings =
        count == 1 ? tr("Pool “%1”, which was undefined").arg(names.first())
                   : tr("%n pool(s) that were undefined: %1", nullptr, count).arg(shortRow(names));
    return message;
}

} // namespace poolwarden
