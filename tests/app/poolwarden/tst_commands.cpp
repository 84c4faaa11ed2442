// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/commands/commandrules.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/commands/commandset.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace poolwarden;

namespace {

const QString isoUuid = QStringLiteral("22222222-2222-4222-8222-222222222222");
const QString groupUuid = QStringLiteral("33333333-3333-4333-8333-333333333333");

/// What the window stands at.
enum class Situation {
    NoHost,
    NothingSelected,
    Active,
    Inactive,
    Transient,
    NewDraft,
    Changed,
    Busy,
    ReadOnly,
    Lost,
    AllPools,
};

} // namespace

/// The same rule enables a command, says why it is disabled, and holds when it runs.
class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void disabledCommandsSayWhy_data();
    void disabledCommandsSayWhy();
    void whatIsOfferedRuns_data();
    void whatIsOfferedRuns();
    void whatTakesStorageAwayAsks_data();
    void whatTakesStorageAwayAsks();
    void whatIsNotOfferedDoesNotRun();
    void aRuleHoldsWhenTheCommandIsGiven();
    void whatCannotBeWrittenCannotBeDefined();
    void quitAsksWhileSomethingIsUnderWay();
    void autostartOfSeveralIsTakenBackForThese();
    void whatCannotBeReadCannotBeDuplicated();
    void whatRunsIsInTheQueue();

private:
    static void bringAbout(TestSession &session, Situation situation);
    static void change(const TestSession &session, const QString &uuid, bool active,
                       bool persistent);
};

void TestCommands::change(const TestSession &session, const QString &uuid, bool active,
                          bool persistent)
{
    PoolSnapshot pool = session.service()->pools.value(uuid);
    pool.state = active ? PoolState::Running : PoolState::Inactive;
    pool.persistent = persistent;
    if (!persistent)
        pool.persistentXml.clear();
    session.service()->addFromElsewhere(pool);
}

void TestCommands::bringAbout(TestSession &session, Situation situation)
{
    if (situation == Situation::NoHost)
        return;
    if (situation == Situation::ReadOnly) {
        session.session->connections()->open(QStringLiteral("test:///fake"), true);
        QTRY_COMPARE(session.registry()->poolCount(), 4);
    } else {
        QVERIFY(session.open());
    }
    if (situation == Situation::NothingSelected)
        return;
    if (situation == Situation::NewDraft) {
        session.trigger("newPoolAction");
        return;
    }
    change(session, isoUuid, situation != Situation::Inactive, situation != Situation::Transient);
    session.select(QStringLiteral("iso"));
    if (situation == Situation::Changed) {
        session.type("field-target-path", QStringLiteral("/srv/else"));
    } else if (situation == Situation::Busy) {
        QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
        session.service()->silent = true;
        session.trigger("stopAction");
        QTRY_VERIFY(!session.find<QAction>("stopAction")->isEnabled());
    } else if (situation == Situation::Lost) {
        session.service()->lose(
            {ServiceError::Code::ConnectionLost, QStringLiteral("Gone."), {}, 0});
        QTRY_VERIFY(!session.find<QAction>("stopAction")->isEnabled());
    } else if (situation == Situation::AllPools) {
        change(session, groupUuid, false, true);
        session.trigger("selectAllAction");
    }
}

void TestCommands::disabledCommandsSayWhy_data()
{
    QTest::addColumn<int>("situation");
    const auto row = [](const char *name, Situation situation) {
        QTest::newRow(name) << int(situation);
    };
    row("no host", Situation::NoHost);
    row("nothing selected", Situation::NothingSelected);
    row("active", Situation::Active);
    row("inactive", Situation::Inactive);
    row("transient", Situation::Transient);
    row("a new draft", Situation::NewDraft);
    row("a changed pool", Situation::Changed);
    row("busy", Situation::Busy);
    row("read-only", Situation::ReadOnly);
    row("a lost connection", Situation::Lost);
    row("all pools", Situation::AllPools);
}

void TestCommands::disabledCommandsSayWhy()
{
    QFETCH(int, situation);
    TestSession session;
    bringAbout(session, Situation(situation));
    if (QTest::currentTestFailed())
        return;
    QTest::qWait(50); // what follows the selection does so when the events are through
    int disabled = 0;
    for (std::size_t number = 0; number < commandCount; ++number) {
        const auto command = static_cast<Command>(number);
        const QAction *action = session->commands()->action(command);
        const QString tip = action->statusTip();
        const QByteArray told = action->objectName().toUtf8() + ": " + tip.toUtf8();
        if (action->isEnabled()) {
            QVERIFY2(tip == CommandSet::plainTip(command), told.constData());
        } else {
            ++disabled;
            QVERIFY2(tip != CommandSet::plainTip(command) && tip.endsWith(u'.'), told.constData());
        }
        QVERIFY2(action->toolTip().contains(tip.toHtmlEscaped()), told.constData());
    }
    QVERIFY(disabled > 0);
}

