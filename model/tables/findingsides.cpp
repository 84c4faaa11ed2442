// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingsides.h"

#include "model/conflict/startcheck.h"
#include "model/document/fieldplaces.h"
#include "model/document/pooldocument.h"
#include "model/document/xmloutline.h"
#include "model/session/draftassessment.h"
#include "model/session/findingremark.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/tables/findingrowtext.h"
#include "model/wording/findingtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace poolwarden {

namespace {

/// Gives the translations their context; the functions are free ones.
struct FindingSides {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingSides)
};

QString titleOf(const PoolRegistry::Pool &pool, DefinitionKind definitionKind, const QString &name)
{
    switch (definitionKind) {
    case DefinitionKind::Draft:
        return FindingSides::tr("%1: your draft", "a pool").arg(name);
    case DefinitionKind::Live:
        return pool.isPending() ? FindingSides::tr("%1: as it runs", "a pool").arg(name)
                                : FindingSides::tr("%1: its definition", "a pool").arg(name);
    case DefinitionKind::Persistent:
        return pool.isPending() ? FindingSides::tr("%1: from its next start", "a pool").arg(name)
                                : FindingSides::tr("%1: its definition", "a pool").arg(name);
    }
    return name;
}

QString textOf(const PoolRegistry::Pool &pool, DefinitionKind definitionKind)
{
    if (definitionKind == DefinitionKind::Draft)
        return pool.draft ? pool.draft->xml() : QString();
    if (!pool.snapshot)
        return {};
    const QByteArray &xml = definitionKind == DefinitionKind::Live ? pool.snapshot->liveXml
                                                                   : pool.snapshot->persistentXml;
    return PoolDocument::editableText(xml);
}

/// A text without its white space at both ends.
void trim(const QString &text, qsizetype &begin, qsizetype &end)
{
    while (begin < end && text.at(begin).isSpace())
        ++begin;
    while (end > begin && text.at(end - 1).isSpace())
        --end;
}

void mark(FindingSide &side, FieldRef field)
{
    const auto parsed = PoolDocument::parseText(side.xml);
    const auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return;
    const XmlOutline &outline = document->outline();
    const int index = fieldplaces::elementOf(outline, field);
    // A type without a source of its own, such as mpath, or a value that libvirt derives.
    const XmlOutline::Element &element = outline.element(std::max(index, 0));
    const XmlOutline::Attribute *attribute =
        index < 0 ? element.attribute(u"type")
                  : fieldplaces::attributeOf(element, fieldplaces::attributeName(field.field));
    side.markBegin = element.begin;
    side.markEnd = element.startTagEnd;
    if (attribute) {
        side.markBegin = attribute->begin;
        side.markEnd = attribute->end;
    } else if (index >= 0 && fieldplaces::attributeName(field.field).isEmpty()
               && element.contentEnd > element.startTagEnd) {
        side.markBegin = element.startTagEnd;
        side.markEnd = element.contentEnd;
        trim(side.xml, side.markBegin, side.markEnd);
    }
}

bool isRefused(const PoolRegistry &registry, PoolId id, DefinitionKind definitionKind)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    return definitionKind == DefinitionKind::Draft && pool && pool->draft
           && !pool->draft->assessment().verdict.accepted();
}

/// Whether the two have different values at the field, as far as they can be read.
bool differ(const std::optional<ReadResult> &one, const ReadResult &other, Field field)
{
    const auto *before = one ? std::get_if<PoolDefinition>(&*one) : nullptr;
    const auto *after = std::get_if<PoolDefinition>(&other);
    return before && after && std::ranges::count(differingFields(*before, *after), field) > 0;
}

findingtext::Standing standingOf(const PoolRegistry &registry, PoolId id,
                                 DefinitionKind definitionKind, Field field)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    if (!pool)
        return findingtext::Standing::Unknown;
    const bool isDraft = definitionKind == DefinitionKind::Draft && pool->draft;
    if (isDraft
        && (!pool->snapshot || differ(pool->persistent, pool->draft->assessment().reading, field)))
        return findingtext::Standing::Draft;
    if (!pool->snapshot)
        return findingtext::Standing::Unknown;
    const auto host = registry.host(pool->host);
    if (host && !host->online)
        return findingtext::Standing::NotConnected;
    if (!pool->snapshot->isActive())
        return findingtext::Standing::Stopped;
    const bool isLater = definitionKind != DefinitionKind::Live && pool->persistent
                         && differ(pool->live, *pool->persistent, field);
    return isLater ? findingtext::Standing::RunsElsewhere : findingtext::Standing::Runs;
}

