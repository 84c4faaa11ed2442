// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/idtext.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestPoolRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void addsAListInOneRun();
    void tellsOnlyWhatChanged();
    void removesAndKeepsTheIdsOfTheRest();
    void tellsBothSidesOfACollision();
    void keepsUnreadablePools();
    void followsRenames();
    void readsAgainOnlyWhatChanged();
    void keepsHostsApart();
    void removesAHost();
    void makesDraftsRows();
    void editsInTheRowOfThePool();
    void tellsADraftFromThePoolOfItsName();
    void discardsDrafts();
    void keepsAnEditedDraftOfARemovedPool();
    void dropsAnUntouchedDraftOfARemovedPool();
    void definedDraftBecomesThePool_data();
    void definedDraftBecomesThePool();
    void definedEditEnds();
    void definedTwinIsEdited();
    void createsDraftsFromAnything();

private:
    std::unique_ptr<PoolRegistry> m_registry;
    HostId m_host = noHost;
};

void TestPoolRegistry::init()
{
    qRegisterMetaType<PoolId>("poolwarden::PoolId");
    m_registry = std::make_unique<PoolRegistry>(schema());
    m_host = m_registry->addHost(u"kvm1"_qs, hostInfo());
}

void TestPoolRegistry::cleanup()
{
    m_registry.reset();
}

void TestPoolRegistry::addsAListInOneRun()
{
    QSignalSpy rows(m_registry.get(), &PoolRegistry::rowsAdded);
    QSignalSpy added(m_registry.get(), &PoolRegistry::poolAdded);
    QSignalSpy settled(m_registry.get(), &PoolRegistry::settled);
    QSignalSpy findings(m_registry.get(), &PoolRegistry::findingsChanged);
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs),
                                  dirPool(3, u"c"_qs, u"/c"_qs)});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.at(0), QVariantList({0, 2}));
    QCOMPARE(added.size(), 3);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(findings.size(), 0);
    QCOMPARE(m_registry->poolCount(), 3);
    const PoolId second = m_registry->findPool(m_host, uuid(2));
    QCOMPARE(m_registry->poolAt(1), second);
    QCOMPARE(m_registry->rowOf(second), 1);
    QCOMPARE(m_registry->displayName(second), u"b"_qs);
    const PoolRegistry::Pool *pool = m_registry->pool(second);
    QVERIFY(std::get<PoolDefinition>(*pool->live).targetPath == "/b");
    QCOMPARE(m_registry->poolAt(3), noPool);
    QCOMPARE(m_registry->rowOf(PoolId(77)), -1);
}

void TestPoolRegistry::tellsOnlyWhatChanged()
{
    QList<PoolSnapshot> pools{dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs)};
    m_registry->setPools(m_host, pools);
    QSignalSpy changed(m_registry.get(), &PoolRegistry::poolChanged);
    QSignalSpy rows(m_registry.get(), &PoolRegistry::rowsAdded);
    m_registry->setPools(m_host, pools);
    QCOMPARE(changed.size(), 0);
    pools[1].allocation = 300;
    m_registry->setPools(m_host, pools);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<PoolId>(), m_registry->findPool(m_host, uuid(2)));
    QCOMPARE(rows.size(), 0);
    m_registry->upsertPool(m_host, pools[1]);
    QCOMPARE(changed.size(), 1);
}

