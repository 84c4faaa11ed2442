// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/registeredpool.h"

#include "model/session/pooldraft.h"
#include "model/xml/samedefinition.h"

#include <utility>
#include <variant>

namespace poolwarden {

namespace {

std::optional<ReadResult> readXml(const QByteArray &xml, const ReadOptions &options)
{
    if (xml.isEmpty())
        return {};
    return readPool({xml.constData(), std::size_t(xml.size())}, options);
}

std::optional<PoolDefinition> definitionOf(const std::optional<ReadResult> &reading)
{
    if (!reading || !std::holds_alternative<PoolDefinition>(*reading))
        return {};
    return std::get<PoolDefinition>(*reading);
}

} // namespace

bool RegisteredPool::hasUnsaved() const
{
    return draft && (!snapshot || draft->isModified());
}

bool RegisteredPool::isPending() const
{
    return snapshot && snapshot->isActive() && live && persistent && live != persistent
           && !isSameDefinition(*live, *persistent);
}

QString RegisteredPool::displayName() const
{
    QString name;
    if (draft) {
        if (const auto *definition = std::get_if<PoolDefinition>(&draft->assessment().reading))
            name = QString::fromStdString(definition->name);
        else
            name = draft->value({Field::Name}).value_or(QString());
    }
    if (name.isEmpty() && snapshot)
        name = snapshot->name;
    if (name.isEmpty() && draft)
        name = draft->fileName();
    return name.isEmpty() ? tr("(no name)") : name;
}

QString RegisteredPool::nameBeside(const RegisteredPool &other, const QString &hostLabel) const
{
    const QString name = displayName();
    if (name != other.displayName())
        return name;
    if (host != other.host)
        return hostLabel.isEmpty() ? name
                                   : tr("%1 (on %2)", "a pool, its host").arg(name, hostLabel);
    // A draft of a new pool has the name of one that is there.
    if (snapshot.has_value() == other.snapshot.has_value())
        return name;
    return snapshot ? tr("%1 (on the host)", "a pool").arg(name)
                    : tr("%1 (new draft)", "a pool").arg(name);
}

void RegisteredPool::take(const PoolSnapshot &now, const ReadOptions &options)
{
    const PoolSnapshot before = std::exchange(snapshot, now).value_or(PoolSnapshot());
    if (now.liveXml != before.liveXml || !live)
        live = readXml(now.liveXml, options);
    if (now.persistentXml == now.liveXml)
        persistent = live;
    else if (now.persistentXml != before.persistentXml || !persistent)
        persistent = readXml(now.persistentXml, options);
}

void RegisteredPool::dropSnapshot()
{
    snapshot.reset();
    live.reset();
    persistent.reset();
}

PoolEntry RegisteredPool::entry(const std::optional<PoolDefinition> &typed) const
{
    PoolEntry entry;
    entry.host = host;
    entry.live = definitionOf(live);
    entry.persistent = persistent == live ? entry.live : SharedDefinition(definitionOf(persistent));
    if (snapshot) {
        entry.active = snapshot->isActive();
        if (!entry.live && !entry.persistent) {
            entry.knownName = snapshot->name.toStdString();
            entry.knownUuid = parseUuid(snapshot->uuid.toStdString());
        }
    }
    // An unchanged draft adds nothing.
    if (hasUnsaved())
        entry.draft = typed;
    return entry;
}

} // namespace poolwarden
