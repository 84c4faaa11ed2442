// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/pooldocument.h"
#include "model/resolve/resolveplan.h"
#include "model/resolve/waysout.h"
#include "model/xml/poolreader.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/model/resolve/resolvefixture.h"
#include "tests/support/privatelibvirtd.h"
#include "tests/support/randomseeds.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace poolwarden;

namespace {

constexpr HostId host(1);

/// A host with its real pools, and drafts beside them.
class RealHost
{
public:
    explicit RealHost(PrivateLibvirtd &daemon)
        : m_daemon(daemon)
    {
    }

    bool define(const QByteArray &xml)
    {
        QFile file(m_daemon.path(QStringLiteral("pool.xml")));
        return file.open(QFile::WriteOnly) && file.write(xml) == xml.size() && file.flush()
               && m_daemon.virsh({QStringLiteral("pool-define"), file.fileName()}).has_value();
    }
    bool start(const QString &uuid) { return run(QStringLiteral("pool-start"), uuid); }
    bool stop(const QString &uuid) { return run(QStringLiteral("pool-destroy"), uuid); }
    bool undefine(const QString &uuid) { return run(QStringLiteral("pool-undefine"), uuid); }

    [[nodiscard]] QStringList uuids(const QString &which = QStringLiteral("--all"))
    {
        const auto list =
            m_daemon.virsh({QStringLiteral("pool-list"), which, QStringLiteral("--uuid")});
        return QString::fromUtf8(list.value_or(QByteArray())).split(u'\n', Qt::SkipEmptyParts);
    }
    [[nodiscard]] QByteArray xml(const QString &uuid, bool isPersistent)
    {
        QStringList arguments{QStringLiteral("pool-dumpxml"), uuid};
        if (isPersistent)
            arguments.append(QStringLiteral("--inactive"));
        return m_daemon.virsh(arguments).value_or(QByteArray());
    }
    /// Those that the daemon has a backend for.
    [[nodiscard]] std::vector<PoolType> types()
    {
        const QByteArray capabilities =
            m_daemon.virsh({QStringLiteral("pool-capabilities")}).value_or(QByteArray());
        std::vector<PoolType> types;
        for (const PoolTypeInfo &info : poolTypes()) {
            const QByteArray name(info.name.data(), qsizetype(info.name.size()));
            if (capabilities.contains("<pool type='" + name + "' supported='yes'"))
                types.push_back(info.type);
        }
        return types;
    }
    /// All pools as they are now. A pool keeps its number.
    [[nodiscard]] Situation situation()
    {
        Situation situation;
        situation.hosts = {{.id = host, .profile = {}, .topology = {}}};
        const QStringList active =
            uuids(QStringLiteral("--transient")) + uuids(QStringLiteral("--persistent"));
        for (const QString &uuid : uuids()) {
            PoolEntry entry;
            entry.host = host;
            entry.live = read(xml(uuid, false));
            entry.persistent = read(xml(uuid, true));
            entry.active = active.contains(uuid);
            situation.pools.emplace_back(numberOf(uuid), std::move(entry));
        }
        return situation;
    }
    [[nodiscard]] PoolId numberOf(const QString &uuid)
    {
        return m_numbers.try_emplace(uuid, PoolId(m_numbers.size() + 1)).first->second;
    }
    [[nodiscard]] QString uuidOf(PoolId pool) const
    {
        for (const auto &[uuid, number] : m_numbers) {
            if (number == pool)
                return uuid;
        }
        return {};
    }

    [[nodiscard]] static PoolDefinition read(const QByteArray &xml)
    {
        return std::get<PoolDefinition>(readPool({xml.constData(), std::size_t(xml.size())}));
    }

private:
    bool run(const QString &command, const QString &uuid)
    {
        return m_daemon.virsh({command, uuid}).has_value();
    }

    PrivateLibvirtd &m_daemon;
    std::map<QString, PoolId> m_numbers;
};

QByteArray editedText(const QByteArray &xml, const WayOut &way)
{
    auto parsed = PoolDocument::parse(xml);
    PoolDocument document = std::get<PoolDocument>(std::move(parsed));
    document.removeRuntimeElements();
    for (const FieldEdit &edit : way.edits)
        document.setValue(edit.field, QString::fromStdString(edit.to));
    return PoolDocument::bytesOf(document.toXml());
}

} // namespace

class TestResolveDaemon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanLeavesWhatItPromised_data();
    void aPlanLeavesWhatItPromised();
};

void TestResolveDaemon::aPlanLeavesWhatItPromised_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::newRow("fixed seed") << quint64(20163);
    QTest::newRow("another fixed seed") << quint64(6462457260217879787U);
    for (const quint64 seed : randomSeeds())
        QTest::addRow("random seed %llu", seed) << seed;
}

