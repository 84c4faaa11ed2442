// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/failuremessage.h"

#include "model/commands/poolrules.h"
#include "model/wording/isolated.h"
#include "model/wording/operationwords.h"
#include "model/wording/shortlist.h"

#include <QStringList>

#include <algorithm>

namespace poolwarden {

using Operation = StorageService::Operation;

namespace {

/// Where libvirt says why. What a program that it has called says besides comes below.
QString firstLineOf(const QString &detail)
{
    constexpr qsizetype most = 240;
    const QString line = detail.section(u'\n', 0, 0).trimmed();
    return line.size() > most ? line.left(most) + u'…' : line;
}

} // namespace

QString FailureMessage::key(const OperationQueue::Job &job)
{
    // By the name: a pool that was undefined and defined again meanwhile has another number.
    return QStringLiteral("failed-%1-%2-%3")
        .arg(int(job.operation))
        .arg(job.host.value())
        .arg(job.name);
}

QString FailureMessage::lastReason(const OperationQueue &queue, PoolId pool)
{
    for (int row = queue.rowCount() - 1; row >= 0; --row) {
        const QModelIndex job = queue.index(row);
        if (job.data(OperationQueue::PoolRole).value<PoolId>() != pool)
            continue;
        const QString error = job.data(OperationQueue::ErrorRole).toString();
        const QString detail = error.section(u'\n', 1).replace(u'\n', u' ');
        return detail.isEmpty() ? error
                                : tr("%1 libvirt's message: %2", "a sentence, what libvirt says")
                                      .arg(error.section(u'\n', 0, 0), detail);
    }
    return tr("The connection was closed.");
}

bool FailureMessage::isDoneAnyway(const PoolCall &call, const PoolRegistry &registry)
{
    const PoolRegistry::Pool *pool = registry.pool(registry.findPool(call.job.host, call.uuid));
    if (!pool || !pool->snapshot)
        return false;
    return call.job.operation == Operation::Stop    ? !pool->snapshot->isActive()
           : call.job.operation == Operation::Start ? pool->snapshot->isActive()
                                                    : false;
}

bool FailureMessage::lacksDirectory(const Failure &failure, const PoolRegistry &registry)
{
    const PoolRegistry::Pool *pool = registry.pool(failure.call.job.pool);
    return pool && PoolRules::ownsDirectory(*pool)
           && (failure.call.job.operation == Operation::Start
               || isStoppedByRefresh(failure.call, registry))
           && failure.error.code == ServiceError::Code::NoDirectory;
}

bool FailureMessage::isStoppedByRefresh(const PoolCall &call, const PoolRegistry &registry)
{
    const PoolRegistry::Pool *pool = registry.pool(registry.findPool(call.job.host, call.uuid));
    return call.job.operation == Operation::Refresh && call.ran && pool && pool->snapshot
           && !pool->snapshot->isActive();
}

Message FailureMessage::of(const QList<Failure> &failures, const PoolRegistry &registry,
                           const Ways &ways)
{
    Message message{Severity::Error, {}, {}, {}, {}};
    if (failures.size() == 1)
        message.key = key(failures.first().call.job);
    QStringList lines;
    QStringList details;
    QList<PoolCall> stopped;
    QList<PoolId> withoutDirectory;
    for (const Failure &failure : failures) {
        const OperationQueue::Job &job = failure.call.job;
        const bool isStopped = isStoppedByRefresh(failure.call, registry);
        QString line =
            isStopped ? operationwords::stoppedByRefresh(job.name, failure.error.sentence)
            : failure.isDone
                ? operationwords::doneWithError(job.operation, job.name, failure.error.sentence)
                : operationwords::failed(job.operation, job.name, failure.error.sentence,
                                         job.restarts);
        const QString detail = failure.error.detail.trimmed();
        // For a single message, the bar itself shows a detail of one line.
        if (failures.size() > 1 && !detail.isEmpty())
            line += u' ' + isolated(firstLineOf(detail));
        else if (detail.contains(u'\n'))
            line += u'\n' + isolated(firstLineOf(detail));
        lines.append(line);
        if (failures.size() == 1)
            details.append(detail);
        else if (detail.contains(u'\n'))
            details.append(line + u'\n' + detail);
        if (lacksDirectory(failure, registry))
            withoutDirectory.append(job.pool);
        else if (isStopped
                 || (job.operation == Operation::Start && job.restarts && !failure.isDone))
            stopped.append(failure.call);
    }
    message.text = shortList(lines);
    const auto failed = int(std::ranges::count(failures, false, &Failure::isDone));
    if (failed == 0)
        message.severity = Severity::Warning;
    if (failures.size() > 1) {
        message.text.prepend((failed > 0 ? tr("%n operation(s) failed:", nullptr, failed)
                                         : tr("%n operation(s) were done with an error:", nullptr,
                                              int(failures.size())))
                             + u'\n');
        details.prepend(longList(lines));
    }
    details.removeAll(QString());
    message.detail = details.join(u'\n');
    if (!stopped.isEmpty()) {
        message.actionText = tr("&Start Again");
        message.action = [start = ways.startAgain, stopped] { start(stopped); };
    }
    if (!withoutDirectory.isEmpty())
        message.more.append(
            {tr("&Create the Directory and Start"),
             [make = ways.makeDirectories, withoutDirectory] { make(withoutDirectory); }});
    return message;
}

} // namespace poolwarden