void TestPoolRegistry::removesAndKeepsTheIdsOfTheRest()
{
    QList<PoolSnapshot> pools;
    for (int i = 0; i < 10; ++i)
        pools << dirPool(i, u"p%1"_qs.arg(i), u"/p%1"_qs.arg(i));
    m_registry->setPools(m_host, pools);
    const PoolId last = m_registry->findPool(m_host, uuid(9));
    QSignalSpy removed(m_registry.get(), &PoolRegistry::rowsRemoved);
    QSignalSpy each(m_registry.get(), &PoolRegistry::poolRemoved);
    // 2, 3 and 4 go in one run, 7 in another.
    pools.removeAt(7);
    pools.remove(2, 3);
    m_registry->setPools(m_host, pools);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(removed.at(0), QVariantList({7, 7}));
    QCOMPARE(removed.at(1), QVariantList({2, 4}));
    QCOMPARE(each.size(), 4);
    QCOMPARE(m_registry->findPool(m_host, uuid(9)), last);
    QCOMPARE(m_registry->rowOf(last), 5);
    m_registry->removePool(m_host, uuid(0));
    QCOMPARE(m_registry->rowOf(last), 4);
    QCOMPARE(m_registry->findPool(m_host, uuid(0)), noPool);
    m_registry->removePool(m_host, u"unknown"_qs);
    QCOMPARE(m_registry->poolCount(), 5);
}

void TestPoolRegistry::tellsBothSidesOfACollision()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs),
                                  dirPool(3, u"c"_qs, u"/c"_qs)});
    const PoolId a = m_registry->findPool(m_host, uuid(1));
    const PoolId c = m_registry->findPool(m_host, uuid(3));
    std::vector<std::vector<PoolId>> told;
    connect(m_registry.get(), &PoolRegistry::findingsChanged, this,
            [&told](const std::vector<PoolId> &pools) { told.push_back(pools); });
    m_registry->upsertPool(m_host, dirPool(3, u"c"_qs, u"/a/inside"_qs));
    QCOMPARE(told, (std::vector<std::vector<PoolId>>{{a, c}}));
    QCOMPARE(m_registry->pool(a)->status.warnings, 1);
    QCOMPARE(m_registry->findingsOf(c).size(), std::size_t(1));
    told.clear();
    m_registry->removePool(m_host, uuid(3));
    QCOMPARE(told, (std::vector<std::vector<PoolId>>{{a, c}}));
    QVERIFY(m_registry->pool(a)->status.clean());
}

void TestPoolRegistry::keepsUnreadablePools()
{
    PoolSnapshot failed;
    failed.uuid = uuid(1);
    failed.name = u"ghost"_qs;
    failed.error = ServiceError{};
    failed.error->sentence = u"The host did not answer."_qs;
    PoolSnapshot broken = dirPool(2, u"broken"_qs, u"/b"_qs);
    broken.liveXml = broken.persistentXml = "<pool type='dir'><name>broken";
    m_registry->setPools(m_host, {failed, broken, dirPool(3, u"c"_qs, u"/c"_qs)});
    QCOMPARE(m_registry->poolCount(), 3);
    const PoolRegistry::Pool *ghost = m_registry->pool(m_registry->findPool(m_host, uuid(1)));
    QVERIFY(!ghost->live && !ghost->persistent);
    QCOMPARE(m_registry->displayName(ghost->id), u"ghost"_qs);
    QVERIFY(!m_registry->editPool(ghost->id));
    const PoolRegistry::Pool *pool = m_registry->pool(m_registry->findPool(m_host, uuid(2)));
    QVERIFY(std::holds_alternative<Refusal>(*pool->live));
    // Its text can be looked at and mended all the same.
    QVERIFY(m_registry->editPool(pool->id)->xml().contains(QLatin1String("<name>broken")));
    // Its name is taken, though nothing else is known of it.
    const PoolDocument document =
        std::get<PoolDocument>(PoolDocument::parse(dirPool(9, u"ghost"_qs, u"/g"_qs).liveXml));
    PoolDraft *draft = m_registry->createDraft(m_host, DraftOrigin::New, document);
    QVERIFY(!draft->assessment().verdict.accepted());
    QCOMPARE(draft->assessment().verdict.refusal->code, RefusalCode::NameTaken);
    // It is read as soon as it can be.
    m_registry->upsertPool(m_host, dirPool(1, u"ghost"_qs, u"/g"_qs));
    QVERIFY(ghost->live.has_value());
    QVERIFY(!ghost->snapshot->error);
}

