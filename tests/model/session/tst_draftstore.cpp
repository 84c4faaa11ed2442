// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/discardeddraft.h"
#include "model/session/draftdoubt.h"
#include "model/session/draftstore.h"
#include "model/session/pooldraft.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/idtext.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace poolwarden;
using namespace poolwarden::fixture;

namespace {

/// One run of the program.
struct Session {
    explicit Session(const QString &folder, const QList<PoolSnapshot> &pools = {})
        : store(&registry, folder)
    {
        host = registry.addHost(u"kvm1"_qs, hostInfo());
        registry.setPools(host, pools);
    }
    PoolRegistry registry{schema()};
    DraftStore store;
    HostId host = noHost;
};

} // namespace

class TestDraftStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsWhatWasTyped();
    void writesBySelf();
    void writesAfterAPause();
    void bringsBackWhatWasDiscarded_data();
    void bringsBackWhatWasDiscarded();
    void bringsBackEachOfThoseThatAreAlike_data();
    void bringsBackEachOfThoseThatAreAlike();
    void bringsBackEdits();
    void bringsBackAnEditWhosePoolIsGone();
    void noticesWhatChangedMeanwhile_data();
    void noticesWhatChangedMeanwhile();
    void noticesWhatChangedSinceItWasDiscarded();
    void forgetsWhatTheHostHas();
    void aNewPoolIsDefinedMeanwhile_data();
    void aNewPoolIsDefinedMeanwhile();
    void forgetsDiscardedAndDefined();
    void keepsWhatIsShelved();
    void leavesOtherHostsAlone();
    void leavesStrangeFilesAlone_data();
    void leavesStrangeFilesAlone();
    void restoresByName();
    void doesNotRestoreTwice();
    void saysOnceThatItCannotWrite();

