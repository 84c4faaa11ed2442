// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/draftproblem.h"

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/wording/fielddoubt.h"
#include "model/wording/shortlist.h"

#include <QStringList>

namespace poolwarden {

QString DraftProblem::of(const PoolDraft &draft, const PoolRegistry &registry,
                         const findingtext::NameOf &nameOf)
{
    if (const auto finding = firstErrorOf(draft))
        return findingtext::headline(*finding, nameOf) + u' ' + findingtext::consequence(*finding);
    if (const PoolId replaced = replacedBy(draft, registry); replaced != noPool)
        return replacesPool(nameOf(replaced));
    QStringList lines;
    for (const SchemaError &error : draft.assessment().schema.errors())
        lines.append(tr("Line %1: %2", "a line of the XML, what is wrong there")
                         .arg(error.line)
                         .arg(error.message));
    if (lines.isEmpty())
        return {};
    return tr("It does not match libvirt's schema. libvirt may accept it anyway, but drops what it "
              "does not know.")
           + u'\n' + shortList(lines);
}

} // namespace poolwarden
