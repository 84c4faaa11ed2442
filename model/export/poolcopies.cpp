// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/poolcopies.h"

#include "model/export/ansibletask.h"
#include "model/export/terraformpools.h"
#include "model/export/virshscript.h"
#include "model/session/poolregistry.h"
#include "model/wording/findingtext.h"
#include "model/xml/poolreader.h"

#include <utility>

namespace poolwarden {

namespace {

/// The text between two pools.
QByteArray separator(CopyForm form)
{
    return form == CopyForm::Virsh || form == CopyForm::Terraform ? "\n" : "";
}

} // namespace

PoolCopies::PoolCopies(const PoolRegistry &registry, const Exporter &exporter)
    : m_registry(registry)
    , m_exporter(exporter)
{
}

QString PoolCopies::obstacle(PoolId pool, CopyForm form) const
{
    const QByteArray xml = m_exporter.xml(pool);
    if (xml.isEmpty()) {
        const QList<Exporter::Problem> problems = m_exporter.problems({pool});
        return problems.isEmpty() ? tr("The pool is gone.") : problems.first().sentence;
    }
    if (form == CopyForm::Xml)
        return {};
    const auto parsed = PoolDocument::parse(xml);
    if (const auto *refusal = std::get_if<Refusal>(&parsed))
        return findingtext::refusal(*refusal);
    const PoolDocument &document = std::get<PoolDocument>(parsed);
    if (form == CopyForm::Terraform)
        return TerraformPools::obstacle(document);
    const ReadResult reading = document.definition();
    const auto *refusal = std::get_if<Refusal>(&reading);
    return refusal ? findingtext::refusal(*refusal) : QString();
}

PoolCopies::Result PoolCopies::copy(const QList<PoolId> &pools, CopyForm form) const
{
    Result result;
    TerraformPools terraform;
    for (const PoolId id : pools) {
        const PoolRegistry::Pool *pool = m_registry.pool(id);
        const QString reason = obstacle(id, form);
        if (!pool || !reason.isEmpty()) {
            result.skipped.append({id, reason});
            continue;
        }
        const QByteArray xml = m_exporter.xml(id);
        const bool autostart = pool->snapshot && pool->snapshot->autostart;
        if (result.count++ > 0)
            result.text += separator(form);
        switch (form) {
        case CopyForm::Xml:
            result.text += xml;
            break;
        case CopyForm::Virsh:
            result.text += virshscript::defineCommand({xml, m_registry.displayName(id), autostart});
            break;
        case CopyForm::Ansible: {
            const ReadResult reading = readPool({xml.constData(), std::size_t(xml.size())});
            if (const auto *definition = std::get_if<PoolDefinition>(&reading))
                result.text +=
                    ansibleTasks(QString::fromStdString(definition->name), xml, autostart);
            break;
        }
        case CopyForm::Terraform: {
            const auto parsed = PoolDocument::parse(xml);
            if (const auto *document = std::get_if<PoolDocument>(&parsed))
                result.text += terraform.resource(
                    *document, {pool->snapshot && pool->snapshot->isActive(), autostart});
            break;
        }
        }
    }
    return result;
}

} // namespace poolwarden