private:
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList({u"*.json"_qs}, QDir::Files);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDraftStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestDraftStore::keepsWhatWasTyped()
{
    const QString text = u"<pool type='dir'> not even well-formed \U0001F4BE &"_qs;
    {
        Session session(m_folder->path());
        session.registry.createDraft(session.host, DraftOrigin::Imported, u"x"_qs)->setXml(text);
    }
    QCOMPARE(files().size(), 1);
    QCOMPARE(QFile::permissions(m_folder->filePath(files().first()))
                 & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    Session session(m_folder->path());
    const QList<PoolId> restored = session.store.restore(session.host);
    QCOMPARE(restored.size(), 1);
    const PoolDraft *draft = session.registry.pool(restored.first())->draft;
    QCOMPARE(draft->xml(), text);
    QCOMPARE(draft->origin(), DraftOrigin::Imported);
}

void TestDraftStore::writesBySelf()
{
    Session session(m_folder->path());
    PoolDraft *draft = session.registry.createDraft(session.host, DraftOrigin::New,
                                                    PoolDocument::create(PoolType::Dir));
    // Into which nothing was typed is nothing to keep.
    session.store.flush();
    QCOMPARE(files().size(), 0);
    draft->setValue({Field::Name}, u"typed"_qs);
    QTRY_COMPARE(files().size(), 1);
    const auto content = [this] {
        QFile file(m_folder->filePath(files().first()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY(content().contains("typed"));
}

void TestDraftStore::writesAfterAPause()
{
    Session session(m_folder->path());
    // A busy machine may be late once or twice. Without the pause, none is in time.
    qint64 fastest = DraftStore::delayMilliseconds;
    for (int attempt = 1; attempt <= 5 && fastest >= DraftStore::delayMilliseconds; ++attempt) {
        QElapsedTimer timer;
        timer.start();
        session.registry.createDraft(session.host, DraftOrigin::New, u"x"_qs);
        QTRY_COMPARE(files().size(), attempt);
        fastest = std::min(fastest, timer.elapsed());
    }
    QVERIFY(fastest < DraftStore::delayMilliseconds);
}

void TestDraftStore::bringsBackWhatWasDiscarded_data()
{
    QTest::addColumn<int>("origin");
    QTest::addColumn<bool>("poolGoes");
    QTest::addColumn<int>("originAfter");
    const int fresh = int(DraftOrigin::New);
    const int imported = int(DraftOrigin::Imported);
    const int edited = int(DraftOrigin::Edited);
    QTest::newRow("new") << fresh << false << fresh;
    QTest::newRow("imported") << imported << false << imported;
    QTest::newRow("edited") << edited << false << edited;
    QTest::newRow("edited, the pool is gone") << edited << true << fresh;
}

void TestDraftStore::bringsBackWhatWasDiscarded()
{
    QFETCH(int, origin);
    QFETCH(bool, poolGoes);
    QFETCH(int, originAfter);
    const QString text = u"<pool type='dir'> half typed \U0001F4BE &"_qs;
    Session session(m_folder->path(), {dirPool(1, u"a"_qs, u"/a"_qs)});
    const PoolId pool = session.registry.findPool(session.host, uuid(1));
    PoolDraft *draft =
        origin == int(DraftOrigin::Edited)
            ? session.registry.editPool(pool)
            : session.registry.createDraft(session.host, DraftOrigin(origin), u"x"_qs);
    draft->setXml(text);
    session.store.flush();
    QCOMPARE(files().size(), 1);
    const auto discarded = discardDraft(&session.registry, draft->id());
    QVERIFY(discarded);
    QCOMPARE(files().size(), 0);
    if (poolGoes)
        session.registry.removePool(session.host, uuid(1));
    const PoolId back = bringBack(&session.registry, *discarded).pool;
    QVERIFY(session.registry.pool(back) && session.registry.pool(back)->draft);
    QCOMPARE(session.registry.pool(back)->draft->xml(), text);
    QCOMPARE(int(session.registry.pool(back)->draft->origin()), originAfter);
    session.store.flush();
    QCOMPARE(files().size(), 1);
    session.registry.removeHost(session.host);
    QCOMPARE(bringBack(&session.registry, *discarded).pool, noPool);
}

void TestDraftStore::bringsBackEachOfThoseThatAreAlike_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("uuids");
    QTest::newRow("one UUID") << QStringList{u"a"_qs, u"b"_qs} << QStringList{uuid(7), uuid(7)};
    QTest::newRow("one name") << QStringList{u"a"_qs, u"a"_qs} << QStringList{QString(), QString()};
    QTest::newRow("both") << QStringList{u"a"_qs, u"a"_qs, u"a"_qs}
                          << QStringList{uuid(7), uuid(7), uuid(7)};
    QTest::newRow("nothing") << QStringList{u""_qs, u""_qs} << QStringList{QString(), QString()};
}

// Two drafts with one UUID, as when a definition is copied by hand, stay two.
void TestDraftStore::bringsBackEachOfThoseThatAreAlike()
{
    QFETCH(QStringList, names);
    QFETCH(QStringList, uuids);
    Session session(m_folder->path());
    QList<PoolId> made;
    for (qsizetype i = 0; i < names.size(); ++i) {
        PoolDraft *draft =
            session.registry.createDraft(session.host, DraftOrigin::Imported, u"<pool/>"_qs);
        draft->setXml(QStringLiteral("<pool type='dir'><name>%1</name><uuid>%2</uuid><target><path>"
                                     "/srv/%3</path></target></pool>")
                          .arg(names[i], uuids[i])
                          .arg(i));
        made.append(draft->id());
    }
    const auto targets = [&session] {
        QStringList all;
        for (const PoolId id : session.registry.pools())
            all.append(session.registry.pool(id)->draft->value({Field::TargetPath}).value());
        all.sort();
        return all;
    };
    const QStringList before = targets();
    // One of them beside the others, then all of them, in either order, and once more.
    const auto one = discardDraft(&session.registry, made.takeFirst());
    QVERIFY(!bringBack(&session.registry, *one).replaced);
    QCOMPARE(targets(), before);
    for (int round = 0; round < 3; ++round) {
        QList<DiscardedDraft> discarded;
        for (const PoolId id : session.registry.pools())
            discarded.append(discardDraft(&session.registry, id).value());
        if (round > 0)
            std::ranges::reverse(discarded);
        for (const DiscardedDraft &draft : discarded)
            QVERIFY(!bringBack(&session.registry, draft).replaced);
        QCOMPARE(targets(), before);
        // What is there again does not come twice, whatever it was called since.
        session.registry.pool(session.registry.pools().first())
            ->draft->setValue({Field::Name}, u"other"_qs);
        for (const DiscardedDraft &draft : discarded)
            bringBack(&session.registry, draft);
        QCOMPARE(targets(), before);
    }
}

void TestDraftStore::bringsBackEdits()
{
    const QList<PoolSnapshot> pools{dirPool(1, u"a"_qs, u"/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs)};
    {
        Session session(m_folder->path(), pools);
        session.registry.editPool(session.registry.findPool(session.host, uuid(1)));
        session.registry.editPool(session.registry.findPool(session.host, uuid(2)))
            ->setValue({Field::TargetPath}, u"/c"_qs);
    }
    QCOMPARE(files().size(), 1); // nothing was typed into the other
    Session session(m_folder->path(), pools);
    const PoolId b = session.registry.findPool(session.host, uuid(2));
    QCOMPARE(session.store.restore(session.host), QList<PoolId>{b});
    const PoolDraft *draft = session.registry.pool(b)->draft;
    QCOMPARE(draft->origin(), DraftOrigin::Edited);
    QCOMPARE(draft->value({Field::TargetPath}), u"/c"_qs);
    QVERIFY(draft->isModified());
    QCOMPARE(session.registry.poolCount(), 2);
}

void TestDraftStore::bringsBackAnEditWhosePoolIsGone()
{
    {
        Session session(m_folder->path(), {dirPool(1, u"a"_qs, u"/a"_qs)});
        session.registry.editPool(session.registry.findPool(session.host, uuid(1)))
            ->setValue({Field::TargetPath}, u"/c"_qs);
    }
    Session session(m_folder->path());
    const QList<PoolId> restored = session.store.restore(session.host);
    QCOMPARE(restored.size(), 1);
    QCOMPARE(session.registry.pool(restored.first())->draft->origin(), DraftOrigin::New);
}

void TestDraftStore::noticesWhatChangedMeanwhile_data()
{
    QTest::addColumn<bool>("undecided");
    QTest::newRow("changed while the program was closed") << false;
    QTest::newRow("nobody had decided before it was closed") << true;
}

void TestDraftStore::noticesWhatChangedMeanwhile()
{
    QFETCH(bool, undecided);
    const PoolSnapshot theirs = dirPool(1, u"a"_qs, u"/theirs"_qs);
    {
        Session session(m_folder->path(), {dirPool(1, u"a"_qs, u"/a"_qs)});
        session.registry.editPool(session.registry.findPool(session.host, uuid(1)))
            ->setValue({Field::TargetPath}, u"/mine"_qs);
        if (undecided)
            session.registry.upsertPool(session.host, theirs);
    }
    const auto restored = [](Session &session) -> PoolDraft * {
        const QList<PoolId> pools = session.store.restore(session.host);
        return pools.isEmpty() ? nullptr : session.registry.pool(pools.first())->draft;
    };
    {
        Session session(m_folder->path(), {theirs});
        PoolDraft *draft = restored(session);
        QVERIFY(draft);
        QVERIFY(draft->isOvertaken());
        QVERIFY(!whyNotDefine(*draft, session.registry).isEmpty());
        QCOMPARE(draft->value({Field::TargetPath}), u"/mine"_qs);
        QVERIFY(draft->base().contains(u"/a<"_qs));
        QVERIFY(draft->theirs().contains(u"/theirs<"_qs));
        draft->keepMine();
    }
    // It is decided: the next time there is no question.
    Session session(m_folder->path(), {theirs});
    PoolDraft *draft = restored(session);
    QVERIFY(draft);
    QVERIFY(!draft->isOvertaken());
    QCOMPARE(draft->value({Field::TargetPath}), u"/mine"_qs);
    QVERIFY(whyNotDefine(*draft, session.registry).isEmpty());
}

void TestDraftStore::noticesWhatChangedSinceItWasDiscarded()
{
    Session session(m_folder->path(), {dirPool(1, u"a"_qs, u"/a"_qs)});
    const PoolId pool = session.registry.findPool(session.host, uuid(1));
    session.registry.editPool(pool)->setValue({Field::TargetPath}, u"/mine"_qs);
    const auto discarded = discardDraft(&session.registry, pool);
    QVERIFY(discarded);
    session.registry.upsertPool(session.host, dirPool(1, u"a"_qs, u"/theirs"_qs));
    QCOMPARE(bringBack(&session.registry, *discarded).pool, pool);
    PoolDraft *draft = session.registry.pool(pool)->draft;
    QCOMPARE(draft->value({Field::TargetPath}), u"/mine"_qs);
    QVERIFY(draft->isOvertaken());
}

void TestDraftStore::forgetsWhatTheHostHas()
{
    QString text;
    {
        Session session(m_folder->path(), {dirPool(1, u"a"_qs, u"/a"_qs)});
        PoolDraft *draft =
            session.registry.editPool(session.registry.findPool(session.host, uuid(1)));
        draft->setValue({Field::TargetPath}, u"/c"_qs);
        text = draft->xml();
    }
    PoolSnapshot changed = dirPool(1, u"a"_qs, u"/c"_qs);
    Session session(m_folder->path(), {changed});
    QVERIFY(session.store.restore(session.host).isEmpty());
    QCOMPARE(files().size(), 0);
    QVERIFY(!session.registry.pool(session.registry.findPool(session.host, uuid(1)))->draft);
}

// A new pool that somebody has defined while the program was closed, as it is here or otherwise.
void TestDraftStore::aNewPoolIsDefinedMeanwhile_data()
{
    QTest::addColumn<PoolSnapshot>("defined");
    QTest::addColumn<QString>("comes");
    QTest::newRow("as it is") << dirPool(1, u"a"_qs, u"/a"_qs) << u"nothing"_qs;
    QTest::newRow("otherwise") << dirPool(1, u"a"_qs, u"/theirs"_qs) << u"question"_qs;
    QTest::newRow("under another name") << dirPool(1, u"b"_qs, u"/a"_qs) << u"new pool"_qs;
    QTest::newRow("another one") << dirPool(2, u"a"_qs, u"/a"_qs) << u"new pool"_qs;
}

void TestDraftStore::aNewPoolIsDefinedMeanwhile()
{
    QFETCH(PoolSnapshot, defined);
    QFETCH(QString, comes);
    const QString text = QString::fromUtf8(dirPool(1, u"a"_qs, u"/a"_qs).persistentXml);
    {
        Session session(m_folder->path());
        session.registry.createDraft(session.host, DraftOrigin::New, text);
    }
    for (int run = 0; run < 2; ++run) {
        Session session(m_folder->path(), {defined});
        const QList<PoolId> restored = session.store.restore(session.host);
        QCOMPARE(restored.size(), comes == u"nothing"_qs ? 0 : 1);
        QCOMPARE(session.registry.poolCount(), comes == u"new pool"_qs ? 2 : 1);
        if (restored.isEmpty())
            continue;
        const PoolRegistry::Pool *pool = session.registry.pool(restored.first());
        QCOMPARE(pool->draft->xml(), text);
        QVERIFY(pool->hasUnsaved());
        QCOMPARE(pool->draft->isOvertaken(), comes == u"question"_qs);
        QCOMPARE(pool->draft->origin(),
                 comes == u"question"_qs ? DraftOrigin::Edited : DraftOrigin::New);
    }
}

void TestDraftStore::forgetsDiscardedAndDefined()
{
    Session session(m_folder->path(), {dirPool(1, u"a"_qs, u"/a"_qs)});
    const PoolId edited = session.registry.findPool(session.host, uuid(1));
    PoolDraft *edit = session.registry.editPool(edited);
    edit->setValue({Field::TargetPath}, u"/c"_qs);
    const PoolId fresh =
        session.registry.createDraft(session.host, DraftOrigin::New, u"x"_qs)->id();
    session.store.flush();
    QCOMPARE(files().size(), 2);
    edit->revert();
    session.store.flush();
    QCOMPARE(files().size(), 1);
    edit->setValue({Field::TargetPath}, u"/d"_qs);
    session.store.flush();
    QCOMPARE(files().size(), 2);
    session.registry.discardDraft(fresh);
    QCOMPARE(files().size(), 1);
    session.registry.draftDefined(edited, uuid(1));
    QCOMPARE(files().size(), 0);
    session.store.flush();
    QCOMPARE(files().size(), 0);
}

void TestDraftStore::keepsWhatIsShelved()
{
    Session session(m_folder->path());
    session.registry.createDraft(session.host, DraftOrigin::New, u"precious"_qs);
    session.registry.removeHost(session.host);
    QCOMPARE(files().size(), 1);
    session.host = session.registry.addHost(u"again"_qs, hostInfo());
    QCOMPARE(session.store.restore(session.host).size(), 1);
    session.registry.removeHost(session.host, DraftEnd::Discarded);
    QCOMPARE(files().size(), 0);
}

void TestDraftStore::leavesOtherHostsAlone()
{
    {
        Session session(m_folder->path());
        session.registry.createDraft(session.host, DraftOrigin::New, u"x"_qs);
    }
    Session session(m_folder->path());
    HostInfo other = hostInfo();
    other.uri = u"qemu:///session"_qs;
    const HostId host = session.registry.addHost(u"other"_qs, other);
    QVERIFY(session.store.restore(host).isEmpty());
    QCOMPARE(files().size(), 1);
    QCOMPARE(session.store.restore(session.host).size(), 1);
}

void TestDraftStore::leavesStrangeFilesAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    const QString noJson = u"It is not JSON: "_qs;
    const QString noDraft = u"It has no draft."_qs;
    QTest::newRow("empty") << QByteArray() << noJson;
    QTest::newRow("half of one") << QByteArray("{\"format\":1,\"host\":\"qemu:///sys") << noJson;
    QTest::newRow("binary") << QByteArray("\0\1\2\xff", 4) << noJson;
    QTest::newRow("an array") << QByteArray("[1]") << noDraft;
    QTest::newRow("a later format")
        << QByteArray("{\"format\":2,\"host\":\"qemu:///system\",\"xml\":\"x\"}")
        << u"It has version 2 of the format; this program knows version 1."_qs;
    QTest::newRow("no text") << QByteArray("{\"format\":1,\"host\":\"qemu:///system\"}") << noDraft;
    QTest::newRow("wrong kinds") << QByteArray("{\"format\":\"1\",\"host\":[],\"xml\":{}}")
                                 << noDraft;
}

void TestDraftStore::leavesStrangeFilesAlone()
{
    QFETCH(QByteArray, content);
    QFile file(m_folder->filePath(u"strange.json"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QFETCH(QString, why);
    Session session(m_folder->path());
    QSignalSpy told(&session.store, &DraftStore::unusable);
    QVERIFY(session.store.restore(session.host).isEmpty());
    QCOMPARE(told.size(), 1);
    const auto files = told.first().first().value<QMap<QString, QString>>();
    QCOMPARE(files.keys(), QStringList{file.fileName()});
    QVERIFY2(files.first().startsWith(why), qPrintable(files.first()));
    QVERIFY(session.store.waiting().isEmpty());
    QCOMPARE(told.size(), 1); // once is enough
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void TestDraftStore::restoresByName()
{
    QStringList names;
    for (int i = 0; i < 40; ++i)
        names.append(QStringLiteral("pool%1").arg(i, 2, 10, QLatin1Char('0')));
    {
        Session session(m_folder->path());
        for (const QString &name : std::as_const(names))
            session.registry.createDraft(
                session.host, DraftOrigin::New,
                QStringLiteral("<pool type='dir'><name>%1</name></pool>").arg(name));
    }
    QCOMPARE(files().size(), names.size());
    Session session(m_folder->path());
    QStringList restored;
    for (const PoolId pool : session.store.restore(session.host))
        restored.append(session.registry.displayName(pool));
    QCOMPARE(restored, names);
}

void TestDraftStore::doesNotRestoreTwice()
{
    {
        Session session(m_folder->path());
        session.registry.createDraft(session.host, DraftOrigin::New, u"x"_qs);
    }
    Session first(m_folder->path());
    QCOMPARE(first.store.restore(first.host).size(), 1);
    QVERIFY(first.store.restore(first.host).isEmpty()); // after a reconnection
    Session second(m_folder->path());
    QVERIFY(second.store.restore(second.host).isEmpty()); // the first one has them
}

void TestDraftStore::saysOnceThatItCannotWrite()
{
    QFile blocker(m_folder->filePath(u"file"_qs));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    Session session(blocker.fileName() + u"/below"_qs);
    QSignalSpy failed(&session.store, &DraftStore::failed);
    PoolDraft *draft = session.registry.createDraft(session.host, DraftOrigin::New, u"x"_qs);
    session.store.flush();
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).toString().contains(blocker.fileName()));
    draft->setXml(u"y"_qs);
    session.store.flush();
    QCOMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(TestDraftStore)
#include "tst_draftstore.moc"
