// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooldraft.h"
#include "model/tables/pooltablemodel.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/idtext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestPoolTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsAPool();
    void namesTheSource_data();
    void namesTheSource();
    void followsTheRegistryRowByRow();
    void tellsOnlyTheRowsThatChanged();
    void tellsBothRowsOfACollision();
    void showsDrafts();
    void keepsWhatTheTextSaidBefore();
    void tellsHowBadAnErrorIs();
    void showsNoSourceThatHasNoName_data();
    void showsNoSourceThatHasNoName();
    void showsUnreadablePools();
    void showsPendingChanges();
    void tellsTheRowsOfAHostThatChanges();
    void isEmptyWithoutPools();

private:
    [[nodiscard]] QVariant at(PoolId pool, int column, int role = Qt::DisplayRole) const
    {
        return m_model->indexOf(pool, column).data(role);
    }
    [[nodiscard]] PoolId id(int number) const { return m_registry->findPool(m_host, uuid(number)); }

    std::unique_ptr<PoolRegistry> m_registry;
    std::unique_ptr<PoolTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    HostId m_host = noHost;
};

void TestPoolTableModel::init()
{
    m_registry = std::make_unique<PoolRegistry>(schema());
    m_host = m_registry->addHost(u"kvm1"_qs, hostInfo());
    m_model = std::make_unique<PoolTableModel>(m_registry.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestPoolTableModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_registry.reset();
}

void TestPoolTableModel::showsAPool()
{
    PoolSnapshot pool = dirPool(1, u"<b>images&"_qs, u"/srv/images"_qs);
    pool.autostart = true;
    m_registry->setPools(m_host, {pool});
    QCOMPARE(at(id(1), PoolTableModel::NameColumn), u"<b>images&"_qs);
    QCOMPARE(at(id(1), PoolTableModel::TypeColumn), u"dir"_qs);
    QCOMPARE(at(id(1), PoolTableModel::StateColumn), u"active"_qs);
    QCOMPARE(at(id(1), PoolTableModel::SourceColumn), u"/srv/images"_qs);
    QCOMPARE(at(id(1), PoolTableModel::TargetColumn), u"/srv/images"_qs);
    QCOMPARE(at(id(1), PoolTableModel::UsageColumn), 0.25);
    QCOMPARE(at(id(1), PoolTableModel::UsageColumn, PoolTableModel::UsageRatioRole), 0.25);
    QCOMPARE(at(id(1), PoolTableModel::UsageColumn, PoolTableModel::SortRole), 0.25);
    QCOMPARE(at(id(1), PoolTableModel::NameColumn, PoolTableModel::CapacityRole), quint64(1000));
    QCOMPARE(at(id(1), PoolTableModel::AutostartColumn), u"yes"_qs);
    QCOMPARE(at(id(1), PoolTableModel::CapacityColumn), quint64(1000));
    QVERIFY(at(id(1), PoolTableModel::FreeColumn).isValid());
    QCOMPARE(at(id(1), PoolTableModel::NameColumn, PoolTableModel::TransientRole), false);
    pool.persistent = false;
    m_registry->setPools(m_host, {pool});
    QCOMPARE(at(id(1), PoolTableModel::StateColumn), u"active, transient"_qs);
    pool.persistent = true;
    m_registry->setPools(m_host, {pool});
    QCOMPARE(at(id(1), PoolTableModel::ConnectionColumn), u"kvm1"_qs);
    QCOMPARE(at(id(1), PoolTableModel::ConflictColumn), QVariant());
    QCOMPARE(at(id(1), PoolTableModel::NameColumn, PoolTableModel::SeverityRole), -1);
    QCOMPARE(at(id(1), PoolTableModel::NameColumn, PoolTableModel::UuidRole), uuid(1));
    QCOMPARE(at(id(1), PoolTableModel::NameColumn, PoolTableModel::PoolIdRole).value<PoolId>(),
             id(1));
    QCOMPARE(at(id(1), PoolTableModel::NameColumn, PoolTableModel::HasErrorRole), false);
    const QString filter =
        at(id(1), PoolTableModel::NameColumn, PoolTableModel::FilterTextRole).toString();
    for (const QString &part : {u"images"_qs, u"dir"_qs, u"/srv"_qs, u"kvm1"_qs})
        QVERIFY(filter.contains(part));
    QCOMPARE(at(id(1), PoolTableModel::NameColumn, PoolTableModel::FilterStateRole), u"active"_qs);
    for (int column = 0; column < PoolTableModel::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    pool.state = PoolState::Inactive;
    m_registry->upsertPool(m_host, pool);
    QCOMPARE(at(id(1), PoolTableModel::UsageColumn), QVariant());
    QVERIFY(!at(id(1), PoolTableModel::UsageColumn, PoolTableModel::UsageRatioRole).isValid());
}

void TestPoolTableModel::namesTheSource_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("source");
    const QString target = u"<target><path>/t</path></target>"_qs;
    const auto row = [](const char *type, const QString &content, const QString &source,
                        const char *name = nullptr) {
        QTest::newRow(name ? name : type) << QString::fromLatin1(type) << content << source;
    };
    row("dir", target, u"/t"_qs);
    row("fs", u"<source><device path='/dev/sdb1'/></source>"_qs + target, u"/dev/sdb1"_qs);
    row("netfs", u"<source><host name='nas1'/><dir path='/export/vm'/></source>"_qs + target,
        u"nas1:/export/vm"_qs);
    row("netfs",
        u"<source><host name='nas1'/><dir path='share'/><format type='cifs'/></source>"_qs + target,
        u"//nas1/share"_qs, "netfs over CIFS");
    row("netfs", u"<source><host name='a'/><host name='b'/><dir path='/e'/></source>"_qs + target,
        u"a:/e, b:/e"_qs, "netfs with two hosts");
    row("logical", u"<source><name>vg0</name></source>"_qs, u"vg0"_qs);
    row("disk", u"<source><device path='/dev/sdb'/><device path='/dev/sdc'/></source>"_qs + target,
        u"/dev/sdb, /dev/sdc"_qs);
    row("iscsi",
        u"<source><host name='::1' port='3261'/><device path='iqn.2013-06.com.x:a'/></source>"_qs
            + target,
        u"iqn.2013-06.com.x:a on [::1]:3261"_qs);
    row("iscsi-direct",
        u"<source><host name='san'/><device path='iqn.2013-06.com.x:a'/>"
        "<initiator><iqn name='iqn.2013-06.com.x:i'/></initiator></source>"_qs,
        u"iqn.2013-06.com.x:a on san"_qs);
    row("scsi", u"<source><adapter name='scsi_host5'/></source>"_qs + target, u"scsi_host5"_qs);
    row("scsi",
        u"<source><adapter type='scsi_host'><parentaddr unique_id='1'><address domain='0x0' "
        "bus='0x0' slot='0x1f' function='0x2'/></parentaddr></adapter></source>"_qs
            + target,
        u"PCI 0000:00:1f.2, unique ID 1"_qs, "scsi by its parent");
    row("scsi",
        u"<source><adapter type='fc_host' wwnn='20000000c9831b4b' wwpn='10000000c9831b4b'/>"
        "</source>"_qs
            + target,
        u"FC 20000000c9831b4b:10000000c9831b4b"_qs, "scsi by world-wide names");
    row("mpath", target, u"all multipath devices"_qs);
    row("rbd",
        u"<source><name>images</name><host name='mon1'/><host name='mon2' port='3300'/></source>"_qs,
        u"images on mon1, mon2:3300"_qs);
    row("sheepdog", u"<source><host name='h'/><name>s</name></source>"_qs, u"s on h"_qs);
    row("gluster", u"<source><host name='h'/><name>v</name><dir path='/d'/></source>"_qs,
        u"h:v/d"_qs);
    row("zfs", u"<source><name>tank/vm</name></source>"_qs, u"tank/vm"_qs);
    row("vstorage", u"<source><name>c</name></source>"_qs + target, u"c"_qs);
}

void TestPoolTableModel::namesTheSource()
{
    QFETCH(QString, type);
    QFETCH(QString, content);
    QFETCH(QString, source);
    m_registry->setPools(m_host, {snapshot(1, u"n"_qs, type, content)});
    QCOMPARE(at(id(1), PoolTableModel::HasErrorRole, PoolTableModel::HasErrorRole), QVariant());
    QCOMPARE(at(id(1), PoolTableModel::NameColumn, PoolTableModel::ErrorTextRole), QString());
    QCOMPARE(at(id(1), PoolTableModel::SourceColumn), source);
}

void TestPoolTableModel::followsTheRegistryRowByRow()
{
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QList<PoolSnapshot> pools;
    for (int i = 0; i < 20; ++i)
        pools << dirPool(i, u"p%1"_qs.arg(i), u"/p%1"_qs.arg(i));
    m_registry->setPools(m_host, pools);
    QCOMPARE(m_model->rowCount(), 20);
    QCOMPARE(inserted.size(), 1);
    const QPersistentModelIndex kept(m_model->indexOf(id(15)));
    pools.remove(3, 4);
    pools << dirPool(99, u"late"_qs, u"/late"_qs);
    m_registry->setPools(m_host, pools);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(m_model->rowCount(), 17);
    QCOMPARE(kept.row(), 11);
    QCOMPARE(m_model->poolAt(kept), id(15));
    QCOMPARE(m_model->data(kept, Qt::DisplayRole), u"p15"_qs);
    m_registry->removeHost(m_host);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(reset.size(), 0);
}

void TestPoolTableModel::tellsOnlyTheRowsThatChanged()
{
    QList<PoolSnapshot> pools{dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs)};
    m_registry->setPools(m_host, pools);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_registry->setPools(m_host, pools);
    QCOMPARE(changed.size(), 0);
    pools[1].allocation = 500;
    m_registry->setPools(m_host, pools);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 1);
    QVERIFY(changed.at(0).at(2).value<QList<int>>().contains(int(PoolTableModel::UsageRatioRole)));
    QVERIFY(!changed.at(0).at(2).value<QList<int>>().contains(int(PoolTableModel::SeverityRole)));
}

