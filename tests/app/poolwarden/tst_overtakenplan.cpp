// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A plan in Define Drafts that somebody else overtakes: the host is changed while the dialog stands open, or halfway
// through the run.

#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/plan/draftsdialog.h"
#include "views/pools/pooltableview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace poolwarden;

class TestOvertakenPlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineWhoseConflictIsGoneIsNotChosen();
    void whatIsChosenAgainIsDone();
    void aDraftThatGetsAnErrorIsNotChosen();
    void anErrorWhileTypingStaysChosen();
    void nothingBeginsThatWasOvertakenJustNow();
    void anUndefineHalfwayEndsThePlan();
    void aDefineHalfwayEndsThePlan();
    void draftsThatCollideByChoiceAreDefined();
};

namespace {

const QString hostvg = QStringLiteral("33333333-3333-4333-8333-333333333333");
const QString iso = QStringLiteral("22222222-2222-4222-8222-222222222222");
const QString late = QStringLiteral("99999999-9999-4999-8999-999999999999");

QByteArray xmlOf(const char *name)
{
    return QByteArray("<pool type='dir'><name>") + name + "</name><target><path>/srv/" + name
           + "</path></target></pool>\n";
}

/// A pool of this directory that somebody defines elsewhere.
PoolSnapshot lateOn(const QByteArray &path)
{
    return FakeStorageService::snapshot(QStringLiteral("late"), late,
                                        "  <target>\n    <path>" + path + "</path>\n  </target>\n");
}

/// The dialog over a session, and how users see it.
struct Plan {
    TestSession session;
    DraftsDialog *dialog = nullptr;

    [[nodiscard]] bool open(const QByteArray &drafts)
    {
        if (!session.open())
            return false;
        MainWindow *window = session.session->window();
        if (!drafts.isEmpty()) {
            const int before = session.registry()->poolCount();
            QGuiApplication::clipboard()->setText(QString::fromUtf8(drafts));
            auto *table = window->findChild<PoolTableView *>();
            table->setFocus();
            QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
            if (!QTest::qWaitFor([&] { return session.registry()->poolCount() > before; }))
                return false;
        }
        QTest::keyClick(window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        dialog = window->findChild<DraftsDialog *>(QStringLiteral("draftsDialog"));
        return dialog && QTest::qWaitForWindowActive(dialog)
               && QTest::qWaitFor([this] { return table()->hasFocus(); });
    }

    [[nodiscard]] QTableView *table() const
    {
        return dialog->findChild<QTableView *>(QStringLiteral("draftsTable"));
    }
    [[nodiscard]] QString text() const
    {
        return dialog->findChild<QLabel *>(QStringLiteral("draftsText"))->text();
    }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return dialog->findChild<QPushButton *>(QLatin1String(name));
    }
    [[nodiscard]] QModelIndex rowOf(const QString &pool, int column) const
    {
        const QAbstractItemModel *model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, DraftPlanModel::NameColumn).data().toString() == pool)
                return model->index(row, column);
        }
        return {};
    }
    [[nodiscard]] QString outcomeOf(const QString &pool) const
    {
        return rowOf(pool, DraftPlanModel::OutcomeColumn).data().toString();
    }
    [[nodiscard]] bool isChosen(const QString &pool) const
    {
        return rowOf(pool, DraftPlanModel::PlaceColumn).data(Qt::CheckStateRole).toInt()
               == Qt::Checked;
    }
    void press(Qt::Key key) const { QTest::keyClick(dialog, key, Qt::AltModifier); }
    [[nodiscard]] PoolSnapshot moved(const QString &uuid) const
    {
        PoolSnapshot pool = session.service()->pools.value(uuid);
        for (QByteArray *xml : {&pool.persistentXml, &pool.liveXml})
            xml->replace("vg0", "vg7").replace("/srv/iso", "/srv/iso7");
        return pool;
    }
    [[nodiscard]] QList<QString> callsOf(const QString &operation) const
    {
        return session.service()->calls.filter(operation);
    }
};

} // namespace

void TestOvertakenPlan::aLineWhoseConflictIsGoneIsNotChosen()
{
    Plan plan;
    QVERIFY(plan.open(xmlOf("x")));
    const PoolId pool = plan.session.poolNamed(QStringLiteral("hostvg"));
    const PoolId x = plan.session.poolNamed(QStringLiteral("x"));
    plan.dialog->model()->setPlan(
        {.stop = {}, .undefine = {pool}, .restart = {}, .drafts = {x}, .build = {}});
    QVERIFY(plan.isChosen(QStringLiteral("hostvg")));
    const QString before = plan.outcomeOf(QStringLiteral("hostvg"));

    // The other pool of the conflict moves, so the conflict is gone.
    plan.session.service()->addFromElsewhere(
        plan.moved(QStringLiteral("44444444-4444-4444-8444-444444444444")));
    QTRY_VERIFY(!plan.isChosen(QStringLiteral("hostvg")));
    QCOMPARE(plan.outcomeOf(QStringLiteral("hostvg")),
             QStringLiteral("The conflict that this ends is gone already."));
    QVERIFY2(plan.text().startsWith(QStringLiteral("The host has changed: 1 line(s)")),
             qPrintable(plan.text()));
    QVERIFY(plan.isChosen(QStringLiteral("x")));
    QCOMPARE(plan.button("draftsDefine")->text().remove(u'&'), QStringLiteral("Define 1 Pool(s)"));
    plan.press(Qt::Key_D);
    QTRY_COMPARE(plan.text(), QStringLiteral("1 pool(s) were defined."));
    QVERIFY(plan.session.service()->pools.contains(hostvg));
    QVERIFY(before != plan.outcomeOf(QStringLiteral("hostvg")));
}

