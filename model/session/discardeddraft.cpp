// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/discardeddraft.h"

#include "model/document/pooldocument.h"
#include "model/session/pooldraft.h"

#include <variant>

namespace poolwarden {

namespace {

bool isOtherFile(const DraftFile &one, const DraftFile &other)
{
    return !one.isNone() && !other.isNone() && (one.path != other.path || one.index != other.index);
}

/// The draft of a new pool that is the same pool as the discarded one: what was brought back of it, or a newer one with
/// its UUID, or with its name if one of them has no UUID yet. noPool: there is none.
PoolId sameNewPool(const PoolRegistry &registry, const DiscardedDraft &discarded)
{
    const auto parsed = PoolDocument::parseText(discarded.xml);
    const auto *document = std::get_if<PoolDocument>(&parsed);
    const auto valueOf = [document](Field field) {
        return document ? document->value({field, 0}).value_or(QString()) : QString();
    };
    const QString uuid = discarded.uuid.isEmpty() ? valueOf(Field::Uuid) : discarded.uuid;
    const QString name = valueOf(Field::Name);
    for (const PoolId id : registry.pools()) {
        const PoolRegistry::Pool &pool = *registry.pool(id);
        if (pool.draft && !pool.snapshot && pool.host == discarded.host
            && pool.draft->firstRow() == discarded.firstRow)
            return id;
    }
    for (const PoolId id : registry.pools()) {
        const PoolRegistry::Pool &pool = *registry.pool(id);
        if (!pool.draft || pool.snapshot || pool.host != discarded.host
            || isOtherFile(pool.draft->file(), discarded.file))
            continue;
        if (pool.draft->firstRow() <= discarded.lastRow)
            continue;
        const QString other = pool.draft->value({Field::Uuid, 0}).value_or(QString());
        const bool isSame = uuid.isEmpty() || other.isEmpty()
                                ? !name.isEmpty() && pool.draft->value({Field::Name, 0}) == name
                                : uuid == other;
        if (isSame)
            return id;
    }
    return noPool;
}

/// Gives an open draft the text, so that its undo returns what it was.
BroughtBack replace(const PoolRegistry &registry, const PoolRegistry::Pool &pool,
                    const QString &xml)
{
    if (pool.draft->xml() == xml)
        return {.pool = pool.id};
    BroughtBack back{pool.id, draftAsItIs(registry, pool)};
    pool.draft->endUndoStep();
    pool.draft->setXml(xml);
    pool.draft->endUndoStep();
    return back;
}

} // namespace

DiscardedDraft draftAsItIs(const PoolRegistry &registry, const PoolRegistry::Pool &pool)
{
    return {
        pool.id,           pool.draft->firstRow(), registry.lastId(),
        pool.host,         pool.draft->origin(),   pool.snapshot ? pool.snapshot->uuid : QString(),
        pool.draft->xml(), pool.draft->base(),     pool.draft->fileName(),
        pool.draft->file()};
}

std::optional<DiscardedDraft> discardDraft(PoolRegistry *registry, PoolId id)
{
    const PoolRegistry::Pool *pool = registry->pool(id);
    if (!pool || !pool->draft)
        return std::nullopt;
    const DiscardedDraft discarded = draftAsItIs(*registry, *pool);
    registry->discardDraft(id);
    return discarded;
}

BroughtBack bringBack(PoolRegistry *registry, const DiscardedDraft &discarded)
{
    if (!registry->host(discarded.host))
        return {};
    const bool isEdit = discarded.origin == DraftOrigin::Edited;
    const PoolId edited = isEdit ? registry->findPool(discarded.host, discarded.uuid) : noPool;
    if (PoolDraft *draft = edited == noPool ? nullptr : registry->editPool(edited)) {
        if (draft->isModified()) {
            const BroughtBack back = replace(*registry, *registry->pool(edited), discarded.xml);
            // It is the edit of what the host has, whatever the other one began with.
            if (draft->theirs() == discarded.base)
                draft->keepMine();
            return back;
        }
        registry->resumeDraft(edited, discarded.base, discarded.xml);
        return {.pool = edited};
    }
    if (const PoolId same = sameNewPool(*registry, discarded); same != noPool) {
        const BroughtBack back = replace(*registry, *registry->pool(same), discarded.xml);
        if (!discarded.file.isNone() && registry->pool(same)->draft->file().isNone())
            registry->setFile(same, discarded.file, discarded.base);
        return back;
    }
    const PoolId made =
        registry
            ->createDraft(discarded.host, isEdit ? DraftOrigin::New : discarded.origin,
                          discarded.xml, isEdit ? QString() : discarded.fileName)
            ->id();
    registry->pool(made)->draft->setFirstRow(discarded.firstRow);
    if (!isEdit && !discarded.file.isNone())
        registry->setFile(made, discarded.file, discarded.base);
    return {.pool = made};
}

} // namespace poolwarden