void TestPoolRegistry::followsRenames()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    m_registry->upsertPool(m_host, dirPool(1, u"z"_qs, u"/a"_qs));
    QCOMPARE(m_registry->poolCount(), 1);
    QCOMPARE(m_registry->displayName(m_registry->findPool(m_host, uuid(1))), u"z"_qs);
}

void TestPoolRegistry::readsAgainOnlyWhatChanged()
{
    PoolSnapshot pool = dirPool(1, u"a"_qs, u"/a"_qs);
    m_registry->setPools(m_host, {pool});
    const PoolRegistry::Pool *row = m_registry->pool(m_registry->findPool(m_host, uuid(1)));
    QCOMPARE(row->live, row->persistent);
    pool.persistentXml = dirPool(1, u"a"_qs, u"/next"_qs).persistentXml;
    m_registry->upsertPool(m_host, pool);
    QVERIFY(std::get<PoolDefinition>(*row->live).targetPath == "/a");
    QVERIFY(std::get<PoolDefinition>(*row->persistent).targetPath == "/next");
    pool.persistentXml.clear();
    pool.persistent = false;
    m_registry->upsertPool(m_host, pool);
    QVERIFY(!row->persistent);
}

void TestPoolRegistry::keepsHostsApart()
{
    HostInfo other = hostInfo();
    other.uri = u"qemu+ssh://kvm2/system"_qs;
    other.local = false;
    const HostId second = m_registry->addHost(u"kvm2"_qs, other);
    QVERIFY(second != m_host);
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    m_registry->setPools(second, {dirPool(1, u"a"_qs, u"/a"_qs)});
    QCOMPARE(m_registry->poolCount(), 2);
    QVERIFY(m_registry->findPool(m_host, uuid(1)) != m_registry->findPool(second, uuid(1)));
    const std::vector<Finding> findings =
        m_registry->findingsOf(m_registry->findPool(m_host, uuid(1)));
    QVERIFY(std::none_of(findings.begin(), findings.end(),
                         [](const Finding &f) { return f.peer != noPool; }));
    m_registry->setPools(m_host, {});
    QCOMPARE(m_registry->poolCount(), 1);
    QCOMPARE(m_registry->hosts().size(), 2);
    QCOMPARE(m_registry->host(second)->label, u"kvm2"_qs);
    QVERIFY(!m_registry->host(HostId(99)));
}

void TestPoolRegistry::removesAHost()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/a"_qs)});
    const HostId second = m_registry->addHost(u"kvm2"_qs, hostInfo());
    m_registry->setPools(second, {dirPool(1, u"a"_qs, u"/a"_qs)});
    QPointer<PoolDraft> draft =
        m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(PoolType::Dir));
    QSignalSpy closed(m_registry.get(), &PoolRegistry::draftClosed);
    QSignalSpy rows(m_registry.get(), &PoolRegistry::rowsRemoved);
    QSignalSpy hosts(m_registry.get(), &PoolRegistry::hostRemoved);
    m_registry->removeHost(m_host);
    QCOMPARE(m_registry->poolCount(), 1);
    QCOMPARE(rows.size(), 2); // the draft stood behind the other host's pool
    QCOMPARE(hosts.size(), 1);
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.at(0).at(2).value<DraftEnd>(), DraftEnd::Shelved);
    QVERIFY(!whyNotDefine(*draft, *m_registry).isEmpty()); // until it is deleted
    QTRY_VERIFY(!draft);
    QVERIFY(!m_registry->host(m_host));
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    QCOMPARE(m_registry->poolCount(), 1);
}

