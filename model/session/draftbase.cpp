// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftbase.h"

#include "model/xml/samedefinition.h"

#include <utility>

namespace poolwarden {

DraftBase::DraftBase(Version version)
    : m_base(std::move(version))
{
}

void DraftBase::begin(Version version)
{
    m_base = std::move(version);
    m_theirs.reset();
}

bool DraftBase::meet(Version host, const ReadResult &mine)
{
    if (host.text == (m_theirs ? m_theirs->text : m_base.text))
        return false;
    const bool ours = host.text == m_base.text || isSameDefinition(host.reading, m_base.reading)
                      || isSameDefinition(host.reading, mine)
                      || (m_sent && isSameDefinition(host.reading, *m_sent));
    if (ours)
        begin(std::move(host));
    else
        m_theirs = std::move(host);
    return true;
}

void DraftBase::settle()
{
    if (m_theirs)
        begin(*std::exchange(m_theirs, std::nullopt));
}

void DraftBase::unsettle(Version before)
{
    if (!m_theirs)
        m_theirs = std::move(m_base);
    m_base = std::move(before);
}

} // namespace poolwarden
