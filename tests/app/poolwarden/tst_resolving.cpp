// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The ways out of a conflict, and the plan for all: by keys.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/changes/difftext.h"
#include "views/conflicts/conflictspane.h"
#include "views/messages/messagebar.h"
#include "views/plan/draftsdialog.h"
#include "views/pools/pooltableview.h"
#include "views/ways/resolvedialog.h"
#include "views/ways/waysdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressDialog>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>
#include <QtTest>

#include <algorithm>
#include <set>

using namespace poolwarden;

class TestResolving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seeChooseLookDefine();
    void aRunningPoolIsStoppedDefinedAndStarted();
    void aDraftBecomesAChangeOfTheOther();
    void undefiningIsShownFirst();
    void theListOfConflictsOffersThem();
    void aConflictThatGoesIsTold();
    void allAreResolvedFromOnePlan();
    void whatAPlanChangedIsTakenBack();
    void manyChangesLeaveTheWindowAlive_data();
    void manyChangesLeaveTheWindowAlive();
    void theOtherPoolOfAPairIsChosen();
    void theOthersOfSeveralAreChanged();
    void aDraftWithoutANameIsToBeCompleted();
    void warningsAreTakenAwayToo();
    void whatThePlanLeavesIsAccepted();
    void aPlanIsMadeAnewWhenPoolsChange();
    void thereIsNothingToResolve();
    void hostileNamesArePlainText();
    void whatEditsResolveIsStillOnTheHost();
    void aPlanTellsWhatTheHostStillHas();
    void theKeyboardIsInTheListAgain();
    void aWorseConflictIsNotResolved();
    void bothDialogsHaveOneOrder();
    void theLinesStayInPlace();
    void theTextsAreNotCut();
    void aSizeIsKept();
    void allLinesAreSeen();
};