// The pool itself is another one now. Who ticks the line again wants it as it is now.
void TestOvertakenPlan::whatIsChosenAgainIsDone()
{
    Plan plan;
    QVERIFY(plan.open({}));
    const PoolId pool = plan.session.poolNamed(QStringLiteral("hostvg"));
    plan.dialog->model()->setPlan(
        {.stop = {}, .undefine = {pool}, .restart = {}, .drafts = {}, .build = {}});
    plan.session.service()->addFromElsewhere(plan.moved(hostvg));
    QTRY_VERIFY(!plan.isChosen(QStringLiteral("hostvg")));
    QCOMPARE(plan.outcomeOf(QStringLiteral("hostvg")),
             QStringLiteral("Somebody has changed the pool on the host since this was planned."));
    QTRY_VERIFY(!plan.button("draftsDefine")->isEnabled());
    plan.table()->selectRow(0);
    QTest::keyClick(plan.table(), Qt::Key_Space);
    QTRY_VERIFY(plan.isChosen(QStringLiteral("hostvg")));
    QTRY_VERIFY(plan.button("draftsDefine")->isEnabled());
    plan.press(Qt::Key_D);
    QTRY_VERIFY(!plan.session.service()->pools.contains(hostvg));
    QTRY_VERIFY(plan.button("draftsTakeBack")->isEnabled());
    // What this program does itself overtakes nothing.
    plan.press(Qt::Key_B);
    QTRY_VERIFY(plan.session.service()->pools.value(hostvg).isActive());
    QTRY_VERIFY(plan.isChosen(QStringLiteral("hostvg")));
}

void TestOvertakenPlan::aDraftThatGetsAnErrorIsNotChosen()
{
    Plan plan;
    QVERIFY(plan.open(xmlOf("x") + xmlOf("y")));
    QVERIFY(plan.isChosen(QStringLiteral("x")));
    plan.session.service()->addFromElsewhere(lateOn("/srv/../srv/x"));
    QTRY_VERIFY(!plan.isChosen(QStringLiteral("x")));
    QVERIFY2(plan.outcomeOf(QStringLiteral("x")).startsWith(QStringLiteral("New on the host: "))
                 && plan.outcomeOf(QStringLiteral("x")).contains(QStringLiteral("late")),
             qPrintable(plan.outcomeOf(QStringLiteral("x"))));
    QVERIFY2(plan.text().startsWith(QStringLiteral("The host has changed: 1 line(s)")),
             qPrintable(plan.text()));
    plan.press(Qt::Key_D);
    QTRY_COMPARE(plan.text(), QStringLiteral("1 pool(s) were defined."));
    QCOMPARE(plan.session.service()->definedXml.size(), 1);
    QVERIFY(plan.session.registry()->pool(plan.session.poolNamed(QStringLiteral("x")))->draft);
}

// An error that the user makes is shown in the row, and nothing is chosen otherwise behind the user's back.
void TestOvertakenPlan::anErrorWhileTypingStaysChosen()
{
    Plan plan;
    QVERIFY(plan.open(xmlOf("x")));
    plan.session.select(QStringLiteral("x"));
    plan.session.type("field-target-path", QStringLiteral("/srv/../srv/images"));
    QTRY_VERIFY2(plan.outcomeOf(QStringLiteral("x")).contains(QStringLiteral("images")),
                 qPrintable(plan.outcomeOf(QStringLiteral("x"))));
    QVERIFY(plan.isChosen(QStringLiteral("x")));
}

// The key comes before the dialog has shown the change.
void TestOvertakenPlan::nothingBeginsThatWasOvertakenJustNow()
{
    Plan plan;
    QVERIFY(plan.open({}));
    const PoolId pool = plan.session.poolNamed(QStringLiteral("hostvg"));
    plan.dialog->model()->setPlan(
        {.stop = {pool}, .undefine = {}, .restart = {}, .drafts = {}, .build = {}});
    QVERIFY(plan.button("draftsDefine")->isEnabled());
    plan.session.service()->addFromElsewhere(plan.moved(hostvg));
    plan.press(Qt::Key_D);
    QTRY_VERIFY(!plan.isChosen(QStringLiteral("hostvg")));
    QVERIFY(!plan.button("draftsDefine")->isEnabled());
    QVERIFY(plan.session.service()->pools.value(hostvg).isActive());
    QVERIFY(plan.callsOf(QStringLiteral("stop")).isEmpty());
}

