// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooldraft.h"
#include "model/tables/findingsides.h"
#include "model/tables/findingslist.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/sequencechange.h"
#include "model/wording/isolated.h"
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
    void onePlaceHoldsAllKinds();
    void groupsByPool();
    void showsWhatIsAskedFor_data();
    void showsWhatIsAskedFor();
    void keepsWhatIsOpenWhenMuchChanges();
    void pathsOfTwoHostsAreTwoPlaces();
    void changesSequencesByRuns();
    void forgetsTheHost();
    void beginsWithWhatIsThere();
    void saysWhatComesToRunByItself();
    void saysOnceWhatCannotBeSeenOfAHost();
    void stopsAtTheLimitAndComesBack();
    void manyHostsAreListedTogether();
    void agreesWithTheCheckerOnRandomChanges();

private:
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
    QCOMPARE(same.data(FindingsModel::SeverityRole), int(Severity::Error));
    QCOMPARE(m_model->findingsAt(same).size(), 10U);
    const auto text = [this](const QModelIndex &row, int column) {
        return m_model->index(row.row(), column, row.parent()).data().toString();
    };
    QCOMPARE(text(same, FindingsModel::PoolsColumn), u"5 pool(s): p1, p2, p3, p4, p5"_qs);
    QCOMPARE(text(m_model->index(1, 0), FindingsModel::PoolsColumn),
             u"around: p1, p2, p3, p4, p5"_qs);
    QVERIFY(text(same, FindingsModel::ResourceColumn).contains(u"/srv/vm"));
    QVERIFY(same.data(FindingsModel::ExplanationRole).toString().contains(u"p5"));

    // Below the place its pools with the value of each, below a pool what it collides with.
    QCOMPARE(m_model->rowCount(same), 5);
    QModelIndex second = m_model->index(1, 0, same);
    QCOMPARE(text(second, FindingsModel::PoolsColumn), u"p2"_qs);
    QCOMPARE(text(second, FindingsModel::ResourceColumn), u"Directory: /srv/vm"_qs);
    QCOMPARE(text(second, FindingsModel::ReasonColumn), u"With 4 pool(s): p1, p3, p4, p5"_qs);
    QCOMPARE(m_model->rowCount(second), 4);
    QCOMPARE(text(m_model->index(0, 0, second), FindingsModel::PoolsColumn), u"p1"_qs);
    for (int row = 0; row < 4; ++row)
        QCOMPARE(m_model->findingAt(m_model->index(row, 0, second))->pool, id(2));
    QCOMPARE(m_model->rowCount(m_model->index(1, 0)), 6);
    // One finding: what its two pools have.
    const QModelIndex one = m_model->index(2, 0);
    QCOMPARE(m_model->rowCount(one), 2);
    QCOMPARE(text(m_model->index(1, 0, one), FindingsModel::ResourceColumn), u"Directory: /y/z"_qs);
    QCOMPARE(m_model->rowCount(m_model->index(1, 0, one)), 0);

    // One that goes takes its rows along; what remains stays.
    const QPersistentModelIndex group(same);
    const QPersistentModelIndex member(second);
    const QPersistentModelIndex pair(m_model->index(0, 0, second));
    m_registry->removePool(m_host, uuid(5));
    QCOMPARE(m_model->rowCount(group), 4);
    QCOMPARE(m_model->rowCount(member), 3);
    QVERIFY(pair.isValid());
    m_registry->removePool(m_host, uuid(4));
    m_registry->removePool(m_host, uuid(3));
    QVERIFY(group.isValid());
    QCOMPARE(m_model->rowCount(group), 2);
    QCOMPARE(m_model->rowCount(member), 0);
    QVERIFY(!pair.isValid());
    QCOMPARE(text(group, FindingsModel::PoolsColumn), u"p1, p2"_qs);
    m_registry->upsertPool(m_host, dirPool(3, u"p3"_qs, u"/srv/vm"_qs));
    QCOMPARE(m_model->rowCount(group), 3);
    QCOMPARE(m_model->rowCount(member), 2);
}

