// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/idtext.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestPoolDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void storageIsComparedBeforeThereIsAName();
    void typingIsOneStep();
    void jumpingBeginsAStep();
    void endingAStepBeginsAnother();
    void changesOfOneFieldAreOneStep();
    void whatIsReplacedAtOnceComesBack();
    void changesOfTwoFieldsAreTwoSteps();
    void undoesAnything();
    void formAndTextAreOneHistory();
    void keepsTheLastGoodState();
    void tellsOncePerChange();
    void reverts();
    void followsTheHostWhileUntouched();
    void keepsTheTextWhenTheHostChanges();
    void isOvertakenByAChangeOnTheHost();
    void anotherSpellingIsNoChange();
    void keepsMine();
    void takesTheirsAsOneStep();
    void ownDefinitionDoesNotOvertake();
    void undoOfAFollowedChangeAsksAgain();
    void changesTypeAndBack();
    void takesDefaultsAlongWithTheType();
    void keepsWhatWasTypedWhenTheTypeChanges();
    void keepsOneDeviceWhereTheTypeHasOne();
    void changesAdapterKindAndBack();
    void countsTheLinesOfTheTextAsItIs();
    void comparesWhatLibvirtRefuses();
    void comparesWhatIsNotComplete_data();
    void comparesWhatIsNotComplete();
    void twoWithoutStorageShareNone_data();
    void twoWithoutStorageShareNone();
    void saysWhyNotDefine_data();
    void saysWhyNotDefine();
    void doesNotMissATargetThatLibvirtMakesUp();
    void blocksOnTheConnection();
    void sendsUtf8();
    void waitsWithTheSchemaOfLongText();

private:
    [[nodiscard]] PoolDraft *newDraft(PoolType type = PoolType::Dir);

    std::unique_ptr<PoolRegistry> m_registry;
    HostId m_host = noHost;
};

void TestPoolDraft::init()
{
    m_registry = std::make_unique<PoolRegistry>(schema());
    m_host = m_registry->addHost(u"kvm1"_qs, hostInfo());
}

void TestPoolDraft::cleanup()
{
    m_registry.reset();
}

PoolDraft *TestPoolDraft::newDraft(PoolType type)
{
    return m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(type));
}

// A path can be typed first: what it meets is told, and that the name is missing keeps it off the host.
void TestPoolDraft::storageIsComparedBeforeThereIsAName()
{
    PoolDraft *taken = newDraft();
    taken->setValue({Field::Name}, u"taken"_qs);
    taken->setValue({Field::TargetPath}, u"/srv/x"_qs);
    PoolDraft *draft = newDraft();
    draft->setValue({Field::TargetPath}, u"/srv/x"_qs);
    QVERIFY(draft->value({Field::Name}).value_or(QString()).isEmpty());
    QCOMPARE(draft->assessment().findings.size(), 1U);
    QCOMPARE(draft->assessment().findings.front().kind, FindingKind::Refused);
    QCOMPARE(draft->assessment().findings.front().peer, taken->id());
    QVERIFY(!whyNotDefine(*draft, *m_registry).isEmpty());
    // Two without a name are no namesakes.
    PoolDraft *other = newDraft();
    other->setValue({Field::TargetPath}, u"/srv/y"_qs);
    QVERIFY(other->assessment().findings.empty());
}

void TestPoolDraft::typingIsOneStep()
{
    PoolDraft *draft = newDraft();
    const QString before = draft->xml();
    QString text = before;
    const qsizetype at = text.indexOf(u"</name>");
    for (const QChar c : u"images"_qs) {
        text.insert(text.indexOf(u"</name>"), c);
        draft->setXml(text);
    }
    text.remove(at + 5, 1); // backspace
    draft->setXml(text);
    QCOMPARE(draft->undoStack()->count(), 1);
    QCOMPARE(draft->value({Field::Name}), u"image"_qs);
    draft->undoStack()->undo();
    QCOMPARE(draft->xml(), before);
    draft->undoStack()->redo();
    QCOMPARE(draft->xml(), text);
}

void TestPoolDraft::jumpingBeginsAStep()
{
    PoolDraft *draft = newDraft();
    QString text = draft->xml();
    text.insert(text.indexOf(u"</name>"), u'a');
    draft->setXml(text);
    text.insert(text.indexOf(u"</path>"), u'/');
    draft->setXml(text);
    QCOMPARE(draft->undoStack()->count(), 2);
}

void TestPoolDraft::endingAStepBeginsAnother()
{
    PoolDraft *draft = newDraft();
    draft->setValue({Field::Name}, u"a"_qs);
    draft->endUndoStep();
    draft->setValue({Field::Name}, u"ab"_qs);
    QCOMPARE(draft->undoStack()->count(), 2);
}

