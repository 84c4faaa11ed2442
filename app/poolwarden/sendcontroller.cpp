// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/sendcontroller.h"

#include "model/commands/commandrules.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QAction>
#include <QHash>

#include <utility>

namespace poolwarden {

namespace {

/// Name and UUID as far as they can be read.
struct NameAndUuid {
    QString name;
    QString uuid;
};

NameAndUuid identityOf(const PoolRegistry::Pool &pool)
{
    if (pool.draft)
        return {pool.draft->value({Field::Name, 0}).value_or(QString()),
                pool.draft->value({Field::Uuid, 0}).value_or(QString()).toLower()};
    return pool.snapshot ? NameAndUuid{pool.snapshot->name, pool.snapshot->uuid} : NameAndUuid{};
}

} // namespace

SendController::SendController(PoolRegistry *registry, PoolSelection *selection,
                               const CommandRules *rules, CommandSet *commands, Prompts *prompts,
                               QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_selection(selection)
    , m_rules(rules)
    , m_commands(commands)
    , m_prompts(prompts)
{
    commands->whenGiven(Command::SendTo, this, &SendController::ask);
}

void SendController::ask()
{
    const QList<PoolId> selected = m_rules->offer(Command::SendTo).pools;
    QList<PoolId> all;
    for (const PoolId id : m_registry->pools()) {
        if (m_registry->pool(id)->host == m_registry->files())
            all.append(id);
    }
    if (all.isEmpty()) {
        Q_EMIT messagePosted({Severity::Info, tr("There are no drafts in “Files”."), {}, {}, {}});
        return;
    }
    QList<HostId> hosts;
    Prompts::SendOffer offer;
    for (const PoolRegistry::Host &host : m_registry->hosts()) {
        hosts.append(host.id);
        const QString label = isolated(host.label);
        offer.hosts.append(!host.online         ? tr("%1 (not connected)").arg(label)
                           : host.info.readOnly ? tr("%1 (read-only)").arg(label)
                                                : host.label);
    }
    offer.selected = static_cast<int>(selected.size());
    offer.all = static_cast<int>(all.size());
    offer.meets = [this, hosts, selected, all](int host, bool ofAll) {
        return meets(ofAll ? all : selected, hosts.value(host, noHost));
    };
    m_prompts->chooseHost(
        offer, [this, hosts, selected, all](const std::optional<Prompts::SendRequest> &request) {
            if (request)
                send(request->all ? all : selected, hosts.value(request->host, noHost));
        });
}

QStringList SendController::meets(const QList<PoolId> &drafts, HostId host) const
{
    QHash<QString, PoolId> byName;
    QHash<QString, PoolId> byUuid;
    for (const PoolId id : m_registry->pools()) {
        const PoolRegistry::Pool &pool = *m_registry->pool(id);
        if (pool.host != host)
            continue;
        const NameAndUuid identity = identityOf(pool);
        byName.insert(identity.name, id);
        if (!identity.uuid.isEmpty())
            byUuid.insert(identity.uuid, id);
    }
    QStringList lines;
    for (const PoolId id : drafts) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !pool->draft)
            continue;
        const NameAndUuid identity = identityOf(*pool);
        const QString name = isolated(m_registry->displayName(id));
        const PoolId sameName = byName.value(identity.name, noPool);
        const PoolId sameUuid =
            identity.uuid.isEmpty() ? noPool : byUuid.value(identity.uuid, noPool);
        const auto isDraft = [this](PoolId other) { return !m_registry->pool(other)->snapshot; };
        if (sameUuid != noPool && sameUuid == sameName) {
            lines.append(
                (isDraft(sameUuid)
                     ? tr("“%1”: a draft there has the same name and UUID.")
                     : tr("“%1”: the pool of the same name and UUID is replaced if you define it."))
                    .arg(name));
            continue;
        }
        if (sameUuid != noPool)
            lines.append(tr("“%1”: its UUID is that of “%2”.")
                             .arg(name, isolated(m_registry->displayName(sameUuid))));
        if (sameName != noPool)
            lines.append(tr("“%1”: the name is taken by a pool with another UUID.").arg(name));
    }
    return lines;
}

void SendController::send(const QList<PoolId> &drafts, HostId host)
{
    const auto to = m_registry->host(host);
    if (!to) {
        Q_EMIT messagePosted(
            {Severity::Warning, tr("The host is no longer connected."), {}, {}, {}});
        return;
    }
    const QStringList met = meets(drafts, host);
    QList<PoolId> made;
    for (const PoolId id : drafts) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !pool->draft)
            continue;
        const QString xml = pool->draft->xml();
        const QString fileName = pool->draft->fileName();
        made.append(m_registry->createDraft(host, DraftOrigin::Imported, xml, fileName)->id());
    }
    if (made.isEmpty())
        return;
    m_selection->select(made);
    const int count = static_cast<int>(made.size());
    const QString label = isolated(to->label);
    Message message;
    message.text =
        count == 1 ? tr("“%1” is a draft of %2 now, and not defined yet.", "a pool, a host")
                         .arg(isolated(m_registry->displayName(made.first())), label)
                   : tr("%n draft(s) are drafts of %1 now, and not defined yet.", nullptr, count)
                         .arg(label);
    if (!met.isEmpty()) {
        message.severity = Severity::Warning;
        message.text += u'\n' + shortList(met);
        message.detail = longList(met);
    }
    message.actionText = tr("&Review and Define…");
    message.action = [this] { m_commands->action(Command::DefineAll)->trigger(); };
    Q_EMIT messagePosted(message);
}

} // namespace poolwarden
