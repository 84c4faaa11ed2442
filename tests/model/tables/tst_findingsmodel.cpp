// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooldraft.h"
#include "model/tables/findingslist.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/sequencechange.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/idtext.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestFindingsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsEachPairOnce();
    void keepsTheRowsThatRemain();
    void followsRenames();
    void groupsByPlace();
    void pathsOfTwoHostsAreTwoPlaces();
    void changesSequencesByRuns();
    void forgetsTheHost();
    void beginsWithWhatIsThere();
    void saysOnceWhatCannotBeSeenOfAHost();
    void stopsAtTheLimitAndComesBack();
    void agreesWithTheCheckerOnRandomChanges();

private:
    static bool sameMatter(const std::vector<Finding> &findings)
    {
        return std::all_of(findings.begin(), findings.end(), [&](const Finding &finding) {
            return finding.kind == findings.front().kind
                   && finding.severity == findings.front().severity;
        });
    }
    [[nodiscard]] PoolId id(int number) const { return m_registry->findPool(m_host, uuid(number)); }

    std::unique_ptr<PoolRegistry> m_registry;
    std::unique_ptr<FindingsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    HostId m_host = noHost;
};

void TestFindingsModel::init()
{
    m_registry = std::make_unique<PoolRegistry>(schema());
    m_host = m_registry->addHost(u"kvm1"_qs, hostInfo());
    m_model = std::make_unique<FindingsModel>(m_registry.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestFindingsModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_registry.reset();
}

void TestFindingsModel::listsEachPairOnce()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/x"_qs),
                          dirPool(3, u"c"_qs, u"/other"_qs)});
    QCOMPARE(m_model->rowCount(), 1);
    PoolDraft *draft =
        m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(PoolType::Dir));
    draft->setValue({Field::Name}, u"new"_qs);
    draft->setValue({Field::TargetPath}, u"/other"_qs);
    QCOMPARE(m_model->rowCount(), 2);
    // Worst first.
    const QModelIndex worst = m_model->index(0, 0);
    QCOMPARE(worst.data(FindingsModel::SeverityRole), int(Severity::Error));
    // Told from the draft's side: it is what can be changed.
    QCOMPARE(worst.data(FindingsModel::PoolIdRole).value<PoolId>(), draft->id());
    QCOMPARE(worst.data(FindingsModel::PeerIdRole).value<PoolId>(), id(3));
    QCOMPARE(m_model->findingAt(worst)->peer, id(3));
    QCOMPARE(m_model->index(1, 0).data(FindingsModel::SeverityRole), int(Severity::Warning));
    QCOMPARE(m_model->errorCount(), 1);
    QCOMPARE(m_model->warningCount(), 1);
    QVERIFY(!m_model->isCut());
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < FindingsModel::ColumnCount; ++column)
            QVERIFY(!m_model->index(row, column).data().toString().isEmpty());
        QVERIFY(!m_model->index(row, 0).data(FindingsModel::ExplanationRole).toString().isEmpty());
    }
    QVERIFY(m_model->index(0, FindingsModel::PoolsColumn).data().toString().contains(u"new"));
    for (int column = 0; column < FindingsModel::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestFindingsModel::keepsTheRowsThatRemain()
{
    QList<PoolSnapshot> pools;
    for (int i = 0; i < 10; ++i) {
        pools << dirPool(2 * i, u"outer%1"_qs.arg(i), u"/p%1"_qs.arg(i))
              << dirPool(2 * i + 1, u"inner%1"_qs.arg(i), u"/p%1/x"_qs.arg(i));
    }
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_registry->setPools(m_host, pools);
    QCOMPARE(m_model->rowCount(), 10);
    QCOMPARE(inserted.size(), 1);
    const QPersistentModelIndex selected(m_model->index(7, 0));
    const Finding finding = *m_model->findingAt(selected);
    m_registry->upsertPool(m_host, dirPool(5, u"inner2"_qs, u"/away"_qs));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(m_model->rowCount(), 9);
    QVERIFY(selected.isValid());
    QCOMPARE(selected.row(), 6);
    QVERIFY(*m_model->findingAt(selected) == finding);
    m_registry->upsertPool(m_host, dirPool(5, u"inner2"_qs, u"/p2/x"_qs));
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(selected.row(), 7);
    QCOMPARE(reset.size(), 0);
}

void TestFindingsModel::followsRenames()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/x"_qs)});
    PoolDraft *draft = m_registry->editPool(id(2));
    draft->setValue({Field::TargetPath}, u"/srv/y"_qs);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    draft->setValue({Field::Name}, u"renamed"_qs);
    QVERIFY(changed.size() > 0);
    QVERIFY(m_model->index(m_model->rowCount() - 1, FindingsModel::PoolsColumn)
                .data()
                .toString()
                .contains(u"renamed"));
}