void TestOvertakenPlan::anUndefineHalfwayEndsThePlan()
{
    Plan plan;
    QVERIFY(plan.open(xmlOf("x")));
    const PoolId stopped = plan.session.poolNamed(QStringLiteral("iso"));
    const PoolId pool = plan.session.poolNamed(QStringLiteral("hostvg"));
    const PoolId x = plan.session.poolNamed(QStringLiteral("x"));
    plan.dialog->model()->setPlan(
        {.stop = {stopped}, .undefine = {pool}, .restart = {}, .drafts = {x}, .build = {}});
    // When the first has stopped, somebody else gives the other one another volume group.
    bool isChanged = false;
    connect(plan.session.service(), &StorageService::poolChanged, this,
            [&](const PoolSnapshot &changed) {
                if (changed.uuid != iso || changed.isActive() || std::exchange(isChanged, true))
                    return;
                plan.session.service()->addFromElsewhere(plan.moved(hostvg));
            });
    // Ends also where it would go on at failures.
    plan.press(Qt::Key_F);
    plan.press(Qt::Key_D);
    QTRY_VERIFY2(plan.text().startsWith(QStringLiteral("The host was changed meanwhile")),
                 qPrintable(plan.text()));
    QVERIFY2(plan.text().contains(isolated(QStringLiteral("hostvg"))), qPrintable(plan.text()));
    QVERIFY2(plan.text().contains(QStringLiteral("1 were not reached; their drafts are kept.")),
             qPrintable(plan.text()));
    QVERIFY(plan.session.service()->pools.contains(hostvg));
    QVERIFY(plan.session.service()->definedXml.isEmpty());
    QVERIFY(plan.session.registry()->pool(x)->draft);
    QCOMPARE(plan.outcomeOf(QStringLiteral("iso")), QStringLiteral("Stopped."));
    QCOMPARE(plan.outcomeOf(QStringLiteral("hostvg")),
             QStringLiteral("Not undefined. Somebody has changed the pool on the host since this "
                            "was planned."));
    QVERIFY2(plan.outcomeOf(QStringLiteral("x")).startsWith(QStringLiteral("Not defined")),
             qPrintable(plan.outcomeOf(QStringLiteral("x"))));
    // The way back.
    QVERIFY(plan.text().contains(QStringLiteral("can be taken back")));
    QVERIFY(!plan.session.service()->pools.value(iso).isActive());
    plan.press(Qt::Key_B);
    QTRY_VERIFY(plan.session.service()->pools.value(iso).isActive());
}

void TestOvertakenPlan::aDefineHalfwayEndsThePlan()
{
    Plan plan;
    QVERIFY(plan.open(xmlOf("x") + xmlOf("y") + xmlOf("z")));
    bool isChanged = false;
    connect(plan.session.service(), &StorageService::poolChanged, this,
            [&](const PoolSnapshot &changed) {
                if (changed.name == QStringLiteral("x") && !std::exchange(isChanged, true))
                    plan.session.service()->addFromElsewhere(lateOn("/srv/../srv/y"));
            });
    plan.press(Qt::Key_D);
    QTRY_VERIFY2(plan.text().startsWith(QStringLiteral("The host was changed meanwhile")),
                 qPrintable(plan.text()));
    QVERIFY2(plan.text().contains(QStringLiteral("1 pool(s) were defined.")),
             qPrintable(plan.text()));
    QVERIFY2(plan.text().contains(QStringLiteral("1 were not reached; their drafts are kept.")),
             qPrintable(plan.text()));
    QCOMPARE(plan.session.service()->definedXml.size(), 1);
    QVERIFY2(plan.outcomeOf(QStringLiteral("y")).startsWith(QStringLiteral("Not defined. "))
                 && plan.outcomeOf(QStringLiteral("y")).contains(QStringLiteral("late")),
             qPrintable(plan.outcomeOf(QStringLiteral("y"))));
    for (const char *name : {"y", "z"})
        QVERIFY(plan.session.registry()
                    ->pool(plan.session.poolNamed(QString::fromLatin1(name)))
                    ->draft);
    plan.press(Qt::Key_B);
    QTRY_VERIFY(plan.session.registry()->pool(plan.session.poolNamed(QStringLiteral("x")))->draft);
}

// What the user has chosen in spite of an error is no news.
void TestOvertakenPlan::draftsThatCollideByChoiceAreDefined()
{
    Plan plan;
    QVERIFY(plan.open(xmlOf("x") + QByteArray(xmlOf("y")).replace("/srv/y", "/srv/../srv/x")));
    plan.dialog->model()->check(
        {plan.session.poolNamed(QStringLiteral("x")), plan.session.poolNamed(QStringLiteral("y"))});
    plan.press(Qt::Key_D);
    QTRY_COMPARE(plan.text(), QStringLiteral("2 pool(s) were defined."));
}

QTEST_MAIN(TestOvertakenPlan)
#include "tst_overtakenplan.moc"
