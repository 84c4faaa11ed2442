// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changes/changereport.h"
#include "model/difference/changetext.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "tests/model/session/registryfixture.h"

#include <QTest>

#include <algorithm>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestChangeReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingOfAPoolAsItIs();
    void saysWhenAChangeIsInForce_data();
    void saysWhenAChangeIsInForce();
    void saysWhatANewPoolWillBe();
    void saysThatNothingChanges();
    void tellsFindingsThatComeAndGo();
    void saysWhyItWillBeRefused();
    void bearsWhatIsNoXml();
    void showsTheirsAndMine();
    void showsWhatWaitsForTheNextStart();
    void comparesTwoPools();
    void tellsListsByWhatComesAndGoes();
    void keepsHostileTextInOneLine();
    void namesThePoolThatIsReplaced();
};

namespace {

struct Registry : PoolRegistry {
    Registry()
        : PoolRegistry(fixture::schema())
        , kvm(addHost(QStringLiteral("kvm1"), hostInfo()))
    {
    }
    PoolId add(const PoolSnapshot &pool)
    {
        upsertPool(kvm, pool);
        return findPool(kvm, pool.uuid);
    }
    HostId kvm;
};

PoolSnapshot inactive(PoolSnapshot pool)
{
    pool.state = PoolState::Inactive;
    return pool;
}

QStringList textsOf(const ChangeReport &report, ChangeRow::Kind kind)
{
    QStringList texts;
    for (const ChangeRow &row : report.rows) {
        if (row.kind == kind)
            texts.append(row.text);
    }
    return texts;
}

ChangeReport ofDraft(const Registry &registry, PoolId pool)
{
    return changeReport(registry, pool, ChangeSides::HostAndDraft);
}

} // namespace

using Kind = ChangeRow::Kind;

void TestChangeReport::saysNothingOfAPoolAsItIs()
{
    Registry registry;
    const PoolId pool = registry.add(dirPool(1, u"a"_qs, u"/srv/a"_qs));
    QVERIFY(sidesOf(registry, pool).isEmpty());
    QVERIFY(!ofDraft(registry, pool).hasSides());
    QVERIFY(sidesOf(registry, noPool).isEmpty());
}

void TestChangeReport::saysWhenAChangeIsInForce_data()
{
    QTest::addColumn<bool>("active");
    QTest::addColumn<bool>("persistent");
    QTest::addColumn<QStringList>("effect");
    const QString later =
        u"Takes effect when the pool is stopped and started again, or the host restarts. "
        "A restart of libvirt alone has the same effect if libvirt found the pool active when it "
        "started. "
        "Until then the pool keeps its live definition."_qs;
    QTest::newRow("inactive")
        << false << true
        << QStringList{u"The pool is not started: its next start uses this definition."_qs};
    QTest::newRow("active") << true << true << QStringList{later};
    QTest::newRow("transient")
        << true << false
        << QStringList{
               u"The transient pool becomes persistent: it gets a definition for its next start."_qs,
               later};
}

void TestChangeReport::saysWhenAChangeIsInForce()
{
    QFETCH(bool, active);
    QFETCH(bool, persistent);
    QFETCH(QStringList, effect);
    Registry registry;
    PoolSnapshot snapshot = dirPool(1, u"a"_qs, u"/srv/a"_qs);
    snapshot.state = active ? PoolState::Running : PoolState::Inactive;
    snapshot.persistent = persistent;
    if (!persistent)
        snapshot.persistentXml.clear();
    const PoolId pool = registry.add(snapshot);
    registry.editPool(pool)->setValue({Field::TargetPath, 0}, u"/srv/b"_qs);
    QCOMPARE(sidesOf(registry, pool), QList{ChangeSides::HostAndDraft});
    const ChangeReport report = ofDraft(registry, pool);
    QCOMPARE(textsOf(report, Kind::Effect), effect);
    QCOMPARE(textsOf(report, Kind::Field), QStringList{u"Directory: /srv/a → /srv/b"_qs});
    QVERIFY(report.left.contains(u"/srv/a"_qs) && !report.left.contains(u"capacity"_qs));
    QVERIFY(report.right.contains(u"/srv/b"_qs));
    const auto field = std::find_if(report.rows.begin(), report.rows.end(),
                                    [](const ChangeRow &row) { return row.kind == Kind::Field; });
    QVERIFY(report.left.section(u'\n', field->leftLine - 1, field->leftLine - 1)
                .contains(u"/srv/a"_qs));
    QVERIFY(report.right.section(u'\n', field->rightLine - 1, field->rightLine - 1)
                .contains(u"/srv/b"_qs));
}