void TestFindingsModel::onePlaceHoldsAllKinds()
{
    m_registry->setPools(m_host, {dirPool(1, u"images"_qs, u"/srv/images"_qs),
                                  dirPool(2, u"again"_qs, u"/srv/images/../images"_qs),
                                  dirPool(3, u"iso"_qs, u"/srv/images/iso"_qs)});
    QCOMPARE(m_model->findingCount(), 3);
    QCOMPARE(m_model->rowCount(), 1);
    const QModelIndex place = m_model->index(0, 0);
    const auto text = [](const QModelIndex &row, int column) {
        return row.siblingAtColumn(column).data().toString();
    };
    QCOMPARE(text(place, FindingsModel::KindColumn), u"Same storage, Overlap"_qs);
    QCOMPARE(text(place, FindingsModel::ResourceColumn), u"the directory /srv/images"_qs);
    QCOMPARE(m_model->rowCount(place), 3);
    QCOMPARE(text(m_model->index(2, 0, place), FindingsModel::PoolsColumn), u"iso"_qs);
    QCOMPARE(text(m_model->index(2, 0, place), FindingsModel::KindColumn), u"Overlap"_qs);
    QCOMPARE(text(m_model->index(2, 0, place), FindingsModel::SeverityColumn), u"Warning"_qs);
}

void TestFindingsModel::groupsByPool()
{
    QList<PoolSnapshot> pools;
    for (int i = 1; i <= 3; ++i)
        pools << dirPool(i, u"p%1"_qs.arg(i), u"/srv/vm"_qs);
    pools << dirPool(7, u"x"_qs, u"/y"_qs) << dirPool(8, u"z"_qs, u"/y/z"_qs);
    m_registry->setPools(m_host, pools);
    const QPersistentModelIndex before(m_model->index(0, 0));
    m_model->setGrouping(FindingsModel::Grouping::ByPool);
    QVERIFY(!before.isValid());
    QCOMPARE(m_model->rowCount(), 5);
    QSet<PoolId> told;
    for (int row = 0; row < 5; ++row) {
        const QModelIndex pool = m_model->index(row, 0);
        const auto own = pool.data(FindingsModel::PoolIdRole).value<PoolId>();
        told.insert(own);
        QCOMPARE(m_model->rowCount(pool), row < 3 ? 2 : 0);
        for (int below = 0; below < m_model->rowCount(pool); ++below)
            QCOMPARE(m_model->findingAt(m_model->index(below, 0, pool))->pool, own);
    }
    QCOMPARE(told.size(), 5);
    QCOMPARE(m_model->index(0, FindingsModel::PoolsColumn).data().toString(), u"p1"_qs);
    QCOMPARE(m_model->index(0, FindingsModel::ReasonColumn).data().toString(),
             u"With 2 pool(s): p2, p3"_qs);
    m_registry->removePool(m_host, uuid(2));
    QCOMPARE(m_model->rowCount(), 4);
    m_model->setGrouping(FindingsModel::Grouping::ByPlace);
    QCOMPARE(m_model->rowCount(), 2);
}