void TestFindingsModel::groupsByPlace()
{
    QList<PoolSnapshot> pools;
    for (int i = 1; i <= 5; ++i)
        pools << dirPool(i, u"p%1"_qs.arg(i), u"/srv/vm"_qs);
    pools << dirPool(6, u"around"_qs, u"/srv"_qs) << dirPool(7, u"x"_qs, u"/y"_qs)
          << dirPool(8, u"z"_qs, u"/y/z"_qs);
    m_registry->setPools(m_host, pools);
    // Ten pairs in one place, five that lie inside another pool's, and one more.
    QCOMPARE(m_model->findingCount(), 16);
    QCOMPARE(m_model->rowCount(), 3);
    const QModelIndex same = m_model->index(0, 0);
    QCOMPARE(m_model->rowCount(same), 10);
    QCOMPARE(same.data(FindingsModel::SeverityRole), int(Severity::Error));
    const auto text = [this](const QModelIndex &row, int column) {
        return m_model->index(row.row(), column, row.parent()).data().toString();
    };
    QCOMPARE(text(same, FindingsModel::PoolsColumn), u"5 pool(s): p1, p2, p3, p4, p5"_qs);
    QCOMPARE(text(m_model->index(1, 0), FindingsModel::PoolsColumn),
             u"around: p1, p2, p3, p4, p5"_qs);
    QVERIFY(text(same, FindingsModel::ResourceColumn).contains(u"/srv/vm"));
    QVERIFY(same.data(FindingsModel::ExplanationRole).toString().contains(u"p5"));
    QCOMPARE(m_model->rowCount(m_model->index(1, 0)), 5);
    QCOMPARE(m_model->rowCount(m_model->index(2, 0)), 0);

    // One that goes takes its pairs along; what remains stays.
    const QPersistentModelIndex group(same);
    const QPersistentModelIndex pair(m_model->index(0, 0, same));
    m_registry->removePool(m_host, uuid(5));
    QCOMPARE(m_model->rowCount(group), 6);
    QVERIFY(pair.isValid());
    // Of three pairs two go: what was a group is a finding.
    m_registry->removePool(m_host, uuid(4));
    QCOMPARE(m_model->rowCount(group), 3);
    m_registry->removePool(m_host, uuid(3));
    QVERIFY(group.isValid());
    QCOMPARE(m_model->rowCount(group), 0);
    QCOMPARE(text(group, FindingsModel::PoolsColumn), u"p1, p2"_qs);
    m_registry->upsertPool(m_host, dirPool(3, u"p3"_qs, u"/srv/vm"_qs));
    QCOMPARE(m_model->rowCount(group), 3);
}

void TestFindingsModel::pathsOfTwoHostsAreTwoPlaces()
{
    const HostId other = m_registry->addHost(u"kvm2"_qs, hostInfo());
    QList<PoolSnapshot> pools;
    for (int i = 1; i <= 3; ++i)
        pools << dirPool(i, u"p%1"_qs.arg(i), u"/srv/vm"_qs);
    m_registry->setPools(m_host, pools);
    m_registry->setPools(other, pools);
    QCOMPARE(m_model->findingCount(), 6);
    QCOMPARE(m_model->rowCount(), 2);
}

void TestFindingsModel::changesSequencesByRuns()
{
    using Ids = std::vector<quint64>;
    QRandomGenerator random(7);
    for (int step = 0; step < 2000; ++step) {
        Ids from;
        Ids to;
        for (quint64 id = 1; id <= 12; ++id) {
            if (random.bounded(3) > 0)
                from.push_back(id);
            if (random.bounded(3) > 0)
                to.push_back(id);
        }
        std::shuffle(to.begin(), to.end(), random);
        Ids now = from;
        const SequenceChange change = sequenceChange(from, to);
        for (const auto &[first, count] : change.removals)
            now.erase(now.begin() + first, now.begin() + first + count);
        for (const auto &[first, count] : change.insertions)
            now.insert(now.begin() + first, to.begin() + first, to.begin() + first + count);
        QVERIFY(now == to);
    }
    const SequenceChange moved = sequenceChange({1, 2, 3, 4, 5}, {5, 1, 2, 3, 4});
    QVERIFY(moved.removals == std::vector<SequenceRun>({{4, 1}}));
    QVERIFY(moved.insertions == std::vector<SequenceRun>({{0, 1}}));
    QVERIFY(sequenceChange({1, 2}, {1, 2}).isEmpty());
}

void TestFindingsModel::forgetsTheHost()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/x"_qs)});
    QCOMPARE(m_model->rowCount(), 1);
    m_registry->removeHost(m_host);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestFindingsModel::beginsWithWhatIsThere()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/x"_qs)});
    const FindingsModel late(m_registry.get());
    QCOMPARE(late.rowCount(), 1);
}

