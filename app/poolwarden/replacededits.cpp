// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/replacededits.h"

#include "model/session/poolregistry.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/messages/message.h"

namespace poolwarden {

void ReplacedEdits::add(const PoolRegistry &registry, const BroughtBack &back)
{
    if (!back.replaced)
        return;
    m_edits.append(*back.replaced);
    m_names.append(isolated(registry.displayName(back.pool)));
}

QString ReplacedEdits::sentence() const
{
    if (isEmpty())
        return {};
    const auto count = int(m_edits.size());
    return count == 1 ? tr("“%1” was edited since: Undo in its draft returns that edit.")
                            .arg(m_names.first())
                      : tr("%n pools were edited since: Undo in their drafts returns those edits "
                           "(%1).",
                           nullptr, count)
                            .arg(shortRow(m_names));
}

void ReplacedEdits::offer(Message *message, PoolRegistry *registry) const
{
    if (isEmpty())
        return;
    const auto count = int(m_edits.size());
    message->actionText = count == 1
                              ? tr("&Return to the Edit of “%1”").arg(shortName(m_names.first()))
                              : tr("&Return to %n Edits", nullptr, count);
    message->action = [registry, edits = m_edits] {
        for (const DiscardedDraft &edit : edits)
            bringBack(registry, edit);
    };
    message->undoes = true;
    message->passes = false;
    message->brings =
        tr("What was edited before older drafts came back: %1").arg(shortRow(m_names));
}

} // namespace poolwarden
