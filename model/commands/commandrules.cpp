// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/commands/commandrules.h"

#include "model/document/pooldocument.h"
#include "model/operations/operationqueue.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"

#include <algorithm>
#include <array>
#include <variant>

namespace poolwarden {

namespace {

bool isTransient(const PoolRegistry::Pool &pool)
{
    return pool.snapshot && !pool.snapshot->persistent;
}

/// Whether there is XML to copy. What a host or the draft has read needs no second look.
bool hasDocument(const PoolRegistry::Pool &pool)
{
    if (pool.draft)
        return pool.draft->document() != nullptr;
    const auto isRead = [](const std::optional<ReadResult> &reading) {
        return reading && std::holds_alternative<PoolDefinition>(*reading);
    };
    if (isRead(pool.persistent) || (!pool.persistent && isRead(pool.live)))
        return true;
    const auto parsed =
        PoolDocument::parse(pool.snapshot ? pool.snapshot->definitionXml() : QByteArray());
    return std::holds_alternative<PoolDocument>(parsed);
}

} // namespace

CommandRules::CommandRules(const PoolRegistry &registry, const PoolSelection &selection,
                           const OperationQueue &queue)
    : m_registry(registry)
    , m_selection(selection)
    , m_queue(queue)
    , m_ofHosts(registry, queue)
{
}

std::span<const Command> CommandRules::commands()
{
    using enum Command;
    static constexpr std::array all{
        KeepTemplate,  NewPool,   Paste,          Duplicate,    Compare,       Export,  ExportWith,
        CompareFolder, CopyXml,   CopyVirsh,      CopyAnsible,  CopyTerraform, NewUuid, Revert,
        Discard,       Define,    Edit,           Start,        Stop,          Restart, Refresh,
        Build,         Autostart, Undefine,       Reload,       ShowPeers,     Save,    SaveAs,
        SendTo,        WaysOut,   AcceptConflict, AfterRestart,
    };
    return all;
}

std::span<const Command> CommandRules::quickCommands()
{
    using enum Command;
    static constexpr std::array quick{Compare,   Export,      ExportWith,   CopyXml,
                                      CopyVirsh, CopyAnsible, CopyTerraform};
    return quick;
}

CommandRules::Offer CommandRules::offer(Command command) const
{
    return offer(command, m_selection.pools());
}

CommandRules::Offer CommandRules::offer(Command command, const QList<PoolId> &selected) const
{
    switch (command) {
    case Command::Start:
    case Command::Stop:
    case Command::Restart:
    case Command::Refresh:
    case Command::Build:
    case Command::Autostart:
    case Command::Undefine:
        return m_ofHosts.offer(command, selected);
    case Command::Define:
        return offerDefine(selected);
    case Command::Discard:
        return offerDiscard(selected);
    case Command::Save:
        return offerSave(selected);
    case Command::SendTo:
        return offerSend(selected);
    case Command::Export:
    case Command::CopyXml:
    case Command::CopyVirsh:
    case Command::CopyAnsible:
    case Command::CopyTerraform:
        return {selected, selected.isEmpty() ? tr("Select a pool first.") : QString()};
    case Command::Compare:
        if (selected.size() == 2)
            return {selected, {}};
        return {{}, tr("Select two pools, no more and no less, to compare them.")};
    case Command::Duplicate:
    case Command::KeepTemplate:
    case Command::Edit:
    case Command::NewUuid:
    case Command::Revert:
    case Command::SaveAs:
    case Command::ShowPeers:
    case Command::WaysOut:
    case Command::AcceptConflict: {
        const Pool *pool = m_registry.pool(m_selection.current());
        if (!pool)
            return {{}, tr("Select a pool first.")};
        const QString whyNot = whyNotCurrent(command, *pool);
        return {whyNot.isEmpty() ? QList<PoolId>{pool->id} : QList<PoolId>(), whyNot};
    }
    case Command::NewPool:
    case Command::Paste:
        return {{}, m_selection.host() == noHost ? tr("Connect to a host first.") : QString()};
    case Command::AfterRestart:
    case Command::CompareFolder:
        if (m_selection.host() == noHost || m_registry.hosts().isEmpty())
            return {{}, tr("Connect to a host first.")};
        return {{},
                m_selection.host() == m_registry.files()
                    ? tr("“Files” is no host. Choose a host in the list of connections first.")
                    : QString()};
    case Command::ExportWith:
        return {{}, m_registry.poolCount() == 0 ? tr("There are no pools.") : QString()};
    case Command::Reload:
        return {{}, whyNotReload()};
    default:
        return {};
    }
}

QString CommandRules::whyNotCurrent(Command command, const Pool &pool) const
{
    switch (command) {
    case Command::Duplicate:
    case Command::KeepTemplate:
        return hasDocument(pool) ? QString() : tr("The XML of the pool cannot be read.");
    case Command::NewUuid:
        return pool.snapshot ? tr("The UUID of a pool on the host cannot be changed.") : QString();
    case Command::Revert:
        return pool.draft && pool.draft->isModified() ? QString()
                                                      : tr("There are no changes to revert.");
    case Command::SaveAs:
        return pool.host == m_registry.files()
                   ? QString()
                   : tr("The pool is on a host. Export writes it to a file.");
    case Command::ShowPeers:
    case Command::AcceptConflict:
        return pool.status.clean() ? tr("The current pool has no conflicts.") : QString();
    case Command::WaysOut:
        if (pool.status.errors + pool.status.warnings > 0)
            return {};
        return std::ranges::any_of(
                   m_registry.checker().findingsOf(pool.id),
                   [](const Finding &finding) { return finding.severity != Severity::Info; })
                   ? tr("The errors and warnings of the current pool are accepted. The list of "
                        "accepted conflicts takes that back.")
                   : tr("The current pool has no errors or warnings.");
    default:
        return {};
    }
}

CommandRules::Offer CommandRules::offerSave(const QList<PoolId> &selected) const
{
    if (selected.isEmpty())
        return {{}, tr("Select a pool first.")};
    for (const PoolId id : selected) {
        const Pool *pool = m_registry.pool(id);
        if (pool && pool->host != m_registry.files())
            return {
                {},
                selected.size() == 1
                    ? tr("The pool is on a host. Export writes it to a file.")
                    : tr("Some of the selected pools are on a host. Export writes them to files.")};
    }
    return {selected, {}};
}

CommandRules::Offer CommandRules::offerSend(const QList<PoolId> &selected) const
{
    Offer offer;
    for (const PoolId id : selected) {
        const Pool *pool = m_registry.pool(id);
        if (pool && pool->host == m_registry.files())
            offer.pools.append(id);
    }
    if (offer.pools.isEmpty() && m_selection.host() != m_registry.files())
        offer.whyNot = tr("Select a draft of “Files” first.");
    else if (m_registry.hosts().isEmpty())
        offer.whyNot = tr("Connect to a host first.");
    return offer;
}

QString CommandRules::whyNotReload() const
{
    if (m_selection.host() == m_registry.files() && m_selection.host() != noHost)
        return tr("“Files” is no host. What changes on disk is noticed by itself.");
    const auto host = m_registry.host(m_selection.host());
    return host && host->online ? QString() : tr("Not connected.");
}

CommandRules::Offer CommandRules::offerDiscard(const QList<PoolId> &selected) const
{
    Offer offer;
    for (const PoolId id : selected) {
        const Pool *pool = m_registry.pool(id);
        if (pool && pool->hasUnsaved())
            offer.pools.append(id);
    }
    if (offer.pools.isEmpty())
        offer.whyNot = tr("No selected pool is a draft.");
    return offer;
}

bool CommandRules::isDefinable(const Pool &pool)
{
    return pool.draft || isTransient(pool);
}

QString CommandRules::whyNotDefine(const Pool &pool) const
{
    if (!isDefinable(pool))
        return tr("The pool has no changes.");
    if (m_queue.isPending(pool.id))
        return tr("The host is busy with this pool.");
    if (pool.draft)
        return poolwarden::whyNotDefine(*pool.draft, m_registry);
    return PoolRules::isWritable(m_registry, pool) ? QString()
                                                   : tr("The connection is closed or read-only.");
}

CommandRules::Offer CommandRules::offerDefine(const QList<PoolId> &selected) const
{
    Offer offer;
    QString whyNot = tr("No selected pool has changes to define.");
    for (const PoolId id : selected) {
        const Pool *pool = m_registry.pool(id);
        if (!pool || !isDefinable(*pool))
            continue;
        const QString reason = whyNotDefine(*pool);
        if (reason.isEmpty())
            offer.pools.append(id);
        else
            whyNot = reason;
    }
    if (offer.pools.isEmpty())
        offer.whyNot = whyNot;
    return offer;
}

} // namespace poolwarden
