// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/exporter.h"

#include "model/findingtext.h"
#include "model/pool/poolschema.h"
#include "model/pooldraft.h"
#include "model/poolregistry.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>

namespace poolwarden
{

namespace
{

/// Most file systems take 255 bytes; some room is left for a number and the suffix.
constexpr int maxNameBytes = 200;

bool isUnsafe(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional marks and overrides, zero-width characters
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        // The separators of all systems, and what shells and Windows make something of.
        return QStringView(u"/\\:*?\"<>|").contains(QStringView(QChar::fromUcs4(c)));
    }
}

/// Names of devices on Windows, where a copied file could not be opened again.
bool isReserved(const QString &name)
{
    static const QSet<QString> names{
        QStringLiteral("con"),  QStringLiteral("prn"),  QStringLiteral("aux"),
        QStringLiteral("nul"),  QStringLiteral("com1"), QStringLiteral("com2"),
        QStringLiteral("com3"), QStringLiteral("com4"), QStringLiteral("com5"),
        QStringLiteral("com6"), QStringLiteral("com7"), QStringLiteral("com8"),
        QStringLiteral("com9"), QStringLiteral("lpt1"), QStringLiteral("lpt2"),
        QStringLiteral("lpt3"), QStringLiteral("lpt4"), QStringLiteral("lpt5"),
        QStringLiteral("lpt6"), QStringLiteral("lpt7"), QStringLiteral("lpt8"),
        QStringLiteral("lpt9")};
    return names.contains(name.section(u'.', 0, 0).toLower());
}

/// The file name without its suffix.
QString baseName(const QString &poolName)
{
    QString name;
    for (const uint c : poolName.toUcs4()) {
        if (isUnsafe(c))
            name += u'_';
        else
            name += QStringView(QChar::fromUcs4(c));
    }
    while (name.startsWith(u'.') || name.startsWith(u' ') || name.startsWith(u'-'))
        name.replace(0, 1, u'_');
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.replace(name.size() - 1, 1, u'_');
    while (name.toUtf8().size() > maxNameBytes)
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    if (name.isEmpty())
        name = QStringLiteral("pool");
    return isReserved(name) ? u'_' + name : name;
}

} // namespace

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
            for (const SchemaError &error : errors)
                list.append({id, tr("Line %1: %2").arg(error.line).arg(error.message)});
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
        text = pool->snapshot->persistentXml.isEmpty() ? pool->snapshot->liveXml
                                                       : pool->snapshot->persistentXml;
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
    return baseName(poolName) + QStringLiteral(".xml");
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

Exporter::Result Exporter::writeFolder(const QList<PoolId> &pools, const QString &folder) const
{
    Result result;
    const QFileInfo place(folder);
    if (!place.isDir()) {
        result.error = tr("“%1” is not a folder: nothing was written.").arg(folder);
        return result;
    }
    QSet<QString> used;
    for (const PoolId pool : pools) {
        const QString base = baseName(m_registry.displayName(pool));
        QString name = base;
        // Without regard to case, as the folder may be one that has none.
        for (int number = 2; used.contains(name.toCaseFolded()); ++number)
            name = base + u'-' + QString::number(number);
        used << name.toCaseFolded();
        const Result one =
            writeFile(pool, QDir(place.absoluteFilePath()).filePath(name + QStringLiteral(".xml")));
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
    const QString name = m_registry.displayName(pool.id);
    return pool.snapshot && pool.snapshot->error ? tr("The definition of “%1” is not known: %2")
                                                       .arg(name, pool.snapshot->error->sentence)
                                                 : tr("The definition of “%1” is empty.").arg(name);
}

QString Exporter::cannotWrite(const QFileInfo &file, const QString &reason)
{
    const QFileInfo folder(file.absolutePath());
    if (!folder.exists())
        return tr("“%1” cannot be written: the folder “%2” does not exist.")
            .arg(file.fileName(), folder.filePath());
    if (!folder.isWritable())
        return tr("“%1” cannot be written: you may not write into the folder “%2”.")
            .arg(file.fileName(), folder.filePath());
    return tr("“%1” cannot be written into the folder “%2”: %3")
        .arg(file.fileName(), folder.filePath(), reason);
}

} // namespace poolwarden
