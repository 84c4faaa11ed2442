// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/changesmaker.h"

#include "model/plan/waydrafts.h"
#include "model/plan/waysteps.h"
#include "model/wording/isolated.h"

#include <QElapsedTimer>
#include <QTimer>

namespace poolwarden {

namespace {

/// So long at a time.
constexpr int sliceMilliseconds = 40;

} // namespace

ChangesMaker::ChangesMaker(PoolRegistry *registry, const std::vector<WayOut> &ways, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_ways(ways)
{
}

void ChangesMaker::giveUp()
{
    m_isGivenUp = true;
}

void ChangesMaker::goOn()
{
    QElapsedTimer clock;
    clock.start();
    while (!m_isGivenUp && !isWhole() && clock.elapsed() < sliceMilliseconds)
        make(m_ways[m_next++]);
    Q_EMIT progressed(int(m_next));
    if (m_isGivenUp || isWhole())
        Q_EMIT finished();
    else
        QTimer::singleShot(0, this, &ChangesMaker::goOn);
}

void ChangesMaker::make(const WayOut &way)
{
    const QString name = isolated(m_registry->displayName(way.pool));
    const HostSteps steps = stepsOf(*m_registry, way);
    m_changed.before(*m_registry, way.pool);
    if (way.definition && !makeEdits(m_registry, way)) {
        m_failed.append(name);
        return;
    }
    if (way.definition)
        m_changed.after(*m_registry);
    if (way.doing == Doing::DiscardDraft) {
        if (const auto draft = discardDraft(m_registry, way.pool)) {
            m_discarded.append(*draft);
            m_discardedNames.append(name);
        }
    }
    m_steps.drafts += steps.drafts;
    m_steps.restart += steps.restart;
    m_steps.stop += steps.stop;
    m_steps.undefine += steps.undefine;
}

} // namespace poolwarden
