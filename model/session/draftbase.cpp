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

void DraftBase::meet(Version host, const ReadResult &mine)
{
    if (m_sent && isSameDefinition(host.reading, *m_sent))
        begin(std::move(host));
    else if (isSameDefinition(host.reading, m_base.reading))
        // What libvirt fills in at a start, and forgets at its own, is nothing that the edit has changed.
        m_theirs.reset();
    else if (isSameDefinition(host.reading, mine))
        begin(std::move(host));
    else
        m_theirs = std::move(host);
}

void DraftBase::settle()
{
    if (m_theirs)
        begin(*std::move(m_theirs));
}

void DraftBase::unsettle(Version before)
{
    if (!m_theirs)
        m_theirs = std::move(m_base);
    m_base = std::move(before);
}

} // namespace poolwarden
