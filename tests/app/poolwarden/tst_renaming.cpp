// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// libvirt renames no pool: the ways out of an edit that gives one another name.

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>

using namespace poolwarden;

namespace {

const QString isoUuid = QStringLiteral("22222222-2222-4222-8222-222222222222");

/// "iso", inactive, with autostart, is edited to be called "discs".
void editName(const TestSession &session)
{
    PoolSnapshot pool = session.service()->pools.value(isoUuid);
    pool.state = PoolState::Inactive;
    pool.autostart = true;
    session.service()->addFromElsewhere(pool);
    session.select(QStringLiteral("iso"));
    session.type("field-name", QStringLiteral("discs"));
}

} // namespace

class TestRenaming final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEditBecomesAPoolOfItsOwn();
    void aNewPoolIsTakenBack();
    void anInactivePoolIsRenamed();
    void itIsTakenBack_data();
    void itIsTakenBack();
    void aLaterEditIsKept();
    void nothingIsTakenBackIntoAConflict();
    void whatCannotBeTakenBackIsNotOffered();
    void otherChangesAreNamed();
    void aRenamingThatFailsLeavesAllAsItWas();
    void aRenamingThatCannotBeUndoneKeepsTheText();
    void aRunningPoolIsStoppedForItIfWanted_data();
    void aRunningPoolIsStoppedForItIfWanted();
    void whatIsUndoneIsNotOffered();
};

void TestRenaming::anEditBecomesAPoolOfItsOwn()
{
    TestSession session;
    QVERIFY(session.open());
    editName(session);
    const PoolId iso = session->currentPool();
    auto *button = session.find<QPushButton>("banner-as-new-pool");
    QTRY_VERIFY(button && button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(session.registry()->poolCount(), 5);
    QVERIFY(!session.registry()->pool(iso)->draft);
    QCOMPARE(session.registry()->displayName(iso), QStringLiteral("iso"));
    const PoolDraft *draft = session.registry()->pool(session->currentPool())->draft;
    QVERIFY(draft);
    QCOMPARE(draft->value({Field::Name, 0}), std::optional(QStringLiteral("discs")));
    QVERIFY(draft->value({Field::Uuid, 0}) != std::optional(isoUuid));
    for (const Finding &finding : draft->assessment().findings)
        QVERIFY(finding.reason != Reason::Renamed && finding.reason != Reason::UuidTaken);
}

void TestRenaming::aNewPoolIsTakenBack()
{
    TestSession session;
    QVERIFY(session.open());
    editName(session);
    const PoolId iso = session->currentPool();
    const QString text = session.registry()->pool(iso)->draft->xml();
    // Not that it has the same source as itself, which is what libvirt would say.
    const QString whyNot = whyNotDefine(*session.registry()->pool(iso)->draft, *session.registry());
    QVERIFY2(whyNot.contains(QStringLiteral("cannot rename a pool")), qPrintable(whyNot));
    QTRY_VERIFY(session->findChild<QPushButton *>(QStringLiteral("banner-as-new-pool")));
    session.find<QPushButton>("banner-as-new-pool")->click();
    session.find<QPushButton>("messageAction")->click();
    QCOMPARE(session.registry()->poolCount(), 4);
    QVERIFY(session.registry()->pool(iso)->draft);
    QCOMPARE(session.registry()->pool(iso)->draft->xml(), text);
}

void TestRenaming::anInactivePoolIsRenamed()
{
    TestSession session;
    QVERIFY(session.open());
    editName(session);
    session.service()->calls.clear();
    Q_EMIT session->renameRequested(session->currentPool());
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("renamed to “discs”")));
    QCOMPARE(session.registry()->poolCount(), 4);
    const PoolId discs = session.registry()->findPool(
        session.registry()->pool(session.poolNamed(QStringLiteral("discs")))->host, isoUuid);
    QVERIFY(discs != noPool);
    QCOMPARE(session.registry()->pool(discs)->snapshot->name, QStringLiteral("discs"));
    QVERIFY(!session.registry()->pool(discs)->draft);
    QTRY_VERIFY(session.registry()->pool(discs)->snapshot->autostart);
    QCOMPARE(session.service()->calls.first(), QStringLiteral("Undefine ") + isoUuid);
}

void TestRenaming::itIsTakenBack_data()
{
    QTest::addColumn<bool>("byUndo");
    QTest::addColumn<bool>("isActive");
    QTest::newRow("by its button") << false << false;
    QTest::newRow("by Ctrl+Z") << true << false;
    QTest::newRow("active") << false << true;
}