void TestChangeReport::saysWhatANewPoolWillBe()
{
    Registry registry;
    PoolDraft *draft = registry.createDraft(registry.kvm, DraftOrigin::Imported,
                                            u"<pool type='logical'>\n<name>vg0</name>\n<!-- x -->\n"
                                            "<owner team='a'/>\n<source><host name='h'/></source>\n"
                                            "</pool>"_qs);
    const ChangeReport report = ofDraft(registry, draft->id());
    QCOMPARE(report.left, QString());
    QCOMPARE(textsOf(report, Kind::Effect), QStringList{u"The host gets a new pool."_qs});
    QCOMPARE(
        textsOf(report, Kind::Added),
        (QStringList{u"libvirt generates a UUID."_qs, u"libvirt adds: Volume group: vg0"_qs,
                     u"libvirt adds: Format: lvm2"_qs, u"libvirt adds: Target path: /dev/vg0"_qs}));
    QCOMPARE(textsOf(report, Kind::Dropped),
             (QStringList{u"libvirt drops: Host: h; a pool of this type has none"_qs,
                          u"libvirt drops the element <owner>, which it does not read."_qs,
                          u"libvirt drops 1 comment(s) and the like."_qs}));
    QVERIFY(textsOf(report, Kind::Field).contains(u"Name: not given → vg0"_qs));
}

void TestChangeReport::saysThatNothingChanges()
{
    Registry registry;
    const PoolId pool = registry.add(dirPool(1, u"a"_qs, u"/srv/a"_qs));
    PoolDraft *draft = registry.editPool(pool);
    draft->setXml(draft->xml().replace(u"/srv/a"_qs, u"/srv//a/"_qs));
    const ChangeReport report = ofDraft(registry, pool);
    QCOMPARE(
        textsOf(report, Kind::Effect),
        QStringList{u"Nothing changes: for libvirt, the host already has this definition."_qs});
    QCOMPARE(textsOf(report, Kind::Field), QStringList());
    QCOMPARE(textsOf(report, Kind::Added),
             QStringList{u"libvirt writes: Directory: /srv/a instead of /srv//a/"_qs});
}

void TestChangeReport::tellsFindingsThatComeAndGo()
{
    Registry registry;
    const PoolId a = registry.add(inactive(dirPool(1, u"a"_qs, u"/srv/a"_qs)));
    registry.add(inactive(dirPool(2, u"inside"_qs, u"/srv/a/b"_qs)));
    registry.add(inactive(dirPool(3, u"c"_qs, u"/srv/c"_qs)));
    registry.editPool(a)->setValue({Field::TargetPath, 0}, u"/srv/c/x"_qs);
    const ChangeReport report = ofDraft(registry, a);
    QCOMPARE(textsOf(report, Kind::Gone).size(), 1);
    QVERIFY(textsOf(report, Kind::Gone).first().startsWith(u"Resolved: "_qs));
    QVERIFY(textsOf(report, Kind::Gone).first().contains(u"“inside”"_qs));
    QCOMPARE(textsOf(report, Kind::New).size(), 1);
    QVERIFY(textsOf(report, Kind::New).first().contains(u"“c”"_qs));
    // What stays is neither.
    registry.editPool(a)->setValue({Field::TargetPath, 0}, u"/srv/a/."_qs);
    QCOMPARE(textsOf(ofDraft(registry, a), Kind::Gone), QStringList());
}

