// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/renameproof.h"

#include "model/session/pooldraft.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"
#include "model/xml/samedefinition.h"

#include <QCoreApplication>

#include <algorithm>
#include <variant>

namespace poolwarden {

namespace {

struct RenameproofTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::renameproof)
};

ReadResult renameReading(const QByteArray &xml)
{
    return readPool({xml.constData(), std::size_t(xml.size())});
}

/// The first error that the pool would have and has not now.
std::optional<Finding> newErrorOf(const PoolRegistry &registry, PoolId pool,
                                  const PoolDefinition &definition)
{
    PoolEntry entry = *registry.checker().entry(pool);
    entry.live = {};
    entry.persistent = definition;
    entry.draft = {};
    const SupposedFindings found = registry.checker().suppose({{.pool = pool, .entry = entry}});
    const auto isThere = [&found](const Finding &finding) {
        return std::ranges::any_of(found.before, [&finding](const Finding &now) {
            return now.kind == finding.kind && now.peer == finding.peer;
        });
    };
    const auto error = std::ranges::find_if(found.after, [&](const Finding &finding) {
        return finding.pool == pool && finding.severity == Severity::Error && !isThere(finding);
    });
    return error == found.after.end() ? std::nullopt : std::optional(*error);
}

} // namespace

QString whyNotNamedBack(const PoolRegistry &registry, PoolId id, const QByteArray &before,
                        const QByteArray &after)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    if (!pool || !pool->snapshot)
        return RenameproofTr::tr("The host does not have it any more.");
    const QByteArray &now = pool->snapshot->persistentXml;
    if (now != after && !isSameDefinition(renameReading(now), renameReading(after)))
        return RenameproofTr::tr("It was changed since.");
    const ReadResult reading = renameReading(before);
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    if (!definition)
        return RenameproofTr::tr("Its former definition cannot be read.");
    const QString name = QString::fromStdString(definition->name);
    for (const PoolId other : registry.pools()) {
        const PoolRegistry::Pool *rival = registry.pool(other);
        if (other != id && rival->host == pool->host && rival->snapshot
            && rival->snapshot->name == name)
            return RenameproofTr::tr("There is a pool “%1” already.").arg(isolated(name));
    }
    // Of a pool of the same name and UUID libvirt compares the storage with that of the others only.
    PoolDefinition named = *definition;
    named.name = pool->snapshot->name.toStdString();
    if (const DefineVerdict verdict = registry.checker().predict(pool->host, named);
        verdict.refusal)
        return findingtext::refusal(*verdict.refusal);
    if (const auto error = newErrorOf(registry, id, *definition))
        return findingtext::headline(
            *error, [&registry](PoolId other) { return isolated(registry.displayName(other)); });
    return {};
}

QStringList changesBesideName(const PoolRegistry::Pool &pool)
{
    const ReadResult before = renameReading(pool.snapshot->persistentXml);
    const auto *was = std::get_if<PoolDefinition>(&before);
    const auto *wanted = std::get_if<PoolDefinition>(&pool.draft->assessment().reading);
    QStringList names;
    if (!was || !wanted)
        return names;
    for (const Field field : differingFields(*was, *wanted)) {
        if (field != Field::Name)
            names.append(findingtext::fieldName(field, wanted->type));
    }
    return names;
}

} // namespace poolwarden
