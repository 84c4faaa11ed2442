// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/difference/foldercomparison.h"

#include "model/difference/changetext.h"
#include "model/difference/hosteffect.h"
#include "model/document/pooldocument.h"
#include "model/wording/findingtext.h"
#include "model/xml/samedefinition.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

struct FolderComparisonTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FolderComparison)
};

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// A definition of either side, as far as it can be read.
struct ReadDefinition {
    std::optional<PoolDefinition> definition;
    QString name;
    QString uuid;    ///< empty: not given
    QString problem; ///< why there is no definition
};

ReadDefinition readDefinition(const QByteArray &xml, const ReadOptions &options)
{
    ReadDefinition result;
    ReadResult read = readPool(viewOf(xml), options);
    std::optional<PoolDefinition> known;
    if (auto *definition = std::get_if<PoolDefinition>(&read)) {
        known = *definition;
        result.definition = writtenByLibvirt(std::move(*definition));
    } else {
        const Refusal &refusal = std::get<Refusal>(read);
        result.problem = findingtext::refusal(refusal);
        // More than libvirt takes is not looked at.
        if (refusal.code != RefusalCode::TooLarge)
            known = readIncomplete(viewOf(xml), options);
    }
    if (known) {
        result.name = QString::fromStdString(known->name);
        if (known->uuid)
            result.uuid = QString::fromStdString(toString(*known->uuid));
    }
    return result;
}

/// "a" for "pools/a.xml".
QString baseNameOf(const QString &file)
{
    QString name = file.section(u'/', -1);
    if (name.endsWith(QLatin1String(".xml")))
        name.chop(4);
    return name;
}

/// Sorts what libvirt uses in any order.
void forgetOrder(PoolDefinition &definition)
{
    // The monitors of a cluster, and the devices of a volume group. Elsewhere the first one counts.
    if (definition.type == PoolType::Rbd)
        std::ranges::sort(definition.hosts, {},
                          [](const PoolHost &host) { return std::tie(host.name, host.port); });
    if (definition.type == PoolType::Logical)
        std::ranges::sort(definition.devices, {}, &PoolDevice::path);
    // The last value of an option wins.
    std::ranges::stable_sort(definition.configOptions, {},
                             &std::pair<std::string, std::string>::first);
}

/// Takes from the host what libvirt fills in where the file leaves it out.
void fillIn(PoolDefinition &file, const PoolDefinition &host)
{
    if (!file.uuid)
        file.uuid = host.uuid;
    takeMissingPermissions(file, host);
}

/// Pairs pools and files, and makes the rows.
class FolderPairs
{
public:
    FolderPairs(const QList<HostDefinition> &pools, const QList<FileDefinition> &files,
                const ReadOptions &options)
        : m_pools(pools)
        , m_files(files)
        , m_options(options)
        , m_fileOf(pools.size(), none)
        , m_poolOf(files.size(), none)
    {
        for (const FileDefinition &file : files) {
            ReadDefinition read;
            if (file.problem.isEmpty())
                read = readDefinition(file.xml, options);
            else
                read.problem = file.problem;
            m_read.push_back(std::move(read));
        }
    }

    [[nodiscard]] FolderComparison rows()
    {
        findRepeated();
        pair();
        FolderComparison result;
        for (qsizetype pool = 0; pool < m_pools.size(); ++pool)
            result.rows.append(rowOfPool(pool));
        for (qsizetype file = 0; file < m_files.size(); ++file) {
            if (m_poolOf.at(file) == none)
                result.rows.append(rowOfFile(file));
        }
        std::ranges::stable_sort(result.rows, {}, [](const FolderRow &row) {
            return std::tie(row.state, row.pool, row.file);
        });
        return result;
    }

private:
    static constexpr qsizetype none = -1;

