// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/waytext.h"

#include <QTest>

#include <optional>

using namespace poolwarden;

class TestWayText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachWayHasItsWords_data();
    void eachWayHasItsWords();
    void saysWhatBecomesOfTheVolumes_data();
    void saysWhatBecomesOfTheVolumes();
    void saysAllThatChanges();
    void saysWhatIsLeft();
    void hostileNamesDoNotTurnTheSentence();
};

namespace {

QString nameOf(PoolId pool)
{
    return pool == PoolId(1) ? QStringLiteral("images") : QStringLiteral("new");
}

WayOut wayOf(WayKind kind, Doing doing, Field field = Field::TargetPath,
             const std::string &to = "/srv/images-2")
{
    WayOut way;
    way.kind = kind;
    way.doing = doing;
    way.pool = PoolId(1);
    way.draft = kind == WayKind::ChangeOther ? PoolId(2) : noPool;
    way.edits = {{{field}, "/srv/images", to}};
    PoolDefinition definition;
    definition.name = "images";
    way.definition = definition;
    return way;
}

} // namespace

void TestWayText::eachWayHasItsWords_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("doing");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("button");
    const auto row = [](WayKind kind, Doing doing, Field field, const char *to, const char *name,
                        const char *button) {
        QTest::addRow("%s, %s", wayKindId(kind).data(), doingId(doing).data())
            << int(kind) << int(doing) << int(field) << QString::fromUtf8(to)
            << QString::fromUtf8(name) << QString::fromUtf8(button);
    };
    row(WayKind::OtherTarget, Doing::EditDraft, Field::TargetPath, "/srv/images-2",
        "Use /srv/images-2 as the target of “images”", "&Change the Draft");
    row(WayKind::MoveOut, Doing::Redefine, Field::TargetPath, "/srv/iso",
        "Move the target of “images” out, to /srv/iso", "&Open as a Draft");
    row(WayKind::OtherDevice, Doing::StopAndRedefine, Field::DevicePath, "/dev/sdc",
        "Use the device /dev/sdc for “images”", "&Stop and Change…");
    row(WayKind::SteadyName, Doing::EditDraft, Field::DevicePath, "/dev/vg/lv1",
        "Call the device of “images” /dev/vg/lv1", "&Change the Draft");
    row(WayKind::OtherAdapter, Doing::EditDraft, Field::AdapterName, "scsi_host6",
        "Use the adapter scsi_host6 for “images”", "&Change the Draft");
    row(WayKind::OtherInitiator, Doing::EditDraft, Field::InitiatorIqn, "iqn.2020-01.org:b",
        "Use the initiator iqn.2020-01.org:b for “images”", "&Change the Draft");
    row(WayKind::NewName, Doing::EditDraft, Field::Name, "images-2", "Call the draft “images-2”",
        "&Change the Draft");
    row(WayKind::NewUuid, Doing::EditDraft, Field::Uuid, "x", "Give “images” a new UUID",
        "&Change the Draft");
    row(WayKind::KeepIdentity, Doing::EditDraft, Field::Name, "images",
        "Keep the name “images”, which the pool has on the host", "&Change the Draft");
    row(WayKind::KeepIdentity, Doing::EditDraft, Field::Uuid, "x",
        "Keep the UUID that “images” has on the host", "&Change the Draft");
    row(WayKind::CleanValue, Doing::EditDraft, Field::SourceDir, "/export",
        "Remove tabs and line breaks: /export", "&Change the Draft");
    row(WayKind::ChangeOther, Doing::EditDraft, Field::Name, "images", "Change “images” instead",
        "&Change the Other Pool");
    row(WayKind::DiscardDraft, Doing::DiscardDraft, Field::Name, "",
        "Discard the draft of “images”", "&Discard…");
    row(WayKind::Stop, Doing::Stop, Field::Name, "", "Stop “images”", "&Stop");
    row(WayKind::Undefine, Doing::StopTransient, Field::Name, "",
        "Stop “images”, which is transient", "&Stop…");
    row(WayKind::Undefine, Doing::Undefine, Field::Name, "", "Undefine “images”", "&Undefine…");
    row(WayKind::Undefine, Doing::StopAndUndefine, Field::Name, "", "Stop and undefine “images”",
        "&Stop and Undefine…");
}

