// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/exporter.h"

#include "model/export/exportnames.h"
#include "model/schema/poolschema.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace poolwarden {

Exporter::Exporter(const PoolRegistry &registry, const PoolSchema &schema)
    : m_registry(registry)
    , m_schema(schema)
{
}

QList<Exporter::Problem> Exporter::problems(const QList<PoolId> &pools) const
{
    QList<Problem> list;
    for (const PoolId id : pools) {
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
            if (finding.severity == Severity::Error)
                list.append({id, findingtext::headline(finding, [this](PoolId peer) {
                                 return m_registry.displayName(peer);
                             })});
        }
    }
    return list;
}

QByteArray Exporter::xml(PoolId id) const
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
    document->removeRuntimeElements();
    QByteArray out = PoolDocument::bytesOf(document->toXml());
    if (!out.endsWith('\n'))
        out += '\n';
    return out;
}

QString Exporter::fileName(const QString &poolName)
{
    return ExportNames().take(poolName);
}

Exporter::Result Exporter::writeFile(PoolId id, const QString &path) const
{
    Result result;
    const PoolRegistry::Pool *pool = m_registry.pool(id);
    const QByteArray text = xml(id);
    if (!pool || text.isEmpty()) {
        result.error = pool ? noXml(*pool) : tr("The pool is gone.");
        return result;
    }
    const QFileInfo target(path);
    if (target.exists() && !target.isFile()) {
        result.error = cannotWrite(target, tr("it is not a file"));
        return result;
    }
    QSaveFile file(target.absoluteFilePath());
    // Without a temporary file beside it, a failure half-way would leave half a file.
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        result.error = cannotWrite(target, file.errorString());
        return result;
    }
    result.written << target.absoluteFilePath();
    return result;
}

QStringList Exporter::existingFiles(const QList<PoolId> &pools, const QString &folder) const
{
    QStringList existing;
    ExportNames names;
    for (const PoolId pool : pools) {
        const QFileInfo file(QDir(folder), names.take(m_registry.displayName(pool)));
        // A link to nothing is there as well.
        if (file.exists() || file.isSymLink())
            existing.append(file.absoluteFilePath());
    }
    return existing;
}

Exporter::Result Exporter::writeFolder(const QList<PoolId> &pools, const QString &folder,
                                       Existing existing) const
{
    Result result;
    const QFileInfo place(folder);
    if (!place.isDir()) {
        result.error = tr("“%1” is not a folder: nothing was written.").arg(isolated(folder));
        return result;
    }
    ExportNames names;
    for (const PoolId pool : pools) {
        const QString name = names.take(m_registry.displayName(pool));
        const QFileInfo file(QDir(place.absoluteFilePath()), name);
        if (existing == Existing::Skip && (file.exists() || file.isSymLink())) {
            result.skipped += file.absoluteFilePath();
            continue;
        }
        const Result one = writeFile(pool, file.absoluteFilePath());
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