void TestPoolDraft::changesOfOneFieldAreOneStep()
{
    PoolDraft *draft = newDraft(PoolType::Netfs);
    const QString before = draft->xml();
    for (const QString &value : {u"/"_qs, u"/e"_qs, u"/ex"_qs, u"/e"_qs, u"/ey"_qs})
        draft->setValue({Field::SourceDir}, value);
    QCOMPARE(draft->undoStack()->count(), 1);
    draft->undoStack()->undo();
    QCOMPARE(draft->xml(), before);
    draft->undoStack()->redo();
    QCOMPARE(draft->value({Field::SourceDir}), u"/ey"_qs);
    // Back to where it was: nothing is left to be undone.
    draft->undoStack()->undo();
    draft->setValue({Field::SourceDir}, u"/"_qs);
    draft->setValue({Field::SourceDir}, std::nullopt);
    QCOMPARE(draft->xml(), before);
    QVERIFY(!draft->undoStack()->canUndo());
}

void TestPoolDraft::whatIsReplacedAtOnceComesBack()
{
    PoolDraft *draft = newDraft(PoolType::Netfs);
    for (const QString &value : {u"/"_qs, u"/a"_qs, u"/ab"_qs})
        draft->setValue({Field::SourceDir}, value);
    draft->setValue({Field::SourceDir}, std::nullopt); // all selected, and deleted
    draft->undoStack()->undo();
    QCOMPARE(draft->value({Field::SourceDir}), u"/ab"_qs);
    draft->setValue({Field::SourceDir}, u"c"_qs); // all selected, and typed over
    draft->setValue({Field::SourceDir}, u"cd"_qs);
    draft->undoStack()->undo();
    QCOMPARE(draft->value({Field::SourceDir}), u"/ab"_qs);
}

void TestPoolDraft::changesOfTwoFieldsAreTwoSteps()
{
    PoolDraft *draft = newDraft(PoolType::Netfs);
    draft->setValue({Field::HostName, 0}, u"a"_qs);
    draft->setValue({Field::HostName, 1}, u"b"_qs);
    draft->setValue({Field::Name}, u"n"_qs);
    QCOMPARE(draft->undoStack()->count(), 3);
    draft->removeAt(Field::HostName, 0);
    QCOMPARE(draft->undoStack()->count(), 4);
    QCOMPARE(draft->value({Field::HostName, 0}), u"b"_qs);
    QCOMPARE(draft->count(Field::HostName), 1);
}

void TestPoolDraft::undoesAnything()
{
    QRandomGenerator random = QRandomGenerator::securelySeeded();
    const quint32 seed = random.generate();
    qInfo("seed %u", seed);
    random.seed(seed);
    PoolDraft *draft = newDraft();
    const QString before = draft->xml();
    QStringList states{before};
    for (int i = 0; i < 400; ++i) {
        QString text = draft->xml();
        if (draft->document() && random.bounded(2) == 0) {
            const FieldRef field{Field(random.bounded(int(fieldCount))), 0};
            draft->setValue(field, random.bounded(3) == 0
                                       ? std::nullopt
                                       : std::optional(QString::number(random.bounded(100))));
        } else if (random.bounded(2) == 0 && !text.isEmpty()) {
            text.remove(random.bounded(int(text.size())), random.bounded(4));
            draft->setXml(text);
        } else {
            text.insert(random.bounded(int(text.size()) + 1), u"<x"_qs.left(random.bounded(3)));
            draft->setXml(text);
        }
        if (random.bounded(10) == 0)
            draft->endUndoStep();
        if (random.bounded(5) == 0)
            draft->revert();
    }
    const QString after = draft->xml();
    while (draft->undoStack()->canUndo())
        draft->undoStack()->undo();
    QCOMPARE(draft->xml(), before);
    while (draft->undoStack()->canRedo())
        draft->undoStack()->redo();
    QCOMPARE(draft->xml(), after);
}

void TestPoolDraft::formAndTextAreOneHistory()
{
    PoolDraft *draft = newDraft();
    draft->setValue({Field::Name}, u"form"_qs);
    draft->setXml(draft->xml() + u"<!-- text -->"_qs);
    draft->setValue({Field::TargetPath}, u"/form"_qs);
    QVERIFY(draft->xml().contains(QLatin1String("<!-- text -->")));
    QCOMPARE(draft->undoStack()->count(), 3);
    draft->undoStack()->undo();
    draft->undoStack()->undo();
    QVERIFY(!draft->xml().contains(QLatin1String("text")));
    QCOMPARE(draft->value({Field::Name}), u"form"_qs);
}

