// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/takeback.h"

#include "app/poolwarden/connectioncontroller.h"
#include "model/document/samexml.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/messages/message.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

ChangedPool beforeDefine(const PoolRegistry &registry, PoolId draft)
{
    const PoolRegistry::Pool &pool = *registry.pool(draft);
    const PoolId replaced = replacedBy(*pool.draft, registry);
    const PoolRegistry::Pool &old = replaced != noPool ? *registry.pool(replaced) : pool;
    DiscardedDraft defined = draftAsItIs(registry, pool);
    defined.file = {};
    return {std::move(defined),
            isolated(registry.displayName(draft)),
            old.snapshot ? old.snapshot->uuid : QString(),
            old.snapshot ? old.snapshot->persistentXml : QByteArray(),
            {}};
}

ChangedPool asItIs(const PoolRegistry &registry, PoolId id)
{
    ChangedPool changed;
    const PoolRegistry::Pool *pool = registry.pool(id);
    if (!pool || !pool->snapshot)
        return changed;
    changed.draft.host = pool->host;
    changed.name = isolated(registry.displayName(id));
    changed.uuid = pool->snapshot->uuid;
    changed.before = pool->snapshot->persistentXml;
    changed.after = changed.before;
    changed.autostarted = pool->snapshot->autostart;
    changed.ran = pool->snapshot->isActive();
    return changed;
}

void showBroughtBack(const TakeBack &back, const QList<PoolId> &before, PoolSelection *selection)
{
    // The host has removed the row of a new pool.
    const QList<PoolId> now = selection->pools();
    const bool isElsewhere =
        std::ranges::any_of(now, [&before](PoolId pool) { return !before.contains(pool); });
    if (!isElsewhere && !back.broughtBack().isEmpty())
        selection->select(back.broughtBack());
}

