// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/taketheirs.h"

#include "model/session/drafthistory.h"

#include <utility>

namespace poolwarden {

TakeTheirs::TakeTheirs(DraftHistory &history, DraftBase &base, std::function<void()> decided)
    : m_base(base)
    , m_decided(std::move(decided))
    , m_before(base.version())
    , m_theirs(base.theirs()->text)
{
    history.addTo(this, m_theirs);
}

void TakeTheirs::redo()
{
    if (m_base.theirs() && m_base.theirs()->text == m_theirs)
        m_base.settle();
    QUndoCommand::redo();
    m_decided();
}

void TakeTheirs::undo()
{
    m_base.unsettle(m_before);
    QUndoCommand::undo();
    m_decided();
}

} // namespace poolwarden