void TestPoolRegistry::makesDraftsRows()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    QSignalSpy rows(m_registry.get(), &PoolRegistry::rowsAdded);
    PoolDraft *draft =
        m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(PoolType::Dir));
    QCOMPARE(rows.size(), 1);
    const PoolRegistry::Pool *row = m_registry->pool(draft->id());
    QCOMPARE(row->draft, draft);
    QVERIFY(!row->snapshot);
    QVERIFY(!m_registry->displayName(draft->id()).isEmpty());

    QSignalSpy findings(m_registry.get(), &PoolRegistry::findingsChanged);
    draft->setValue({Field::Name}, u"new"_qs);
    QCOMPARE(m_registry->displayName(draft->id()), u"new"_qs);
    QCOMPARE(findings.size(), 0);
    draft->setValue({Field::TargetPath}, u"/a"_qs);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(row->status.errors, 1);
    const PoolId a = m_registry->findPool(m_host, uuid(1));
    QCOMPARE(m_registry->pool(a)->status.errors, 1);
    QVERIFY(!draft->assessment().verdict.accepted());
    QCOMPARE(draft->assessment().verdict.collidesWith, std::vector<PoolId>{a});
    // The other pool moves away by itself: the draft hears of it.
    QSignalSpy checked(draft, &PoolDraft::assessmentChanged);
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/elsewhere"_qs));
    QCOMPARE(checked.size(), 1);
    QVERIFY(draft->assessment().verdict.accepted());
    QVERIFY(draft->assessment().findings.empty());
    QVERIFY(row->status.clean());
}

void TestPoolRegistry::editsInTheRowOfThePool()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs)});
    const PoolId a = m_registry->findPool(m_host, uuid(1));
    QSignalSpy findings(m_registry.get(), &PoolRegistry::findingsChanged);
    PoolDraft *draft = m_registry->editPool(a);
    QVERIFY(draft);
    QCOMPARE(m_registry->editPool(a), draft);
    QCOMPARE(draft->origin(), DraftOrigin::Edited);
    QVERIFY(!draft->xml().contains(QLatin1String("capacity")));
    QCOMPARE(m_registry->poolCount(), 2);
    QCOMPARE(findings.size(), 0);
    draft->setValue({Field::TargetPath}, u"/b"_qs);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(m_registry->pool(a)->status.errors, 1);
    draft->revert();
    QVERIFY(m_registry->pool(a)->status.clean());
}

void TestPoolRegistry::tellsADraftFromThePoolOfItsName()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs)});
    const PoolId a = m_registry->findPool(m_host, uuid(1));
    const PoolId b = m_registry->findPool(m_host, uuid(2));
    const PoolId draft = m_registry
                             ->createDraft(m_host, DraftOrigin::New,
                                           u"<pool type='dir'><name>a</name><target><path>/c</path>"
                                           "</target></pool>"_qs)
                             ->id();
    QCOMPARE(m_registry->nameBeside(a, draft), u"a (on the host)"_qs);
    QCOMPARE(m_registry->nameBeside(draft, a), u"a (new draft)"_qs);
    QCOMPARE(m_registry->nameBeside(b, draft), u"b"_qs);
}

void TestPoolRegistry::discardsDrafts()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs)});
    const PoolId a = m_registry->findPool(m_host, uuid(1));
    m_registry->editPool(a)->setValue({Field::TargetPath}, u"/b"_qs);
    QCOMPARE(m_registry->pool(a)->status.errors, 1);
    m_registry->discardDraft(a);
    QVERIFY(!m_registry->pool(a)->draft);
    QVERIFY(m_registry->pool(a)->status.clean());

    const PoolId fresh =
        m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(PoolType::Dir))
            ->id();
    m_registry->discardDraft(fresh);
    QVERIFY(!m_registry->pool(fresh));
    QCOMPARE(m_registry->poolCount(), 2);
    m_registry->discardDraft(fresh);
}

void TestPoolRegistry::keepsAnEditedDraftOfARemovedPool()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    const PoolId a = m_registry->findPool(m_host, uuid(1));
    PoolDraft *draft = m_registry->editPool(a);
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    m_registry->removePool(m_host, uuid(1));
    QCOMPARE(m_registry->poolCount(), 1);
    QVERIFY(!m_registry->pool(a)->snapshot);
    QCOMPARE(m_registry->pool(a)->draft, draft);
    QCOMPARE(draft->origin(), DraftOrigin::New);
    QVERIFY2(whyNotDefine(*draft, *m_registry).isEmpty(),
             qPrintable(whyNotDefine(*draft, *m_registry)));
    QCOMPARE(m_registry->findPool(m_host, uuid(1)), noPool);
}

