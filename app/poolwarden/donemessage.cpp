// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/donemessage.h"

#include "model/wording/operationwords.h"

namespace poolwarden {

Message DoneMessage::of(const QList<PoolCall> &calls, const SetAutostart &setAutostart)
{
    const auto &first = calls.first().job;
    const bool flag = first.restarts || first.autostart;
    Message message;
    message.passes = true;
    message.text =
        calls.size() == 1
            ? operationwords::done(first.operation, first.name, flag)
            : operationwords::doneAll(first.operation, static_cast<int>(calls.size()), flag);
    if (first.operation != StorageService::Operation::SetAutostart || calls.size() == 1)
        return message;
    // The command itself would change all that are chosen, also those that were so before.
    QList<PoolId> changed;
    for (const PoolCall &call : calls)
        changed.append(call.job.pool);
    message.passes = false;
    message.undoes = true;
    message.key = QStringLiteral("autostart of several");
    message.actionText = tr("Take &Back");
    message.action = [setAutostart, changed, before = !first.autostart] {
        setAutostart(changed, before);
    };
    return message;
}

} // namespace poolwarden
