// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/folderdrafts.h"

#include "model/document/pooldocument.h"
#include "model/session/pooldraft.h"
#include "model/xml/poolreader.h"
#include "model/xml/samedefinition.h"

#include <variant>

namespace poolwarden {

namespace {

ReadResult folderReading(const QByteArray &xml)
{
    return readPool({xml.constData(), std::size_t(xml.size())});
}

/// As hosts write it; empty: none.
QString canonicalUuid(const std::optional<QString> &typed)
{
    const auto uuid = parseUuid(typed.value_or(QString()).toStdString());
    return uuid ? QString::fromStdString(toString(*uuid)) : QString();
}

} // namespace

FolderDrafts::FolderDrafts(PoolRegistry *registry, HostId host)
    : m_registry(registry)
    , m_host(host)
{
    for (const PoolId id : m_registry->pools()) {
        if (m_registry->pool(id)->host == m_host)
            note(id);
    }
}

void FolderDrafts::note(PoolId id)
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    // A pool of the host goes before a draft of its name.
    const QString name = pool->snapshot ? pool->snapshot->name : m_registry->displayName(id);
    if (pool->snapshot || !m_byName.contains(name))
        m_byName.insert(name, id);
    if (pool->snapshot || !pool->draft)
        return;
    if (const QString uuid = canonicalUuid(pool->draft->value({Field::Uuid, 0})); !uuid.isEmpty())
        m_byUuid.insert(uuid, id);
}

FolderDrafts::Wanted FolderDrafts::wantedOf(const FolderRow &row) const
{
    Wanted wanted{.text = draftTextOf(row)};
    auto parsed = PoolDocument::parseText(wanted.text);
    auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return wanted;
    const QString uuid = canonicalUuid(document->value({Field::Uuid, 0}));
    const QString name = document->value({Field::Name, 0}).value_or(QString());
    if (!uuid.isEmpty()) {
        wanted.pool = m_registry->findPool(m_host, uuid);
        if (wanted.pool == noPool)
            wanted.pool = m_byUuid.value(uuid, noPool);
        return wanted;
    }
    wanted.pool = m_byName.value(name, noPool);
    const PoolRegistry::Pool *pool = m_registry->pool(wanted.pool);
    if (!pool) {
        wanted.pool = noPool;
        return wanted;
    }
    // The file leaves it out, and means this pool.
    const QString known = pool->snapshot ? pool->snapshot->uuid
                                         : pool->draft->value({Field::Uuid, 0}).value_or(QString());
    if (!known.isEmpty()) {
        document->setValue({Field::Uuid, 0}, known);
        wanted.text = document->toXml();
    }
    return wanted;
}

bool FolderDrafts::isKnown(const PoolRegistry::Pool &pool, const QString &text) const
{
    if (pool.draft && pool.draft->xml() == text)
        return true;
    const QByteArray known =
        pool.draft ? pool.draft->definitionXml() : pool.snapshot->definitionXml();
    return hasAllOf(folderReading(known), folderReading(PoolDocument::bytesOf(text)));
}

bool FolderDrafts::replacesDraft(const FolderRow &row) const
{
    const Wanted wanted = wantedOf(row);
    const PoolRegistry::Pool *pool = m_registry->pool(wanted.pool);
    return pool && pool->hasUnsaved() && !isKnown(*pool, wanted.text);
}

FolderDrafts::Outcome FolderDrafts::make(const FolderRow &row)
{
    const Wanted wanted = wantedOf(row);
    const PoolRegistry::Pool *pool = m_registry->pool(wanted.pool);
    if (pool && isKnown(*pool, wanted.text))
        return Outcome::Known;
    // Of two files for one pool that differ, neither replaces the other.
    if (!pool || m_made.contains(wanted.pool)) {
        const PoolDraft *draft =
            m_registry->createDraft(m_host, DraftOrigin::Imported, wanted.text, row.path);
        note(draft->id());
        m_made.insert(draft->id());
        return Outcome::Made;
    }
    PoolDraft *draft = m_registry->editPool(wanted.pool);
    if (!draft)
        return Outcome::Unreadable;
    draft->endUndoStep();
    draft->setXml(wanted.text);
    draft->endUndoStep();
    m_made.insert(wanted.pool);
    return Outcome::Made;
}

} // namespace poolwarden