void TestPoolDraft::keepsTheLastGoodState()
{
    PoolDraft *draft = newDraft();
    draft->setValue({Field::Name}, u"good"_qs);
    draft->setXml(draft->xml().chopped(3));
    QVERIFY(!draft->document());
    QCOMPARE(draft->value({Field::Name}), u"good"_qs);
    QCOMPARE(draft->type(), PoolType::Dir);
    const QString broken = draft->xml();
    draft->setValue({Field::Name}, u"other"_qs);
    QCOMPARE(draft->xml(), broken);
    QCOMPARE(std::get<Refusal>(draft->assessment().reading).code, RefusalCode::Malformed);
    QVERIFY(!draft->assessment().verdict.accepted());
    QCOMPARE(draft->assessment().schema.errors().size(), 1);
}

void TestPoolDraft::tellsOncePerChange()
{
    PoolDraft *draft = newDraft();
    QSignalSpy changed(draft, &PoolDraft::xmlChanged);
    QSignalSpy checked(draft, &PoolDraft::assessmentChanged);
    QSignalSpy row(m_registry.get(), &PoolRegistry::poolChanged);
    draft->setValue({Field::Name}, u"a"_qs);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(checked.size(), 1);
    QCOMPARE(row.size(), 1);
    draft->setValue({Field::Name}, u"a"_qs);
    draft->setXml(draft->xml());
    QCOMPARE(changed.size(), 1);
    draft->undoStack()->undo();
    QCOMPARE(changed.size(), 2);
    QCOMPARE(checked.size(), 2);
}

void TestPoolDraft::reverts()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    const QString before = draft->xml();
    QVERIFY(!draft->isModified());
    draft->setValue({Field::TargetPath}, u"/b"_qs);
    draft->setXml(draft->xml() + u"junk"_qs);
    QVERIFY(draft->isModified());
    const QString typed = draft->xml();
    draft->revert();
    QCOMPARE(draft->xml(), before);
    QVERIFY(!draft->isModified());
    draft->undoStack()->undo();
    QCOMPARE(draft->xml(), typed);
}

void TestPoolDraft::followsTheHostWhileUntouched()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    QSignalSpy base(draft, &PoolDraft::baseChanged);
    PoolSnapshot grown = dirPool(1, u"a"_qs, u"/a"_qs);
    grown.allocation = 999;
    grown.liveXml.replace("1000", "2000");
    grown.persistentXml = grown.liveXml;
    m_registry->upsertPool(m_host, grown);
    QCOMPARE(base.size(), 0); // sizes are no definition
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/b"_qs));
    QCOMPARE(base.size(), 1);
    QCOMPARE(draft->value({Field::TargetPath}), u"/b"_qs);
    QVERIFY(!draft->isModified());
    QVERIFY(!draft->undoStack()->canUndo());
}

void TestPoolDraft::keepsTheTextWhenTheHostChanges()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    QSignalSpy base(draft, &PoolDraft::baseChanged);
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/theirs"_qs));
    QCOMPARE(base.size(), 1);
    QCOMPARE(draft->value({Field::TargetPath}), u"/mine"_qs);
    QVERIFY(draft->isModified());
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/mine"_qs));
    QVERIFY(!draft->isModified()); // they did what was intended here
    QVERIFY(!whyNotDefine(*draft, *m_registry).isEmpty());
    draft->setValue({Field::TargetPath}, u"/more"_qs);
    draft->revert();
    QCOMPARE(draft->value({Field::TargetPath}), u"/mine"_qs);
}

void TestPoolDraft::isOvertakenByAChangeOnTheHost()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
    QSignalSpy base(draft, &PoolDraft::baseChanged);
    QSignalSpy checked(draft, &PoolDraft::assessmentChanged);
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/theirs"_qs));
    QVERIFY(draft->isOvertaken());
    QVERIFY(base.size() == 1 && !checked.empty());
    QVERIFY(!whyNotDefine(*draft, *m_registry).isEmpty());
    QVERIFY2(whyNotDefine(*draft, *m_registry).contains(u"changed on the host"_qs),
             qPrintable(whyNotDefine(*draft, *m_registry)));
    QVERIFY(draft->base().contains(u"/a<"_qs));
    QVERIFY(draft->theirs().contains(u"/theirs<"_qs));
    QCOMPARE(draft->value({Field::TargetPath}), u"/mine"_qs);
    // Typed the same: there is nothing to decide, until it is something else again.
    draft->setValue({Field::TargetPath}, u"/theirs"_qs);
    QVERIFY(!draft->isOvertaken());
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    QVERIFY(draft->isOvertaken());
    m_registry->compareWithHost(draft->id());
    QVERIFY(draft->isOvertaken());
    // They take it back.
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/a"_qs));
    QVERIFY(!draft->isOvertaken());
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
    m_registry->compareWithHost(draft->id());
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
}