namespace {

void paste(const TestSession &it, const QString &xml)
{
    QGuiApplication::clipboard()->setText(xml);
    auto *table = it->findChild<PoolTableView *>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
}

QString dirXml(const QString &name, const QString &path)
{
    return QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2</path></target></pool>")
        .arg(name, path);
}

/// As a user: Ctrl+Shift+W.
WaysDialog *openWays(const TestSession &it)
{
    const auto *action = it.find<QAction>("waysOutAction");
    if (!QTest::qWaitFor([action] { return action->isEnabled(); }))
        return nullptr;
    QTest::keyClick(it.session->window(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = it->findChild<WaysDialog *>(QStringLiteral("waysDialog"));
    if (!dialog || !QTest::qWaitForWindowActive(dialog))
        return nullptr;
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("waysList"));
    return QTest::qWaitFor([list] { return list->hasFocus(); }) ? dialog : nullptr;
}

QStringList linesOf(const QDialog *dialog)
{
    const auto *list = dialog->findChild<QListWidget *>(QStringLiteral("waysList"));
    QStringList lines;
    for (int row = 0; row < list->count(); ++row)
        lines.append(list->item(row)->text());
    return lines;
}

/// Goes to the line by the arrow keys.
bool goTo(const QDialog *dialog, const QString &text)
{
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("waysList"));
    for (int i = 0; i < list->count() && list->currentItem()->text() != text; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    return list->currentItem() && list->currentItem()->text() == text;
}

QString labelOf(const QDialog *dialog, const char *name)
{
    return dialog->findChild<QLabel *>(QLatin1String(name))->text();
}

/// The texts beside each other.
QString shownTexts(const QDialog *dialog)
{
    QString all;
    for (const auto *text : dialog->findChildren<DiffText *>())
        all += text->text();
    return all;
}

/// As a user, when the window is in front again: Ctrl+S.
bool define(const TestSession &it)
{
    const auto *action = it.find<QAction>("defineAction");
    it->activateWindow(); // a window manager does it
    if (!QTest::qWaitForWindowActive(it.session->window())
        || !QTest::qWaitFor([action] { return action->isEnabled(); }))
        return false;
    QTest::keyClick(it.session->window(), Qt::Key_S, Qt::ControlModifier);
    return true;
}

/// As a user, in the list of what is to be done: Alt+D.
bool doPlan(const TestSession &it)
{
    DraftsDialog *dialog = nullptr;
    const auto isReady = [&] {
        dialog = it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog"));
        return dialog
               && dialog->findChild<QPushButton *>(QStringLiteral("draftsDefine"))->isEnabled();
    };
    if (!QTest::qWaitFor(isReady) || !QTest::qWaitForWindowActive(dialog))
        return false;
    QTest::keyClick(dialog, Qt::Key_D, Qt::AltModifier);
    return true;
}

ResolveDialog *openPlan(const TestSession &it)
{
    QTest::keyClick(it.session->window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = it->findChild<ResolveDialog *>(QStringLiteral("resolveDialog"));
    return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

bool isReady(const QDialog *dialog)
{
    return dialog->findChild<QPushButton *>(QStringLiteral("resolveMake"))->isEnabled();
}

QStringList columnOf(const QDialog *dialog, int column)
{
    const QAbstractItemModel *model =
        dialog->findChild<QTableView *>(QStringLiteral("resolveTable"))->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts.append(model->index(row, column).data().toString());
    return texts;
}

/// A pool that does not run comes up, in the directory of another one.
void rest(const TestSession &it)
{
    PoolSnapshot resting = FakeStorageService::snapshot(
        QStringLiteral("resting"), QStringLiteral("99999999-9999-4999-8999-999999999999"),
        "  <target>\n    <path>/srv/images/x</path>\n  </target>\n");
    resting.state = PoolState::Inactive;
    it.service()->addFromElsewhere(resting);
}

} // namespace

// Four steps: see it in the banner, choose, look at the change, define.
void TestResolving::seeChooseLookDefine()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images")));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    QTRY_VERIFY(it.find<QPushButton>("bannerWaysOut")->isVisible());
    PoolDraft *draft = it.registry()->pool(it.poolNamed(QStringLiteral("new")))->draft;
    const int before = draft->undoStack()->count();

    WaysDialog *dialog = openWays(it);
    QVERIFY(dialog);
    QCOMPARE(linesOf(dialog), QStringList({
                                  QStringLiteral("Use /srv/images-2 as the target of “new”"),
                                  QStringLiteral("Discard the draft of “new”"),
                                  QStringLiteral("Use /srv/images-2 as the target of “images”"),
                                  QStringLiteral("Stop and undefine “images”"),
                              }));
    QVERIFY(labelOf(dialog, "waysHeadline").contains(QStringLiteral("“images”")));
    QVERIFY(labelOf(dialog, "waysDoing").contains(QStringLiteral("“new” has no conflicts then.")));
    QVERIFY(shownTexts(dialog).contains(QStringLiteral("<path>/srv/images-2</path>")));
    QCOMPARE(draft->undoStack()->count(), before);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!it->findChild<WaysDialog *>(QStringLiteral("waysDialog")));
    QCOMPARE(draft->value({Field::TargetPath, 0}).value(), QStringLiteral("/srv/images-2"));
    QCOMPARE(draft->undoStack()->count(), before + 1);
    QCOMPARE(it.registry()->pool(draft->id())->status.errors, 0);
    // One step back, and forth.
    draft->undoStack()->undo();
    QCOMPARE(draft->value({Field::TargetPath, 0}).value(), QStringLiteral("/srv/images"));
    draft->undoStack()->redo();

    QVERIFY(define(it));
    QTRY_COMPARE(it.service()->pools.size(), 5);
}

// Four steps as well: what a running pool needs beside its definition is in the plan.
void TestResolving::aRunningPoolIsStoppedDefinedAndStarted()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images")));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    WaysDialog *dialog = openWays(it);
    QVERIFY(dialog);
    QVERIFY(goTo(dialog, QStringLiteral("Use /srv/images-2 as the target of “images”")));
    QVERIFY(labelOf(dialog, "waysDoing")
                .contains(QStringLiteral("so it is stopped, defined and started again")));
    QTest::keyClick(dialog, Qt::Key_C, Qt::AltModifier); // no such key: nothing happens
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_S, Qt::AltModifier);
    const PoolId images = it.poolNamed(QStringLiteral("images"));
    QTRY_COMPARE(it->currentPool(), images);
    const PoolDraft *draft = it.registry()->pool(images)->draft;
    QVERIFY(draft && draft->isModified());
    QCOMPARE(draft->value({Field::TargetPath, 0}).value(), QStringLiteral("/srv/images-2"));
    // The host is told nothing yet.
    const QString uuid = QStringLiteral("11111111-1111-4111-8111-111111111111");
    QVERIFY(it.service()->pools[uuid].persistentXml.contains("<path>/srv/images</path>"));
    QVERIFY(doPlan(it));
    QTRY_VERIFY(it.service()->pools[uuid].persistentXml.contains("<path>/srv/images-2</path>"));
    QTRY_VERIFY(it.service()->pools[uuid].isActive());
    QTRY_VERIFY(!it.registry()->pool(images)->draft);
    QTRY_COMPARE(it.registry()->pool(it.poolNamed(QStringLiteral("new")))->status.errors, 0);
    // The other draft was no part of it.
    QVERIFY(it.registry()->pool(it.poolNamed(QStringLiteral("new")))->draft);
}

void TestResolving::aDraftBecomesAChangeOfTheOther()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, QStringLiteral("<pool type='dir'><name>new</name><target><path>/srv/images</path>"
                             "<permissions><mode>0700</mode></permissions></target></pool>"));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    WaysDialog *dialog = openWays(it);
    QVERIFY(dialog);
    QVERIFY(goTo(dialog, QStringLiteral("Change “images” instead")));
    QVERIFY(shownTexts(dialog).contains(QStringLiteral("0700")));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(it.registry()->poolCount(), 4);
    const PoolRegistry::Pool *images = it.registry()->pool(it.poolNamed(QStringLiteral("images")));
    QCOMPARE(images->draft->value({Field::Mode, 0}).value(), QStringLiteral("0700"));
}