void TestPoolTableModel::tellsBothRowsOfACollision()
{
    QList<PoolSnapshot> pools;
    for (int i = 0; i < 6; ++i)
        pools << dirPool(i, u"p%1"_qs.arg(i), u"/p%1"_qs.arg(i));
    m_registry->setPools(m_host, pools);
    PoolDraft *draft = m_registry->editPool(id(5));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    draft->setValue({Field::TargetPath}, u"/p1"_qs);
    QList<int> rows;
    for (const QVariantList &signal : std::as_const(changed)) {
        if (signal.at(2).value<QList<int>>().contains(int(PoolTableModel::SeverityRole)))
            rows << signal.at(0).toModelIndex().row();
    }
    QCOMPARE(rows, QList<int>({1, 5}));
    QCOMPARE(changed.size(), 3);
    for (const int number : {1, 5}) {
        QCOMPARE(at(id(number), 0, PoolTableModel::SeverityRole), int(Severity::Error));
        QCOMPARE(at(id(number), 0, PoolTableModel::FindingCountRole), 1);
        QCOMPARE(at(id(number), 0, PoolTableModel::SortRole), int(Severity::Error));
    }
}

void TestPoolTableModel::showsDrafts()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *edit = m_registry->editPool(id(1));
    QCOMPARE(at(id(1), 1, PoolTableModel::IsDraftRole), false);
    QCOMPARE(at(id(1), PoolTableModel::StateColumn), u"active"_qs);
    edit->setValue({Field::TargetPath}, u"/b"_qs);
    QCOMPARE(at(id(1), 1, PoolTableModel::IsDraftRole), true);
    QCOMPARE(at(id(1), 1, PoolTableModel::IsNewRole), false);
    QCOMPARE(at(id(1), PoolTableModel::StateColumn), u"active, edited"_qs);
    QCOMPARE(at(id(1), PoolTableModel::TargetColumn), u"/b"_qs);

    const PoolId fresh =
        m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(PoolType::Netfs))
            ->id();
    QCOMPARE(at(fresh, 1, PoolTableModel::IsNewRole), true);
    QCOMPARE(at(fresh, 1, PoolTableModel::HasErrorRole), true);
    QVERIFY(!at(fresh, 1, PoolTableModel::ErrorTextRole).toString().isEmpty());
    QCOMPARE(at(fresh, PoolTableModel::StateColumn), u"draft"_qs);
    QCOMPARE(at(fresh, PoolTableModel::TypeColumn), u"netfs"_qs); // as far as it can be read
    m_registry->pool(fresh)->draft->setXml(u"junk"_qs);
    QCOMPARE(at(fresh, PoolTableModel::TypeColumn), u"netfs"_qs); // as it was before
    m_registry->discardDraft(fresh);
    QCOMPARE(m_model->rowCount(), 1);
}

