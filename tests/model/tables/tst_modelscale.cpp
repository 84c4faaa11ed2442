// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/cputime.h"

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
        loadMs = cpuMillisecondsOf([&] { registry.setPools(id, pools); });
    }
    PoolRegistry registry{schema()};
    PoolTableModel table{&registry};
    FindingsModel findings{&registry};
    HostId id = noHost;
    double loadMs = 0;
};

} // namespace

/// Ten times the pools may cost thirty times the work where all are touched, and hardly more where one is:
/// a wrong order of growth is seen, a slow or busy machine is not. Times are in the benchmarks.
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
    /// The median of the keys of a path that is typed.
    [[nodiscard]] static double keystroke(Host &host, bool inForm, int *collisions);
    /// The mean of events about one pool.
    [[nodiscard]] static double event(Host &host, const PoolSnapshot &before);
    /// Sort keys and filter texts of all rows.
    [[nodiscard]] static double reading(const Host &host);
    static constexpr double atOnce = 30;
    static constexpr double oneOfMany = 8;
    std::unique_ptr<Host> m_small; ///< a tenth
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
    m_small = std::make_unique<Host>(m_pools.first(1000));
    m_host = std::make_unique<Host>(m_pools);
    qInfo("load: 1,000 pools %.1f ms, 10,000 pools %.1f ms", m_small->loadMs, m_host->loadMs);
    QCOMPARE(m_host->table.rowCount(), 10000);
    QVERIFY(m_host->findings.rowCount() >= 100);
    QVERIFY(m_host->loadMs < atOnce * m_small->loadMs);
}

void TestModelScale::listsAgainWithoutReading()
{
    QSignalSpy changed(&m_host->registry, &PoolRegistry::poolChanged);
    const double time =
        cpuMillisecondsOf([this] { m_host->registry.setPools(m_host->id, m_pools); });
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

double TestModelScale::keystroke(Host &host, bool inForm, int *collisions)
{
    PoolDraft *draft =
        host.registry.createDraft(host.id, DraftOrigin::New, PoolDocument::create(PoolType::Dir));
    draft->setValue({Field::Name}, u"new"_qs);
    // On the way to /srv/200/images it passes through states of all kinds.
    const QString path = u"/srv/200/images/deeper"_qs;
    std::vector<double> times;
    for (int i = 1; i <= path.size(); ++i) {
        const QString typed = path.left(i);
        QString text = draft->xml();
        const qsizetype at = text.indexOf(u"<path>") + 6;
        text.replace(at, text.indexOf(u"</path>") - at, typed);
        times.push_back(cpuMillisecondsOf([&] {
            if (inForm)
                draft->setValue({Field::TargetPath}, typed);
            else
                draft->setXml(text);
            (void)whyNotDefine(*draft, host.registry).isEmpty();
        }));
        *collisions += draft->assessment().verdict.accepted() ? 0 : 1;
    }
    std::sort(times.begin(), times.end());
    host.registry.discardDraft(draft->id());
    return times[times.size() / 2];
}

void TestModelScale::checksAKeystroke()
{
    QFETCH(bool, inForm);
    int collisions = 0;
    const double few = keystroke(*m_small, inForm, &collisions);
    QCOMPARE(collisions, 2); // with and without a slash behind it
    const double many = keystroke(*m_host, inForm, &collisions);
    QCOMPARE(collisions, 4);
    qInfo("a keystroke among 1,000 pools: %.3f ms, among 10,000: %.3f ms", few, many);
    QVERIFY(many < oneOfMany * few);
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
        const double time = cpuMillisecondsOf([&] { QCOMPARE(schema()->validate(xml).size(), 4); });
        worst = std::max(worst, time);
        sum += time;
    }
    qInfo("four schema errors put into words: mean %.3f ms, the first %.3f ms", sum / 100, worst);
}

double TestModelScale::event(Host &host, const PoolSnapshot &before)
{
    constexpr int events = 100;
    PoolSnapshot pool = before;
    double sum = 0;
    for (int i = 0; i < events; ++i) {
        pool.liveXml = dirPool(5000, pool.name, u"/srv/%1/images"_qs.arg(i)).liveXml;
        pool.persistentXml = pool.liveXml;
        sum += cpuMillisecondsOf([&] { host.registry.upsertPool(host.id, pool); });
    }
    host.registry.upsertPool(host.id, before);
    return sum / events;
}

void TestModelScale::takesAnEvent()
{
    const double few = event(*m_small, m_pools.at(500));
    const double many = event(*m_host, m_pools.at(5000));
    qInfo("an event among 1,000 pools: %.3f ms, among 10,000: %.3f ms", few, many);
    QVERIFY(many < oneOfMany * few);
}

double TestModelScale::reading(const Host &host)
{
    return cpuMillisecondsOf([&host] {
        for (int row = 0; row < host.table.rowCount(); ++row) {
            for (int column = 0; column < PoolTableModel::ColumnCount; ++column)
                (void)host.table.index(row, column).data(PoolTableModel::SortRole);
            (void)host.table.index(row, 0).data(PoolTableModel::FilterTextRole);
        }
    });
}

void TestModelScale::showsEveryRow()
{
    const double few = reading(*m_small);
    const double many = reading(*m_host);
    qInfo("sort keys and filter texts of 1,000 rows: %.1f ms, of 10,000: %.1f ms", few, many);
    QVERIFY(many < atOnce * few);
}

void TestModelScale::emptiesTheHost()
{
    // Every second one: as many runs as there can be.
    const auto halve = [this](Host &host, qsizetype count) {
        QList<PoolSnapshot> half;
        for (qsizetype i = 0; i < count; i += 2)
            half << m_pools.at(i);
        return cpuMillisecondsOf([&] { host.registry.setPools(host.id, half); });
    };
    const auto empty = [](Host &host) {
        return cpuMillisecondsOf([&host] { host.registry.removeHost(host.id); });
    };
    const double fewHalved = halve(*m_small, 1000);
    const double fewEmptied = empty(*m_small);
    const double halved = halve(*m_host, m_pools.size());
    const double emptied = empty(*m_host);
    qInfo("5,000 of 10,000 pools gone: %.1f ms, the host gone: %.1f ms", halved, emptied);
    QCOMPARE(m_host->table.rowCount(), 0);
    QCOMPARE(m_host->findings.rowCount(), 0);
    QVERIFY(halved < atOnce * fewHalved);
    QVERIFY(emptied < atOnce * fewEmptied);
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
    const double time = cpuMillisecondsOf([&] { host.registry.removePool(host.id, uuid(7)); });
    qInfo("one of them goes: %.1f ms", time);
    // One of 500 is not taken by comparing all of them again.
    QVERIFY(time < host.loadMs);
}

QTEST_GUILESS_MAIN(TestModelScale)
#include "tst_modelscale.moc"
