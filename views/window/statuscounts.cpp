// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/statuscounts.h"

#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "views/conflicts/conflictspane.h"
#include "views/pools/poolfilterproxy.h"
#include "views/pools/pooltablepane.h"
#include "views/window/conflictcount.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QStatusBar>

#include <algorithm>

namespace poolwarden {

StatusCounts::StatusCounts(const Parts &parts, QStatusBar *bar)
    : QObject(bar)
    , m_parts(parts)
    , m_pools(new QLabel(bar))
    , m_conflicts(new ConflictCount(parts.conflictsDock->toggleViewAction(), bar))
{
    m_pools->setObjectName(QStringLiteral("countsLabel"));
    m_pools->setTextFormat(Qt::PlainText);
    bar->addPermanentWidget(m_pools);
    bar->addPermanentWidget(m_conflicts);

    connect(parts.conflicts, &ConflictsPane::countsChanged, this, &StatusCounts::update);
    for (const auto signal :
         {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(parts.tablePane->filter(), signal, this, &StatusCounts::update);
        // The total includes rows that the filter hides. Queued, so that the filter is up to date.
        connect(parts.pools, signal, this, &StatusCounts::update, Qt::QueuedConnection);
    }
    // A draft that is defined is a pool. Queued, because its row is changed afterwards.
    connect(parts.registry, &PoolRegistry::draftClosed, this, &StatusCounts::update,
            Qt::QueuedConnection);
    update();
}

QString StatusCounts::counted() const
{
    const QList<PoolId> all = m_parts.registry->pools();
    const auto isDraft = [this](PoolId id) {
        const PoolRegistry::Pool *pool = m_parts.registry->pool(id);
        return pool && !pool->snapshot;
    };
    const auto drafts = static_cast<int>(std::ranges::count_if(all, isDraft));
    const int pools = static_cast<int>(all.size()) - drafts;
    const QString poolCount = tr("%n pool(s)", nullptr, pools);
    if (drafts == 0)
        return poolCount;
    const QString draftCount = tr("%n draft(s)", nullptr, drafts);
    return pools == 0 ? draftCount
                      : tr("%1, %2", "“13 pools”, “1 draft”").arg(poolCount, draftCount);
}

void StatusCounts::update()
{
    const int all = m_parts.pools->rowCount();
    const int shown = m_parts.tablePane->filter()->rowCount();
    m_pools->setText(
        shown == all
            ? counted()
            : tr("%1 of %2", "rows that are shown, “13 pools, 1 draft”").arg(shown).arg(counted()));

    const int errors = m_parts.findings->errorCount();
    const int warnings = m_parts.findings->warningCount();
    const int conflicts = errors + warnings;
    const bool checked = m_parts.conflicts->isChecked();
    const int notes = m_parts.findings->findingCount() - conflicts;
    m_conflicts->show(checked, errors, warnings, notes);
    m_parts.conflictsDock->setWindowTitle(
        !checked    ? tr("Conflicts")
        : notes > 0 ? tr("Conflicts (%1) and Notes (%2)").arg(conflicts).arg(notes)
                    : tr("Conflicts (%1)").arg(conflicts));
    // Qt takes the dock's title for the action as well, without a mnemonic.
    m_parts.conflictsDock->toggleViewAction()->setText(tr("Con&flicts"));
}

} // namespace poolwarden