void TestPoolTableModel::keepsWhatTheTextSaidBefore()
{
    m_registry->setPools(m_host, {snapshot(1, u"n"_qs, u"netfs"_qs,
                                           u"<source><host name='h'/><dir path='/e'/></source>"
                                           "<target><path>/t</path></target>"_qs)});
    PoolDraft *draft = m_registry->editPool(id(1));
    draft->setValue({Field::SourceDir}, u"/f"_qs);
    const QString text = draft->xml();
    draft->setXml(text.chopped(4));
    QVERIFY(!draft->document());
    QCOMPARE(at(id(1), PoolTableModel::TypeColumn), u"netfs"_qs);
    QCOMPARE(at(id(1), PoolTableModel::SourceColumn), u"h:/f"_qs);
    QCOMPARE(at(id(1), PoolTableModel::TargetColumn), u"/t"_qs);
    QCOMPARE(at(id(1), 1, PoolTableModel::HasErrorRole), true);
}

void TestPoolTableModel::tellsHowBadAnErrorIs()
{
    const auto badness = [this](PoolId pool) {
        return at(pool, PoolTableModel::ConflictColumn, PoolTableModel::ErrorSeverityRole).toInt();
    };
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(id(1));
    QCOMPARE(badness(id(1)), -1);
    draft->setValue({Field::Mode}, u"9"_qs);
    QCOMPARE(badness(id(1)), int(Severity::Error));
    draft->setValue({Field::Mode}, u"0711"_qs);
    QCOMPARE(badness(id(1)), -1);
    // Against the schema only.
    draft->setXml(draft->xml().replace(u"</pool>"_qs, u"<foo/></pool>"_qs));
    QCOMPARE(badness(id(1)), int(Severity::Warning)); // libvirt may take it
    QVERIFY(at(id(1), 1, PoolTableModel::ErrorTextRole).toString().contains(u"<foo>"_qs));
    draft->setXml(u"junk"_qs);
    QCOMPARE(badness(id(1)), int(Severity::Error));
    const PoolId fresh =
        m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(PoolType::Dir))
            ->id();
    QCOMPARE(badness(fresh), int(Severity::Info)); // nothing entered yet is no mistake
}

