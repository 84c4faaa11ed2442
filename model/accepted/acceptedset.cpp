// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accepted/acceptedset.h"

#include <QStringList>

#include <algorithm>

namespace poolwarden {

namespace {

// No value can have it: it is not allowed in XML.
constexpr QChar valueEnd(u'\x1');

QString contentOf(const RestsOn &finding)
{
    QStringList sides;
    for (const RestingSide &side : finding.sides) {
        QString content = side.type + valueEnd + side.field + valueEnd + side.value;
        for (auto it = side.also.cbegin(); it != side.also.cend(); ++it)
            content += valueEnd + it.key() + valueEnd + it.value();
        sides.append(content);
    }
    sides.sort();
    return QString::number(int(finding.kind)) + valueEnd + QString::number(int(finding.severity))
           + valueEnd + sides.join(valueEnd);
}

QString poolKey(const QString &host, QChar what, const QString &value)
{
    return host + valueEnd + what + value;
}

} // namespace

void AcceptedSet::setList(const QString &host, const AcceptedList &list)
{
    m_lists.insert(host, list);
    index();
}

void AcceptedSet::removeList(const QString &host)
{
    if (m_lists.remove(host) > 0)
        index();
}

const AcceptedList *AcceptedSet::list(const QString &host) const
{
    const auto found = m_lists.constFind(host);
    return found == m_lists.constEnd() ? nullptr : &*found;
}

void AcceptedSet::index()
{
    m_byContent.clear();
    m_pools.clear();
    for (auto list = m_lists.cbegin(); list != m_lists.cend(); ++list) {
        for (const AcceptedFinding &finding : list->findings) {
            Entry entry{finding.restsOn, &finding};
            for (RestingSide &side : entry.restsOn.sides) {
                if (side.host.isEmpty())
                    side.host = list.key();
                m_pools.insert(poolKey(side.host, u'n', side.name));
                if (!side.uuid.isEmpty())
                    m_pools.insert(poolKey(side.host, u'u', side.uuid));
            }
            m_byContent.insert(contentOf(entry.restsOn), entry);
        }
    }
}

bool AcceptedSet::names(const PoolIdentity &pool) const
{
    return !m_pools.isEmpty()
           && (m_pools.contains(poolKey(pool.host, u'n', pool.name))
               || (!pool.uuid.isEmpty() && m_pools.contains(poolKey(pool.host, u'u', pool.uuid))));
}

const AcceptedFinding *AcceptedSet::find(const RestsOn &finding) const
{
    const QString content = contentOf(finding);
    for (auto it = m_byContent.constFind(content);
         it != m_byContent.constEnd() && it.key() == content; ++it) {
        if (isSame(it->restsOn, finding))
            return it->accepted;
    }
    return nullptr;
}

QList<const AcceptedFinding *> AcceptedSet::all(const RestsOn &finding) const
{
    QList<const AcceptedFinding *> found;
    const QString content = contentOf(finding);
    for (auto it = m_byContent.constFind(content);
         it != m_byContent.constEnd() && it.key() == content; ++it) {
        if (isSame(it->restsOn, finding))
            found.append(it->accepted);
    }
    return found;
}

} // namespace poolwarden
