// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/resolveplan.h"
#include "model/resolve/waysout.h"
#include "model/xml/poolreader.h"
#include "tests/model/resolve/randompools.h"
#include "tests/model/resolve/resolvefixture.h"
#include "tests/support/privatelibvirtd.h"
#include "tests/support/randomseeds.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace poolwarden;

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
    RandomPools random(seed, daemon, real);
    random.fill(14);
    QVERIFY(real.uuids().size() > 3);

    Situation situation = real.situation();
    std::map<PoolId, QByteArray> drafts;
    QStringList known = real.uuids();
    for (int identity = 20; identity < 32; ++identity) {
        const QByteArray xml = random.next(identity);
        const ReadResult reading = readPool({xml.constData(), std::size_t(xml.size())});
        const auto *definition = std::get_if<PoolDefinition>(&reading);
        if (!definition || !definition->uuid
            || known.contains(QString::fromStdString(toString(*definition->uuid))))
            continue;
        known.append(QString::fromStdString(toString(*definition->uuid)));
        PoolEntry entry;
        entry.host = resolvefixture::host;
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

    QVERIFY(real.errorCount() <= plan.proof.left.size());
    if (!plan.proof.left.empty())
        return;
    QCOMPARE(real.errorCount(), std::size_t(0));
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