/// As restartForecast() has it, but for what is known of directories.
findingtext::Turn turnOf(const PoolRegistry::Pool &pool)
{
    if (pool.snapshot->isActive()) {
        const auto *live = pool.live ? std::get_if<PoolDefinition>(&*pool.live) : nullptr;
        return live && startCheck(live->type) == StartCheck::None
                   ? findingtext::Turn::TakenAsStopped
                   : findingtext::Turn::None;
    }
    const auto *definition =
        pool.persistent ? std::get_if<PoolDefinition>(&*pool.persistent) : nullptr;
    if (!definition)
        return findingtext::Turn::None;
    if (isFoundByItself(definition->type))
        return findingtext::Turn::RunsIfFound;
    return pool.snapshot->autostart ? findingtext::Turn::RunsAtBoot : findingtext::Turn::None;
}

/// Whether it matters who runs.
bool isOfStorage(FindingKind kind)
{
    return kind == FindingKind::SameStorage || kind == FindingKind::Overlap
           || kind == FindingKind::SharedAcrossHosts;
}

} // namespace

FindingSide sideOf(const PoolRegistry &registry, const Finding &finding)
{
    FindingSide side;
    const PoolRegistry::Pool *pool = registry.pool(finding.pool);
    if (!pool)
        return side;
    const QStringList labels = findingtext::labelsOf(
        registry, finding.peer == noPool ? std::vector{finding.pool}
                                         : std::vector{finding.pool, finding.peer});
    side.title = titleOf(*pool, finding.definitionKind, labels.first());
    side.xml = textOf(*pool, finding.definitionKind);
    mark(side, finding.field);
    return side;
}

namespace findingtext {

Outlook outlookOf(const PoolRegistry &registry, const Finding &finding)
{
    const NameOf nameOf = [&](PoolId id) {
        return registry.nameBeside(id, id == finding.pool ? finding.peer : finding.pool);
    };
    Outlook told = outlook(finding, nameOf);
    if (finding.kind == FindingKind::Unverified || finding.peer == noPool)
        return told;
    // There may be more between the two than this.
    for (const Finding &other : registry.findingsOf(finding.pool)) {
        if (other.peer == finding.peer && other.kind == FindingKind::LostAtRestart
            && finding.kind != FindingKind::LostAtRestart)
            told.restart = outlook(other, nameOf).restart;
    }
    const bool isItself =
        finding.kind == FindingKind::Refused || finding.kind == FindingKind::IdentityTaken;
    if (!isItself) {
        if (isRefused(registry, finding.pool, finding.definitionKind))
            told.now = refusedOtherwise(nameOf(finding.pool));
        else if (isRefused(registry, finding.peer, finding.peerDefinitionKind))
            told.now = refusedOtherwise(nameOf(finding.peer));
    }
    if (isOfStorage(finding.kind)) {
        const Standing own =
            standingOf(registry, finding.pool, finding.definitionKind, finding.field.field);
        const Standing peer = finding.others > 0
                                  ? Standing::Unknown
                                  : standingOf(registry, finding.peer, finding.peerDefinitionKind,
                                               finding.peerField.field);
        const QString runs = standings(nameOf(finding.pool), own, nameOf(finding.peer), peer);
        told.now = (runs + u' ' + told.now).trimmed();
        // Who reads that both are kept must not take it for safety.
        for (const auto &[pool, standing] : {std::pair(finding.pool, own), {finding.peer, peer}}) {
            if (standing == Standing::Stopped || standing == Standing::Runs)
                told.restart =
                    (told.restart + u' ' + turned(nameOf(pool), turnOf(*registry.pool(pool))))
                        .trimmed();
        }
    }
    const QString remark = whileRunning(registry, finding);
    if (!remark.isEmpty())
        told.restart = (told.restart + u' ' + remark).trimmed();
    return told;
}

} // namespace findingtext

} // namespace poolwarden