void TestResolving::undefiningIsShownFirst()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    WaysDialog *dialog = openWays(it);
    QVERIFY(dialog);
    const QStringList lines = linesOf(dialog);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.first().startsWith(QLatin1String("Stop and undefine")),
             qPrintable(lines.first()));
    QTest::keyClick(dialog, Qt::Key_Return);
    const PoolId pool = it.poolNamed(QStringLiteral("hostvg"));
    QTRY_VERIFY(it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog")));
    QVERIFY(it.registry()->pool(pool)->snapshot->isActive());
    QVERIFY(doPlan(it));
    QTRY_VERIFY(!it.registry()->pool(pool));
    QCOMPARE(it.service()->pools.size(), 3);
    const auto *text = it.find<QLabel>("draftsText");
    QTRY_VERIFY2(text->text().contains(QStringLiteral("undefined: hostvg.")),
                 qPrintable(text->text()));
    QVERIFY2(!text->text().contains(QStringLiteral("were defined")), qPrintable(text->text()));
}

void TestResolving::theListOfConflictsOffersThem()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("lvm-fast"));
    auto *button = it.find<QPushButton>("conflictWays");
    QTRY_VERIFY(button->isVisible());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    auto *dialog = it->findChild<WaysDialog *>(QStringLiteral("waysDialog"));
    QVERIFY(dialog);
    QVERIFY(labelOf(dialog, "waysHeadline").contains(QStringLiteral("vg0")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!it->findChild<WaysDialog *>(QStringLiteral("waysDialog")));
}

void TestResolving::aConflictThatGoesIsTold()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images")));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    const WaysDialog *dialog = openWays(it);
    QVERIFY(dialog);
    auto *choose = dialog->findChild<QPushButton *>(QStringLiteral("waysChoose"));
    QVERIFY(choose->isEnabled());
    it.registry()
        ->pool(it.poolNamed(QStringLiteral("new")))
        ->draft->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/free"));
    QTRY_COMPARE(labelOf(dialog, "waysHeadline"), QStringLiteral("The conflict is gone."));
    QVERIFY(!choose->isEnabled());
    QVERIFY(linesOf(dialog).isEmpty());
}

void TestResolving::whatEditsResolveIsStillOnTheHost()
{
    TestSession it;
    QVERIFY(it.open());
    const auto *count = it.find<QToolButton>("conflictCount");
    rest(it);
    QTRY_COMPARE(count->text(), QStringLiteral("2 conflict(s)"));
    it.select(QStringLiteral("resting"));
    it.type("field-target-path", QStringLiteral("/srv/alone"));
    QTRY_COMPARE(count->text(), QStringLiteral("1 conflict(s), 1 more until Define"));
    QCOMPARE(count->accessibleName(), count->text());
    QTRY_COMPARE(it.find<QLabel>("conflictsCut")->text(),
                 QStringLiteral("1 more on the host until Define"));
    // If nothing else is left, the empty list says so.
    it.service()->removeFromElsewhere(
        it.registry()->pool(it.poolNamed(QStringLiteral("hostvg")))->snapshot->uuid);
    QTRY_COMPARE(it.find<QLabel>("conflictsEmptyTitle")->text(),
                 QStringLiteral("No conflicts once your edits are defined"));
    // A draft that is on no host has no conflict there.
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/new")));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    it.select(QStringLiteral("resting"));
    QVERIFY(define(it));
    QTRY_COMPARE(count->text(), QStringLiteral("0 conflict(s)"));
    QTRY_VERIFY(it.find<QLabel>("conflictsCut")->text().isEmpty());
    QTRY_COMPARE(it.find<QLabel>("conflictsEmptyTitle")->text(), QStringLiteral("No conflicts"));
}

void TestResolving::aPlanTellsWhatTheHostStillHas()
{
    TestSession it;
    QVERIFY(it.open());
    rest(it);
    it.service()->removeFromElsewhere(
        it.registry()->pool(it.poolNamed(QStringLiteral("hostvg")))->snapshot->uuid);
    it.select(QStringLiteral("resting"));
    it.type("field-target-path", QStringLiteral("/srv/alone"));
    QTRY_COMPARE(it.find<QToolButton>("conflictCount")->text(),
                 QStringLiteral("0 conflict(s), 1 more until Define"));
    const ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_COMPARE(labelOf(dialog, "resolveText"),
                 QStringLiteral("With the drafts there are no errors and no warnings. The host "
                                "still has 1 more, until the drafts are defined."));
    // While the plan is shown, another pool of the host comes into the place that an edit leaves.
    const auto bring = [&it](const QString &name, const QString &uuid, const QByteArray &path) {
        PoolSnapshot pool = FakeStorageService::snapshot(
            name, uuid, "  <target>\n    <path>" + path + "</path>\n  </target>\n");
        pool.state = PoolState::Inactive;
        it.service()->addFromElsewhere(pool);
    };
    const QString quiet = QStringLiteral("77777777-7777-4777-8777-777777777777");
    const QString third = QStringLiteral("88888888-8888-4888-8888-888888888888");
    bring(QStringLiteral("quiet"), quiet, "/srv/quiet");
    bring(QStringLiteral("third"), third, "/srv/third");
    QTRY_COMPARE(it.registry()->poolCount(), 6);
    it.registry()
        ->editPool(it.poolNamed(QStringLiteral("quiet")))
        ->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/free"));
    bring(QStringLiteral("third"), third, "/srv/third/inside");
    bring(QStringLiteral("third"), third, "/srv/quiet");
    QTRY_VERIFY2(labelOf(dialog, "resolveText").contains(QStringLiteral("still has 2 more")),
                 qPrintable(labelOf(dialog, "resolveText")));
}