void TestChangeReport::saysWhyItWillBeRefused()
{
    Registry registry;
    const PoolId a = registry.add(inactive(dirPool(1, u"a"_qs, u"/srv/a"_qs)));
    registry.add(inactive(dirPool(2, u"b"_qs, u"/srv/b"_qs)));
    registry.editPool(a)->setValue({Field::TargetPath, 0}, u"/srv/b"_qs);
    const ChangeReport report = ofDraft(registry, a);
    QCOMPARE(textsOf(report, Kind::Problem).size(), 1);
    QVERIFY(textsOf(report, Kind::Problem).first().startsWith(u"libvirt will refuse this. "_qs));
    QCOMPARE(textsOf(report, Kind::Effect), QStringList());
    QCOMPARE(textsOf(report, Kind::Field), QStringList{u"Directory: /srv/a → /srv/b"_qs});
    QCOMPARE(textsOf(report, Kind::New).size(), 1);
}

void TestChangeReport::bearsWhatIsNoXml()
{
    Registry registry;
    const PoolId a = registry.add(inactive(dirPool(1, u"a"_qs, u"/srv/a"_qs)));
    registry.editPool(a)->setXml(u"<pool type='dir'><name>a"_qs);
    const ChangeReport report = ofDraft(registry, a);
    QCOMPARE(report.right, u"<pool type='dir'><name>a"_qs);
    QCOMPARE(textsOf(report, Kind::Problem).size(), 1);
    QCOMPARE(textsOf(report, Kind::Field), QStringList());
}

void TestChangeReport::showsTheirsAndMine()
{
    Registry registry;
    const PoolId pool = registry.add(dirPool(1, u"a"_qs, u"/srv/a"_qs));
    registry.editPool(pool)->setValue({Field::TargetPath, 0}, u"/srv/mine"_qs);
    registry.add(dirPool(1, u"a"_qs, u"/srv/theirs"_qs));
    QCOMPARE(sidesOf(registry, pool),
             (QList{ChangeSides::HostAndDraft, ChangeSides::BeginningAndTheirs}));
    const ChangeReport report = ofDraft(registry, pool);
    QVERIFY(report.leftTitle.startsWith(u"Theirs"_qs) && report.rightTitle.startsWith(u"Mine"_qs));
    QCOMPARE(textsOf(report, Kind::Field), QStringList{u"Directory: /srv/theirs → /srv/mine"_qs});
    QCOMPARE(textsOf(report, Kind::Problem).size(), 1);
    QCOMPARE(textsOf(changeReport(registry, pool, ChangeSides::BeginningAndTheirs), Kind::Field),
             QStringList{u"Directory: /srv/a → /srv/theirs"_qs});
}

void TestChangeReport::showsWhatWaitsForTheNextStart()
{
    Registry registry;
    PoolSnapshot snapshot = dirPool(1, u"a"_qs, u"/srv/a"_qs);
    snapshot.liveXml.replace("</target>", "<permissions><mode>0755</mode><owner>0</owner>"
                                          "<group>0</group></permissions></target>");
    // What libvirt found at the target is no change.
    const PoolId pool = registry.add(snapshot);
    QVERIFY(sidesOf(registry, pool).isEmpty());
    snapshot.persistentXml.replace("/srv/a", "/srv/b");
    registry.add(snapshot);
    QCOMPARE(sidesOf(registry, pool), QList{ChangeSides::LiveAndPersistent});
    const ChangeReport report = changeReport(registry, pool, ChangeSides::LiveAndPersistent);
    QCOMPARE(textsOf(report, Kind::Field), QStringList{u"Directory: /srv/a → /srv/b"_qs});
    QCOMPARE(textsOf(report, Kind::Effect).size(), 1);
    // Beside an edit, both can be looked at.
    registry.editPool(pool)->setValue({Field::TargetPath, 0}, u"/srv/c"_qs);
    QCOMPARE(sidesOf(registry, pool),
             (QList{ChangeSides::HostAndDraft, ChangeSides::LiveAndPersistent}));
}