void TestPoolDraft::anotherSpellingIsNoChange()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    m_registry->upsertPool(
        m_host, snapshot(1, u"a"_qs, u"dir"_qs, u"<target>\n<path>/a</path></target><source/>"_qs));
    QVERIFY(!draft->isOvertaken());
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
    // libvirt fills in the rights of a pool that it started, and forgets them when it is restarted.
    m_registry->upsertPool(
        m_host, snapshot(1, u"a"_qs, u"dir"_qs,
                         u"<target><path>/a</path><permissions><mode>0755</mode><owner>0</owner>"
                         "<group>0</group></permissions></target>"_qs));
    QVERIFY(!draft->isOvertaken());
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/a"_qs));
    QVERIFY(!draft->isOvertaken());
    // It fills in all of them: a part was written by somebody.
    m_registry->upsertPool(m_host, snapshot(1, u"a"_qs, u"dir"_qs,
                                            u"<target><path>/a</path><permissions><mode>0700</mode>"
                                            "</permissions></target>"_qs));
    QVERIFY(draft->isOvertaken());
    // Then it is started, and libvirt writes what the directory has.
    draft->takeTheirs();
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    QVERIFY(!draft->isOvertaken());
    m_registry->upsertPool(
        m_host, snapshot(1, u"a"_qs, u"dir"_qs,
                         u"<target><path>/a</path><permissions><mode>0755</mode><owner>0</owner>"
                         "<group>0</group></permissions></target>"_qs));
    QVERIFY(!draft->isOvertaken());
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/a"_qs));
    draft->takeTheirs();
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    // What the sizes are is no definition, and one that could not be fetched no change.
    PoolSnapshot grown = dirPool(1, u"a"_qs, u"/a"_qs);
    grown.persistentXml.replace("1000", "2000");
    m_registry->upsertPool(m_host, grown);
    QVERIFY(!draft->isOvertaken());
    PoolSnapshot broken = grown;
    broken.persistentXml.clear();
    broken.liveXml.replace("/a", "/live");
    broken.error = ServiceError{};
    m_registry->upsertPool(m_host, broken);
    QVERIFY(!draft->isOvertaken());
}

void TestPoolDraft::keepsMine()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/theirs"_qs));
    const int steps = draft->undoStack()->count();
    draft->keepMine();
    QVERIFY(!draft->isOvertaken());
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
    QCOMPARE(draft->value({Field::TargetPath}), u"/mine"_qs);
    QCOMPARE(draft->undoStack()->count(), steps);
    m_registry->compareWithHost(draft->id());
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
    // One more change of theirs is one more question.
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/again"_qs));
    QVERIFY(draft->isOvertaken());
    draft->keepMine();
    draft->revert();
    QCOMPARE(draft->value({Field::TargetPath}), u"/again"_qs);
}

void TestPoolDraft::takesTheirsAsOneStep()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    const QString mine = draft->xml();
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/theirs"_qs));
    draft->takeTheirs();
    QVERIFY(!draft->isOvertaken());
    QVERIFY(!draft->isModified());
    QCOMPARE(draft->value({Field::TargetPath}), u"/theirs"_qs);
    draft->undoStack()->undo();
    QCOMPARE(draft->xml(), mine);
    QVERIFY(draft->isOvertaken());
    QVERIFY(!whyNotDefine(*draft, *m_registry).isEmpty());
    draft->undoStack()->redo();
    QCOMPARE(draft->value({Field::TargetPath}), u"/theirs"_qs);
    QVERIFY(!draft->isModified());
    draft->undoStack()->undo();
    // Revert goes to what the host has.
    draft->revert();
    QCOMPARE(draft->value({Field::TargetPath}), u"/theirs"_qs);
    draft->undoStack()->undo();
    // Another change comes before it is done again: that one is still to be decided.
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/newer"_qs));
    draft->undoStack()->redo();
    QCOMPARE(draft->value({Field::TargetPath}), u"/theirs"_qs);
    QVERIFY(draft->isOvertaken());
    draft->takeTheirs();
    QCOMPARE(draft->value({Field::TargetPath}), u"/newer"_qs);
    QVERIFY(!draft->isModified());
}

void TestPoolDraft::ownDefinitionDoesNotOvertake()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    draft->noteSent();
    draft->setValue({Field::TargetPath}, u"/mine/and/more"_qs); // typed before the event comes
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/mine/"_qs));
    QVERIFY(!draft->isOvertaken());
    QVERIFY(draft->isModified());
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
}

void TestPoolDraft::undoOfAFollowedChangeAsksAgain()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = m_registry->editPool(m_registry->findPool(m_host, uuid(1)));
    draft->setValue({Field::TargetPath}, u"/mine"_qs);
    draft->revert();
    m_registry->upsertPool(m_host, dirPool(1, u"a"_qs, u"/theirs"_qs));
    QCOMPARE(draft->value({Field::TargetPath}), u"/theirs"_qs); // nothing had been typed
    QVERIFY(!draft->isModified());
    draft->undoStack()->undo();
    draft->undoStack()->undo();
    QCOMPARE(draft->value({Field::TargetPath}), u"/mine"_qs);
    QVERIFY(draft->isOvertaken());
}