void TestResolving::theKeyboardIsInTheListAgain()
{
    TestSession it;
    QVERIFY(it.open());
    rest(it);
    it.select(QStringLiteral("resting"));
    it.type("field-mode", QStringLiteral("0700"));
    auto *button = it.find<QPushButton>("defineButton");
    QTRY_VERIFY(button->isEnabled());
    button->setFocus();
    QTRY_VERIFY(button->hasFocus());
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    // While the dialog is in front, there is nothing to define any more.
    it.service()->lose({ServiceError::Code::ConnectionLost, QStringLiteral("gone"), {}, 0});
    QTRY_VERIFY(!button->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!it->findChild<QDialog *>(QStringLiteral("resolveDialog")));
    it->activateWindow(); // a window manager does it
    QVERIFY(QTest::qWaitForWindowActive(it.session->window()));
    QTRY_VERIFY(it->findChild<PoolTableView *>()->hasFocus());
}

void TestResolving::aWorseConflictIsNotResolved()
{
    TestSession it;
    QVERIFY(it.open());
    rest(it);
    it.select(QStringLiteral("resting"));
    QTRY_VERIFY(it->conflicts()->current());
    const auto *note = it.find<QLabel>("conflictNote");
    const PoolId resting = it.poolNamed(QStringLiteral("resting"));
    it.type("field-target-path", QStringLiteral("/srv/images"));
    QTRY_VERIFY2(note->text().startsWith(QStringLiteral("Changed: Overlap: "))
                     && note->text().contains(QStringLiteral(". Now it is: ")),
                 qPrintable(note->text()));
    QTRY_COMPARE(it.registry()->pool(resting)->status.errors, 1);
    it.type("field-target-path", QStringLiteral("/srv/alone"));
    QTRY_VERIFY2(note->text().startsWith(QStringLiteral("Resolved")), qPrintable(note->text()));
}

// The next click is for one of the lines: it must not hit another one.
void TestResolving::theLinesStayInPlace()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images")) + u'\n'
                  + dirXml(QStringLiteral("more"), QStringLiteral("/srv/iso")));
    QTRY_COMPARE(it.registry()->poolCount(), 6);
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("resolveTable"));
    const auto *text = dialog->findChild<QLabel *>(QStringLiteral("resolveText"));
    QTRY_VERIFY(table->hasFocus());
    QCOMPARE(table->model()->rowCount(), 3);
    for (const int width : {1100, 640}) {
        dialog->resize(width, dialog->height());
        QTRY_COMPARE(dialog->width(), width);
        QTest::qWait(0);
        const int top = table->viewport()->mapTo(dialog, QPoint()).y();
        std::set<int> tops;
        std::set<int> lengths;
        const auto note = [&] {
            dialog->layout()->activate();
            tops.insert(table->viewport()->mapTo(dialog, QPoint()).y());
        };
        const auto press = [&](QWidget *to, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(to, key, modifiers);
            note();
            QTest::qWait(0);
            note();
            const bool isDone = QTest::qWaitFor([dialog] { return isReady(dialog); });
            QTest::qWait(0);
            note();
            lengths.insert(int(text->text().size()));
            return isDone;
        };
        QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
        for (int row = 0; row < 3; ++row) {
            (void)press(table, Qt::Key_Space); // out
            (void)press(table, Qt::Key_Space); // in again
            QTest::keyClick(table, Qt::Key_Down);
        }
        QVERIFY(press(dialog, Qt::Key_O, Qt::AltModifier));
        QVERIFY(press(dialog, Qt::Key_O, Qt::AltModifier));
        QVERIFY(lengths.size() > 1);
        QCOMPARE(tops, std::set<int>({top}));
        // Nothing of it is cut.
        QVERIFY(text->height() >= text->heightForWidth(text->width()));
    }
}

void TestResolving::bothDialogsHaveOneOrder()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("zz"), QStringLiteral("/srv/images")) + u'\n'
                  + dirXml(QStringLiteral("aa"), QStringLiteral("/srv/iso")));
    QTRY_COMPARE(it.registry()->poolCount(), 6);
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    const auto inOrder = [](const QAbstractItemModel *model, int place, int pool) {
        QMap<int, QString> names;
        for (int row = 0; row < model->rowCount(); ++row)
            names.insert(model->index(row, place).data().toInt(),
                         model->index(row, pool).data().toString());
        return names;
    };
    const QAbstractItemModel *ways =
        dialog->findChild<QTableView *>(QStringLiteral("resolveTable"))->model();
    const auto planned = inOrder(ways, ResolvePlanModel::PlaceColumn, ResolvePlanModel::PoolColumn);
    QCOMPARE(planned.size(), 3);
    QTest::keyClick(dialog, Qt::Key_M, Qt::AltModifier);
    QTRY_VERIFY(it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog")));
    const QAbstractItemModel *plan = it.find<QTableView>("draftsTable")->model();
    QTRY_COMPARE(inOrder(plan, DraftPlanModel::PlaceColumn, DraftPlanModel::NameColumn), planned);
}

