// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTabWidget>
#include <QUndoStack>

using namespace poolwarden;

/// Define, Start and Autostart in one step.
class TestDefineFollowUp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNothingUnlessChosen();
    void isTakenBack();
    void aLaterEditIsNoSecondDraft_data();
    void aLaterEditIsNoSecondDraft();
    void aLaterEditOfAChangeIsKept();
    void isNotTakenBackFromAnotherChange();
    void theChoiceIsMadeBesideDefine();
    void startsAndSetsAutostart();
    void buildsBeforeItStarts();
    void buildIsACommand();
    void isRemembered();
    void tellsEachFailure_data();
    void tellsEachFailure();
    void goesThroughSeveral();
    void aQuestionTellsOfIt();
    void followsAStopDefineAndStart();
    void theChangesTellOfIt();

private:
    static void make(const TestSession &session, const QString &name)
    {
        session.trigger("newPoolAction");
        session.type("field-name", name);
        session.type("field-target-path", QStringLiteral("/srv/") + name);
        QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    }
    [[nodiscard]] static const PoolSnapshot *snapshot(const TestSession &session,
                                                      const QString &name)
    {
        const PoolRegistry::Pool *pool = session.registry()->pool(session.poolNamed(name));
        return pool && pool->snapshot ? &*pool->snapshot : nullptr;
    }
    [[nodiscard]] static QStringList did(const TestSession &session, const char *operation)
    {
        return session.service()->calls.filter(QLatin1String(operation));
    }
};

