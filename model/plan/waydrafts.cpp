// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/waydrafts.h"

#include "model/accepted/acceptedset.h"
#include "model/accepted/findingfilter.h"
#include "model/document/pooldocument.h"
#include "model/port/newuuid.h"
#include "model/resolve/definitionedit.h"
#include "model/resolve/waysout.h"
#include "model/session/pooldraft.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

std::set<HostId> writableHosts(const PoolRegistry &registry)
{
    std::set<HostId> hosts;
    for (const PoolRegistry::Host &host : registry.hosts()) {
        if (host.online && !host.info.readOnly)
            hosts.insert(host.id);
    }
    return hosts;
}

/// The document that an edit of the pool begins with.
std::optional<PoolDocument> documentOf(const PoolRegistry::Pool *pool)
{
    if (!pool)
        return std::nullopt;
    if (pool->draft) {
        const PoolDocument *document = pool->draft->document();
        return document ? std::optional(*document) : std::nullopt;
    }
    if (!pool->snapshot)
        return std::nullopt;
    auto parsed = PoolDocument::parse(pool->snapshot->definitionXml());
    auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return std::nullopt;
    document->removeRuntimeElements();
    return std::move(*document);
}

/// None: it does not become what was promised.
std::optional<PoolDocument> changedDocument(PoolDocument document, const WayOut &way)
{
    for (const FieldEdit &edit : way.edits)
        document.setValue(edit.field, QString::fromStdString(edit.to));
    const ReadResult reading = document.definition();
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    const bool isKept =
        !definition || !way.definition
        || std::ranges::all_of(way.edits, [&](const FieldEdit &edit) {
               return valueOf(*definition, edit.field) == valueOf(*way.definition, edit.field);
           });
    return isKept ? std::optional(std::move(document)) : std::nullopt;
}

} // namespace

Situation situationOf(const PoolRegistry &registry)
{
    Situation situation;
    const ConflictChecker &checker = registry.checker();
    const std::set<HostId> writable = writableHosts(registry);
    const auto add = [&](HostId host) {
        situation.hosts.push_back({.id = host,
                                   .profile = checker.profile(host),
                                   .topology = checker.topology(host),
                                   .isWritable = writable.contains(host)});
    };
    for (const PoolRegistry::Host &host : registry.hosts())
        add(host.id);
    // There is nothing to define in “Files”, but its drafts have conflicts with each other.
    if (registry.files() != noHost)
        add(registry.files());
    situation.pools.reserve(std::size_t(registry.poolCount()));
    for (const PoolId pool : registry.pools()) {
        if (const PoolEntry *entry = checker.entry(pool))
            situation.pools.emplace_back(pool, *entry);
    }
    return situation;
}

WayOptions wayOptionsFor(const PoolRegistry &registry)
{
    WayOptions options;
    options.newUuid = [] {
        const QString text = newUuid();
        return parseUuid(text.toStdString()).value_or(Uuid{});
    };
    options.isWritable = [writable = writableHosts(registry)](HostId host) {
        return writable.contains(host);
    };
    for (const PoolId id : registry.pools()) {
        const PoolRegistry::Pool *pool = registry.pool(id);
        if (pool->snapshot && pool->snapshot->allocation > 0)
            options.usedBytes.emplace(id, pool->snapshot->allocation);
    }
    if (!registry.filter().set().isEmpty()) {
        std::map<HostId, QString> places;
        for (const PoolRegistry::Host &host : registry.hosts())
            places.emplace(host.id, registry.placeOf(host.id));
        places.emplace(registry.files(), registry.placeOf(registry.files()));
        options.isAccepted = [set = registry.filter().set(), places](const ConflictChecker &checker,
                                                                     const Finding &finding) {
            const auto placeOf = [&places](HostId host) {
                const auto found = places.find(host);
                return found == places.end() ? QString() : found->second;
            };
            return FindingFilter(checker, placeOf, set).acceptanceOf(finding) != nullptr;
        };
    }
    return options;
}

std::optional<WayTexts> textsOf(const PoolRegistry &registry, const WayOut &way)
{
    const PoolRegistry::Pool *pool = registry.pool(way.pool);
    if (!pool)
        return std::nullopt;
    const std::optional<PoolDocument> document = documentOf(pool);
    WayTexts texts;
    texts.before = document         ? document->toXml()
                   : pool->draft    ? pool->draft->xml()
                   : pool->snapshot ? PoolDocument::textOf(pool->snapshot->definitionXml())
                                    : QString();
    if (way.kind == WayKind::DefineDraft && pool->snapshot)
        return WayTexts{PoolDocument::editableText(pool->snapshot->definitionXml()), texts.before};
    if (!way.definition) {
        if (way.doing == Doing::DiscardDraft && pool->snapshot)
            texts.after = PoolDocument::editableText(pool->snapshot->definitionXml());
        else if (way.doing == Doing::Stop && !pool->snapshot->persistentXml.isEmpty())
            texts = {PoolDocument::editableText(pool->snapshot->liveXml),
                     PoolDocument::editableText(pool->snapshot->persistentXml)};
        return texts;
    }
    const std::optional<PoolDocument> source =
        way.draft == noPool ? document : documentOf(registry.pool(way.draft));
    const auto changed = source ? changedDocument(*source, way) : std::nullopt;
    if (!changed)
        return std::nullopt;
    texts.after = changed->toXml();
    return texts;
}

std::vector<WayOut> showableWays(const PoolRegistry &registry, const Finding &finding)
{
    std::vector<WayOut> ways = waysOut(registry.checker(), finding, wayOptionsFor(registry));
    std::erase_if(ways, [&registry](const WayOut &way) { return !textsOf(registry, way); });
    return ways;
}

bool makeEdits(PoolRegistry *registry, const WayOut &way)
{
    const PoolRegistry::Pool *pool = registry->pool(way.pool);
    if (!pool || !way.definition || way.draft != noPool)
        return false;
    PoolDraft *draft = pool->draft ? pool->draft : registry->editPool(way.pool);
    if (!draft || !draft->document())
        return false;
    const auto changed = changedDocument(*draft->document(), way);
    if (!changed)
        return false;
    draft->endUndoStep();
    draft->setXml(changed->toXml());
    draft->endUndoStep();
    return true;
}

} // namespace poolwarden