void TestResolving::allAreResolvedFromOnePlan()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images")) + u'\n'
                  + dirXml(QStringLiteral("more"), QStringLiteral("/srv/iso")));
    QTRY_COMPARE(it.registry()->poolCount(), 6);
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    // The volume group that two pools have, and two drafts.
    QCOMPARE(columnOf(dialog, ResolvePlanModel::DoingColumn),
             QStringList({QStringLiteral("Stop and undefine"), QStringLiteral("Define"),
                          QStringLiteral("Define")}));
    QVERIFY(columnOf(dialog, ResolvePlanModel::ChangeColumn)
                .contains(QStringLiteral("Directory: /srv/iso → /srv/iso-2")));
    QVERIFY2(
        labelOf(dialog, "resolveText").startsWith(QLatin1String("3 change(s) leave no error.")),
        qPrintable(labelOf(dialog, "resolveText")));
    // The pools of the group stay: one error is left.
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("resolveTable"));
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Space);
    QTRY_VERIFY(isReady(dialog));
    QVERIFY2(labelOf(dialog, "resolveText")
                 .startsWith(QLatin1String("2 change(s) take away 2 of 3 errors.")),
             qPrintable(labelOf(dialog, "resolveText")));
    QVERIFY(labelOf(dialog, "resolveLeft").contains(QStringLiteral("vg0")));
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(shownTexts(dialog).contains(QStringLiteral("-2</path>")));

    QTest::keyClick(dialog, Qt::Key_M, Qt::AltModifier);
    QTRY_VERIFY(it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog")));
    auto *drafts = it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog"));
    QVERIFY(QTest::qWaitForWindowActive(drafts));
    QTRY_VERIFY(drafts->findChild<QPushButton *>(QStringLiteral("draftsDefine"))->isEnabled());
    QTest::keyClick(drafts, Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(it.service()->pools.size(), 6);
    QTRY_COMPARE(it.registry()->pool(it.poolNamed(QStringLiteral("new")))->status.errors, 0);
    QCOMPARE(it.service()->pools.contains(QStringLiteral("33333333-3333-4333-8333-333333333333")),
             true);
}

// Who looks at the plan, and does not define it, has drafts that the plan has changed.
void TestResolving::whatAPlanChangedIsTakenBack()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images")) + u'\n'
                  + dirXml(QStringLiteral("more"), QStringLiteral("/srv/iso")));
    QTRY_COMPARE(it.registry()->poolCount(), 6);
    const auto targets = [&it] {
        QStringList all;
        for (const PoolId id : it.registry()->pools()) {
            if (const PoolDraft *draft = it.registry()->pool(id)->draft)
                all.append(draft->value({Field::TargetPath, 0}).value_or(QString()));
        }
        all.sort();
        return all;
    };
    const QStringList before = targets();
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    QTest::keyClick(dialog, Qt::Key_M, Qt::AltModifier);
    QTRY_VERIFY(it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog")));
    auto *drafts = it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog"));
    QVERIFY(QTest::qWaitForWindowActive(drafts));
    QCOMPARE(targets(),
             (QStringList{QStringLiteral("/srv/images-2"), QStringLiteral("/srv/iso-2")}));
    QTest::keyClick(drafts, Qt::Key_Escape);
    QTRY_VERIFY(!it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog")));
    it->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(it.session->window()));
    const QString told = it->messages()->current().text;
    QVERIFY2(told.startsWith(QLatin1String("The plan has changed the drafts of 2 pool")),
             qPrintable(told));
    it.select(QStringLiteral("hostvg"));
    QTest::keyClick(it.session->window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(targets(), before);
    QVERIFY(it->messages()->current().text != told);
}

void TestResolving::manyChangesLeaveTheWindowAlive_data()
{
    QTest::addColumn<bool>("isCancelled");
    QTest::newRow("to the end") << false;
    QTest::newRow("cancelled") << true;
}

void TestResolving::manyChangesLeaveTheWindowAlive()
{
    QFETCH(const bool, isCancelled);
    constexpr int pairs = 200; // more than one slice makes
    TestSession it;
    it.session->connections()->open(QStringLiteral("test:///fake"), false);
    for (int i = 0; i < 2 * pairs; ++i) {
        const QString uuid =
            QStringLiteral("99999999-9999-4999-8999-%1").arg(i, 12, 16, QLatin1Char('0'));
        const QByteArray number = QByteArray::number(i / 2);
        PoolSnapshot pool = FakeStorageService::snapshot(QStringLiteral("p%1").arg(i), uuid,
                                                         "  <target>\n    <path>/srv/many/" + number
                                                             + "</path>\n  </target>\n");
        pool.state = PoolState::Inactive;
        it.service()->pools[uuid] = pool;
    }
    QTRY_COMPARE(it.registry()->poolCount(), 2 * pairs + 4);
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(isReady(dialog), 60'000);
    const auto drafts = [&it] {
        const QList<PoolId> pools = it.registry()->pools();
        return int(std::ranges::count_if(
            pools, [&it](PoolId pool) { return it.registry()->pool(pool)->draft != nullptr; }));
    };
    // Events come while some drafts are made and others are not.
    int most = 0;
    bool isAlive = false;
    QTimer ticks;
    connect(&ticks, &QTimer::timeout, this, [&] {
        const int made = drafts();
        isAlive = isAlive || (made > most && most > 0);
        most = std::max(most, made);
        auto *progress = it->findChild<QProgressDialog *>(QStringLiteral("changesProgress"));
        if (isCancelled && made > 0 && progress)
            progress->findChild<QPushButton *>()->click();
    });
    ticks.start(0);
    QTest::keyClick(dialog, Qt::Key_M, Qt::AltModifier);
    if (isCancelled) {
        QTRY_VERIFY_WITH_TIMEOUT(
            it->messages()->current().text.startsWith(QStringLiteral("It was cancelled")), 60'000);
        QVERIFY(drafts() > 0 && drafts() < pairs);
        QVERIFY(!it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog")));
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(it->findChild<DraftsDialog *>(QStringLiteral("draftsDialog")), 60'000);
    QVERIFY(isAlive);
    QCOMPARE(drafts(), pairs);
    QTRY_VERIFY(!it->findChild<QProgressDialog *>(QStringLiteral("changesProgress")));
}

void TestResolving::theOtherPoolOfAPairIsChosen()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images")));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    QCOMPARE(columnOf(dialog, ResolvePlanModel::WhyColumn).last(),
             QStringLiteral("It is a draft, “images” is on the host"));
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("resolveTable"));
    QTRY_VERIFY(table->hasFocus());
    // The first line is taken out, and stays so.
    QTest::keyClick(table, Qt::Key_Space);
    QTRY_VERIFY(isReady(dialog));
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY2(labelOf(dialog, "resolveWhy")
                 .endsWith(QStringLiteral("Instead: Use /srv/images-2 as the target of “images”.")),
             qPrintable(labelOf(dialog, "resolveWhy")));
    QTest::keyClick(dialog, Qt::Key_O, Qt::AltModifier);
    QTRY_COMPARE(columnOf(dialog, ResolvePlanModel::PoolColumn).last(), QStringLiteral("images"));
    QTRY_VERIFY(isReady(dialog));
    QCOMPARE(columnOf(dialog, ResolvePlanModel::WhyColumn).last(),
             QStringLiteral("You keep “new”"));
    QCOMPARE(columnOf(dialog, ResolvePlanModel::DoingColumn).last(),
             QStringLiteral("Stop, define, start"));
    QVERIFY(table->hasFocus());
    QCOMPARE(table->currentIndex().row(), 1);
    QVERIFY2(labelOf(dialog, "resolveText")
                 .startsWith(QLatin1String("1 change(s) take away 1 of 2 errors.")),
             qPrintable(labelOf(dialog, "resolveText")));
    // And back.
    QTest::keyClick(dialog, Qt::Key_O, Qt::AltModifier);
    QTRY_COMPARE(columnOf(dialog, ResolvePlanModel::PoolColumn).last(), QStringLiteral("new"));
    QTRY_VERIFY(isReady(dialog));
    QTest::keyClick(dialog, Qt::Key_O, Qt::AltModifier);
    QTRY_COMPARE(columnOf(dialog, ResolvePlanModel::PoolColumn).last(), QStringLiteral("images"));
    QTRY_VERIFY(isReady(dialog));
    QTest::keyClick(dialog, Qt::Key_M, Qt::AltModifier);
    QVERIFY(doPlan(it));
    QTRY_VERIFY(it.service()
                    ->pools[QStringLiteral("11111111-1111-4111-8111-111111111111")]
                    .persistentXml.contains("<path>/srv/images-2</path>"));
}

// One draft around two pools: either it moves, or both of them do.
void TestResolving::theOthersOfSeveralAreChanged()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("outer"), QStringLiteral("/srv")));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    QTest::keyClick(dialog, Qt::Key_W, Qt::AltModifier);
    const auto pools = [dialog] { return columnOf(dialog, ResolvePlanModel::PoolColumn); };
    QTRY_VERIFY2(isReady(dialog) && pools().contains(QStringLiteral("outer")),
                 qPrintable(pools().join(u' ')));
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("resolveTable"));
    table->setFocus(); // the key has gone to the box
    QTRY_VERIFY(table->hasFocus());
    const int row = int(pools().indexOf(QStringLiteral("outer")));
    for (int i = 0; i < 5 && table->currentIndex().row() != row; ++i)
        QTest::keyClick(table, table->currentIndex().row() < row ? Qt::Key_Down : Qt::Key_Up);
    QVERIFY2(labelOf(dialog, "resolveWhy").contains(QStringLiteral("It conflicts with 2 pools"))
                 && labelOf(dialog, "resolveWhy").contains(QStringLiteral("; ")),
             qPrintable(labelOf(dialog, "resolveWhy")));
    const auto *others = dialog->findChild<QPushButton *>(QStringLiteral("resolveOther"));
    QCOMPARE(others->text().remove(u'&'), QStringLiteral("Change the Others Instead"));
    QTRY_VERIFY(others->isEnabled());
    QTest::keyClick(dialog, Qt::Key_O, Qt::AltModifier);
    QTRY_VERIFY2(isReady(dialog) && !pools().contains(QStringLiteral("outer"))
                     && pools().contains(QStringLiteral("images"))
                     && pools().contains(QStringLiteral("iso")),
                 qPrintable(pools().join(u' ')));
    QVERIFY2(labelOf(dialog, "resolveText").contains(QStringLiteral("leave no error")),
             qPrintable(labelOf(dialog, "resolveText")));
}