void TestChangeReport::comparesTwoPools()
{
    Registry registry;
    const PoolId a = registry.add(dirPool(1, u"a"_qs, u"/srv/a"_qs));
    const PoolId b = registry.add(dirPool(2, u"b"_qs, u"/srv/a/b"_qs));
    const ChangeReport report = comparePools(registry, a, b);
    QCOMPARE(report.leftTitle, u"a"_qs);
    QCOMPARE(report.rightTitle, u"b"_qs);
    QCOMPARE(textsOf(report, Kind::Field),
             (QStringList{u"Name: a ≠ b"_qs, u"UUID: %1 ≠ %2"_qs.arg(uuid(1), uuid(2)),
                          u"Directory: /srv/a ≠ /srv/a/b"_qs}));
    QCOMPARE(textsOf(report, Kind::Problem).size(), 1);
    QVERIFY(textsOf(report, Kind::Problem).first().contains(u"“a”"_qs));
    QVERIFY(!comparePools(registry, a, noPool).hasSides());
}

void TestChangeReport::tellsListsByWhatComesAndGoes()
{
    const FieldChange change{Field::DevicePath,
                             PoolType::Logical,
                             {u"/dev/a"_qs, u"/dev/b"_qs},
                             {u"/dev/b"_qs, u"/dev/c"_qs}};
    QCOMPARE(changetext::change(change), u"Device: /dev/c comes; /dev/a goes"_qs);
    QCOMPARE(changetext::difference(change),
             u"Device: /dev/c only at the right; /dev/a only at the left"_qs);
    QCOMPARE(changetext::change({Field::DevicePath,
                                 PoolType::Logical,
                                 {u"/dev/a"_qs, u"/dev/b"_qs},
                                 {u"/dev/b"_qs, u"/dev/a"_qs}}),
             u"Device: the same in another order"_qs);
    QCOMPARE(changetext::change({std::nullopt, PoolType::Fs, {u"dir"_qs}, {u"fs"_qs}}),
             u"Type: Directory → File system on a device"_qs);
}

void TestChangeReport::keepsHostileTextInOneLine()
{
    Registry registry;
    const QString name = u"<b>a</b>\n\u202ehost"_qs;
    const PoolId pool = registry.add(inactive(dirPool(1, name, u"/srv/a"_qs)));
    PoolDraft *draft = registry.editPool(pool);
    draft->setValue({Field::TargetPath, 0}, u"/srv/%1%2\n\u202e<i>"_qs);
    for (const ChangeRow &row : ofDraft(registry, pool).rows) {
        QVERIFY2(!row.text.contains(u'\n'), qPrintable(row.text));
        const qsizetype turned = row.text.indexOf(QChar(0x202e));
        QVERIFY(turned < 0 || row.text.indexOf(QChar(0x2069), turned) > 0);
    }
    QVERIFY(textsOf(ofDraft(registry, pool), Kind::Field).first().contains(u"/srv/%1%2\u240a"_qs));
}

void TestChangeReport::namesThePoolThatIsReplaced()
{
    Registry registry;
    const PoolSnapshot snapshot = inactive(dirPool(1, u"a"_qs, u"/srv/a"_qs));
    registry.add(snapshot);
    PoolDraft *draft = registry.createDraft(
        registry.kvm, DraftOrigin::Imported,
        QString::fromUtf8(snapshot.persistentXml).replace(u"/srv/a"_qs, u"/srv/z"_qs));
    QVERIFY(replacedBy(*draft, registry) != noPool);
    const ChangeReport report = ofDraft(registry, draft->id());
    QCOMPARE(textsOf(report, Kind::Effect).size(), 2);
    QVERIFY(textsOf(report, Kind::Effect).first().contains(u"“a”"_qs));
    QCOMPARE(textsOf(report, Kind::Field), QStringList{u"Directory: /srv/a → /srv/z"_qs});
}

QTEST_GUILESS_MAIN(TestChangeReport)
#include "tst_changereport.moc"