void TestPoolDraft::changesTypeAndBack()
{
    PoolDraft *draft = newDraft(PoolType::Netfs);
    draft->setValue({Field::Name}, u"n"_qs);
    draft->setValue({Field::HostName, 0}, u"h1"_qs);
    draft->setValue({Field::HostName, 1}, u"h2"_qs);
    draft->setValue({Field::HostPort, 1}, u"99"_qs);
    draft->setValue({Field::SourceDir}, u"/e"_qs);
    draft->setValue({Field::SourceFormat}, u"nfs"_qs);
    draft->setValue({Field::TargetPath}, u"/t"_qs);
    const QList<SchemaError> before = draft->assessment().schema.errors();
    QVERIFY(before.isEmpty());
    draft->setType(PoolType::Dir);
    QVERIFY(!draft->xml().contains(QLatin1String("<source>")));
    QCOMPARE(draft->value({Field::TargetPath}), u"/t"_qs);
    QVERIFY2(draft->assessment().schema.errors().isEmpty(), qPrintable(draft->xml()));
    draft->setType(PoolType::Logical);
    QVERIFY2(draft->assessment().schema.errors().size() == 1,
             qPrintable(draft->xml())); // wants a source
    draft->setType(PoolType::Disk);
    QCOMPARE(draft->value({Field::TargetPath}), u"/t"_qs);
    draft->setType(PoolType::Netfs);
    QCOMPARE(draft->value({Field::SourceFormat}), u"nfs"_qs);
    QCOMPARE(draft->count(Field::HostName), 2);
    QCOMPARE(draft->value({Field::HostPort, 1}), u"99"_qs);
    QCOMPARE(draft->value({Field::SourceDir}), u"/e"_qs);
    QCOMPARE(draft->value({Field::TargetPath}), u"/t"_qs);
    const int steps = draft->undoStack()->count();
    draft->setType(PoolType::Netfs);
    QCOMPARE(draft->undoStack()->count(), steps);
    for (const PoolTypeInfo &info : poolTypes()) {
        draft->setType(info.type);
        QCOMPARE(draft->type(), info.type);
    }
    // The usual place of one type is replaced by that of the next.
    PoolDraft *mpath = newDraft(PoolType::Mpath);
    mpath->setType(PoolType::Iscsi);
    QCOMPARE(mpath->value({Field::TargetPath}), u"/dev/disk/by-path"_qs);
}

void TestPoolDraft::takesDefaultsAlongWithTheType()
{
    const auto target = [](PoolDraft *draft) {
        return draft->value({Field::TargetPath}).value_or(QString());
    };
    for (const PoolType from : {PoolType::Mpath, PoolType::Disk, PoolType::Scsi}) {
        PoolDraft *direct = newDraft(from);
        QVERIFY(!target(direct).isEmpty());
        direct->setType(PoolType::Fs);
        QCOMPARE(target(direct), QString());
        // By way of a type without a target, and of one whose target libvirt sets.
        for (const PoolType by : {PoolType::Rbd, PoolType::Logical, PoolType::IscsiDirect}) {
            PoolDraft *draft = newDraft(from);
            draft->setType(by);
            QCOMPARE(draft->value({Field::TargetPath}), std::nullopt);
            draft->setType(PoolType::Netfs);
            QCOMPARE(target(draft), QString());
        }
        PoolDraft *undone = newDraft(from);
        const QString before = undone->xml();
        undone->setType(PoolType::Dir);
        undone->undoStack()->undo();
        QCOMPARE(undone->xml(), before);
        undone->setType(PoolType::Dir);
        QCOMPARE(target(undone), QString());
    }
}

void TestPoolDraft::keepsWhatWasTypedWhenTheTypeChanges()
{
    for (const QString &typed : {u"/srv/x"_qs, u"/dev/mapper"_qs}) {
        PoolDraft *draft = newDraft();
        draft->setValue({Field::TargetPath}, typed);
        for (const PoolType type :
             {PoolType::Mpath, PoolType::Rbd, PoolType::Mpath, PoolType::Logical, PoolType::Fs}) {
            draft->setType(type);
            if (fieldUsage(type, Field::TargetPath) == Usage::Required)
                QCOMPARE(draft->value({Field::TargetPath}), typed);
        }
        PoolDraft *written = newDraft();
        written->setXml(
            u"<pool type='dir'><name>n</name><target><path>%1</path></target></pool>"_qs.arg(
                typed));
        written->setType(PoolType::Mpath);
        written->setType(PoolType::Netfs);
        QCOMPARE(written->value({Field::TargetPath}), typed);
    }
}