void TestPoolRegistry::dropsAnUntouchedDraftOfARemovedPool()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    m_registry->setPools(m_host, {});
    QCOMPARE(m_registry->poolCount(), 0);
}

void TestPoolRegistry::definedDraftBecomesThePool_data()
{
    QTest::addColumn<bool>("eventFirst");
    QTest::newRow("the answer comes first") << false;
    QTest::newRow("the event comes first") << true;
}

void TestPoolRegistry::definedDraftBecomesThePool()
{
    QFETCH(bool, eventFirst);
    const PoolDocument document =
        std::get<PoolDocument>(PoolDocument::parse(dirPool(5, u"new"_qs, u"/n"_qs).liveXml));
    PoolDraft *draft = m_registry->createDraft(m_host, DraftOrigin::New, document);
    const PoolId id = draft->id();
    QSignalSpy closed(m_registry.get(), &PoolRegistry::draftClosed);
    if (eventFirst) {
        m_registry->upsertPool(m_host, dirPool(5, u"new"_qs, u"/n"_qs));
        m_registry->draftDefined(id, uuid(5));
    } else {
        m_registry->draftDefined(id, uuid(5));
        QCOMPARE(m_registry->pool(id)->draft, draft);
        m_registry->upsertPool(m_host, dirPool(5, u"new"_qs, u"/n"_qs));
    }
    QCOMPARE(m_registry->poolCount(), 1);
    QCOMPARE(m_registry->findPool(m_host, uuid(5)), id);
    QVERIFY(!m_registry->pool(id)->draft);
    QVERIFY(m_registry->pool(id)->snapshot);
    QVERIFY(m_registry->pool(id)->status.clean());
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.at(0).at(2).value<DraftEnd>(), DraftEnd::Defined);
}

void TestPoolRegistry::definedEditEnds()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    const PoolId a = m_registry->findPool(m_host, uuid(1));
    m_registry->editPool(a)->setValue({Field::TargetPath}, u"/b"_qs);
    m_registry->draftDefined(a, uuid(1));
    QVERIFY(!m_registry->pool(a)->draft);
    QCOMPARE(m_registry->poolCount(), 1);
}

void TestPoolRegistry::definedTwinIsEdited()
{
    PoolDraft *draft =
        m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(PoolType::Dir));
    const PoolId id = draft->id();
    m_registry->upsertPool(m_host, dirPool(5, u"new"_qs, u"/n"_qs));
    const PoolId twin = m_registry->findPool(m_host, uuid(5));
    m_registry->editPool(twin)->setValue({Field::TargetPath}, u"/o"_qs);
    m_registry->draftDefined(id, uuid(5));
    QCOMPARE(m_registry->poolCount(), 1);
    QVERIFY(!m_registry->pool(id));
    QVERIFY(m_registry->pool(twin)->draft);
}

void TestPoolRegistry::createsDraftsFromAnything()
{
    PoolDraft *draft = m_registry->createDraft(m_host, DraftOrigin::Imported, u"no XML <"_qs);
    QCOMPARE(draft->xml(), u"no XML <"_qs);
    QVERIFY(!draft->document());
    QVERIFY(!whyNotDefine(*draft, *m_registry).isEmpty());
    QCOMPARE(m_registry->poolCount(), 1);
    draft->setXml(QString::fromUtf8(dirPool(5, u"new"_qs, u"/n"_qs).liveXml));
    QVERIFY2(whyNotDefine(*draft, *m_registry).isEmpty(),
             qPrintable(whyNotDefine(*draft, *m_registry)));
}

QTEST_GUILESS_MAIN(TestPoolRegistry)
#include "tst_poolregistry.moc"