void TestFindingsModel::saysOnceWhatCannotBeSeenOfAHost()
{
    HostInfo info = hostInfo();
    info.local = false;
    const HostId remote = m_registry->addHost(u"kvm2"_qs, info);
    QCOMPARE(m_model->rowCount(), 0);
    m_registry->setPools(remote, {dirPool(1, u"a"_qs, u"/srv/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs),
                                  dirPool(3, u"c"_qs, u"/b/x"_qs)});
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->warningCount(), 1);
    QPersistentModelIndex row(m_model->index(1, FindingsModel::ReasonColumn));
    const auto says = [&row](const QString &text) { return row.data().toString().contains(text); };
    QCOMPARE(row.data(FindingsModel::SeverityRole), int(Severity::Info));
    QCOMPARE(row.data(FindingsModel::PoolIdRole).value<PoolId>(), noPool);
    QVERIFY(says(u"/srv/a"_qs) && says(u"/b/x"_qs));
    QVERIFY(row.data(FindingsModel::ExplanationRole).toString().contains(u"kvm2"));
    QVERIFY(row.sibling(row.row(), FindingsModel::PoolsColumn).data().toString().contains(u"kvm2"));
    QVERIFY(row.sibling(row.row(), FindingsModel::ResourceColumn).data().toString().contains(u"3"));

    // The row stays, and says what there is now.
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    PoolDraft *draft =
        m_registry->createDraft(remote, DraftOrigin::New, PoolDocument::create(PoolType::Dir));
    draft->setValue({Field::Name}, u"d"_qs);
    draft->setValue({Field::TargetPath}, u"/typed"_qs);
    QVERIFY(row.isValid() && changed.size() > 0);
    QVERIFY(says(u"/typed"_qs));
    // Another host has another row.
    m_registry->setPools(m_registry->addHost(u"kvm3"_qs, info), {dirPool(1, u"a"_qs, u"/else"_qs)});
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(!says(u"/else"_qs));
    const FindingsModel late(m_registry.get());
    QCOMPARE(late.rowCount(), 3);

    m_registry->discardDraft(draft->id());
    m_registry->setPools(remote, {});
    QVERIFY(!row.isValid());
    QCOMPARE(m_model->rowCount(), 1);
    info.local = true;
    m_registry->setHostInfo(m_registry->hosts().last().id, info);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestFindingsModel::stopsAtTheLimitAndComesBack()
{
    // 200 pools in one place are 19,900 pairs.
    QList<PoolSnapshot> pools;
    for (int i = 0; i < 200; ++i)
        pools << snapshot(i, u"p%1"_qs.arg(i), u"logical"_qs,
                          u"<source><name>vg0</name></source>"_qs);
    m_registry->setPools(m_host, pools);
    QCOMPARE(m_model->findingCount(), FindingsList::maxRows);
    QCOMPARE(m_model->rowCount(), 1);
    QVERIFY(m_model->isCut());
    m_registry->setPools(m_host, pools.first(3));
    QCOMPARE(m_model->findingCount(), 3);
    QVERIFY(!m_model->isCut());
}

void TestFindingsModel::agreesWithTheCheckerOnRandomChanges()
{
    QRandomGenerator random = QRandomGenerator::securelySeeded();
    const quint32 seed = random.generate();
    qInfo("seed %u", seed);
    random.seed(seed);
    const QStringList paths{u"/a"_qs, u"/a/b"_qs, u"/a/b/c"_qs, u"/d"_qs, u"/d/e"_qs, u"/f"_qs};
    for (int step = 0; step < 400; ++step) {
        const int number = random.bounded(25);
        if (random.bounded(4) == 0) {
            m_registry->removePool(m_host, uuid(number));
        } else {
            m_registry->upsertPool(m_host, dirPool(number, u"p%1"_qs.arg(number),
                                                   paths.at(random.bounded(int(paths.size())))));
        }
        std::vector<Finding> expected;
        m_registry->checker().forEachFinding([&](const Finding &finding) {
            expected.push_back(finding);
            return true;
        });
        std::vector<Finding> shown;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex top = m_model->index(row, 0);
            const std::vector<Finding> findings = m_model->findingsAt(top);
            QVERIFY(shown.empty() || shown.back().severity >= findings.front().severity);
            QVERIFY(sameMatter(findings));
            const int children = m_model->rowCount(top);
            QCOMPARE(children, findings.size() == 1 ? 0 : int(findings.size()));
            for (int child = 0; child < children; ++child)
                QVERIFY(*m_model->findingAt(m_model->index(child, 0, top))
                        == findings[std::size_t(child)]);
            shown.insert(shown.end(), findings.begin(), findings.end());
        }
        // From whichever side the list tells it.
        for (std::vector<Finding> *findings : {&expected, &shown}) {
            for (Finding &finding : *findings) {
                if (finding.peer != noPool && finding.peer < finding.pool)
                    finding = mirrored(finding);
            }
        }
        std::sort(expected.begin(), expected.end());
        std::sort(shown.begin(), shown.end());
        QCOMPARE(shown.size(), expected.size());
        QVERIFY(shown == expected);
    }
}

QTEST_GUILESS_MAIN(TestFindingsModel)
#include "tst_findingsmodel.moc"