void TestResolving::aDraftWithoutANameIsToBeCompleted()
{
    TestSession it;
    QVERIFY(it.open());
    it.registry()->createDraft(
        it->currentHost(), DraftOrigin::New,
        QStringLiteral("<pool type='dir'><target><path>/srv/images</path></target></pool>"));
    const ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    QCOMPARE(columnOf(dialog, ResolvePlanModel::DoingColumn).last(),
             QStringLiteral("Complete it, then define"));
    QCOMPARE(columnOf(dialog, ResolvePlanModel::ChangeColumn).last(),
             QStringLiteral("Directory: /srv/images → /srv/images-2\nThe pool has no name."));
    // Both lines can be read.
    const auto *table = dialog->findChild<QTableView *>(QStringLiteral("resolveTable"));
    QVERIFY(table->rowHeight(1) >= 2 * table->fontMetrics().lineSpacing());
}

void TestResolving::warningsAreTakenAwayToo()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images/new")));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    const auto *table = dialog->findChild<QTableView *>(QStringLiteral("resolveTable"));
    QCOMPARE(columnOf(dialog, ResolvePlanModel::AgainstColumn),
             QStringList(QStringLiteral("Errors")));
    QVERIFY(table->isColumnHidden(ResolvePlanModel::AgainstColumn));
    QVERIFY2(labelOf(dialog, "resolveText").contains(QLatin1String("1 warning(s) stay.")),
             qPrintable(labelOf(dialog, "resolveText")));
    const auto *box = dialog->findChild<QCheckBox *>(QStringLiteral("resolveWarnings"));
    QVERIFY(box->isVisible() && !box->isChecked());
    QTest::keyClick(dialog, Qt::Key_W, Qt::AltModifier);
    QTRY_COMPARE(columnOf(dialog, ResolvePlanModel::AgainstColumn),
                 QStringList({QStringLiteral("Errors"), QStringLiteral("Warnings")}));
    QVERIFY(!table->isColumnHidden(ResolvePlanModel::AgainstColumn));
    QTRY_VERIFY(isReady(dialog));
    QVERIFY(box->isChecked());
    QCOMPARE(columnOf(dialog, ResolvePlanModel::ChangeColumn).last(),
             QStringLiteral("Directory: /srv/images/new → /srv/new"));
    QVERIFY2(!labelOf(dialog, "resolveText").contains(QLatin1String("warning")),
             qPrintable(labelOf(dialog, "resolveText")));
    QTest::keyClick(dialog, Qt::Key_W, Qt::AltModifier);
    QTRY_COMPARE(columnOf(dialog, ResolvePlanModel::AgainstColumn).size(), 1);
}