void TestPoolTableModel::showsNoSourceThatHasNoName_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("source");
    QTest::newRow("zfs") << int(PoolType::Zfs) << QString();
    QTest::newRow("vstorage") << int(PoolType::Vstorage) << QString();
    QTest::newRow("sheepdog") << int(PoolType::Sheepdog) << u"h"_qs;
    // libvirt and its schema take the pool's name here.
    QTest::newRow("logical") << int(PoolType::Logical) << u"pool"_qs;
}

void TestPoolTableModel::showsNoSourceThatHasNoName()
{
    QFETCH(int, type);
    QFETCH(QString, source);
    PoolDraft *draft =
        m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(PoolType(type)));
    draft->setValue({Field::Name}, u"pool"_qs);
    if (PoolType(type) == PoolType::Sheepdog)
        draft->setValue({Field::HostName}, u"h"_qs);
    if (PoolType(type) == PoolType::Vstorage)
        draft->setValue({Field::TargetPath}, u"/t"_qs);
    QCOMPARE(at(draft->id(), PoolTableModel::SourceColumn).toString(), source);
    draft->setValue({Field::SourceName}, u"named"_qs);
    QVERIFY(at(draft->id(), PoolTableModel::SourceColumn).toString().contains(u"named"_qs));
}

void TestPoolTableModel::showsUnreadablePools()
{
    PoolSnapshot failed;
    failed.uuid = uuid(1);
    failed.name = u"ghost"_qs;
    failed.error = ServiceError{};
    failed.error->sentence = u"The host did not answer."_qs;
    PoolSnapshot strange = snapshot(2, u"strange"_qs, u"future"_qs, u""_qs);
    PoolSnapshot partial =
        snapshot(3, u"partial"_qs, u"netfs"_qs, u"<target><path>/p</path></target>"_qs);
    m_registry->setPools(m_host, {failed, strange, partial});
    for (const int number : {1, 2, 3}) {
        QCOMPARE(at(id(number), 1, PoolTableModel::HasErrorRole), true);
        QVERIFY(!at(id(number), 1, PoolTableModel::ErrorTextRole).toString().isEmpty());
        QVERIFY(!at(id(number), PoolTableModel::NameColumn).toString().isEmpty());
    }
    QCOMPARE(at(id(1), 1, PoolTableModel::ErrorTextRole), u"The host did not answer."_qs);
    QCOMPARE(at(id(3), PoolTableModel::TypeColumn), u"netfs"_qs);
    QCOMPARE(at(id(3), PoolTableModel::TargetColumn), u"/p"_qs);
}