void TestFindingsModel::showsWhatIsAskedFor_data()
{
    QTest::addColumn<FindingQuery>("query");
    QTest::addColumn<QStringList>("shown");
    const auto row = [](const char *name, const auto &change, const QStringList &shown) {
        FindingQuery query;
        change(query);
        QTest::newRow(name) << query << shown;
    };
    const QString same = u"b, c"_qs;
    const QString inner = u"dir1, dir2"_qs;
    const QString group = u"new, vg"_qs;
    row("all", [](FindingQuery &) {}, {same, inner, group});
    row("no errors", [](FindingQuery &it) { it.severities[2] = false; }, {inner});
    row("a kind", [](FindingQuery &it) { it.kind = FindingKind::Overlap; }, {inner});
    row("a type", [](FindingQuery &it) { it.type = PoolType::Logical; }, {group});
    row("what is edited", [](FindingQuery &it) { it.isOnlyEdited = true; }, {group});
    row("a word", [](FindingQuery &it) { it.text = u" OVERLAP "_qs; }, {inner});
    row("a value", [](FindingQuery &it) { it.text = u"/srv/../B"_qs; }, {same});
    row("a pool", [](FindingQuery &it) { it.text = u"dir2"_qs; }, {inner});
    row("words of which one is nowhere", [](FindingQuery &it) { it.text = u"dir2 vg"_qs; }, {});
    row("words in any order", [](FindingQuery &it) { it.text = u"dir2 overlap /srv"_qs; }, {inner});
    row("a name that is an expression elsewhere", [](FindingQuery &it) { it.text = u".*"_qs; }, {});
    row("a host", [](FindingQuery &it) { it.text = u"KVM2"_qs; }, {group});
    row("a kind and a type of another",
        [](FindingQuery &it) {
            it.kind = FindingKind::Overlap;
            it.type = PoolType::Logical;
        },
        {});
    row("a kind, a type, a word and a severity",
        [](FindingQuery &it) {
            it.kind = FindingKind::SameStorage;
            it.type = PoolType::Dir;
            it.text = u"c"_qs;
            it.severities = {false, false, true};
        },
        {same});
}

void TestFindingsModel::showsWhatIsAskedFor()
{
    QFETCH(FindingQuery, query);
    QFETCH(QStringList, shown);
    m_registry->setPools(m_host,
                         {dirPool(1, u"dir1"_qs, u"/srv"_qs), dirPool(2, u"dir2"_qs, u"/srv/x"_qs),
                          dirPool(3, u"b"_qs, u"/srv/../b"_qs), dirPool(4, u"c"_qs, u"/b"_qs)});
    const HostId other = m_registry->addHost(u"kvm2"_qs, hostInfo());
    m_registry->setPools(
        other, {snapshot(1, u"vg"_qs, u"logical"_qs, u"<source><name>vg0</name></source>"_qs)});
    PoolDraft *draft =
        m_registry->createDraft(other, DraftOrigin::New, PoolDocument::create(PoolType::Logical));
    draft->setValue({Field::Name}, u"new"_qs);
    draft->setValue({Field::SourceName}, u"vg0"_qs);
    m_model->setQuery(query);
    QStringList told;
    for (int row = 0; row < m_model->rowCount(); ++row)
        told << m_model->index(row, FindingsModel::PoolsColumn).data().toString();
    told.sort();
    QCOMPARE(told, shown);
    QCOMPARE(m_model->shownCount(), int(shown.size()));
    QCOMPARE(m_model->findingCount(), 3);
    // By host.
    query.host = other;
    m_model->setQuery(query);
    QCOMPARE(m_model->shownCount(), shown.contains(u"new, vg"_qs) ? 1 : 0);
    m_model->setQuery({});
    QCOMPARE(m_model->rowCount(), 3);
    // What is edited no more.
    query = {};
    query.isOnlyEdited = true;
    m_model->setQuery(query);
    QCOMPARE(m_model->rowCount(), 1);
    m_registry->discardDraft(draft->id());
    QCOMPARE(m_model->rowCount(), 0);
    m_registry->editPool(id(2));
    QCOMPARE(m_model->rowCount(), 0);
    m_registry->pool(id(2))->draft->setValue({Field::Mode}, u"0700"_qs);
    QCOMPARE(m_model->rowCount(), 1);
}