void TestResolving::whatThePlanLeavesIsAccepted()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images/new")));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    const auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("resolveAccept"));
    QVERIFY(!accept->isVisible());
    // Two pools on one volume group: none is to be undefined.
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("resolveTable"));
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Space);
    QTRY_VERIFY(accept->isVisible() && accept->isEnabled());
    QVERIFY(labelOf(dialog, "resolveLeft").contains(QStringLiteral("vg0")));
    QTest::keyClick(dialog, Qt::Key_A, Qt::AltModifier);
    QTRY_VERIFY(it->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason")));
    auto *reason = it->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason"));
    QTRY_VERIFY(reason->hasFocus());
    // Who changes his mind is in the plan again, with the keys.
    QCOMPARE(reason->window()->parentWidget(), dialog);
    QTest::keyClick(reason, Qt::Key_Escape);
    QTRY_VERIFY(!it->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason")));
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("resolveAccept")),
                      Qt::LeftButton);
    QTRY_VERIFY(it->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason")));
    reason = it->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason"));
    QTRY_VERIFY(reason->hasFocus());
    QTest::keyClicks(reason, QStringLiteral("agreed"));
    QTest::keyClick(reason, Qt::Key_Return);
    // No error is left, so the plan is about the warning.
    QTRY_COMPARE(columnOf(dialog, ResolvePlanModel::AgainstColumn),
                 QStringList(QStringLiteral("Warnings")));
    QTRY_VERIFY(isReady(dialog));
    QVERIFY2(labelOf(dialog, "resolveText")
                 .startsWith(QLatin1String("There are no errors. 1 change(s) leave no warning.")),
             qPrintable(labelOf(dialog, "resolveText")));
    QVERIFY(!dialog->findChild<QCheckBox *>(QStringLiteral("resolveWarnings"))->isVisible());
    QVERIFY(!accept->isVisible());
}

