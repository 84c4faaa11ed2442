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
#include <QStringList>

namespace poolwarden {

StatusCounts::StatusCounts(const Parts &parts, QStatusBar *bar)
    : QObject(bar)
    , m_parts(parts)
    , m_pools(new QLabel(bar))
    , m_conflicts(new ConflictCount(parts.conflictsDock, bar))
{
    m_pools->setObjectName(QStringLiteral("countsLabel"));
    m_pools->setTextFormat(Qt::PlainText);
    bar->addPermanentWidget(m_pools);
    bar->addPermanentWidget(m_conflicts);

    // Once for many changes, and when all others have followed them.
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &StatusCounts::update);
    const auto updateSoon = qOverload<>(&QTimer::start);
    connect(parts.conflicts, &ConflictsPane::countsChanged, &m_pause, updateSoon);
    for (const auto signal :
         {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(parts.tablePane->filter(), signal, &m_pause, updateSoon);
        // The total includes rows that the filter hides.
        connect(parts.pools, signal, &m_pause, updateSoon);
    }
    // A draft that is defined is a pool, and one that is edited may be as on the host again.
    connect(parts.registry, &PoolRegistry::draftClosed, &m_pause, updateSoon);
    connect(parts.pools, &QAbstractItemModel::dataChanged, &m_pause, updateSoon);
    update();
}

QString StatusCounts::counted() const
{
    int pools = 0;
    int drafts = 0;
    int changed = 0;
    for (const PoolId id : m_parts.registry->pools()) {
        const PoolRegistry::Pool *pool = m_parts.registry->pool(id);
        if (!pool)
            continue;
        ++(pool->snapshot ? pools : drafts);
        if (pool->snapshot && pool->draft && pool->draft->isModified())
            ++changed;
    }
    QStringList counts;
    if (pools > 0 || drafts == 0)
        counts.append(tr("%n pool(s)", nullptr, pools));
    if (drafts > 0)
        counts.append(tr("%n draft(s)", nullptr, drafts));
    if (changed > 0)
        counts.append(tr("%n changed", "pools with another definition than the host's", changed));
    return counts.join(tr(", ", "between counts, as in “13 pools, 1 draft”"));
}

void StatusCounts::update()
{
    const int all = m_parts.pools->rowCount();
    const int shown = m_parts.tablePane->filter()->rowCount();
    const QString counts = counted();
    m_pools->setText(shown == all ? counts
                                  : tr("%1 of %2 shown", "rows of the table").arg(shown).arg(all));
    m_pools->setToolTip(counts);

    const int errors = m_parts.findings->errorCount();
    const int warnings = m_parts.findings->warningCount();
    const int conflicts = errors + warnings;
    const bool checked = m_parts.conflicts->isChecked();
    const int notes = m_parts.findings->findingCount() - conflicts;
    m_conflicts->show(checked, errors, warnings, notes, m_parts.conflicts->untilDefined());
    m_parts.conflictsDock->setWindowTitle(
        !checked    ? tr("Conflicts")
        : notes > 0 ? tr("Conflicts (%1) and Notes (%2)").arg(conflicts).arg(notes)
                    : tr("Conflicts (%1)").arg(conflicts));
    // Qt takes the dock's title for the action as well, without a mnemonic.
    m_parts.conflictsDock->toggleViewAction()->setText(tr("Con&flicts"));
}

} // namespace poolwarden