    /// Those that mean a pool of the host by its UUID come first, then those that are called as their pool is.
    [[nodiscard]] std::vector<qsizetype> filesByMerit() const
    {
        QSet<QString> uuids;
        for (const HostDefinition &pool : m_pools)
            uuids.insert(pool.uuid);
        std::vector<qsizetype> files(static_cast<std::size_t>(m_files.size()));
        std::iota(files.begin(), files.end(), qsizetype(0));
        std::ranges::stable_sort(files, {}, [&](qsizetype file) {
            const ReadDefinition &read = m_read[file];
            return std::pair(read.uuid.isEmpty() || !uuids.contains(read.uuid),
                             baseNameOf(m_files.at(file).file) != read.name);
        });
        return files;
    }

    /// A file with the name or UUID of a better one defines no other pool.
    void findRepeated()
    {
        QHash<QString, qsizetype> names;
        QHash<QString, qsizetype> uuids;
        for (const qsizetype i : filesByMerit()) {
            const ReadDefinition &read = m_read[i];
            const qsizetype earlier =
                std::max(read.uuid.isEmpty() ? none : uuids.value(read.uuid, none),
                         read.name.isEmpty() ? none : names.value(read.name, none));
            if (earlier != none) {
                m_earlier.insert(i, earlier);
                continue;
            }
            if (!read.name.isEmpty())
                names.insert(read.name, i);
            if (!read.uuid.isEmpty())
                uuids.insert(read.uuid, i);
        }
    }

    void pair()
    {
        QHash<QString, qsizetype> byUuid;
        QHash<QString, qsizetype> byName;
        for (qsizetype i = 0; i < m_pools.size(); ++i) {
            byUuid.insert(m_pools.at(i).uuid, i);
            byName.insert(m_pools.at(i).name, i);
        }
        const auto join = [this](const QHash<QString, qsizetype> &pools, const auto &keyOf) {
            for (qsizetype file = 0; file < m_files.size(); ++file) {
                const QString key = keyOf(file);
                if (key.isEmpty() || m_poolOf.at(file) != none || m_earlier.contains(file))
                    continue;
                const qsizetype pool = pools.value(key, none);
                if (pool == none || m_fileOf.at(pool) != none)
                    continue;
                m_fileOf[pool] = file;
                m_poolOf[file] = pool;
            }
        };
        join(byUuid, [this](qsizetype file) { return m_read[file].uuid; });
        join(byName, [this](qsizetype file) { return m_read[file].name; });
        join(byName, [this](qsizetype file) {
            return m_read[file].name.isEmpty() ? baseNameOf(m_files.at(file).file) : QString();
        });
    }

    [[nodiscard]] FolderRow rowOfPool(qsizetype index)
    {
        const HostDefinition &pool = m_pools.at(index);
        FolderRow row;
        row.pool = pool.name;
        row.uuid = pool.uuid;
        row.hostXml = pool.xml;
        row.isOnHost = true;
        const ReadDefinition host =
            pool.problem.isEmpty() ? readDefinition(pool.xml, m_options) : ReadDefinition{};
        if (!host.definition) {
            row.state = FolderRow::State::NotCompared;
            row.remark = FolderComparisonTr::tr("The definition on the host is not known: %1")
                             .arg(pool.problem.isEmpty() ? host.problem : pool.problem);
        } else if (pool.isTransient) {
            row.remark = FolderComparisonTr::tr(
                "On the host the pool is transient: it has no definition for its next start.");
        }
        const qsizetype file = m_fileOf.at(index);
        if (file == none) {
            if (host.definition)
                row.state = FolderRow::State::OnlyOnHost;
            return row;
        }
        row.file = m_files.at(file).file;
        row.path = m_files.at(file).path;
        row.fileXml = m_files.at(file).xml;
        row.isOneOfSeveral = m_files.at(file).isOneOfSeveral;
        if (row.state == FolderRow::State::NotCompared)
            return row;
        const ReadDefinition &read = m_read[file];
        if (!read.definition) {
            row.state = FolderRow::State::NotCompared;
            row.remark = read.problem;
            return row;
        }
        PoolDefinition here = *host.definition;
        PoolDefinition there = *read.definition;
        fillIn(there, here);
        forgetOrder(here);
        forgetOrder(there);
        row.changes = changesBetween(here, there);
        row.state = row.changes.isEmpty() && !pool.isTransient ? FolderRow::State::Same
                                                               : FolderRow::State::Different;
        return row;
    }

