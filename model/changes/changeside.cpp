// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changes/changeside.h"

#include "model/difference/hosteffect.h"
#include "model/document/definitiontext.h"
#include "model/document/pooldocument.h"

#include <utility>

namespace poolwarden {

ChangeSide ChangeSide::parsed(const QString &text, const ReadOptions &options)
{
    ChangeSide side{text, {}, {}};
    const DefinitionText parsed(text);
    // An unfinished text is compared as far as it can be read.
    if (auto read = parsed.readIncomplete(options))
        side.definition = writtenByLibvirt(*std::move(read));
    if (const PoolDocument *document = parsed.document())
        side.lines = document->lines();
    return side;
}

int ChangeSide::lineOf(const std::optional<Field> &field) const
{
    if (!field)
        return definition ? 1 : 0;
    const auto found = lines.find({*field, 0});
    return found == lines.end() ? 0 : found->second;
}

void ignoreNotedPermissions(PoolDefinition &live, const PoolDefinition &persistent)
{
    const PoolPermissions none;
    if (persistent.permissions == none)
        live.permissions = none;
}

} // namespace poolwarden