void TestPoolDraft::keepsOneDeviceWhereTheTypeHasOne()
{
    PoolDraft *draft = newDraft(PoolType::Logical);
    draft->setValue({Field::DevicePath, 0}, u"/dev/a"_qs);
    draft->setValue({Field::DevicePath, 1}, u"/dev/b"_qs);
    draft->setType(PoolType::Disk);
    QCOMPARE(draft->count(Field::DevicePath), 1);
    QCOMPARE(draft->value({Field::DevicePath, 0}), u"/dev/a"_qs);
    draft->setType(PoolType::Logical);
    QCOMPARE(draft->count(Field::DevicePath), 2);
    QCOMPARE(draft->value({Field::DevicePath, 1}), u"/dev/b"_qs);
}

void TestPoolDraft::countsTheLinesOfTheTextAsItIs()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = newDraft();
    draft->setXml(u"<pool type='dir'>\n\n\n<name>n</name>\n<target>\n\n<path>/a</path>\n"
                  "</target>\n</pool>"_qs);
    QCOMPARE(draft->lineOf({Field::TargetPath}), 7);
    draft->setXml(u"<pool type='dir'><name>n</name><target><path>/a</path></target>"_qs);
    QVERIFY(!draft->document());
    QCOMPARE(draft->lineOf({Field::TargetPath}), 0); // not 7, of the text before
    QCOMPARE(std::get<Refusal>(draft->assessment().reading).line, 1);
    for (const SchemaError &error : draft->assessment().schema.errors())
        QVERIFY2(error.line <= 1, qPrintable(QString::number(error.line) + error.message));
}

// What is against libvirt's rules is in conflict all the same.
void TestPoolDraft::comparesWhatLibvirtRefuses()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = newDraft();
    draft->setValue({Field::Name}, u"n"_qs);
    draft->setValue({Field::TargetPath}, u"/a"_qs);
    QCOMPARE(draft->assessment().findings.size(), std::size_t(1));
    draft->setValue({Field::Mode}, u"999"_qs);
    QVERIFY(std::holds_alternative<Refusal>(draft->assessment().reading));
    QCOMPARE(draft->assessment().findings.size(), std::size_t(1));
    draft->setValue({Field::Owner}, u"nobody"_qs);
    QCOMPARE(draft->assessment().findings.size(), std::size_t(1));
    draft->setValue({Field::Mode}, std::nullopt);
    draft->setValue({Field::Owner}, std::nullopt);
    draft->setXml(draft->xml().chopped(3));
    QVERIFY(!draft->document());
    QCOMPARE(draft->assessment().findings.size(), std::size_t(1));
}

// What is entered of the storage is compared while anything else is still missing.
void TestPoolDraft::comparesWhatIsNotComplete_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QString>("typed");
    const QString target = u"<target><path>/m</path></target>"_qs;
    const QString other = u"<target><path>/other</path></target>"_qs;
    const QString san = u"<host name='san1'/><device path='iqn.2020-01.org.example:t'/>"_qs;
    const QString nas = u"<host name='nas1'/><dir path='/export/vm'/>"_qs;
    const QString ports =
        u"<adapter type='fc_host' wwnn='20000000c9831b4b' wwpn='10000000c9831b4b'/>"_qs;
    const auto source = [](const QString &content) {
        return QString(u"<source>"_qs + content + u"</source>"_qs);
    };
    QTest::newRow("fs without a mount point")
        << "fs" << source(u"<device path='/dev/sdb1'/>"_qs) + target
        << source(u"<device path='/dev/sdb1'/>"_qs) + u"<target><path/></target>"_qs;
    QTest::newRow("fs without a device, on a taken mount point")
        << "fs" << source(u"<device path='/dev/sdb1'/>"_qs) + target << target;
    QTest::newRow("netfs without a mount point")
        << "netfs" << source(nas) + target << source(nas) + u"<target><path/></target>"_qs;
    QTest::newRow("disk without a target")
        << "disk" << source(u"<device path='/dev/sdb'/>"_qs) + target
        << source(u"<device path='/dev/sdb'/>"_qs);
    QTest::newRow("iscsi, CHAP without a secret")
        << "iscsi" << source(san) + target
        << source(san + u"<auth type='chap' username='u'/>"_qs) + target;
    QTest::newRow("iscsi, CHAP without a user")
        << "iscsi" << source(san) + target << source(san + u"<auth type='chap'/>"_qs) + target;
    QTest::newRow("iscsi without a host")
        << "iscsi" << source(san) + target
        << source(u"<device path='iqn.2020-01.org.example:t'/>"_qs);
    QTest::newRow("iscsi with a wrong port")
        << "iscsi" << source(san) + target
        << source(u"<host name='san1' port='x'/><device path='iqn.2020-01.org.example:t'/>"_qs);
    QTest::newRow("iscsi-direct without an initiator")
        << "iscsi-direct" << source(san + u"<initiator><iqn name='iqn.i'/></initiator>"_qs)
        << source(san);
    QTest::newRow("scsi with a name and a parent")
        << "scsi" << source(u"<adapter type='scsi_host' name='host5'/>"_qs) + target
        << source(u"<adapter type='scsi_host' name='host5'/>"_qs);
    QTest::newRow("scsi, the port without the node")
        << "scsi" << source(ports) + target
        << source(u"<adapter type='fc_host' wwpn='10000000c9831b4b'/>"_qs);
    QTest::newRow("rbd with a wrong port")
        << "rbd" << source(u"<host name='mon1'/><name>rbd</name>"_qs)
        << source(u"<host name='mon1' port='x'/><name>rbd</name>"_qs);
    QTest::newRow("gluster with an account that is none")
        << "gluster" << source(u"<host name='g1'/><name>vol</name>"_qs)
        << source(u"<host name='g1'/><name>vol</name><auth type='ceph'/>"_qs);
    QTest::newRow("logical with a mode that is none")
        << "logical" << source(u"<name>vg</name>"_qs)
        << source(u"<name>vg</name>"_qs)
               + u"<target><path>/x</path><permissions><mode>9</mode></permissions></target>"_qs;
    QTest::newRow("mpath without a target") << "mpath" << target << u""_qs;
    QTest::newRow("dir with a UUID that is none")
        << "dir" << target << target + u"<uuid>x</uuid>"_qs;
}

