// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/standingquestion.h"

#include "model/session/poolregistry.h"
#include "model/sources/sourcefinder.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

StandingQuestion::StandingQuestion(HostQuestion question, SourceFinder *finder,
                                   PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_question(std::move(question))
    , m_finder(finder)
{
    connect(registry, &PoolRegistry::hostRemoved, this, &StandingQuestion::drop);
    connect(finder, &SourceFinder::refreshed, this, &StandingQuestion::outdated);
    connect(finder, &SourceFinder::hostAdded, this, [this](HostId host) {
        // Of a connection that has ended no answer comes.
        drop(host);
        Q_EMIT askable(host);
    });
    connect(finder, &SourceFinder::answered, this,
            [this](quint64 number) { m_open.remove(number); });
    connect(finder, &SourceFinder::learned, this, &StandingQuestion::take);
}

StandingQuestion::~StandingQuestion() = default;

bool StandingQuestion::ask(HostId host)
{
    if (std::find(m_open.cbegin(), m_open.cend(), host) != m_open.cend())
        return true;
    const quint64 number = m_finder->ask(host, m_question);
    if (number != 0)
        m_open.insert(number, host);
    return number != 0;
}

void StandingQuestion::take(HostId host, const HostQuestion &question)
{
    if (question.about != m_question.about || question.type != m_question.type)
        return;
    if (const auto answer = m_finder->known(host, question))
        Q_EMIT answered(host, *answer);
}

void StandingQuestion::drop(HostId host)
{
    m_open.removeIf([host](const auto &open) { return open.value() == host; });
}

} // namespace poolwarden