void TestCommands::whatIsOfferedRuns_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("call");
    QTest::newRow("start") << QByteArray("startAction") << QStringLiteral("Start");
    QTest::newRow("stop") << QByteArray("stopAction") << QStringLiteral("Stop");
    QTest::newRow("restart") << QByteArray("restartAction") << QStringLiteral("Stop");
    QTest::newRow("refresh") << QByteArray("refreshAction") << QStringLiteral("Refresh");
    QTest::newRow("autostart") << QByteArray("autostartAction") << QStringLiteral("SetAutostart");
    QTest::newRow("undefine") << QByteArray("undefineAction") << QStringLiteral("Undefine");
}

// The number in the text is the number of pools that it runs for.
void TestCommands::whatIsOfferedRuns()
{
    QFETCH(QByteArray, action);
    QFETCH(QString, call);
    TestSession session;
    QVERIFY(session.open());
    change(session, isoUuid, false, true);
    change(session, groupUuid, true, false);
    session.trigger("selectAllAction");
    const auto *offered = session.find<QAction>(action);
    QTRY_VERIFY(offered->isEnabled() && offered->text().contains(QRegularExpression(u"\\d"_qs)));
    const int count =
        QRegularExpression(QStringLiteral("\\d+")).match(offered->text()).captured().toInt();
    session.service()->calls.clear();
    session.service()->silent = true;
    session.trigger(action);
    QCOMPARE(session.service()->calls.filter(QRegularExpression(u'^' + call + u' ')).size(), count);
}

void TestCommands::whatTakesStorageAwayAsks_data()
{
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("stop") << Qt::KeyboardModifiers(Qt::NoModifier);
    QTest::newRow("restart") << Qt::KeyboardModifiers(Qt::ShiftModifier);
}

// One key is not to stop a pool that machines use.
void TestCommands::whatTakesStorageAwayAsks()
{
    QFETCH(Qt::KeyboardModifiers, modifiers);
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("restartAction")->isEnabled());
    session.prompts.yes = false;
    QTest::keyClick(session.session->window(), Qt::Key_F8, modifiers);
    QCOMPARE(session.prompts.questions.size(), 1);
    const QString asked = session.prompts.questions.first().text;
    QVERIFY2(asked.contains(QStringLiteral("“iso”")) && asked.contains(QStringLiteral("kvm1"))
                 && asked.contains(QStringLiteral("Machines")),
             qPrintable(asked));
    QVERIFY(session.service()->calls.filter(QStringLiteral("Stop ")).isEmpty());
    session.prompts.yes = true;
    QTest::keyClick(session.session->window(), Qt::Key_F8, modifiers);
    QCOMPARE(session.service()->calls.filter(QStringLiteral("Stop ")).size(), 1);
}

// A shortcut or a test can trigger an action at any moment; so can an event that has not arrived yet.
void TestCommands::whatIsNotOfferedDoesNotRun()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.service()->silent = true;
    session.trigger("stopAction");
    QCOMPARE(session.service()->calls.filter(QStringLiteral("Stop ")).size(), 1);
    // The action is still enabled: it is updated when the events are through.
    QVERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.trigger("stopAction");
    session.trigger("refreshAction");
    QCOMPARE(session.service()->calls.filter(QStringLiteral("Stop ")).size(), 1);
    QVERIFY(session.service()->calls.filter(QStringLiteral("Refresh ")).isEmpty());
}

// Without a host nothing can run, whatever the actions look like.
void TestCommands::aRuleHoldsWhenTheCommandIsGiven()
{
    TestSession session;
    QTest::qWait(50);
    QGuiApplication::clipboard()->setText(QStringLiteral("kept"));
    const QSignalSpy refused(session->commands(), &CommandSet::refused);
    // In “Files” new drafts need no host.
    const auto needsHost = [](Command command) {
        return command != Command::NewPool && command != Command::Paste;
    };
    for (const Command command : CommandRules::commands()) {
        if (!needsHost(command))
            continue;
        QAction *action = session->commands()->action(command);
        QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
        action->setEnabled(true);
        const qsizetype before = refused.size();
        action->trigger();
        QVERIFY2(refused.size() > before, qPrintable(action->objectName()));
    }
    QVERIFY(session.prompts.questions.isEmpty());
    QCOMPARE(session.registry()->poolCount(), 0);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("kept"));
    // The next update puts them right.
    for (const Command command : CommandRules::commands()) {
        if (needsHost(command))
            QTRY_VERIFY(!session->commands()->action(command)->isEnabled());
    }
}

