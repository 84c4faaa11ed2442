// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflicttexts.h"

#include "model/session/poolregistry.h"
#include "model/tables/findingsides.h"
#include "model/tables/findingsmodel.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/conflicts/findingrows.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace poolwarden {

namespace {

/// Gives the translations their context.
struct ConflictWords {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::ConflictsPane)
};

} // namespace

ConflictTexts::ConflictTexts(const PoolRegistry &registry, const FindingsModel &model,
                             const FindingRows &rows)
    : m_registry(registry)
    , m_model(model)
    , m_rows(rows)
{
}

ConflictDetails::Texts ConflictTexts::of(const Finding &finding, const QModelIndex &row) const
{
    const bool isOfHost = finding.pool == noPool;
    const QModelIndex shown = isOfHost ? m_rows.find(FindingRows::sameAs(finding)) : row;
    ConflictDetails::Texts texts;
    if (m_rows.chosenRows() > 1)
        texts.note = ConflictWords::tr(
            "%n conflict(s) are selected. This is the one with the cursor:", nullptr,
            int(m_rows.chosen().size()));
    texts.title = titleOf(finding);
    texts.outlook = findingtext::outlookOf(m_registry, finding);
    // What follows is told by itself, if it can be.
    texts.explanation = shown
                            .data(texts.outlook.now.isEmpty() ? FindingsModel::ExplanationRole
                                                              : FindingsModel::WhyRole)
                            .toString();
    return texts;
}

QString ConflictTexts::titleOf(const Finding &finding) const
{
    // What concerns a host is named by its row.
    const QString place = finding.pool == noPool
                              ? m_rows.find(FindingRows::sameAs(finding))
                                    .siblingAtColumn(FindingsModel::ResourceColumn)
                                    .data()
                                    .toString()
                              : findingtext::resource(finding);
    const QString kind = findingtext::kindName(finding);
    return place.isEmpty()
               ? kind
               : ConflictWords::tr("%1: %2", "kind of conflict, the thing that is shared")
                     .arg(kind, place);
}

bool ConflictTexts::isAccepted(const Finding &finding) const
{
    const FindingRows::Wanted isSame = FindingRows::sameAs(finding);
    const auto isIn = [&isSame](const std::vector<Finding> &findings) {
        return std::ranges::any_of(findings, isSame);
    };
    return m_registry.pool(finding.pool) && isIn(m_registry.checker().findingsOf(finding.pool))
           && !isIn(m_registry.findingsOf(finding.pool));
}

QString ConflictTexts::whatBecameOf(const Finding &finding,
                                    const std::vector<Finding> &chosen) const
{
    const FindingRows::Wanted isSame = FindingRows::sameAs(finding);
    if (m_model.isHidden(isSame))
        return ConflictWords::tr("Not shown any more: %1").arg(titleOf(finding));
    const std::vector<Finding> found = m_registry.pool(finding.pool)
                                           ? m_registry.checker().findingsOf(finding.pool)
                                           : std::vector<Finding>();
    if (std::ranges::any_of(found, isSame)) {
        QStringList titles;
        for (const Finding &other : chosen) {
            if (isAccepted(other))
                titles.append(titleOf(other));
        }
        return titles.size() > 1
                   ? ConflictWords::tr("%n conflicts are accepted, and hidden:", nullptr,
                                       int(titles.size()))
                         + u'\n' + shortList(titles)
                   : ConflictWords::tr("Accepted, and hidden: %1").arg(titleOf(finding));
    }
    // The same pools may have another conflict instead.
    const auto other = std::ranges::find_if(found, [&finding](const Finding &now) {
        return finding.peer != noPool && now.peer == finding.peer;
    });
    if (other != found.end())
        return ConflictWords::tr("Changed: %1. Now it is: %2", "one conflict, another one")
            .arg(titleOf(finding), titleOf(*other));
    for (const PoolId id : {finding.pool, finding.peer}) {
        const PoolRegistry::Pool *pool = m_registry.pool(id);
        if (pool && pool->snapshot && pool->hasUnsaved())
            return ConflictWords::tr("Resolved when “%1” is defined: %2")
                .arg(isolated(m_registry.displayName(id)), titleOf(finding));
    }
    // A pool that was undefined and is a draft again, or made anew, is another one of the same name.
    const FindingRows::Wanted isSamePlace = [&finding](const Finding &now) {
        return now.severity != Severity::Info && now.resource == finding.resource
               && !now.resource.segments.empty();
    };
    if (const auto now = m_rows.findingAt(m_rows.find(isSamePlace), isSamePlace);
        now && now->peer != noPool)
        return ConflictWords::tr("Changed: %1. The place now has a conflict of “%2” and “%3”.")
            .arg(titleOf(finding), isolated(m_registry.displayName(now->pool)),
                 isolated(m_registry.displayName(now->peer)));
    const QString resolved = ConflictWords::tr("Resolved: %1").arg(titleOf(finding));
    // More may stand in the row that was chosen.
    for (const PoolId id : {finding.pool, finding.peer}) {
        if (m_registry.pool(id)
            && std::ranges::any_of(m_registry.findingsOf(id), [&finding](const Finding &now) {
                   return now.severity != Severity::Info && now.kind == finding.kind;
               }))
            return resolved + u'\n'
                   + ConflictWords::tr("“%1” has another conflict of this kind.")
                         .arg(isolated(m_registry.displayName(id)));
    }
    return resolved;
}

} // namespace poolwarden