    [[nodiscard]] FolderRow rowOfFile(qsizetype index) const
    {
        const FileDefinition &file = m_files.at(index);
        const ReadDefinition &read = m_read[index];
        FolderRow row;
        row.state = FolderRow::State::OnlyInFolder;
        row.pool = read.name;
        row.uuid = read.uuid;
        row.file = file.file;
        row.path = file.path;
        row.fileXml = file.xml;
        row.isOneOfSeveral = file.isOneOfSeveral;
        if (const auto earlier = m_earlier.constFind(index); earlier != m_earlier.constEnd()) {
            row.state = FolderRow::State::NotCompared;
            row.remark = FolderComparisonTr::tr("“%1” defines a pool of this name or UUID already.")
                             .arg(changetext::shown(m_files.at(*earlier).file));
        } else if (!read.definition) {
            row.state = FolderRow::State::NotCompared;
            row.remark = read.problem;
        }
        return row;
    }

    const QList<HostDefinition> &m_pools;
    const QList<FileDefinition> &m_files;
    const ReadOptions m_options;
    std::vector<ReadDefinition> m_read;    ///< of the files
    QHash<qsizetype, qsizetype> m_earlier; ///< of a file with the pool of another one: that one
    QList<qsizetype> m_fileOf;
    QList<qsizetype> m_poolOf;
};

bool hasUuid(const QByteArray &xml)
{
    const auto parsed = PoolDocument::parse(xml);
    const auto *document = std::get_if<PoolDocument>(&parsed);
    return !document || document->value({Field::Uuid, 0});
}

} // namespace

HostDefinition hostDefinitionOf(const PoolSnapshot &pool)
{
    return {pool.name, pool.uuid, pool.definitionXml(),
            pool.error ? pool.error->sentence : QString(), !pool.persistent};
}

QStringList FolderRow::words() const
{
    QStringList list;
    for (const FieldChange &change : changes)
        list.append(changetext::change(change));
    if (!remark.isEmpty())
        list.append(remark);
    return list;
}

FolderCounts FolderComparison::counts() const
{
    FolderCounts counts;
    for (const FolderRow &row : rows) {
        switch (row.state) {
        case FolderRow::State::NotCompared:
            ++counts.notCompared;
            break;
        case FolderRow::State::Different:
            ++counts.different;
            break;
        case FolderRow::State::OnlyOnHost:
            ++counts.onlyOnHost;
            break;
        case FolderRow::State::OnlyInFolder:
            ++counts.onlyInFolder;
            break;
        case FolderRow::State::Same:
            ++counts.same;
            break;
        }
    }
    return counts;
}

FolderComparison compareWithFolder(const QList<HostDefinition> &pools,
                                   const QList<FileDefinition> &files, const ReadOptions &options)
{
    return FolderPairs(pools, files, options).rows();
}

QByteArray fileTextOf(const FolderRow &row)
{
    auto parsed = PoolDocument::parse(row.hostXml);
    auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return {};
    document->removeRuntimeElements();
    if (!row.fileXml.isEmpty() && !hasUuid(row.fileXml))
        document->setValue({Field::Uuid, 0}, std::nullopt);
    QByteArray text = PoolDocument::bytesOf(document->toXml());
    if (!text.endsWith('\n'))
        text += '\n';
    return text;
}

QString draftTextOf(const FolderRow &row)
{
    auto parsed = PoolDocument::parse(row.fileXml);
    auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return {};
    document->removeRuntimeElements();
    if (row.isOnHost && !document->value({Field::Uuid, 0}))
        document->setValue({Field::Uuid, 0}, row.uuid);
    return document->toXml();
}

} // namespace poolwarden