void TestPoolDraft::comparesWhatIsNotComplete()
{
    QFETCH(QString, type);
    QFETCH(QString, taken);
    QFETCH(QString, typed);
    m_registry->setPools(m_host, {fixture::snapshot(1, u"a"_qs, type, taken)});
    PoolDraft *draft = newDraft();
    draft->setXml(u"<pool type='%1'><name>b</name>%2</pool>"_qs.arg(type, typed));
    QVERIFY(!draft->assessment().findings.empty());
    QCOMPARE(draft->assessment().findings.front().peer, m_registry->pools().front());
    draft->setXml(u"<pool type='%1'>%2</pool>"_qs.arg(type, typed));
    QVERIFY2(!draft->assessment().findings.empty(), "without a name");
}

void TestPoolDraft::twoWithoutStorageShareNone_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("source");
    for (std::size_t i = 0; i < poolTypeCount; ++i) {
        const auto type = PoolType(i);
        const std::string name(poolTypeInfo(type).name);
        if (type == PoolType::Mpath)
            continue; // any two share all
        QTest::addRow("%s, nothing", name.c_str()) << int(i) << QString();
        QTest::addRow("%s, empty", name.c_str()) << int(i) << u"<source/>"_qs;
        QTest::addRow("%s, one part", name.c_str())
            << int(i)
            << (poolTypeInfo(type).has(NeedsAdapter)
                    ? u"<source><adapter type='fc_host' wwnn='20000000c9831b4b'/></source>"_qs
                : type == PoolType::Sheepdog ? u"<source><vendor name='x'/></source>"_qs
                                             : u"<source><host name='nas1'/></source>"_qs);
    }
}

void TestPoolDraft::twoWithoutStorageShareNone()
{
    QFETCH(int, type);
    QFETCH(QString, source);
    const std::string_view name = poolTypeInfo(PoolType(type)).name;
    for (const bool finished : {false, true}) {
        PoolDraft *draft = newDraft();
        draft->setXml(u"<pool type='%1'>%2</pool>"_qs.arg(
            QString::fromUtf8(name.data(), qsizetype(name.size())), source));
        const auto shared =
            std::ranges::count_if(draft->assessment().findings,
                                  [](const Finding &finding) { return finding.peer != noPool; });
        QVERIFY2(shared == 0, finished ? "the second" : "the first");
    }
}

void TestPoolDraft::changesAdapterKindAndBack()
{
    PoolDraft *draft = newDraft(PoolType::Scsi);
    draft->setValue({Field::Name}, u"n"_qs);
    draft->setValue({Field::AdapterType}, u"scsi_host"_qs);
    draft->setValue({Field::AdapterName}, u"scsi_host1"_qs);
    draft->setValue({Field::AdapterType}, u"fc_host"_qs);
    QVERIFY(!draft->value({Field::AdapterName}));
    draft->setValue({Field::AdapterWwnn}, u"20000000c9831b4b"_qs);
    draft->setValue({Field::AdapterWwpn}, u"10000000c9831b4b"_qs);
    QVERIFY2(whyNotDefine(*draft, *m_registry).isEmpty(),
             qPrintable(whyNotDefine(*draft, *m_registry)));
    draft->setValue({Field::AdapterType}, u"scsi_host"_qs);
    QCOMPARE(draft->value({Field::AdapterName}), u"scsi_host1"_qs);
    QVERIFY(!draft->value({Field::AdapterWwnn}));
    QVERIFY2(whyNotDefine(*draft, *m_registry).isEmpty(),
             qPrintable(whyNotDefine(*draft, *m_registry)));
}