TakeBack::TakeBack(PoolRegistry *registry, ConnectionController *connections, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
{
}

void TakeBack::begin(const QList<ChangedPool> &pools)
{
    Q_ASSERT(!m_isRunning);
    m_pools = pools;
    m_steps = stepsFor();
    m_next = 0;
    m_over.clear();
    m_again.clear();
    m_back.clear();
    m_away.clear();
    m_kept.clear();
    m_broughtBack.clear();
    m_replaced.clear();
    m_isRunning = true;
    goOn();
}

QString TakeBack::told() const
{
    QStringList names;
    bool areAllDrafts = true;
    int built = 0;
    for (qsizetype i = 0; i < m_pools.size(); ++i) {
        if (m_over.contains(i))
            continue;
        names.append(m_pools[i].name);
        areAllDrafts = areAllDrafts && !m_pools[i].draft.xml.isEmpty();
        built += m_pools[i].isBuilt ? 1 : 0;
    }
    const auto count = int(names.size());
    QStringList sentences;
    if (count == 1)
        sentences.append((areAllDrafts ? tr("“%1” is as before Define; the draft is back.")
                                       : tr("“%1” is as it was before."))
                             .arg(names.first()));
    else if (count > 1)
        sentences.append(
            (areAllDrafts
                 ? tr("%n pools are as before Define; the drafts are back: %1.", nullptr, count)
                 : tr("%n pools are as they were before: %1.", nullptr, count))
                .arg(shortRow(names)));
    if (built > 0)
        sentences.append(tr("%n directories that were built stay.", nullptr, built));
    if (!m_replaced.isEmpty())
        sentences.append(m_replaced.sentence());
    return sentences.join(u' ');
}

Message TakeBack::message() const
{
    Message message;
    message.text = (QStringList{told()} + m_kept).join(u'\n').trimmed();
    message.severity = m_kept.isEmpty() ? Severity::Info : Severity::Warning;
    message.passes = m_kept.isEmpty();
    m_replaced.offer(&message, m_registry);
    return message;
}

std::vector<TakeBack::Step> TakeBack::stepsFor() const
{
    std::vector<Step> steps;
    const auto add = [&](Operation operation, const auto &isWanted) {
        for (qsizetype i = m_pools.size() - 1; i >= 0; --i) {
            if (isWanted(m_pools[i]))
                steps.push_back({operation, i});
        }
    };
    const auto isRedefined = [](const ChangedPool &pool) {
        return pool.isUndefined || pool.before != pool.after;
    };
    add(Operation::Stop, [&](const ChangedPool &pool) {
        return pool.ran && !pool.isUndefined && isRedefined(pool);
    });
    add(Operation::Define, isRedefined);
    add(Operation::SetAutostart, [](const ChangedPool &pool) { return pool.autostarted; });
    add(Operation::Start, [](const ChangedPool &pool) { return pool.ran; });
    return steps;
}

const PoolRegistry::Pool *TakeBack::poolOf(const ChangedPool &changed) const
{
    const PoolRegistry::Pool *pool =
        m_registry->pool(m_registry->findPool(changed.draft.host, changed.uuid));
    return pool && pool->snapshot ? pool : nullptr;
}

void TakeBack::keep(qsizetype pool, const QString &sentence, bool canBeTriedAgain)
{
    m_over.insert(pool);
    if (canBeTriedAgain)
        m_again.insert(pool);
    if (!sentence.isEmpty())
        m_kept.append(sentence);
}

void TakeBack::tellAway()
{
    if (m_away.size() == 1)
        m_kept.append(
            tr("“%1” stays as it is now, because the connection is closed. It can be taken "
               "back when it is open again.")
                .arg(m_away.first()));
    else if (!m_away.isEmpty())
        m_kept.append(
            tr("%n pools stay as they are now, because the connection is closed: %1. They "
               "can be taken back when it is open again.",
               nullptr, int(m_away.size()))
                .arg(shortRow(m_away)));
}

QList<ChangedPool> TakeBack::failed() const
{
    QList<ChangedPool> failed;
    for (qsizetype i = 0; i < m_pools.size(); ++i) {
        if (!m_again.contains(i))
            continue;
        ChangedPool pool = m_pools[i];
        pool.wasTried = true;
        if (m_back.contains(i)) {
            // Only to be started.
            pool.after = pool.before;
            pool.isUndefined = false;
            pool.draft = {};
            pool.draft.host = m_pools[i].draft.host;
        }
        failed.append(pool);
    }
    return failed;
}

void TakeBack::watch(StorageService *service)
{
    if (m_watched.contains(service))
        return;
    m_watched.insert(service);
    const auto ends = [this, service](quint64 request, const std::optional<ServiceError> &error) {
        if (m_isRunning && service == m_service && request == m_request)
            ended(error);
    };
    connect(service, &StorageService::succeeded, this,
            [ends](quint64 request) { ends(request, std::nullopt); });
    connect(service, &StorageService::failed, this,
            [ends](quint64 request, StorageService::Operation, const QString &,
                   const ServiceError &error) { ends(request, error); });
    connect(service, &QObject::destroyed, this, [this, service] {
        m_watched.remove(service);
        if (m_isRunning && service == m_service)
            ended(ServiceError{ServiceError::Code::Other, tr("The connection was closed."), {}, 0});
    });
}

void TakeBack::goOn()
{
    m_service = nullptr;
    for (; m_next < m_steps.size(); ++m_next) {
        const Step step = m_steps[m_next];
        const ChangedPool &changed = m_pools[step.pool];
        StorageService *service = m_connections->serviceOf(changed.draft.host);
        const bool isOpen = service && service->isOpen();
        if (!isOpen && !m_over.contains(step.pool))
            m_away.append(changed.name);
        if (!isOpen)
            keep(step.pool, {}, true);
        m_request = isOpen ? request(step, service) : 0;
        if (m_request != 0) {
            watch(service);
            m_service = service;
            return;
        }
    }
    m_isRunning = false;
    tellAway();
    Q_EMIT finished(int(m_pools.size() - m_over.size()), m_kept, failed());
}

quint64 TakeBack::request(const Step &step, StorageService *service)
{
    const ChangedPool &changed = m_pools[step.pool];
    const PoolRegistry::Pool *pool = poolOf(changed);
    const bool isActive = pool && pool->snapshot->isActive();
    switch (step.operation) {
    case Operation::Stop:
        return isActive && meanTheSame(pool->snapshot->persistentXml, changed.after)
                   ? service->stop(changed.uuid)
                   : 0;
    case Operation::Define:
        return m_over.contains(step.pool) ? 0 : requestDefinition(step, pool, service);
    case Operation::SetAutostart:
        return pool && !pool->snapshot->autostart ? service->setAutostart(changed.uuid, true) : 0;
    default:
        // Also one whose definition did not come back: it was stopped for that.
        return pool && !isActive ? service->start(changed.uuid) : 0;
    }
}

quint64 TakeBack::requestDefinition(const Step &step, const PoolRegistry::Pool *pool,
                                    StorageService *service)
{
    const ChangedPool &changed = m_pools[step.pool];
    // At once: a name can hold what looks like the place of the reason.
    const auto stays = [&changed](const QString &reason) {
        return tr("“%1” stays as it is now. %2").arg(changed.name, reason);
    };
    if (changed.wasTried && pool && !changed.before.isEmpty()
        && meanTheSame(pool->snapshot->persistentXml, changed.before)) {
        definitionEnded(step.pool); // the host did it, but there was no answer
    } else if (changed.isUndefined && pool) {
        keep(step.pool, stays(tr("The host has it again.")), false);
    } else if (changed.isUndefined) {
        return service->define(changed.before, StorageService::Validation::None);
    } else if (!pool) {
        keep(step.pool, stays(tr("The host does not have it any more.")), false);
    } else if (!meanTheSame(pool->snapshot->persistentXml, changed.after)) {
        keep(step.pool, stays(tr("It was changed since.")), false);
    } else {
        return changed.before.isEmpty()
                   ? service->undefine(changed.uuid)
                   : service->define(changed.before, StorageService::Validation::None);
    }
    return 0;
}

void TakeBack::ended(const std::optional<ServiceError> &error)
{
    const Step step = m_steps[m_next++];
    const ChangedPool &changed = m_pools[step.pool];
    if (!error) {
        if (step.operation == Operation::Define)
            definitionEnded(step.pool);
    } else if (step.operation == Operation::Start) {
        keep(step.pool, tr("“%1” was not started. %2").arg(changed.name, error->sentence), false);
    } else if (step.operation == Operation::SetAutostart) {
        keep(step.pool,
             tr("“%1” does not autostart as before. %2").arg(changed.name, error->sentence), false);
    } else {
        keep(step.pool,
             (error->isUnanswered
                  ? tr("It is not known whether “%1” is as it was before, because there was no "
                       "answer. %2")
                  : tr("“%1” stays as it is now. %2"))
                 .arg(changed.name, error->sentence),
             true);
    }
    goOn();
}

void TakeBack::definitionEnded(qsizetype index)
{
    const ChangedPool &changed = m_pools[index];
    const PoolRegistry::Pool *pool = poolOf(changed);
    if (!changed.before.isEmpty() && pool && pool->snapshot->isActive()
        && !meanTheSame(pool->snapshot->persistentXml, changed.before)) {
        // libvirt's test driver accepts it, and does nothing.
        keep(index,
             tr("“%1” stays as it is now: its host keeps the definition of an active pool. Stop it "
                "first.")
                 .arg(changed.name),
             true);
        return;
    }
    m_back.insert(index);
    Q_EMIT returned();
    BroughtBack back{.pool = m_registry->findPool(changed.draft.host, changed.uuid)};
    if (!changed.draft.xml.isEmpty()) {
        DiscardedDraft draft = changed.draft;
        // A new pool has it from its host, and so has what it was edited to since.
        if (draft.uuid.isEmpty())
            draft.uuid = changed.uuid;
        back = bringBack(m_registry, draft);
        m_replaced.add(*m_registry, back);
    }
    if (back.pool != noPool)
        m_broughtBack.append(back.pool);
}

} // namespace poolwarden
