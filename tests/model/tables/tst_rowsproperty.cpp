// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftassessment.h"
#include "model/session/pooldraft.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "tests/model/conflict/naivechecker.h"
#include "tests/model/conflict/randomentries.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/randomseeds.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace poolwarden;
using namespace poolwarden::fixture;

namespace {

constexpr int edits = 10000;
/// All pairs are compared at each so many edits.
constexpr int editsToCheck = 10;
constexpr int mostPools = 14;

/// As the list has it: once, from whichever side.
Findings once(const Findings &findings)
{
    Findings all;
    for (const Finding &finding : findings)
        all.push_back(finding.peer != noPool && finding.peer < finding.pool ? mirrored(finding)
                                                                            : finding);
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace

/// After random edits of pools and drafts of two hosts, the signs in the table and the rows of the list of conflicts
/// are those that a comparison of all pairs gives: at both pools of each pair, and at no other.
class TestRowsProperty final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreRight_data() { addSeeds(20261127); }
    void rowsAreRight();
};

void TestRowsProperty::rowsAreRight()
{
    QFETCH(quint64, seed);
    PoolXmlGenerator generator(seed);
    PoolRegistry registry(schema());
    FindingsModel findings(&registry);
    PoolTableModel table(&registry);
    const QAbstractItemModelTester findingsTester(
        &findings, QAbstractItemModelTester::FailureReportingMode::QtTest);
    NaiveChecker naive;
    std::vector<HostId> hosts;
    for (int number = 0; number < 2; ++number) {
        hosts.push_back(registry.addHost(u"kvm%1"_qs.arg(number), hostInfo()));
        HostTopology topology = knownTopology(number);
        naive.topologies[hosts.back()] = topology;
        registry.setTopology(hosts.back(), std::move(topology));
    }
    const auto randomPool = [&] {
        return registry.poolCount() == 0
                   ? noPool
                   : registry.poolAt(generator.number(0, registry.poolCount() - 1));
    };
    int mostFindings = 0;
    for (int edit = 1; edit <= edits; ++edit) {
        const HostId host = hosts[std::size_t(generator.number(0, 1))];
        const PoolId chosen = randomPool();
        const PoolRegistry::Pool *pool = registry.pool(chosen);
        const int what = generator.number(0, 9);
        if (what < 3 && (registry.poolCount() < mostPools || what == 0)) {
            const int number = generator.number(1, mostPools);
            PoolSnapshot snapshot = fixture::snapshot(number, {}, {}, {});
            // The text of a definition of this name and UUID, whatever else is in it.
            const QByteArray xml = QByteArray::fromStdString(generator.next());
            const auto parsed = PoolDocument::parse(xml);
            if (!std::holds_alternative<PoolDocument>(parsed))
                continue;
            PoolDocument document = std::get<PoolDocument>(parsed);
            snapshot.name = u"p%1"_qs.arg(number);
            document.setValue({Field::Name}, snapshot.name);
            document.setValue({Field::Uuid}, snapshot.uuid);
            snapshot.liveXml = PoolDocument::bytesOf(document.toXml());
            snapshot.persistentXml = snapshot.liveXml;
            snapshot.state = generator.chance(0.5) ? PoolState::Running : PoolState::Inactive;
            registry.upsertPool(host, snapshot);
        } else if (what == 3 && pool && pool->snapshot) {
            registry.removePool(pool->host, pool->snapshot->uuid);
        } else if (what == 4 && registry.poolCount() < mostPools) {
            registry.createDraft(host, DraftOrigin::New, QString::fromStdString(generator.next()));
        } else if (what == 5 && chosen != noPool) {
            registry.discardDraft(chosen);
        } else if (what == 6 && pool && pool->snapshot) {
            PoolDraft *draft = registry.editPool(chosen);
            if (draft)
                draft->setValue({Field::TargetPath},
                                u"/srv/%1"_qs.arg(QChar(u'a' + generator.number(0, 2))));
        } else if (pool && pool->draft) {
            pool->draft->setXml(QString::fromStdString(generator.next()));
        }
        if (edit % editsToCheck != 0)
            continue;

        naive.entries.clear();
        naive.wide.clear();
        for (const PoolId id : registry.pools()) {
            const PoolRegistry::Pool *known = registry.pool(id);
            naive.entries[id] =
                known->entry(known->draft ? known->draft->assessment().definition : std::nullopt);
        }
        const State expected = naive.findings();
        Findings all;
        for (int row = 0; row < table.rowCount(); ++row) {
            const QModelIndex index = table.index(row, PoolTableModel::ConflictColumn);
            const auto id = index.data(PoolTableModel::PoolIdRole).value<PoolId>();
            const Findings &own = expected.at(id);
            int worst = -1;
            for (const Finding &finding : own)
                worst = std::max(worst, int(finding.severity));
            QVERIFY2(index.data(PoolTableModel::SeverityRole).toInt() == worst,
                     qPrintable(u"edit %1, row %2"_qs.arg(edit).arg(row)));
            all.insert(all.end(), own.begin(), own.end());
        }
        Findings listed;
        for (int row = 0; row < findings.rowCount(); ++row) {
            const std::vector<Finding> there = findings.findingsAt(findings.index(row, 0));
            listed.insert(listed.end(), there.begin(), there.end());
        }
        const Findings wanted = once(all);
        QVERIFY2(once(listed) == wanted, qPrintable(u"edit %1"_qs.arg(edit)));
        QCOMPARE(findings.findingCount(), int(wanted.size()));
        mostFindings = std::max(mostFindings, int(wanted.size()));
    }
    qInfo("at most %d findings", mostFindings);
    QVERIFY(mostFindings > 10);
}

QTEST_GUILESS_MAIN(TestRowsProperty)
#include "tst_rowsproperty.moc"