void TestPoolDraft::saysWhyNotDefine_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("extra");
    QTest::addColumn<bool>("can");
    QTest::newRow("a good one") << u"n"_qs << u"/n"_qs << QString() << true;
    QTest::newRow("no name") << QString() << u"/n"_qs << QString() << false;
    QTest::newRow("a collision") << u"n"_qs << u"/a"_qs << QString() << false;
    QTest::newRow("a taken name") << u"a"_qs << u"/n"_qs << QString() << false;
    QTest::newRow("against the schema") << u"n"_qs << u"/n"_qs << u"<foo/>"_qs << true;
    QTest::newRow("only an overlap") << u"n"_qs << u"/a/b"_qs << QString() << true;
}

void TestPoolDraft::saysWhyNotDefine()
{
    QFETCH(QString, name);
    QFETCH(QString, path);
    QFETCH(QString, extra);
    QFETCH(bool, can);
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    PoolDraft *draft = newDraft();
    draft->setXml(
        u"<pool type='dir'>\n<name>%1</name>%3\n<target><path>%2</path></target></pool>"_qs.arg(
            name, path, extra));
    QCOMPARE(whyNotDefine(*draft, *m_registry).isEmpty(), can);
    QCOMPARE(whyNotDefine(*draft, *m_registry).isEmpty(), can);
    QCOMPARE(draft->assessment().schema.matches(), extra.isEmpty() && !name.isEmpty());
}

// The schema wants a target where libvirt makes one up, and the form offers none.
void TestPoolDraft::doesNotMissATargetThatLibvirtMakesUp()
{
    PoolDraft *draft =
        m_registry->createDraft(m_host, DraftOrigin::New, PoolDocument::create(PoolType::Logical));
    draft->setValue({Field::Name}, u"vms"_qs);
    draft->setValue({Field::SourceName}, u"vg0"_qs);
    QVERIFY2(draft->assessment().schema.errors().isEmpty(), qPrintable(draft->xml()));
    QVERIFY(!draft->assessment().schema.matches());
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
}

void TestPoolDraft::blocksOnTheConnection()
{
    PoolDraft *draft = newDraft();
    draft->setValue({Field::Name}, u"n"_qs);
    draft->setValue({Field::TargetPath}, u"/n"_qs);
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
    QSignalSpy checked(draft, &PoolDraft::assessmentChanged);
    m_registry->setHostOnline(m_host, false);
    QCOMPARE(checked.size(), 1);
    QVERIFY(whyNotDefine(*draft, *m_registry).contains(QLatin1String("kvm1")));
    m_registry->setHostOnline(m_host, true);
    QVERIFY(whyNotDefine(*draft, *m_registry).isEmpty());
    m_registry->setHostInfo(m_host, hostInfo(true));
    QVERIFY(whyNotDefine(*draft, *m_registry).contains(QLatin1String("read-only")));
    HostInfo info = hostInfo();
    info.backends.reset(std::size_t(PoolType::Dir));
    m_registry->setHostInfo(m_host, info);
    QCOMPARE(draft->assessment().verdict.refusal->code, RefusalCode::BackendMissing);
}

void TestPoolDraft::sendsUtf8()
{
    PoolDraft *draft = newDraft();
    draft->setXml(u"<?xml version='1.0' encoding='ISO-8859-1'?>\n<pool type='dir'><name>ä</name>"
                  "<target><path>/n</path></target></pool>"_qs);
    QCOMPARE(std::get<PoolDefinition>(draft->assessment().reading).name, std::string("\u00e4"));
    QVERIFY(draft->definitionXml().startsWith("<?xml version='1.0' encoding='UTF-8'?>"));
    QVERIFY(draft->xml().contains(QLatin1String("ISO-8859-1"))); // as it was typed
}

void TestPoolDraft::waitsWithTheSchemaOfLongText()
{
    PoolDraft *draft = newDraft();
    QSignalSpy checked(draft, &PoolDraft::assessmentChanged);
    draft->setXml(
        u"<pool type='dir'><name>n</name><foo/><!--%1--></pool>"_qs.arg(QString(100000, u'x')));
    QCOMPARE(checked.size(), 1);
    QVERIFY(draft->assessment().schema.errors().isEmpty());
    QVERIFY(!whyNotDefine(*draft, *m_registry).isEmpty()); // asked at once where it matters
    QTRY_COMPARE(checked.size(), 2);
    QCOMPARE(draft->assessment().schema.errors().size(), 2);
}

QTEST_GUILESS_MAIN(TestPoolDraft)
#include "tst_pooldraft.moc"