void TestResolving::aPlanIsMadeAnewWhenPoolsChange()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images")));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    const ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    QCOMPARE(columnOf(dialog, ResolvePlanModel::PoolColumn).size(), 2);
    it.registry()->createDraft(it->currentHost(), DraftOrigin::New,
                               dirXml(QStringLiteral("third"), QStringLiteral("/srv/images-2")));
    QTRY_VERIFY(columnOf(dialog, ResolvePlanModel::ChangeColumn)
                    .contains(QStringLiteral("Directory: /srv/images → /srv/images-3")));
}

void TestResolving::thereIsNothingToResolve()
{
    TestSession it;
    const ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_COMPARE(labelOf(dialog, "resolveText"),
                 QStringLiteral("There are no errors and no warnings among the pools."));
    QVERIFY(!isReady(dialog));
}

void TestResolving::hostileNamesArePlainText()
{
    TestSession it;
    QVERIFY(it.open());
    const QString name = QStringLiteral("<b>&amp;bold</b>\u202Etxt");
    PoolDraft *draft =
        it.registry()->createDraft(it->currentHost(), DraftOrigin::New,
                                   dirXml(name.toHtmlEscaped(), QStringLiteral("/srv/images")));
    it->selectPool(draft->id());
    const WaysDialog *dialog = openWays(it);
    QVERIFY(dialog);
    QVERIFY(
        linesOf(dialog).first().contains(QStringLiteral("\u2068<b>&amp;bold</b>\u202Etxt\u2069")));
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'),
                 qPrintable(label->objectName()));
}

void TestResolving::theTextsAreNotCut()
{
    TestSession it;
    QVERIFY(it.open());
    const QString path = QStringLiteral("/srv/images/") + QString(40, u'x');
    paste(it, dirXml(QStringLiteral("new"), path));
    QTRY_VERIFY(it.find<QPushButton>("bannerWaysOut")->isVisible());
    const WaysDialog *dialog = openWays(it);
    QVERIFY(dialog);
    const QList<DiffText *> texts = dialog->findChildren<DiffText *>();
    QCOMPARE(texts.size(), 2);
    for (const DiffText *text : texts) {
        const QScrollBar *bar = text->horizontalScrollBar();
        QTRY_VERIFY2(
            bar->maximum() < bar->pageStep()
                || dialog->width() >= dialog->screen()->availableSize().width(),
            qPrintable(QStringLiteral("%1 of %2").arg(bar->maximum()).arg(dialog->width())));
        QVERIFY(text->widthOfLines() > text->fontMetrics().averageCharWidth() * path.size());
    }
    // Its list takes no room from them that it does not need.
    const auto *list = dialog->findChild<QListWidget *>(QStringLiteral("waysList"));
    QVERIFY2(list->viewport()->height() < (list->count() + 2) * list->sizeHintForRow(0),
             qPrintable(QString::number(list->viewport()->height())));
}

void TestResolving::aSizeIsKept()
{
    TestSession it;
    QVERIFY(it.open());
    paste(it, dirXml(QStringLiteral("new"), QStringLiteral("/srv/images")));
    QTRY_VERIFY(it.find<QPushButton>("bannerWaysOut")->isVisible());
    const QSize chosen(640, 580);
    WaysDialog *dialog = openWays(it);
    QVERIFY(dialog);
    dialog->resize(chosen);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!it->findChild<WaysDialog *>(QStringLiteral("waysDialog")));
    it->activateWindow(); // a window manager does it
    QVERIFY(QTest::qWaitForWindowActive(it.session->window()));
    dialog = openWays(it);
    QVERIFY(dialog);
    QCOMPARE(dialog->size(), chosen);
}

void TestResolving::allLinesAreSeen()
{
    TestSession it;
    QVERIFY(it.open());
    for (int i = 0; i < 9; ++i)
        paste(it, dirXml(QStringLiteral("new%1").arg(i), QStringLiteral("/srv/images/%1").arg(i)));
    QTRY_COMPARE(it.registry()->poolCount(), 13);
    const ResolveDialog *dialog = openPlan(it);
    QVERIFY(dialog);
    QTRY_VERIFY(isReady(dialog));
    const auto *table = dialog->findChild<QTableView *>(QStringLiteral("resolveTable"));
    const auto isSeen = [&] {
        return table->verticalHeader()->length() <= table->viewport()->height()
               || dialog->height() >= dialog->screen()->availableSize().height() - 60;
    };
    QTRY_VERIFY2(isSeen(), qPrintable(QString::number(dialog->height())));
    QVERIFY(table->viewport()->height() >= 6 * table->rowHeight(0));
}

QTEST_MAIN(TestResolving)
#include "tst_resolving.moc"
