// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooldraft.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "tests/model/session/registryfixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace poolwarden;
using namespace poolwarden::fixture;

namespace {

/// A host as big hosts are: all kinds of pools, one in a hundred of them in another one's place.
QList<PoolSnapshot> manyPools(int count)
{
    QList<PoolSnapshot> pools;
    pools.reserve(count);
    for (int i = 0; i < count; ++i) {
        const int place = i % 100 == 99 ? i - 4 : i;
        const QString name = u"pool-%1"_qs.arg(i);
        switch (i % 4) {
        case 0:
        case 1:
            pools << dirPool(i, name, u"/srv/%1/images"_qs.arg(place));
            break;
        case 2:
            pools << snapshot(i, name, u"netfs"_qs,
                              u"<source><host name='nas%1'/><dir path='/e/%2'/></source>"
                              "<target><path>/mnt/%2</path></target>"_qs.arg(place % 7)
                                  .arg(place));
            break;
        default:
            pools << snapshot(i, name, u"logical"_qs,
                              u"<source><name>vg%1</name></source>"_qs.arg(place));
        }
    }
    return pools;
}

struct Host {
    explicit Host(const QList<PoolSnapshot> &pools)
    {
        id = registry.addHost(u"kvm1"_qs, hostInfo());
        QElapsedTimer timer;
        timer.start();
        registry.setPools(id, pools);
        loadMs = double(timer.nsecsElapsed()) / 1e6;
    }
    PoolRegistry registry{schema()};
    PoolTableModel table{&registry};
    FindingsModel findings{&registry};
    HostId id = 0;
    double loadMs = 0;
};

template<typename Work>
double millisecondsOf(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

/// Limits are an order of magnitude above what an ordinary machine needs: they catch a wrong order of
/// growth, not a slow day.
class TestModelScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void loadsInLinearTime();
    void listsAgainWithoutReading();
    void checksAKeystroke_data();
    void checksAKeystroke();
    void explainsWhatTheSchemaRefuses();
    void takesAnEvent();
    void showsEveryRow();
    void emptiesTheHost();
    void standsManyPoolsInOnePlace();

private:
    std::unique_ptr<Host> m_host;
    QList<PoolSnapshot> m_pools;
};

void TestModelScale::initTestCase()
{
    QVERIFY(schema()->isAvailable());
    m_pools = manyPools(10000);
}

void TestModelScale::loadsInLinearTime()
{
    const Host small(m_pools.first(1000));
    m_host = std::make_unique<Host>(m_pools);
    qInfo("load: 1,000 pools %.1f ms, 10,000 pools %.1f ms", small.loadMs, m_host->loadMs);
    QCOMPARE(m_host->table.rowCount(), 10000);
    QVERIFY(m_host->findings.rowCount() >= 100);
    QVERIFY(m_host->loadMs < 30 * small.loadMs + 50);
    QVERIFY(m_host->loadMs < 10000);
}

void TestModelScale::listsAgainWithoutReading()
{
    QSignalSpy changed(&m_host->registry, &PoolRegistry::poolChanged);
    const double time = millisecondsOf([this] { m_host->registry.setPools(m_host->id, m_pools); });
    qInfo("the same list again: %.1f ms", time);
    QCOMPARE(changed.size(), 0);
    QVERIFY(time < m_host->loadMs);
}

void TestModelScale::checksAKeystroke_data()
{
    QTest::addColumn<bool>("inForm");
    QTest::newRow("in the form") << true;
    QTest::newRow("in the text") << false;
}

void TestModelScale::checksAKeystroke()
{
    QFETCH(bool, inForm);
    PoolDraft *draft = m_host->registry.createDraft(m_host->id, DraftOrigin::New,
                                                    PoolDocument::create(PoolType::Dir));
    draft->setValue({Field::Name}, u"new"_qs);
    // On the way to /srv/200/images it passes through states of all kinds.
    const QString path = u"/srv/200/images/deeper"_qs;
    std::vector<double> times;
    int collisions = 0;
    for (int i = 1; i <= path.size(); ++i) {
        const QString typed = path.left(i);
        QString text = draft->xml();
        const qsizetype at = text.indexOf(u"<path>") + 6;
        text.replace(at, text.indexOf(u"</path>") - at, typed);
        const double time = millisecondsOf([&] {
            if (inForm)
                draft->setValue({Field::TargetPath}, typed);
            else
                draft->setXml(text);
            (void)draft->whyNotDefine().isEmpty();
        });
        times.push_back(time);
        collisions += draft->verdict().accepted() ? 0 : 1;
    }
    std::sort(times.begin(), times.end());
    // "/" and "/srv" on the way are around thousands of pools: those take the longest.
    qInfo("a keystroke among 10,000 pools: median %.3f ms, worst %.1f ms", times[times.size() / 2],
          times.back());
    QCOMPARE(collisions, 2); // with and without a slash behind it
    QVERIFY(times[times.size() / 2] < 20);
    m_host->registry.discardDraft(draft->id());
}

void TestModelScale::explainsWhatTheSchemaRefuses()
{
    double worst = 0;
    double sum = 0;
    for (int i = 0; i < 100; ++i) {
        const QByteArray xml =
            snapshot(1, u"n"_qs, u"netfs"_qs,
                     u"<source><host name='a_%1'/><dir path='e%1'/><foo/></source>"_qs.arg(i))
                .persistentXml;
        const double time = millisecondsOf([&] { QCOMPARE(schema()->validate(xml).size(), 4); });
        worst = std::max(worst, time);
        sum += time;
    }
    qInfo("four schema errors put into words: mean %.3f ms, the first %.3f ms", sum / 100, worst);
    QVERIFY(sum / 100 < 100);
}

void TestModelScale::takesAnEvent()
{
    PoolSnapshot pool = m_pools.at(5000);
    double worst = 0;
    double sum = 0;
    for (int i = 0; i < 100; ++i) {
        pool.liveXml = dirPool(5000, pool.name, u"/srv/%1/images"_qs.arg(i)).liveXml;
        pool.persistentXml = pool.liveXml;
        const double time = millisecondsOf([&] { m_host->registry.upsertPool(m_host->id, pool); });
        worst = std::max(worst, time);
        sum += time;
    }
    m_host->registry.upsertPool(m_host->id, m_pools.at(5000));
    qInfo("an event among 10,000 pools: mean %.3f ms, worst %.3f ms", sum / 100, worst);
    QVERIFY(sum / 100 < 10);
}

void TestModelScale::showsEveryRow()
{
    const double time = millisecondsOf([this] {
        for (int row = 0; row < m_host->table.rowCount(); ++row) {
            for (int column = 0; column < PoolTableModel::ColumnCount; ++column)
                (void)m_host->table.index(row, column).data(PoolTableModel::SortRole);
            (void)m_host->table.index(row, 0).data(PoolTableModel::FilterTextRole);
        }
    });
    qInfo("sort keys and filter texts of 10,000 rows: %.1f ms", time);
    QVERIFY(time < 10000);
}

void TestModelScale::emptiesTheHost()
{
    // Every second one: as many runs as there can be.
    QList<PoolSnapshot> half;
    for (int i = 0; i < m_pools.size(); i += 2)
        half << m_pools.at(i);
    const double halved = millisecondsOf([&] { m_host->registry.setPools(m_host->id, half); });
    const double emptied = millisecondsOf([&] { m_host->registry.removeHost(m_host->id); });
    qInfo("5,000 of 10,000 pools gone: %.1f ms, the host gone: %.1f ms", halved, emptied);
    QCOMPARE(m_host->table.rowCount(), 0);
    QCOMPARE(m_host->findings.rowCount(), 0);
    QVERIFY(halved < 10000);
    QVERIFY(emptied < 10000);
}

void TestModelScale::standsManyPoolsInOnePlace()
{
    QList<PoolSnapshot> pools;
    for (int i = 0; i < 500; ++i)
        pools << snapshot(i, u"p%1"_qs.arg(i), u"logical"_qs,
                          u"<source><name>vg0</name></source>"_qs);
    Host host(pools);
    qInfo("500 pools in one place, 124,750 pairs: %.1f ms", host.loadMs);
    QVERIFY(host.findings.isCut());
    const double time = millisecondsOf([&] { host.registry.removePool(host.id, uuid(7)); });
    qInfo("one of them goes: %.1f ms", time);
    QVERIFY(time < 5000);
}

QTEST_GUILESS_MAIN(TestModelScale)
#include "tst_modelscale.moc"