void TestPoolTableModel::showsPendingChanges()
{
    PoolSnapshot pool = dirPool(1, u"a"_qs, u"/a"_qs);
    m_registry->setPools(m_host, {pool});
    QCOMPARE(at(id(1), 1, PoolTableModel::PendingRole), false);
    pool.persistentXml = dirPool(1, u"a"_qs, u"/b"_qs).persistentXml;
    m_registry->upsertPool(m_host, pool);
    QCOMPARE(at(id(1), 1, PoolTableModel::PendingRole), true);
    QCOMPARE(at(id(1), PoolTableModel::TargetColumn), u"/a"_qs);
}

void TestPoolTableModel::tellsTheRowsOfAHostThatChanges()
{
    const HostId other = m_registry->addHost(u"kvm2"_qs, hostInfo());
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    m_registry->setPools(other, {dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs)});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_registry->setHostOnline(other, false);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), m_model->index(1, 0));
    QCOMPARE(changed.at(0).at(1).toModelIndex(),
             m_model->index(2, PoolTableModel::ColumnCount - 1));
    const auto unknown = [this](int row) {
        return m_model->index(row, 0).data(PoolTableModel::UnknownRole).toBool();
    };
    QVERIFY(!unknown(0)); // of another host
    QVERIFY(unknown(1) && unknown(2));
    QVERIFY(m_model->index(1, PoolTableModel::StateColumn)
                .data()
                .toString()
                .startsWith(u"unknown since "_qs));
    m_registry->setHostOnline(other, true);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!unknown(1));
    QCOMPARE(m_model->index(1, PoolTableModel::StateColumn).data().toString(), u"active"_qs);
}

void TestPoolTableModel::isEmptyWithoutPools()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->columnCount(), int(PoolTableModel::ColumnCount));
    QVERIFY(!m_model->indexOf(PoolId(1)).isValid());
    QCOMPARE(m_model->poolAt({}), noPool);
}

QTEST_GUILESS_MAIN(TestPoolTableModel)
#include "tst_pooltablemodel.moc"