// Pools of a real daemon, some of them running, and drafts that collide with them. The plan is carried out step
// by step: the daemon takes each, and then has what was promised, after its next start as well.
void TestResolveDaemon::aPlanLeavesWhatItPromised()
{
    QFETCH(quint64, seed);
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    RealHost real(daemon);
    const std::string a = daemon.makeDirectory(QStringLiteral("a")).toStdString();
    const std::string b = daemon.makeDirectory(QStringLiteral("b")).toStdString();
    const std::string inner = daemon.makeDirectory(QStringLiteral("b/c")).toStdString();
    PoolXmlGenerator generator(seed,
                               {.directories = {a, b, inner}, .oddity = 0.0, .identities = 40});
    const std::vector<PoolType> types = real.types();
    QVERIFY(types.size() > 4);
    const auto next = [&](int identity) {
        // Every other one is a directory, so that some run.
        return generator.chance(0.5)
                   ? generator.next(PoolType::Dir, identity)
                   : generator.next(types[std::size_t(generator.number(0, int(types.size()) - 1))],
                                    identity);
    };
    for (int identity = 1; identity <= 14; ++identity)
        real.define(QByteArray::fromStdString(next(identity)));
    for (const QString &uuid : real.uuids()) {
        if (generator.chance(0.5) && real.start(uuid) && generator.chance(0.5)) {
            // Its persistent definition is another one until its next start.
            WayOut moved;
            moved.edits = {{{Field::TargetPath}, {}, generator.chance(0.5) ? a : b}};
            real.define(editedText(real.xml(uuid, true), moved));
        }
    }
    QVERIFY(real.uuids().size() > 3);

    Situation situation = real.situation();
    std::map<PoolId, QByteArray> drafts;
    QStringList known = real.uuids();
    for (int identity = 20; identity < 32; ++identity) {
        const QByteArray xml = QByteArray::fromStdString(next(identity));
        const ReadResult reading = readPool({xml.constData(), std::size_t(xml.size())});
        const auto *definition = std::get_if<PoolDefinition>(&reading);
        if (!definition || !definition->uuid
            || known.contains(QString::fromStdString(toString(*definition->uuid))))
            continue;
        known.append(QString::fromStdString(toString(*definition->uuid)));
        PoolEntry entry;
        entry.host = host;
        entry.draft = *definition;
        const PoolId number = real.numberOf(QString::fromStdString(toString(*definition->uuid)));
        drafts[number] = xml;
        situation.pools.emplace_back(number, std::move(entry));
    }

    const ResolvePlan plan = resolveAll(situation, resolvefixture::options()).value();
    qInfo("%d errors, %zu changes, %zu errors left", plan.errorsBefore, plan.ways.size(),
          plan.proof.left.size());
    QVERIFY(plan.errorsBefore > 0);
    QVERIFY(plan.proof.refused.empty());
    std::vector<WayOut> ways = plan.ways;
    // Every pool that must be stopped, before anything is defined.
    for (const WayOut &way : ways) {
        if (way.doing == Doing::Stop || way.doing == Doing::StopTransient
            || way.doing == Doing::StopAndRedefine || way.doing == Doing::StopAndUndefine)
            QVERIFY2(real.stop(real.uuidOf(way.pool)), daemon.log().right(400).constData());
    }
    std::set<PoolId> discarded;
    for (const WayOut &way : ways) {
        const QString uuid = real.uuidOf(way.pool);
        switch (way.doing) {
        case Doing::DiscardDraft:
            discarded.insert(way.pool);
            break;
        case Doing::Stop:
        case Doing::StopTransient:
            break;
        case Doing::Undefine:
        case Doing::StopAndUndefine:
            QVERIFY(real.undefine(uuid));
            break;
        case Doing::EditDraft:
        case Doing::Redefine:
        case Doing::StopAndRedefine: {
            const auto draft = drafts.find(way.pool);
            const QByteArray text =
                editedText(draft != drafts.end() ? draft->second : real.xml(uuid, true), way);
            // The text has become what was promised.
            QVERIFY(RealHost::read(text) == *way.definition);
            QVERIFY2(real.define(text), text.constData());
            drafts.erase(way.pool);
            break;
        }
        }
    }
    // Then the drafts without an error.
    std::set<PoolId> stuck;
    for (const Finding &finding : plan.proof.left) {
        stuck.insert(finding.pool);
        stuck.insert(finding.peer);
    }
    for (const auto &[pool, xml] : drafts) {
        if (!discarded.contains(pool) && !stuck.contains(pool))
            QVERIFY2(real.define(xml), xml.constData());
    }

    const auto errors = [&] {
        const ConflictChecker checker = checkerOf(real.situation()).value();
        std::size_t count = 0;
        checker.forEachFinding([&count](const Finding &finding) {
            count += finding.severity == Severity::Error;
            return true;
        });
        return count;
    };
    QVERIFY(errors() <= plan.proof.left.size());
    if (!plan.proof.left.empty())
        return;
    QCOMPARE(errors(), std::size_t(0));
    // Nothing is lost when the daemon starts again.
    QStringList before = real.uuids();
    QVERIFY(daemon.restart(PrivateLibvirtd::RunState::Drop));
    QStringList after = real.uuids();
    before.sort();
    after.sort();
    QCOMPARE(after, before);
}

QTEST_GUILESS_MAIN(TestResolveDaemon)
#include "tst_resolvedaemon.moc"