void TestRenaming::itIsTakenBack()
{
    QFETCH(const bool, byUndo);
    QFETCH(const bool, isActive);
    TestSession session;
    QVERIFY(session.open());
    editName(session);
    session.type("field-target-path", QStringLiteral("/srv/elsewhere"));
    const QString typed = session.registry()->pool(session->currentPool())->draft->xml();
    const auto row = [&session] {
        return session.registry()->pool(
            session.registry()->findPool(session->currentHost(), isoUuid));
    };
    if (isActive) {
        PoolSnapshot running = session.service()->pools.value(isoUuid);
        running.state = PoolState::Running;
        session.service()->addFromElsewhere(running);
    }
    Q_EMIT session->renameRequested(session->currentPool());
    auto *offer = session.find<QPushButton>("messageAction");
    if (isActive) {
        QTRY_COMPARE(offer->accessibleName(), QStringLiteral("Stop, Rename and Start"));
        offer->setFocus();
        QTest::keyClick(offer, Qt::Key_Space);
    }
    QTRY_VERIFY(row() && row()->snapshot->name == QStringLiteral("discs"));
    QTRY_COMPARE(offer->accessibleName().remove(u'&'),
                 isActive ? QStringLiteral("Stop, Take Back and Start")
                          : QStringLiteral("Take Back"));
    if (isActive)
        QTRY_VERIFY(row()->snapshot->isActive());
    session.service()->calls.clear();
    if (byUndo) {
        session->tablePane()->table()->setFocus();
        QTest::keyClick(session->tablePane()->table(), Qt::Key_Z, Qt::ControlModifier);
    } else {
        offer->setFocus();
        QTest::keyClick(offer, Qt::Key_Space);
    }
    QTRY_VERIFY(row() && row()->snapshot->name == QStringLiteral("iso"));
    QVERIFY(row()->snapshot->persistentXml.contains("/srv/iso"));
    QTRY_VERIFY(row()->snapshot->autostart);
    QTRY_COMPARE(row()->snapshot->isActive(), isActive);
    // What was typed is there again, to be gone on with.
    QTRY_VERIFY(row()->draft && row()->draft->xml() == typed);
    QTRY_COMPARE(session->currentPool(), row()->id);
    QVERIFY(session->messages()->undoable().isEmpty());
}

void TestRenaming::aLaterEditIsKept()
{
    TestSession session;
    QVERIFY(session.open());
    editName(session);
    const QString typed = session.registry()->pool(session->currentPool())->draft->xml();
    Q_EMIT session->renameRequested(session->currentPool());
    auto *offer = session.find<QPushButton>("messageAction");
    QTRY_COMPARE(offer->accessibleName(), QStringLiteral("Take Back"));
    session.select(QStringLiteral("discs"));
    session.type("field-target-path", QStringLiteral("/srv/later"));
    offer->setFocus();
    QTest::keyClick(offer, Qt::Key_Space);
    const auto draft = [&session] {
        const PoolRegistry::Pool *pool =
            session.registry()->pool(session.registry()->findPool(session->currentHost(), isoUuid));
        return pool && pool->snapshot->name == QStringLiteral("iso") ? pool->draft : nullptr;
    };
    QTRY_VERIFY(draft() && draft()->xml() == typed);
    QTRY_VERIFY2(session->messages()->current().text.contains(QStringLiteral("was edited since")),
                 qPrintable(session->messages()->current().text));
    QTRY_COMPARE(offer->text(), QStringLiteral("Return to the Edit of “discs”"));
    offer->setFocus();
    QTest::keyClick(offer, Qt::Key_Space);
    QTRY_COMPARE(draft()->value({Field::TargetPath, 0}),
                 std::optional(QStringLiteral("/srv/later")));
    QCOMPARE(session.registry()->poolCount(), 4);
}

void TestRenaming::nothingIsTakenBackIntoAConflict()
{
    TestSession session;
    QVERIFY(session.open());
    editName(session);
    session.type("field-target-path", QStringLiteral("/srv/elsewhere"));
    Q_EMIT session->renameRequested(session->currentPool());
    auto *offer = session.find<QPushButton>("messageAction");
    QTRY_COMPARE(offer->accessibleName(), QStringLiteral("Take Back"));
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        QStringLiteral("newcomer"), QStringLiteral("55555555-5555-4555-8555-555555555555"),
        "  <target>\n    <path>/srv/iso</path>\n  </target>\n"));
    QTRY_VERIFY(session.poolNamed(QStringLiteral("newcomer")) != noPool);
    session.service()->calls.clear();
    offer->setFocus();
    QTest::keyClick(offer, Qt::Key_Space);
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("keeps its new name")));
    QVERIFY2(session->messages()->current().text.contains(QStringLiteral("newcomer")),
             qPrintable(session->messages()->current().text));
    QVERIFY(session.service()->calls.filter(QStringLiteral("Undefine")).isEmpty());
}

void TestRenaming::whatCannotBeTakenBackIsNotOffered()
{
    TestSession session;
    QVERIFY(session.open());
    // It shares its directory now, and would do so again.
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        QStringLiteral("twin"), QStringLiteral("55555555-5555-4555-8555-555555555555"),
        "  <target>\n    <path>/srv/iso</path>\n  </target>\n"));
    editName(session);
    session.type("field-target-path", QStringLiteral("/srv/elsewhere"));
    Q_EMIT session->renameRequested(session->currentPool());
    QTRY_VERIFY(
        session->statusBar()->currentMessage().contains(QStringLiteral("renamed to “discs”"))
        || session->messages()->current().text.contains(QStringLiteral("renamed to “discs”")));
    QVERIFY(session->messages()->undoable().isEmpty());
}

