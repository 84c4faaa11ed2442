// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/findingcommands.h"

#include "model/session/poolregistry.h"
#include "model/session/poolselection.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <optional>
#include <vector>

namespace poolwarden {

FindingCommands::FindingCommands(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(parts.editor, &EditorPanel::actionRequested, this, &FindingCommands::run);
    connect(parts.editor, &EditorPanel::waysRequested, this, &FindingCommands::waysRequested);
    connect(parts.conflicts, &ConflictsPane::poolChosen, this, &FindingCommands::choose);
    connect(parts.conflicts, &ConflictsPane::editRequested, this, &FindingCommands::edit);
    connect(parts.conflicts, &ConflictsPane::waysRequested, this, &FindingCommands::waysRequested);
}

void FindingCommands::choose(PoolId pool)
{
    QList<PoolId> pools{pool};
    const QSet<PoolId> chosen = m_parts.conflicts->chosenPools();
    for (const PoolId other : chosen) {
        if (other != pool)
            pools.append(other);
    }
    m_parts.table->selectPools(pools);
    std::optional<Finding> finding = m_parts.conflicts->current();
    if (finding && finding->pool != pool)
        finding = mirrored(*finding);
    m_parts.editor->showFinding(finding);
}

void FindingCommands::edit(const Finding &finding)
{
    m_parts.selection->select({finding.pool});
    m_parts.editor->goToFinding(finding);
}

void FindingCommands::run(const Finding &finding, ActionKind action)
{
    switch (action) {
    case ActionKind::ShowPeer:
        m_parts.selection->select({finding.peer});
        m_parts.table->table()->setFocus();
        break;
    case ActionKind::EditPeer:
        edit(mirrored(finding));
        break;
    case ActionKind::ChangePeer:
        Q_EMIT changePeerRequested(finding);
        break;
    case ActionKind::RenamePool:
        Q_EMIT renameRequested(finding.pool);
        break;
    case ActionKind::AsNewPool:
        Q_EMIT asNewPoolRequested(finding.pool);
        break;
    default:
        break;
    }
}

void FindingCommands::showPeers()
{
    const PoolId pool = m_parts.selection->current();
    if (pool == noPool)
        return;
    QSet<PoolId> pools{pool};
    for (const Finding &finding : m_parts.registry->findingsOf(pool)) {
        if (finding.peer != noPool)
            pools.insert(finding.peer);
    }
    for (const PoolId inside : m_parts.registry->checker().poolsInside(pool))
        pools.insert(inside);
    m_parts.table->showOnly(pools);
}

void FindingCommands::askWays()
{
    const PoolId pool = m_parts.selection->current();
    const std::optional<Finding> shown = m_parts.conflicts->current();
    if (shown && (shown->pool == pool || shown->peer == pool)) {
        Q_EMIT waysRequested(shown->pool == pool ? *shown : mirrored(*shown));
        return;
    }
    const std::vector<Finding> findings = m_parts.registry->findingsOf(pool);
    if (!findings.empty())
        Q_EMIT waysRequested(findings.front());
}

} // namespace poolwarden
