// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/searchahead.h"

#include "model/tables/findingquery.h"
#include "model/tables/findingslist.h"

#include <QElapsedTimer>

namespace poolwarden {

namespace {

/// A key that comes meanwhile waits no longer.
constexpr qint64 sliceMilliseconds = 3;

} // namespace

SearchAhead::SearchAhead(const FindingsList *list, QObject *parent)
    : QObject(parent)
    , m_list(list)
{
    connect(&m_turn, &QTimer::timeout, this, &SearchAhead::goOn);
}

void SearchAhead::begin()
{
    m_next = 0;
    m_turn.start(0);
}

void SearchAhead::goOn()
{
    const std::vector<FindingsList::Row> &rows = m_list->rows();
    QElapsedTimer clock;
    clock.start();
    while (m_next < rows.size() && clock.elapsed() < sliceMilliseconds)
        FindingMatcher::prepare(*rows[m_next++]);
    if (m_next >= rows.size())
        m_turn.stop();
}

} // namespace poolwarden