void TestFindingsModel::keepsWhatIsOpenWhenMuchChanges()
{
    QList<PoolSnapshot> pools;
    for (int i = 0; i < 200; ++i) {
        pools << dirPool(2 * i, u"a%1"_qs.arg(i), u"/p%1"_qs.arg(i))
              << dirPool(2 * i + 1, u"b%1"_qs.arg(i),
                         u"/p%1/%2"_qs.arg(i).arg(i % 2 ? u"."_qs : u"x"_qs));
    }
    m_registry->setPools(m_host, pools);
    QCOMPARE(m_model->rowCount(), 200);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_model->sort(FindingsModel::ResourceColumn, Qt::AscendingOrder);
    QModelIndex place;
    for (int row = 0; row < 200 && !place.isValid(); ++row) {
        if (m_model->index(row, FindingsModel::ResourceColumn).data() == u"the directory /p77"_qs)
            place = m_model->index(row, 0);
    }
    QVERIFY(place.isValid());
    const QPersistentModelIndex kept(place);
    const QPersistentModelIndex below(m_model->index(1, 0, place));
    const QPersistentModelIndex gone(m_model->index(0, 0));
    const Finding finding = *m_model->findingAt(below);
    FindingQuery query;
    query.severities = {true, false, true};
    m_model->setQuery(query);
    QCOMPARE(m_model->rowCount(), 100);
    QCOMPARE(removed.size(), 0);
    QVERIFY(kept.isValid() && below.isValid() && !gone.isValid());
    QVERIFY(*m_model->findingAt(below) == finding);
    QCOMPARE(below.parent(), QModelIndex(kept));
    m_model->sort(FindingsModel::SeverityColumn, Qt::DescendingOrder);
    m_model->setQuery({});
    QCOMPARE(m_model->rowCount(), 200);
    QVERIFY(*m_model->findingAt(below) == finding);
    QVERIFY(kept.row() < 100); // the errors are first
    QCOMPARE(reset.size(), 0);
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
        // Now and then one of the two is the other with some left out, as a filter makes it.
        if (random.bounded(3) > 0)
            std::shuffle(to.begin(), to.end(), random);
        else if (random.bounded(2) > 0)
            std::erase_if(
                to, [&from](quint64 id) { return std::ranges::find(from, id) == from.end(); });
        Ids now = from;
        const SequenceChange change = sequenceChange(from, to);
        for (const auto &[first, count] : change.removals)
            now.erase(now.begin() + first, now.begin() + first + count);
        for (const auto &[first, count] : change.insertions)
            now.insert(now.begin() + first, to.begin() + first, to.begin() + first + count);
        QVERIFY(now == to);
    }
    // As a filter narrows and widens: nothing else moves.
    const SequenceChange narrowed = sequenceChange({1, 2, 3, 4, 5, 6}, {2, 5});
    QVERIFY(narrowed.removals == std::vector<SequenceRun>({{0, 1}, {1, 2}, {2, 1}}));
    QVERIFY(narrowed.insertions.empty());
    const SequenceChange widened = sequenceChange({2, 5}, {1, 2, 3, 4, 5, 6});
    QVERIFY(widened.removals.empty());
    QVERIFY(widened.insertions == std::vector<SequenceRun>({{0, 1}, {2, 2}, {5, 1}}));
    QVERIFY(sequenceChange({}, {1, 2}).insertions == std::vector<SequenceRun>({{0, 2}}));
    QVERIFY(sequenceChange({1, 2}, {}).removals == std::vector<SequenceRun>({{0, 2}}));
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

// That both are kept sounds like safety: but a directory that is there makes its pool active.
void TestFindingsModel::saysWhatComesToRunByItself()
{
    PoolSnapshot runs = dirPool(1, u"a"_qs, u"/srv"_qs);
    PoolSnapshot stopped = dirPool(2, u"b"_qs, u"/srv/in"_qs);
    runs.state = PoolState::Running;
    stopped.state = PoolState::Inactive;
    m_registry->setPools(m_host, {runs, stopped});
    const auto restart = [this] {
        return findingtext::outlookOf(*m_registry, *m_model->findingAt(m_model->index(0, 0)))
            .restart;
    };
    QVERIFY2(restart().contains(isolated(u"b"_qs) + u"” becomes active"_qs), qPrintable(restart()));
    QVERIFY2(!restart().contains(isolated(u"a"_qs) + u"” becomes"_qs), qPrintable(restart()));

    // What has to be mounted first is not found by itself, but may be started with its host.
    const QString source = u"<source><host name='h'/><dir path='%1'/><format type='nfs'/></source>"
                           "<target><path>/mnt/%2</path></target>"_qs;
    runs = snapshot(1, u"a"_qs, u"netfs"_qs, source.arg(u"/x"_qs).arg(1));
    stopped = snapshot(2, u"b"_qs, u"netfs"_qs, source.arg(u"/x/in"_qs).arg(2));
    runs.state = PoolState::Running;
    stopped.state = PoolState::Inactive;
    m_registry->setPools(m_host, {runs, stopped});
    QVERIFY2(!restart().contains(u"” "_qs), qPrintable(restart()));
    stopped.autostart = true;
    m_registry->setPools(m_host, {runs, stopped});
    QVERIFY2(restart().contains(isolated(u"b"_qs) + u"” is started when the host boots"_qs),
             qPrintable(restart()));
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
    QTRY_VERIFY(!m_model->isCut());
    QCOMPARE(m_model->findingCount(), 3);
}