void TestRenaming::otherChangesAreNamed()
{
    TestSession session;
    QVERIFY(session.open());
    editName(session);
    session.type("field-target-path", QStringLiteral("/srv/elsewhere"));
    Q_EMIT session->renameRequested(session->currentPool());
    QTRY_COMPARE(session->messages()->count(), 1);
    const QString told = session->messages()->current().text;
    QVERIFY2(told.contains(QStringLiteral("renamed to “discs”"))
                 && told.contains(QStringLiteral("other changes"))
                 && told.contains(QStringLiteral("irectory")),
             qPrintable(told));
}

void TestRenaming::aRenamingThatFailsLeavesAllAsItWas()
{
    TestSession session;
    QVERIFY(session.open());
    editName(session);
    session.service()->nextErrorOf = StorageService::Operation::Define;
    session.service()->nextError =
        ServiceError{ServiceError::Code::Other, QStringLiteral("The host is full."), {}, 1};
    Q_EMIT session->renameRequested(session->currentPool());
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("has not changed")));
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("The host is full.")));
    QCOMPARE(session.registry()->poolCount(), 4);
    const PoolId iso = session.registry()->findPool(session->currentHost(), isoUuid);
    QVERIFY(iso != noPool);
    QCOMPARE(session.registry()->pool(iso)->snapshot->name, QStringLiteral("iso"));
    QTRY_VERIFY(session.registry()->pool(iso)->snapshot->autostart);
    // What was typed is not lost either.
    const PoolDraft *draft = session.registry()->pool(iso)->draft;
    QVERIFY(draft);
    QCOMPARE(draft->value({Field::Name, 0}), std::optional(QStringLiteral("discs")));
}

void TestRenaming::aRenamingThatCannotBeUndoneKeepsTheText()
{
    TestSession session;
    QVERIFY(session.open());
    editName(session);
    session.service()->defineFails = true;
    Q_EMIT session->renameRequested(session->currentPool());
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("as a draft")));
    const PoolId kept = session.poolNamed(QStringLiteral("iso"));
    QVERIFY(kept != noPool);
    QVERIFY(session.registry()->pool(kept)->draft->xml().contains(QStringLiteral("/srv/iso")));
    QVERIFY(session.poolNamed(QStringLiteral("discs")) != noPool);
}

void TestRenaming::aRunningPoolIsStoppedForItIfWanted_data()
{
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("it is renamed") << false;
    QTest::newRow("the host does not take the new name") << true;
}

void TestRenaming::aRunningPoolIsStoppedForItIfWanted()
{
    QFETCH(const bool, isRefused);
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-name", QStringLiteral("discs"));
    session.service()->calls.clear();
    Q_EMIT session->renameRequested(session->currentPool());
    const Message offered = session->messages()->current();
    QVERIFY2(offered.text.contains(QStringLiteral("must be stopped to be renamed")),
             qPrintable(offered.text));
    QVERIFY(session.service()->calls.filter(QStringLiteral("Undefine")).isEmpty());
    QCOMPARE(offered.actionText, QStringLiteral("Stop, &Rename and Start"));
    if (isRefused) {
        session.service()->nextErrorOf = StorageService::Operation::Define;
        session.service()->nextError =
            ServiceError{ServiceError::Code::Other, QStringLiteral("The host is full."), {}, 1};
    }
    session.find<QPushButton>("messageAction")->click();
    const auto iso = [&session] {
        return session.registry()->pool(
            session.registry()->findPool(session->currentHost(), isoUuid));
    };
    const QString name = isRefused ? QStringLiteral("iso") : QStringLiteral("discs");
    // Whatever comes of it, it runs again.
    QTRY_VERIFY(session.service()->calls.contains(QStringLiteral("Start ") + isoUuid));
    QTRY_VERIFY(iso() && iso()->snapshot->isActive() && iso()->snapshot->name == name);
    QVERIFY(session.service()->calls.indexOf(QStringLiteral("Stop ") + isoUuid)
            < session.service()->calls.indexOf(QStringLiteral("Undefine ") + isoUuid));
}

void TestRenaming::whatIsUndoneIsNotOffered()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-name", QStringLiteral("discs"));
    Q_EMIT session->renameRequested(session->currentPool());
    const Message offered = session->messages()->current();
    QCOMPARE(offered.actionText, QStringLiteral("Stop, &Rename and Start"));
    session.service()->calls.clear();
    session.trigger("undoAction");
    QTRY_VERIFY(session->messages()->current().key != offered.key);
    // Who has pressed it at that moment stops no pool.
    offered.action();
    QTest::qWait(50);
    const QStringList &calls = session.service()->calls;
    QVERIFY2(calls.filter(QRegularExpression(QStringLiteral("^(Stop|Undefine|Define)"))).isEmpty(),
             qPrintable(calls.join(u' ')));
}

QTEST_MAIN(TestRenaming)
#include "tst_renaming.moc"
