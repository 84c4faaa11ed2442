// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftdoubt.h"

#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/wording/findingtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolwarden {

namespace {

struct DraftDoubtTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DraftDoubt)
};

} // namespace

bool isIncomplete(RefusalCode code)
{
    switch (code) {
    case RefusalCode::NameMissing:
    case RefusalCode::RbdSourceNameMissing:
    case RefusalCode::HostNameMissing:
    case RefusalCode::HostMissing:
    case RefusalCode::DirMissing:
    case RefusalCode::AdapterMissing:
    case RefusalCode::AdapterNameOrParent:
    case RefusalCode::DevicePathMissing:
    case RefusalCode::DeviceMissing:
    case RefusalCode::TargetPathMissing:
    case RefusalCode::InitiatorMissing:
    case RefusalCode::WwnMissing:
    case RefusalCode::AuthUsernameMissing:
    case RefusalCode::AuthSecretMissing:
    case RefusalCode::AuthSecretUnnamed:
    case RefusalCode::AuthTypeMissing:
        return true;
    default:
        return false;
    }
}

std::optional<Finding> firstErrorOf(const PoolDraft &draft)
{
    const std::vector<Finding> &findings = draft.assessment().findings;
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.severity == Severity::Error
               && finding.definitionKind == DefinitionKind::Draft;
    });
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

PoolId replacedBy(const PoolDraft &draft, const PoolRegistry &registry)
{
    const std::optional<PoolDefinition> &definition = draft.assessment().definition;
    if (!definition || !definition->uuid)
        return noPool;
    const QString uuid = QString::fromStdString(toString(*definition->uuid));
    const PoolId taken = registry.findPool(draft.host(), uuid);
    const PoolRegistry::Pool *pool = registry.pool(taken);
    const bool isSame =
        pool && pool->snapshot && pool->snapshot->name == QString::fromStdString(definition->name);
    return isSame && taken != draft.id() ? taken : noPool;
}

bool isDoubtful(const PoolDraft &draft, const PoolRegistry &registry)
{
    return firstErrorOf(draft) || !draft.assessment().schema.errors().isEmpty()
           || replacedBy(draft, registry) != noPool;
}

bool isUnfinished(const PoolDraft &draft)
{
    const std::optional<Refusal> &refusal = draft.assessment().verdict.refusal;
    return draft.origin() == DraftOrigin::New && refusal && isIncomplete(refusal->code);
}

bool ownsDirectory(const PoolDraft &draft)
{
    const auto type = draft.type();
    return type && poolTypeInfo(*type).ownsDirectory;
}

QString whyRefused(const PoolDraft &draft)
{
    const std::optional<Refusal> &refusal = draft.assessment().verdict.refusal;
    if (!refusal)
        return {};
    // libvirt finds that the pool collides with itself, by another name.
    const std::vector<Finding> &known = draft.assessment().findings;
    const auto renamed = std::find_if(known.begin(), known.end(), [](const Finding &finding) {
        return finding.kind == FindingKind::IdentityTaken && finding.reason == Reason::Renamed;
    });
    return renamed == known.end() ? findingtext::refusal(*refusal)
                                  : findingtext::headline(*renamed, {});
}

QString filesIsNoHost()
{
    return DraftDoubtTr::tr(
        "“Files” is no host. Send the draft to a host (Pool → Send to Host…) and "
        "define it there.");
}

QString whyNotDefine(const PoolDraft &draft, const PoolRegistry &registry)
{
    const PoolRegistry::Pool *pool = registry.pool(draft.id());
    const std::optional<PoolRegistry::Host> host = registry.host(draft.host());
    if (!pool || pool->draft != &draft || !host)
        return DraftDoubtTr::tr("The connection is closed.");
    if (host->info.isFiles)
        return filesIsNoHost();
    if (!host->online)
        return DraftDoubtTr::tr("There is no connection to “%1” at the moment.").arg(host->label);
    if (host->info.readOnly)
        return DraftDoubtTr::tr("The connection to “%1” is read-only.").arg(host->label);
    if (draft.isOvertaken())
        return DraftDoubtTr::tr(
            "The pool was changed on the host meanwhile. Keep yours or take theirs first.");
    if (QString refusal = whyRefused(draft); !refusal.isEmpty())
        return refusal;
    const bool transient = pool->snapshot && !pool->snapshot->persistent;
    if (draft.origin() == DraftOrigin::Edited && !draft.isModified() && !transient)
        return DraftDoubtTr::tr("Nothing has been changed.");
    return {};
}

} // namespace poolwarden