void TestFindingsModel::manyHostsAreListedTogether()
{
    constexpr int count = 80;
    m_tester.reset(); // it looks at all rows at each change
    const auto pairs = [](int hosts) { return hosts * (hosts - 1) / 2; };
    const auto addHost = [this](int number) {
        const HostId host = m_registry->addHost(u"host%1"_qs.arg(number), hostInfo());
        m_registry->setPools(
            host, {snapshot(number, u"data%1"_qs.arg(number), u"fs"_qs,
                            u"<source><device path='/dev/disk/by-path/ip-10.0.0.1:3260-iscsi-"
                            "iqn.2020-01.org.example:t-lun-1'/></source><target><path>/mnt"
                            "</path></target>"_qs)});
        return host;
    };
    QSignalSpy told(m_model.get(), &FindingsModel::countsChanged);
    QList<HostId> hosts;
    for (int number = 1; number <= count; ++number)
        hosts.append(addHost(number));
    QVERIFY2(told.size() < count / 2, qPrintable(QString::number(told.size())));
    QTRY_COMPARE(m_model->findingCount(), pairs(count));
    QVERIFY2(told.size() < count / 2, qPrintable(QString::number(told.size())));
    const FindingsModel late(m_registry.get());
    QVERIFY(late.allFindings() == m_model->allFindings());

    // No row outlives its pools, whatever waits.
    told.clear();
    hosts.append(addHost(count + 1));
    hosts.append(addHost(count + 2));
    QVERIFY(told.size() <= 1);
    m_registry->removeHost(hosts.takeFirst());
    QVERIFY(told.size() <= 2);
    for (const Finding &finding : m_model->allFindings())
        QVERIFY(m_registry->pool(finding.pool) && m_registry->pool(finding.peer));
    QTRY_COMPARE(m_model->findingCount(), pairs(count + 1));
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
        Severity before = Severity::Error;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex top = m_model->index(row, 0);
            const std::vector<Finding> findings = m_model->findingsAt(top);
            QVERIFY(before >= findings.front().severity);
            before = findings.front().severity;
            QVERIFY(std::ranges::is_sorted(findings, std::ranges::greater(), &Finding::severity));
            // Each finding is below both of its pools.
            std::size_t below = 0;
            for (int child = 0; child < m_model->rowCount(top); ++child) {
                const QModelIndex member = m_model->index(child, 0, top);
                const PoolId pool = m_model->findingAt(member)->pool;
                const std::vector<Finding> own = m_model->findingsAt(member);
                below += own.size();
                QVERIFY(std::ranges::all_of(own, [&](const Finding &finding) {
                    return finding.pool == pool
                           && std::ranges::count_if(findings, [&](const Finding &other) {
                                  return other == finding || mirrored(other) == finding;
                              }) == 1;
                }));
                QCOMPARE(m_model->rowCount(member), own.size() == 1 ? 0 : int(own.size()));
                for (int pair = 0; pair < m_model->rowCount(member); ++pair)
                    QVERIFY(*m_model->findingAt(m_model->index(pair, 0, member))
                            == own[std::size_t(pair)]);
            }
            QCOMPARE(below, 2 * findings.size());
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