void TestDefineFollowUp::doesNothingUnlessChosen()
{
    TestSession session;
    QVERIFY(session.open());
    make(session, QStringLiteral("fresh"));
    session.trigger("defineAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY(did(session, "Start").isEmpty());
    QCOMPARE(session->messages()->current().more.size(), 2);
}

// A Define with Ctrl+S that was a mistake.
void TestDefineFollowUp::isTakenBack()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const QByteArray before = snapshot(session, QStringLiteral("iso"))->persistentXml;
    session.type("field-target-path", QStringLiteral("/srv/mistake"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY(snapshot(session, QStringLiteral("iso"))->persistentXml.contains("/srv/mistake"));
    auto *back = session.find<QPushButton>("messageAction");
    QCOMPARE(back->text(), QStringLiteral("Take Back"));
    back->setFocus();
    QTest::keyClick(back, Qt::Key_Space);
    QTRY_VERIFY(snapshot(session, QStringLiteral("iso"))->persistentXml.contains("/srv/iso"));
    QTRY_COMPARE(session->messages()->count(), 0);
    QCOMPARE(before.contains("/srv/iso"), true);
    QTRY_COMPARE(session->statusBar()->currentMessage(),
                 QStringLiteral("“iso” is as before Define; the draft is back."));
    // What was typed is a draft again.
    const PoolRegistry::Pool *iso =
        session.registry()->pool(session.poolNamed(QStringLiteral("iso")));
    QTRY_VERIFY(iso->draft && iso->draft->xml().contains(QStringLiteral("/srv/mistake")));

    // A new pool is undefined.
    make(session, QStringLiteral("fresh"));
    session.trigger("defineAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY(snapshot(session, QStringLiteral("fresh")));
    back->click();
    QTRY_VERIFY(!snapshot(session, QStringLiteral("fresh")));
    QTRY_VERIFY(session.poolNamed(QStringLiteral("fresh")) != noPool);
    QVERIFY(session.registry()->pool(session.poolNamed(QStringLiteral("fresh")))->draft);
    // It is shown as before.
    QTRY_COMPARE(session->currentPool(), session.poolNamed(QStringLiteral("fresh")));
    QVERIFY(session.find<QWidget>("field-name")->isVisible());

    // So is one from which the user has gone away before.
    session.select(QStringLiteral("fresh"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    session.select(QStringLiteral("images"));
    back->setFocus();
    QTest::keyClick(back, Qt::Key_Space);
    QTRY_COMPARE(session->currentPool(), session.poolNamed(QStringLiteral("fresh")));
    QVERIFY(session.registry()->pool(session->currentPool())->draft);
}

void TestDefineFollowUp::aLaterEditIsNoSecondDraft_data()
{
    QTest::addColumn<bool>("byUndo");
    QTest::newRow("by its button") << false;
    QTest::newRow("by Ctrl+Z in the list") << true;
}

// A new pool that is defined, edited once more, and taken back: its draft and the edit are of one pool.
void TestDefineFollowUp::aLaterEditIsNoSecondDraft()
{
    QFETCH(const bool, byUndo);
    TestSession session;
    QVERIFY(session.open());
    const auto drafts = [&session] {
        QStringList paths;
        for (const PoolId id : session.registry()->pools()) {
            const PoolRegistry::Pool *pool = session.registry()->pool(id);
            if (pool->draft && !pool->snapshot)
                paths.append(pool->draft->value({Field::TargetPath, 0}).value_or(QString()));
        }
        return paths;
    };
    make(session, QStringLiteral("fresh"));
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(snapshot(session, QStringLiteral("fresh")));
    QTRY_COMPARE(session->messages()->count(), 1);
    session.type("field-target-path", QStringLiteral("/srv/later"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    if (byUndo) {
        session.select(QStringLiteral("images")); // whose draft there is nothing to undo in
        auto *list = session->tablePane()->table();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    } else {
        auto *back = session.find<QPushButton>("messageAction");
        QCOMPARE(back->text(), QStringLiteral("Take Back"));
        back->setFocus();
        QTest::keyClick(back, Qt::Key_Space);
    }
    QTRY_VERIFY(!snapshot(session, QStringLiteral("fresh")));
    QTRY_COMPARE(drafts(), QStringList(QStringLiteral("/srv/fresh")));
    QTRY_VERIFY2(
        session->messages()->current().text.contains(QStringLiteral("“fresh” was edited since")),
        qPrintable(session->messages()->current().text));
    QCOMPARE(session->messages()->count(), 1); // and not that the host has lost it
    QVERIFY(session.registry()->pool(session.poolNamed(QStringLiteral("fresh")))->status.errors
            == 0);
    // Both ways back to the edit, by keys.
    QTRY_COMPARE(session->currentPool(), session.poolNamed(QStringLiteral("fresh")));
    auto *path = session.find<QLineEdit>("field-target-path");
    QTRY_COMPARE(path->text(), QStringLiteral("/srv/fresh"));
    path->setFocus();
    QTest::keyClick(path, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(drafts(), QStringList(QStringLiteral("/srv/later")));
    QTest::keySequence(path, session.find<QAction>("redoAction")->shortcut());
    QTRY_COMPARE(drafts(), QStringList(QStringLiteral("/srv/fresh")));
    auto *offer = session.find<QPushButton>("messageAction");
    QCOMPARE(offer->text(), QStringLiteral("Return to the Edit of “fresh”"));
    offer->setFocus();
    QTest::keyClick(offer, Qt::Key_Space);
    QTRY_COMPARE(drafts(), QStringList(QStringLiteral("/srv/later")));
}

void TestDefineFollowUp::aLaterEditOfAChangeIsKept()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const PoolId iso = session->currentPool();
    session.type("field-target-path", QStringLiteral("/srv/mistake"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!session.registry()->pool(iso)->draft);
    session.type("field-target-path", QStringLiteral("/srv/later"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    auto *back = session.find<QPushButton>("messageAction");
    QCOMPARE(back->text(), QStringLiteral("Take Back"));
    back->setFocus();
    QTest::keyClick(back, Qt::Key_Space);
    QTRY_VERIFY(snapshot(session, QStringLiteral("iso"))->persistentXml.contains("/srv/iso"));
    const PoolDraft *draft = session.registry()->pool(iso)->draft;
    QVERIFY(draft);
    QTRY_COMPARE(draft->value({Field::TargetPath, 0}),
                 std::optional(QStringLiteral("/srv/mistake")));
    // It is the edit of what the host has again, not one that somebody has overtaken.
    QVERIFY(!draft->isOvertaken());
    QVERIFY(session.find<QAction>("defineAction")->isEnabled());
    QTRY_VERIFY2(
        session->messages()->current().text.contains(QStringLiteral("“iso” was edited since")),
        qPrintable(session->messages()->current().text));
    draft->undoStack()->undo();
    QCOMPARE(draft->value({Field::TargetPath, 0}), std::optional(QStringLiteral("/srv/later")));
}

void TestDefineFollowUp::isNotTakenBackFromAnotherChange()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    PoolSnapshot changed = *snapshot(session, QStringLiteral("iso"));
    changed.persistentXml.replace("/srv/mine", "/srv/others");
    changed.liveXml.replace("/srv/mine", "/srv/others");
    Q_EMIT session.service()->poolChanged(changed);
    session.service()->calls.clear();
    session.find<QPushButton>("messageAction")->click();
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("changed since")));
    QVERIFY(did(session, "Define").isEmpty());
}

void TestDefineFollowUp::theChoiceIsMadeBesideDefine()
{
    TestSession session;
    QVERIFY(session.open());
    make(session, QStringLiteral("fresh"));
    auto *button = session.find<QPushButton>("defineMenuButton");
    const auto *define = session.find<QPushButton>("defineButton");
    QVERIFY(button->isVisible());
    QCOMPARE(button->height(), define->height());
    const auto choose = [&](Qt::Key key) {
        button->setFocus();
        QTimer::singleShot(0, button,
                           [key] { QTest::keyClick(QApplication::activePopupWidget(), key); });
        QTest::keyClick(button, Qt::Key_Space);
    };
    choose(Qt::Key_S);
    QTRY_COMPARE(define->text(), QStringLiteral("Define and Start"));
    choose(Qt::Key_A);
    QTRY_COMPARE(define->text(), QStringLiteral("Define, Start and Autostart"));
    choose(Qt::Key_S);
    QTRY_COMPARE(define->text(), QStringLiteral("Define and Autostart"));
    // The same is in the menu of the pool.
    QVERIFY(session.find<QMenu>("poolMenu")
                ->actions()
                .contains(session.find<QMenu>("defineMenu")->menuAction()));
}

void TestDefineFollowUp::startsAndSetsAutostart()
{
    TestSession session;
    QVERIFY(session.open());
    session.find<QAction>("defineStartsAction")->setChecked(true);
    session.find<QAction>("defineAutostartsAction")->setChecked(true);
    make(session, QStringLiteral("fresh"));
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(snapshot(session, QStringLiteral("fresh")));
    QTRY_VERIFY(snapshot(session, QStringLiteral("fresh"))->isActive());
    QTRY_VERIFY(snapshot(session, QStringLiteral("fresh"))->autostart);
    // All is done: nothing stays to be read.
    QTRY_COMPARE(session->messages()->count(), 0);
    QVERIFY2(session->statusBar()->currentMessage().contains(QStringLiteral("defined")),
             qPrintable(session->statusBar()->currentMessage()));
}

void TestDefineFollowUp::buildsBeforeItStarts()
{
    TestSession session;
    QVERIFY(session.open());
    make(session, QStringLiteral("fresh"));
    auto *button = session.find<QPushButton>("defineMenuButton");
    for (const Qt::Key key : {Qt::Key_S, Qt::Key_B}) {
        button->setFocus();
        QTimer::singleShot(0, button,
                           [key] { QTest::keyClick(QApplication::activePopupWidget(), key); });
        QTest::keyClick(button, Qt::Key_Space);
    }
    QTRY_COMPARE(session.find<QPushButton>("defineButton")->text(),
                 QStringLiteral("Define, Build and Start"));
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    auto *define = session.find<QPushButton>("defineButton");
    define->setFocus();
    QTest::keyClick(define, Qt::Key_Space);
    QTRY_VERIFY(snapshot(session, QStringLiteral("fresh")));
    QTRY_VERIFY(snapshot(session, QStringLiteral("fresh"))->isActive());
    const QString uuid = snapshot(session, QStringLiteral("fresh"))->uuid;
    static const QRegularExpression steps(QStringLiteral("^(MakeDirectory|Start) "));
    QCOMPARE(
        session.service()->calls.filter(steps),
        QStringList({QStringLiteral("MakeDirectory ") + uuid, QStringLiteral("Start ") + uuid}));
    // A volume group is no directory. It is started anyway.
    session.prompts.chosen = 0;
    session.trigger("newPool-logical");
    session.type("field-name", QStringLiteral("group"));
    session.type("field-source-name", QStringLiteral("vg9"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    QTRY_COMPARE(session.find<QPushButton>("defineButton")->text(),
                 QStringLiteral("Define and Start"));
    session.trigger("defineAction");
    QTRY_VERIFY(snapshot(session, QStringLiteral("group")));
    QTRY_VERIFY(snapshot(session, QStringLiteral("group"))->isActive());
    QCOMPARE(did(session, "MakeDirectory").size(), 1);
}

void TestDefineFollowUp::buildIsACommand()
{
    TestSession session;
    QVERIFY(session.open());
    auto *build = session.find<QAction>("buildAction");
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY2(build->statusTip().contains(QStringLiteral("are active")),
                 qPrintable(build->statusTip()));
    QVERIFY(!build->isEnabled());
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.trigger("stopAction");
    QTRY_VERIFY(build->isEnabled());
    session.trigger("buildAction");
    QTRY_VERIFY2(session->statusBar()->currentMessage().contains(
                     QStringLiteral("directory of “iso” is made")),
                 qPrintable(session->statusBar()->currentMessage()));
    // It is not started with it.
    QVERIFY(did(session, "Start").isEmpty());
    QVERIFY(session.find<QMenu>("poolMenu")->actions().contains(build));
    // What has no directory says so.
    session.select(QStringLiteral("hostvg"));
    QTRY_VERIFY2(build->statusTip().contains(QStringLiteral("dir, fs and netfs")),
                 qPrintable(build->statusTip()));
    QVERIFY(!build->isEnabled());
    ServiceError refused;
    refused.sentence = QStringLiteral("No.");
    session.service()->nextError = refused;
    session.service()->nextErrorOf = StorageService::Operation::MakeDirectory;
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(build->isEnabled());
    session.trigger("buildAction");
    QTRY_VERIFY2(
        session->messages()->current().text.contains(QStringLiteral("“iso” was not made. No.")),
        qPrintable(session->messages()->current().text));
}

void TestDefineFollowUp::isRemembered()
{
    QTemporaryDir folder;
    const QString settings = folder.filePath(QStringLiteral("settings.ini"));
    {
        TestSession session(settings);
        session.find<QAction>("defineStartsAction")->setChecked(true);
    }
    TestSession session(settings);
    QVERIFY(session.find<QAction>("defineStartsAction")->isChecked());
    QVERIFY(!session.find<QAction>("defineAutostartsAction")->isChecked());
    QCOMPARE(session.find<QAction>("defineAction")->text().remove(u'&'),
             QStringLiteral("Define and Start"));
}

void TestDefineFollowUp::tellsEachFailure_data()
{
    QTest::addColumn<StorageService::Operation>("fails");
    QTest::newRow("start") << StorageService::Operation::Start;
    QTest::newRow("autostart") << StorageService::Operation::SetAutostart;
}

void TestDefineFollowUp::tellsEachFailure()
{
    QFETCH(StorageService::Operation, fails);
    TestSession session;
    QVERIFY(session.open());
    session.find<QAction>("defineStartsAction")->setChecked(true);
    session.find<QAction>("defineAutostartsAction")->setChecked(true);
    make(session, QStringLiteral("fresh"));
    ServiceError refused;
    refused.sentence = QStringLiteral("The storage is not there.");
    session.service()->nextError = refused;
    session.service()->nextErrorOf = fails;
    session.trigger("defineAction");
    // One message of what failed, one of what was done, which offers the rest.
    QTRY_COMPARE(session->messages()->count(), 2);
    QTRY_VERIFY(snapshot(session, QStringLiteral("fresh")));
    const bool startFails = fails == StorageService::Operation::Start;
    QTRY_COMPARE(snapshot(session, QStringLiteral("fresh"))->isActive(), !startFails);
    QTRY_COMPARE(snapshot(session, QStringLiteral("fresh"))->autostart, startFails);
}

void TestDefineFollowUp::goesThroughSeveral()
{
    TestSession session;
    QVERIFY(session.open());
    session.find<QAction>("defineStartsAction")->setChecked(true);
    make(session, QStringLiteral("one"));
    make(session, QStringLiteral("two"));
    session->selectPools(
        {session.poolNamed(QStringLiteral("one")), session.poolNamed(QStringLiteral("two"))});
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_COMPARE(did(session, "Start ").size(), 2);
    QTRY_VERIFY(snapshot(session, QStringLiteral("one"))->isActive());
    QTRY_VERIFY(snapshot(session, QStringLiteral("two"))->isActive());
}

void TestDefineFollowUp::aQuestionTellsOfIt()
{
    TestSession session;
    QVERIFY(session.open());
    session.find<QAction>("defineStartsAction")->setChecked(true);
    make(session, QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/images/../images"));
    session.prompts.yes = false;
    session.trigger("defineAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY2(session.prompts.questions.first().text.contains(QStringLiteral("then started")),
             qPrintable(session.prompts.questions.first().text));
}

// The host keeps the old definition while the pool runs, so the way goes by stopping it.
void TestDefineFollowUp::followsAStopDefineAndStart()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->keepsWhileActive = true;
    session.find<QAction>("defineAutostartsAction")->setChecked(true);
    session.select(QStringLiteral("iso"));
    QVERIFY(!snapshot(session, QStringLiteral("iso"))->autostart);
    session.type("field-target-path", QStringLiteral("/srv/elsewhere"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("is not changed")));
    session.find<QPushButton>("messageAction")->click();
    QTRY_VERIFY(snapshot(session, QStringLiteral("iso"))->autostart);
    QVERIFY(snapshot(session, QStringLiteral("iso"))->isActive());
    QVERIFY(snapshot(session, QStringLiteral("iso"))->persistentXml.contains("/srv/elsewhere"));
    QTRY_VERIFY2(session->statusBar()->currentMessage().contains(QStringLiteral("host")),
                 qPrintable(session->statusBar()->currentMessage()));
}

void TestDefineFollowUp::theChangesTellOfIt()
{
    TestSession session;
    QVERIFY(session.open());
    const auto words = [&session] {
        const auto *list = session.find<QListWidget>("changesWords");
        QStringList all;
        for (int row = 0; row < list->count(); ++row)
            all.append(list->item(row)->text());
        return all;
    };
    const QString starts = QStringLiteral("Then the pool is started.");
    const QString autostarts = QStringLiteral("Then autostart is turned on.");
    make(session, QStringLiteral("fresh"));
    session.find<QTabWidget>("editorTabs")->setCurrentIndex(2);
    QTRY_VERIFY(!words().isEmpty());
    QVERIFY(!words().contains(starts) && !words().contains(autostarts));
    QVERIFY(
        !session.find<QPushButton>("defineButton")->toolTip().contains(QStringLiteral("started")));
    session.find<QAction>("defineStartsAction")->setChecked(true);
    QTRY_VERIFY(words().contains(starts));
    QVERIFY(!words().contains(autostarts));
    session.find<QAction>("defineAutostartsAction")->setChecked(true);
    QTRY_VERIFY(words().contains(starts) && words().contains(autostarts));
    QVERIFY2(
        session.find<QPushButton>("defineButton")->toolTip().contains(QStringLiteral("started")),
        qPrintable(session.find<QPushButton>("defineButton")->toolTip()));
    // A pool that runs is not started.
    session.select(QStringLiteral("iso"));
    session.registry()
        ->editPool(session->currentPool())
        ->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/other"));
    QTRY_VERIFY(words().contains(autostarts));
    QTRY_VERIFY(!words().contains(starts));
    QVERIFY(words().contains(autostarts));
}

QTEST_MAIN(TestDefineFollowUp)
#include "tst_definefollowup.moc"