// A transient pool can be defined without an edit, but not on a host that cannot be changed.
void TestCommands::whatCannotBeWrittenCannotBeDefined()
{
    TestSession session;
    bringAbout(session, Situation::ReadOnly);
    if (QTest::currentTestFailed())
        return;
    change(session, isoUuid, true, false);
    const auto *define = session.find<QAction>("defineAction");
    QTRY_VERIFY(define->statusTip().contains(QStringLiteral("read-only")));
    QVERIFY(!define->isEnabled());
}

// What has not ended when the program ends is told by nobody.
void TestCommands::quitAsksWhileSomethingIsUnderWay()
{
    TestSession session;
    bringAbout(session, Situation::Busy);
    QVERIFY(session.session->queue()->pendingCount() > 0);
    session->show();
    session.prompts.questions.clear();
    session.prompts.yes = false;
    session->close();
    QVERIFY(session->isVisible());
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY2(session.prompts.questions.first().text.contains(QStringLiteral("have not ended")),
             qPrintable(session.prompts.questions.first().text));
    session.prompts.yes = true;
    session->close();
    QTRY_VERIFY(!session->isVisible());
    QCOMPARE(session.prompts.questions.size(), 2);
}

// The command itself would set all that are selected, also those that were so before.
void TestCommands::autostartOfSeveralIsTakenBackForThese()
{
    TestSession session;
    QVERIFY(session.open());
    const auto autostarted = [&session] {
        QStringList names;
        for (const PoolSnapshot &pool : std::as_const(session.service()->pools)) {
            if (pool.autostart)
                names.append(pool.name);
        }
        names.sort();
        return names;
    };
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("autostartAction")->isEnabled());
    session.trigger("autostartAction");
    QTRY_COMPARE(autostarted(), QStringList{QStringLiteral("iso")});
    session->tablePane()->table()->selectAll();
    QTRY_VERIFY(!session.find<QAction>("autostartAction")->isChecked());
    session.trigger("autostartAction");
    QTRY_COMPARE(autostarted().size(), session.service()->pools.size());
    auto *button = session.find<QPushButton>("messageAction");
    QTRY_COMPARE(button->text(), QStringLiteral("Take Back"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(autostarted(), QStringList{QStringLiteral("iso")});
}

void TestCommands::whatCannotBeReadCannotBeDuplicated()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const auto *duplicate = session.find<QAction>("duplicateAction");
    QTRY_VERIFY(duplicate->isEnabled());
    PoolSnapshot pool = session.service()->pools.value(isoUuid);
    pool.liveXml = "<pool";
    pool.persistentXml = "<pool";
    session.service()->addFromElsewhere(pool);
    QTRY_VERIFY(!duplicate->isEnabled());
    QVERIFY(duplicate->statusTip().contains(QStringLiteral("cannot be read")));
}

void TestCommands::whatRunsIsInTheQueue()
{
    TestSession session;
    QVERIFY(session.open());
    OperationQueue *queue = session.session->queue();
    const QAbstractItemModelTester tester(queue);
    change(session, groupUuid, false, true);
    session.trigger("selectAllAction");
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.trigger("restartAction");
    QCOMPARE(queue->rowCount(), 3);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(queue->index(row).data(OperationQueue::StateRole).value<OperationQueue::State>(),
                 OperationQueue::State::Waiting);
    QTRY_COMPARE(queue->pendingCount(), 0);
    QCOMPARE(queue->rowCount(), 6);
    for (int row = 0; row < 6; ++row) {
        const QModelIndex job = queue->index(row);
        QCOMPARE(job.data(OperationQueue::OperationRole).value<OperationQueue::Operation>(),
                 row < 3 ? OperationQueue::Operation::Stop : OperationQueue::Operation::Start);
        QCOMPARE(job.data(OperationQueue::BatchRole),
                 queue->index(0).data(OperationQueue::BatchRole));
        QVERIFY(job.data(OperationQueue::BeganRole).toDateTime().isValid());
        QVERIFY(job.data(Qt::DisplayRole)
                    .toString()
                    .endsWith(row < 3 ? u"is stopped."_qs : u"is restarted."_qs));
    }
    QVERIFY(session.find<QLabel>("busyLabel")->text().isEmpty());
}

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