void TestWayText::eachWayHasItsWords()
{
    QFETCH(int, kind);
    QFETCH(int, doing);
    QFETCH(int, field);
    QFETCH(QString, to);
    QFETCH(QString, name);
    QFETCH(QString, button);
    const WayOut way = wayOf(WayKind(kind), Doing(doing), Field(field), to.toStdString());
    QCOMPARE(waytext::name(way, nameOf), name);
    QCOMPARE(waytext::button(way), button);
    const QString sentence = waytext::doing(way, nameOf);
    QVERIFY2(sentence.contains(QStringLiteral("“images”")) && sentence.endsWith(u'.'),
             qPrintable(sentence));
    // What is on a disk may not be known: nobody is to take it for free unseen.
    QCOMPARE(sentence.contains(QStringLiteral("Look before you use it")),
             WayKind(kind) == WayKind::OtherDevice);
}

void TestWayText::saysWhatBecomesOfTheVolumes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, WayKind kind, PoolType type, Field field,
                        const char *part) {
        QTest::newRow(name) << int(kind) << int(type) << int(field) << QString::fromUtf8(part);
    };
    const char *behind = "stays behind";
    const char *along = "comes along";
    const char *same = "stays as it is";
    row("a directory", WayKind::OtherTarget, PoolType::Dir, Field::TargetPath, behind);
    row("a mount point", WayKind::OtherTarget, PoolType::Netfs, Field::TargetPath, along);
    row("another mount point", WayKind::MoveOut, PoolType::Fs, Field::TargetPath, along);
    row("a device", WayKind::OtherDevice, PoolType::Fs, Field::DevicePath, behind);
    row("its steady name", WayKind::SteadyName, PoolType::Fs, Field::DevicePath, same);
    row("an initiator", WayKind::OtherInitiator, PoolType::Iscsi, Field::InitiatorIqn, same);
    row("a name", WayKind::NewName, PoolType::Dir, Field::Name, same);
}

void TestWayText::saysWhatBecomesOfTheVolumes()
{
    QFETCH(int, kind);
    QFETCH(int, type);
    QFETCH(int, field);
    QFETCH(QString, part);
    for (const Doing doing : {Doing::Redefine, Doing::StopAndRedefine}) {
        WayOut way = wayOf(WayKind(kind), doing, Field(field), "/new");
        PoolDefinition definition = *way.definition;
        definition.type = PoolType(type);
        way.definition = definition;
        const QString sentence = waytext::doing(way, nameOf);
        for (const QString &known : {QStringLiteral("stays behind"), QStringLiteral("comes along"),
                                     QStringLiteral("stays as it is")})
            QVERIFY2(sentence.contains(known) == (known == part), qPrintable(sentence));
    }
}

void TestWayText::saysAllThatChanges()
{
    WayOut way = wayOf(WayKind::OtherTarget, Doing::EditDraft);
    way.edits.push_back({{Field::Name}, "images", "images-2"});
    way.edits.push_back({{Field::Uuid}, "", "x"});
    way.edits.push_back({{Field::SourceName}, "vg", "vg"}); // stays
    QCOMPARE(waytext::changes(way, nameOf),
             QStringLiteral("Directory: /srv/images → /srv/images-2; Name: images → images-2; "
                            "UUID: x"));
}

void TestWayText::saysWhatIsLeft()
{
    WayOut way = wayOf(WayKind::OtherTarget, Doing::EditDraft);
    QCOMPARE(waytext::leaves(way, nameOf), QStringLiteral("“images” has no conflicts then."));
    Finding finding;
    finding.kind = FindingKind::SameStorage;
    finding.pool = PoolId(1);
    finding.peer = PoolId(2);
    finding.resource = {Tree::Lvm, {"vg0"}};
    way.leaves = {finding};
    QVERIFY2(waytext::leaves(way, nameOf).startsWith(QLatin1String("It leaves: ")),
             qPrintable(waytext::leaves(way, nameOf)));
    QVERIFY(waytext::leaves(way, nameOf).contains(QStringLiteral("vg0")));
    WayOut gone;
    gone.kind = WayKind::Undefine;
    gone.doing = Doing::Undefine;
    QCOMPARE(waytext::leaves(gone, nameOf), QString());
}

void TestWayText::hostileNamesDoNotTurnTheSentence()
{
    const WayOut way =
        wayOf(WayKind::OtherTarget, Doing::EditDraft, Field::TargetPath, "/srv/\u202Eevil");
    const QString text = waytext::name(way, [](PoolId) { return QStringLiteral("\u202Ename"); });
    QVERIFY(text.contains(QStringLiteral("\u2068\u202Ename\u2069")));
    QVERIFY(text.contains(QStringLiteral("\u2068/srv/\u202Eevil\u2069")));
}

QTEST_APPLESS_MAIN(TestWayText)
#include "tst_waytext.moc"
