// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/exporter.h"

#include "model/export/exportnames.h"
#include "model/plan/defineorder.h"
#include "model/schema/poolschema.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>

#include <algorithm>
#include <set>
#include <utility>

namespace poolwarden {

Exporter::Exporter(const PoolRegistry &registry, const PoolSchema &schema)
    : m_registry(registry)
    , m_schema(schema)
{
}

QList<Exporter::Problem> Exporter::problems(const QList<PoolId> &pools) const
{
    QList<Problem> list;
    std::set<PoolId> told;
    for (const PoolId id : byName(pools)) {
        told.insert(id);
        const PoolRegistry::Pool *pool = m_registry.pool(id);
        if (!pool)
            continue;
        const QByteArray text = xml(id);
        if (text.isEmpty()) {
            list.append({id, noXml(*pool)});
            continue;
        }
        const ReadResult reading = readPool({text.constData(), std::size_t(text.size())});
        const auto *refusal = std::get_if<Refusal>(&reading);
        if (refusal)
            list.append({id, findingtext::refusal(*refusal)});
        if (!refusal || refusal->code > RefusalCode::WrongRoot) {
            const QList<SchemaError> errors = m_schema.validate(text);
            for (const SchemaError &error : errors) {
                // The reader's refusal of the same field is clearer.
                if (!refusal || !refusal->field || error.field != refusal->field)
                    list.append({id, tr("Line %1: %2").arg(error.line).arg(error.message)});
            }
        }
        const std::vector<Finding> findings = m_registry.findingsOf(id);
        for (const Finding &finding : findings) {
            if (finding.severity == Severity::Error && !told.contains(finding.peer))
                list.append({id, findingtext::headline(finding, [this](PoolId peer) {
                                 return m_registry.displayName(peer);
                             })});
        }
    }
    return list;
}

QByteArray Exporter::xml(PoolId id, const Options &options) const
{
    const PoolRegistry::Pool *pool = m_registry.pool(id);
    if (!pool)
        return {};
    QByteArray text;
    if (pool->draft)
        text = pool->draft->definitionXml();
    else if (pool->snapshot)
        text = pool->snapshot->definitionXml();
    std::variant<PoolDocument, Refusal> parsed = PoolDocument::parse(text);
    auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return text;
    if (!options.runtime)
        document->removeRuntimeElements();
    if (!options.uuid)
        document->setValue({Field::Uuid, 0}, std::nullopt);
    QByteArray out = PoolDocument::bytesOf(document->toXml());
    if (!out.endsWith('\n'))
        out += '\n';
    return out;
}

QString Exporter::fileName(const QString &poolName)
{
    return ExportNames().take(poolName);
}

Exporter::Files Exporter::files(const QList<PoolId> &pools, Form form, const Options &options,
                                bool withScript) const
{
    Files result;
    ExportNames names;
    QHash<PoolId, virshscript::Pool> inScript;
    QByteArrayList definitions;
    QList<virshscript::Pool> scripted;
    for (const PoolId id : form == Form::OneScript ? inTurn(pools) : byName(pools)) {
        const PoolRegistry::Pool *pool = m_registry.pool(id);
        const QByteArray text = xml(id, options);
        if (!pool || text.isEmpty()) {
            result.skipped.append({id, pool ? noXml(*pool) : tr("The pool is gone.")});
            continue;
        }
        const auto parsed = PoolDocument::parse(text);
        const auto *refusal = std::get_if<Refusal>(&parsed);
        if (form == Form::FilePerPool) {
            result.files.append({names.take(m_registry.displayName(id)), text});
            inScript.insert(id, virshPool(*pool, result.files.constLast().name.toUtf8()));
        } else if (refusal) {
            // In a file with others, its end could not be found.
            result.skipped.append({id, findingtext::refusal(*refusal)});
        } else {
            definitions.append(text);
            scripted.append(virshPool(*pool, text));
        }
    }
    if (form == Form::OneFile && !definitions.isEmpty())
        result.files.append({usualName(form), definitions.join('\n')});
    if (form == Form::OneScript && !definitions.isEmpty())
        result.files.append({usualName(form), virshscript::defineAll(scripted), true});
    if (withScript && !inScript.isEmpty()) {
        QList<virshscript::Pool> all;
        for (const PoolId id : inTurn(inScript.keys()))
            all.append(inScript.value(id));
        result.files.append({usualName(Form::OneScript), virshscript::defineFiles(all), true});
    }
    return result;
}

virshscript::Pool Exporter::virshPool(const PoolRegistry::Pool &pool,
                                      const QByteArray &definition) const
{
    return {definition, m_registry.displayName(pool.id), pool.snapshot && pool.snapshot->autostart};
}

QString Exporter::usualName(Form form)
{
    return form == Form::OneScript ? QStringLiteral("define-pools.sh")
                                   : QStringLiteral("pools.xml");
}

Exporter::Result Exporter::writeFile(const File &file, const QString &path)
{
    Result result;
    const QFileInfo target(path);
    if (target.exists() && !target.isFile()) {
        result.error = cannotWrite(target, tr("it is not a file"));
        return result;
    }
    QSaveFile saved(target.absoluteFilePath());
    // Without a temporary file, a failure would leave half a file.
    saved.setDirectWriteFallback(false);
    if (!saved.open(QIODevice::WriteOnly) || saved.write(file.content) != file.content.size()
        || !saved.flush()) {
        result.error = cannotWrite(target, saved.errorString());
        return result;
    }
    if (file.isProgram)
        saved.setPermissions(saved.permissions() | QFileDevice::ExeOwner | QFileDevice::ExeUser);
    if (!saved.commit()) {
        result.error = cannotWrite(target, saved.errorString());
        return result;
    }
    result.written << target.absoluteFilePath();
    return result;
}

QStringList Exporter::existing(const QList<File> &files, const QString &folder)
{
    QStringList existing;
    for (const File &file : files) {
        const QFileInfo info(QDir(folder), file.name);
        // A broken link also exists.
        if (info.exists() || info.isSymLink())
            existing.append(info.absoluteFilePath());
    }
    return existing;
}

Exporter::Result Exporter::writeFiles(const QList<File> &files, const QString &folder,
                                      Existing existing)
{
    Result result;
    const QFileInfo place(folder);
    if (!place.isDir()) {
        result.error = tr("“%1” is not a folder: nothing was written.").arg(isolated(folder));
        return result;
    }
    for (const File &file : files) {
        const QFileInfo info(QDir(place.absoluteFilePath()), file.name);
        if (existing == Existing::Skip && (info.exists() || info.isSymLink())) {
            result.skipped += info.absoluteFilePath();
            continue;
        }
        const Result one = writeFile(file, info.absoluteFilePath());
        result.written += one.written;
        if (!one.error)
            continue;
        result.error = result.written.isEmpty() ? *one.error
                                                : tr("%1 %n file(s) had been written before.",
                                                     nullptr, int(result.written.size()))
                                                      .arg(*one.error);
        break;
    }
    return result;
}

QList<PoolId> Exporter::byName(QList<PoolId> pools) const
{
    // The same on each machine, so that two exports can be compared.
    const auto keyOf = [this](PoolId pool) {
        return std::pair{m_registry.displayName(pool), pool};
    };
    std::ranges::sort(pools, {}, keyOf);
    return pools;
}

QList<PoolId> Exporter::inTurn(const QList<PoolId> &pools) const
{
    QList<PoolId> all;
    QList<PoolId> drafts;
    for (const PoolId id : byName(pools)) {
        const PoolRegistry::Pool *pool = m_registry.pool(id);
        (pool && pool->hasUnsaved() ? drafts : all).append(id);
    }
    const DefineOrder order = defineOrder(m_registry, drafts);
    for (const DefineStep &step : order.taken)
        all.append(step.pool);
    for (const DefineStep &step : order.refused)
        all.append(step.pool);
    return all;
}

QString Exporter::noXml(const PoolRegistry::Pool &pool) const
{
    const QString name = isolated(m_registry.displayName(pool.id));
    return pool.snapshot && pool.snapshot->error ? tr("The definition of “%1” is not known: %2")
                                                       .arg(name, pool.snapshot->error->sentence)
                                                 : tr("The definition of “%1” is empty.").arg(name);
}

QString Exporter::cannotWrite(const QFileInfo &file, const QString &reason)
{
    const QFileInfo folder(file.absolutePath());
    if (!folder.exists())
        return tr("“%1” cannot be written: the folder “%2” does not exist.")
            .arg(isolated(file.fileName()), isolated(folder.filePath()));
    if (!folder.isWritable())
        return tr("“%1” cannot be written: you may not write into the folder “%2”.")
            .arg(isolated(file.fileName()), isolated(folder.filePath()));
    return tr("“%1” cannot be written into the folder “%2”: %3")
        .arg(isolated(file.fileName()), isolated(folder.filePath()), reason);
}

} // namespace poolwarden
