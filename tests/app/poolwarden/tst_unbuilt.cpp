// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A pool whose directory or volume group is not there: that is said while it is typed, and before it is started.

#include "app/demo/demoanswers.h"
#include "app/demo/demohost.h"
#include "app/lookup/localfolders.h"
#include "model/document/pooldocument.h"
#include "model/session/pooledit.h"
#include "model/sources/unbuiltstorage.h"
#include "tests/app/poolwarden/demosettings.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltableview.h"

#include "model/plan/draftplanmodel.h"
#include "model/session/pooldraft.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>

#include <algorithm>

using namespace poolwarden;

class TestUnbuilt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isBuiltAfterDefineByOneKey();
    void startAsksBeforeItFails_data();
    void startAsksBeforeItFails();
    void severalAreLookedAtWithoutShowingEach();
    void everyStartAsks_data();
    void everyStartAsks();
    void aRestartBuildsFirst();
    void aPlanTellsAndBuilds_data();
    void aPlanTellsAndBuilds();
    void aMissingGroupIsNotBuilt();
    void aRefreshThatStopsIsTold_data();
    void aRefreshThatStopsIsTold();
    void whatRunsHasWhatItNeeds();
    void isSaidOnTheDemonstrationHost();
    void theDemonstrationHostKeepsWhatIsBuilt();

private:
    /// The host lists no directory at all.
    static void lackAll(const TestSession &session)
    {
        session.session->setLocalLookup(
            {.folders = [](const QString &) { return HostAnswer{.isMissing = true}; },
             .devices = {}});
    }
    [[nodiscard]] static QStringList did(const TestSession &session)
    {
        QStringList operations;
        for (const QString &call : std::as_const(session.service()->calls))
            operations << call.section(u' ', 0, 0);
        return operations;
    }
    /// Of the pool, which is stopped then.
    static void stop(const TestSession &session, const QString &name)
    {
        PoolSnapshot stopped = *session.registry()->pool(session.poolNamed(name))->snapshot;
        stopped.state = PoolState::Inactive;
        session.service()->addFromElsewhere(stopped);
    }
};

void TestUnbuilt::isBuiltAfterDefineByOneKey()
{
    TestSession session;
    QVERIFY(session.open());
    session.session->setLocalLookup({.folders = localFolders, .devices = {}});
    const QString folder = session.scratch.filePath(QStringLiteral("new"));
    const QString missing =
        QStringLiteral("The directory “%1” does not exist on the host. ").arg(folder);
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", folder);
    auto *bar = session.find<QWidget>("unbuiltBar");
    const auto *text = session.find<QLabel>("unbuiltText");
    auto *build = session.find<QPushButton>("unbuiltBuild");
    QTRY_VERIFY(bar->isVisible());
    QTRY_COMPARE(text->text(), missing + QStringLiteral("Define, then build it, then start."));
    QCOMPARE(text->accessibleName(), text->text());
    // It is no error.
    QVERIFY(session.find<QAction>("defineAction")->isEnabled());
    QVERIFY(!session.find<QPushButton>("defineButton")->text().contains(QStringLiteral("Anyway")));
    build->setFocus();
    QTest::keyClick(build, Qt::Key_Space);
    QTRY_COMPARE(text->text(), missing + QStringLiteral("It is built after Define."));
    QVERIFY(!build->isVisible());
    QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
    session.service()->calls.clear();
    QVERIFY(QDir().mkpath(folder));
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(did(session).contains(QStringLiteral("MakeDirectory")));
    QTRY_VERIFY(!bar->isVisible());
    // Another value, and it is asked anew.
    session.type("field-target-path", folder + QStringLiteral("er"));
    QTRY_VERIFY(bar->isVisible());
    session.type("field-target-path", session.scratch.path());
    QTRY_VERIFY(!bar->isVisible());
}

void TestUnbuilt::startAsksBeforeItFails_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<QStringList>("operations");
    QTest::newRow("build and start")
        << 0 << QStringList{QStringLiteral("MakeDirectory"), QStringLiteral("Start")};
    QTest::newRow("start") << 1 << QStringList{QStringLiteral("Start")};
    QTest::newRow("neither") << -1 << QStringList();
}

void TestUnbuilt::startAsksBeforeItFails()
{
    QFETCH(const int, answer);
    QFETCH(const QStringList, operations);
    TestSession session;
    QVERIFY(session.open());
    lackAll(session);
    stop(session, QStringLiteral("iso"));
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QWidget>("unbuiltBar")->isVisible());
    QVERIFY(session.find<QLabel>("unbuiltText")
                ->text()
                .contains(QStringLiteral("cannot start this pool until it is built")));
    session.service()->calls.clear();
    session.prompts.chosen = answer;
    session.trigger("startAction");
    QTRY_COMPARE(session.prompts.choices.size(), 1);
    QVERIFY2(session.prompts.choices.first().detail.contains(QStringLiteral("/srv/iso")),
             qPrintable(session.prompts.choices.first().detail));
    QTRY_COMPARE(did(session).filter(QRegularExpression(QStringLiteral("^(Make|Start)"))),
                 operations);
}

void TestUnbuilt::severalAreLookedAtWithoutShowingEach()
{
    TestSession session;
    QVERIFY(session.open());
    lackAll(session);
    stop(session, QStringLiteral("iso"));
    stop(session, QStringLiteral("images"));
    auto *list = session->findChild<PoolTableView *>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(session->selection()->pools().size() > 2);
    session.prompts.chosen = -1;
    const auto lacks = [&session](const char *name) {
        const auto *pool = session.registry()->pool(session.poolNamed(QString::fromLatin1(name)));
        const auto *definition = std::get_if<PoolDefinition>(&*pool->persistent);
        return definition && session->unbuilt().of(pool->host, *definition);
    };
    QTRY_VERIFY(lacks("iso") && lacks("images"));
    session.trigger("startAction");
    QTRY_COMPARE(session.prompts.choices.size(), 1);
    const QString detail = session.prompts.choices.first().detail;
    QVERIFY2(detail.contains(QStringLiteral("/srv/iso"))
                 && detail.contains(QStringLiteral("/srv/images")),
             qPrintable(detail));
    // Nothing was begun, so nothing was left out.
    const auto isTold = [&session] {
        return std::ranges::any_of(session->messages()->shown(), [](const Message &message) {
            return message.text.contains(QStringLiteral("not started"));
        });
    };
    QVERIFY(!isTold());
    session.prompts.chosen = 0;
    session.trigger("startAction");
    QTRY_VERIFY(isTold());
    QCOMPARE(session->messages()->count(), 1);
}

void TestUnbuilt::everyStartAsks_data()
{
    QTest::addColumn<bool>("isWithDefine");
    QTest::newRow("in the message after Define") << false;
    QTest::newRow("with Define") << true;
}

void TestUnbuilt::everyStartAsks()
{
    QFETCH(const bool, isWithDefine);
    TestSession session;
    QVERIFY(session.open());
    lackAll(session);
    session.find<QAction>("defineStartsAction")->setChecked(isWithDefine);
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/new"));
    QTRY_VERIFY(session.find<QWidget>("unbuiltBar")->isVisible());
    session.service()->calls.clear();
    session.prompts.chosen = -1;
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(did(session).contains(QStringLiteral("Define")));
    if (!isWithDefine) {
        QTRY_VERIFY(session->findChild<QPushButton *>(QStringLiteral("messageOffer-0")));
        auto *start = session.find<QPushButton>("messageOffer-0");
        QVERIFY2(start->text().contains(QStringLiteral("Start")), qPrintable(start->text()));
        start->setFocus();
        QTest::keyClick(start, Qt::Key_Space);
    }
    QTRY_COMPARE(session.prompts.choices.size(), 1);
    QVERIFY2(session.prompts.choices.first().detail.contains(QStringLiteral("“/srv/new” does not")),
             qPrintable(session.prompts.choices.first().detail));
    QVERIFY(!did(session).contains(QStringLiteral("Start")));
    // Asked once more, and answered. What was cancelled is offered still.
    session.prompts.chosen = 0;
    const auto startOffer = [&session]() -> QPushButton * {
        for (int i = 0; i < 3; ++i) {
            auto *offer =
                session->findChild<QPushButton *>(QStringLiteral("messageOffer-%1").arg(i));
            if (offer && offer->isVisible() && offer->text().startsWith(QStringLiteral("Start ")))
                return offer;
        }
        return nullptr;
    };
    QPushButton *start = startOffer();
    QVERIFY(start);
    QTest::qWait(QApplication::doubleClickInterval()); // no second click of the same
    start->setFocus();
    QTest::keyClick(start, Qt::Key_Space);
    QTRY_VERIFY(did(session).contains(QStringLiteral("Start")));
    QTRY_VERIFY(!startOffer());
    QVERIFY(did(session).indexOf(QStringLiteral("MakeDirectory"))
            < did(session).indexOf(QStringLiteral("Start")));
}

void TestUnbuilt::aRestartBuildsFirst()
{
    TestSession session;
    QVERIFY(session.open());
    lackAll(session);
    session.select(QStringLiteral("images"));
    session.type("field-target-path", QStringLiteral("/srv/new"));
    QTRY_VERIFY(session.find<QWidget>("unbuiltBar")->isVisible());
    session.trigger("defineAction");
    QTRY_VERIFY(did(session).contains(QStringLiteral("Define")));
    QTRY_VERIFY(session->findChild<QPushButton *>(QStringLiteral("messageOffer-0")));
    auto *restart = session.find<QPushButton>("messageOffer-0");
    QVERIFY2(restart->text().contains(QStringLiteral("Restart")), qPrintable(restart->text()));
    session.service()->calls.clear();
    session.prompts.chosen = 0;
    restart->setFocus();
    QTest::keyClick(restart, Qt::Key_Space);
    QTRY_COMPARE(did(session).filter(QRegularExpression(QStringLiteral("^(Stop|Make|Start)"))),
                 QStringList({QStringLiteral("Stop"), QStringLiteral("MakeDirectory"),
                              QStringLiteral("Start")}));
    QCOMPARE(session.prompts.choices.size(), 1);
}

void TestUnbuilt::aPlanTellsAndBuilds_data()
{
    QTest::addColumn<bool>("isBuilt");
    QTest::newRow("built") << true;
    QTest::newRow("not built") << false;
}

void TestUnbuilt::aPlanTellsAndBuilds()
{
    QFETCH(const bool, isBuilt);
    TestSession session;
    QVERIFY(session.open());
    lackAll(session);
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/images"));
    QTRY_VERIFY(session.find<QAction>("waysOutAction")->isEnabled());
    QTest::keyClick(session.session->window(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(session->findChild<QDialog *>(QStringLiteral("waysDialog")));
    auto *ways = session->findChild<QDialog *>(QStringLiteral("waysDialog"));
    QVERIFY(QTest::qWaitForWindowActive(ways));
    auto *list = ways->findChild<QListWidget *>(QStringLiteral("waysList"));
    const QString wanted = QStringLiteral("Use /srv/images-2 as the target of “images”");
    for (int i = 0; i < list->count() && list->currentItem()->text() != wanted; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    const auto *doing = ways->findChild<QLabel *>(QStringLiteral("waysDoing"));
    const QString missing = QStringLiteral("“/srv/images-2” does not exist on the host.");
    QTRY_VERIFY2(doing->text().contains(missing), qPrintable(doing->text()));
    QTest::keyClick(ways, Qt::Key_S, Qt::AltModifier);

    QTRY_VERIFY(session->findChild<QDialog *>(QStringLiteral("draftsDialog")));
    auto *plan = session->findChild<QDialog *>(QStringLiteral("draftsDialog"));
    QVERIFY(QTest::qWaitForWindowActive(plan));
    const auto *table = plan->findChild<QTableView *>(QStringLiteral("draftsTable"));
    const auto told = [table] {
        QStringList rows;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            rows << table->model()->index(row, DraftPlanModel::OutcomeColumn).data().toString();
        return rows.join(u'\n');
    };
    const auto *build = plan->findChild<QCheckBox *>(QStringLiteral("draftsBuild"));
    QTRY_VERIFY(build->isVisible() && build->isChecked());
    QTRY_VERIFY2(told().contains(missing + QStringLiteral(" It is built after Define.")),
                 qPrintable(told()));
    if (!isBuilt) {
        QTest::keyClick(plan, Qt::Key_I, Qt::AltModifier);
        QTRY_VERIFY(!build->isChecked());
        QTRY_VERIFY2(told().contains(missing + QStringLiteral(" Define, then build it")),
                     qPrintable(told()));
    }
    // All that happens in the chosen line is beneath the list, what goes wrong first.
    const auto *current = plan->findChild<QLabel *>(QStringLiteral("draftsCurrent"));
    QTRY_COMPARE(current->text(), told().section(u'\n', 0, 0));
    QVERIFY(current->isVisible() && current->height() >= current->heightForWidth(current->width()));
    QCOMPARE(current->text().startsWith(QStringLiteral("The directory")), !isBuilt);
    session.service()->calls.clear();
    QTest::keyClick(plan, Qt::Key_D, Qt::AltModifier);
    QStringList expected{QStringLiteral("Stop"), QStringLiteral("Define")};
    if (isBuilt)
        expected << QStringLiteral("MakeDirectory");
    expected << QStringLiteral("Start");
    QTRY_COMPARE(
        did(session).filter(QRegularExpression(QStringLiteral("^(Stop|Define|Make|Start)"))),
        expected);
    const auto *text = plan->findChild<QLabel *>(QStringLiteral("draftsText"));
    QTRY_COMPARE(text->text().contains(QStringLiteral("directories were built")), isBuilt);
}

void TestUnbuilt::aMissingGroupIsNotBuilt()
{
    LibvirtSession program(demoSettings());
    MainWindow *window = program.session.window();
    window->show();
    (void)QTest::qWaitForWindowActive(window);
    program.session.connections()->open(demoHostUri(), false);
    QTRY_VERIFY(program.session.registry()->poolCount() >= 30);
    const HostId host = program.session.registry()->hosts().constFirst().id;
    PoolDraft *draft = program.session.registry()->createDraft(
        host, DraftOrigin::Imported,
        QStringLiteral("<pool type='logical'><name>lvnew</name><source><name>vgnew</name></source>"
                       "<target><path>/dev/vgnew</path></target></pool>"));
    QVERIFY(draft);
    QTest::keyClick(window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    const QDialog *plan = nullptr;
    QTRY_VERIFY((plan = window->findChild<QDialog *>(QStringLiteral("draftsDialog"))));
    const auto *table = plan->findChild<QTableView *>(QStringLiteral("draftsTable"));
    const auto told = [table] {
        return table->model()->index(0, DraftPlanModel::OutcomeColumn).data().toString();
    };
    QTRY_VERIFY2(told().contains(QStringLiteral("no volume group “vgnew”")), qPrintable(told()));
    QVERIFY(!plan->findChild<QCheckBox *>(QStringLiteral("draftsBuild"))->isVisible());
}

void TestUnbuilt::aRefreshThatStopsIsTold_data()
{
    QTest::addColumn<bool>("isStopped");
    QTest::addColumn<ServiceError::Code>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("offer");
    const QString inactive = QStringLiteral("“iso” was not refreshed, and is inactive now");
    QTest::newRow("no directory") << true << ServiceError::Code::NoDirectory << inactive
                                  << QStringLiteral("&Create the Directory and Start");
    QTest::newRow("other") << true << ServiceError::Code::Other << inactive
                           << QStringLiteral("&Start Again");
    QTest::newRow("runs on") << false << ServiceError::Code::Other
                             << QStringLiteral("“iso” was not refreshed. No.") << QString();
}

void TestUnbuilt::aRefreshThatStopsIsTold()
{
    QFETCH(const bool, isStopped);
    QFETCH(const ServiceError::Code, code);
    QFETCH(const QString, text);
    QFETCH(const QString, offer);
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("refreshAction")->isEnabled());
    const QString uuid =
        session.registry()->pool(session.poolNamed(QStringLiteral("iso")))->snapshot->uuid;
    if (isStopped)
        session.service()->pools[uuid].state = PoolState::Inactive;
    session.service()->failsAfterDone = true;
    session.service()->nextErrorOf = StorageService::Operation::Refresh;
    session.service()->nextError = ServiceError{code, QStringLiteral("No."), {}, 0};
    QTest::keyClick(session.session->window(), Qt::Key_F5);
    QTRY_VERIFY2(session->messages()->current().text.startsWith(text),
                 qPrintable(session->messages()->current().text));
    const Message message = session->messages()->current();
    QCOMPARE(message.more.isEmpty() ? message.actionText : message.more.constFirst().text, offer);
    if (offer.isEmpty())
        return;
    session.service()->calls.clear();
    auto *button =
        session.find<QPushButton>(message.more.isEmpty() ? "messageAction" : "messageOffer-0");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY(did(session).contains(QStringLiteral("Start")));
    QCOMPARE(did(session).contains(QStringLiteral("MakeDirectory")),
             code == ServiceError::Code::NoDirectory);
}

void TestUnbuilt::whatRunsHasWhatItNeeds()
{
    TestSession session;
    QVERIFY(session.open());
    lackAll(session);
    session.select(QStringLiteral("images"));
    QTest::qWait(400); // a pause in the typing
    QVERIFY(!session.find<QWidget>("unbuiltBar")->isVisible());
    // Unlike what it is changed to.
    session.type("field-target-path", QStringLiteral("/srv/new"));
    QTRY_VERIFY(session.find<QWidget>("unbuiltBar")->isVisible());
    QVERIFY(!session.find<QPushButton>("unbuiltBuild")->isVisible());
}

void TestUnbuilt::isSaidOnTheDemonstrationHost()
{
    LibvirtSession program(demoSettings());
    MainWindow *window = program.session.window();
    window->resize(1280, 900);
    window->show();
    (void)QTest::qWaitForWindowActive(window);
    program.session.connections()->open(demoHostUri(), false);
    QTRY_VERIFY(program.session.registry()->poolCount() >= 30);
    const auto *bar = window->findChild<QWidget *>(QStringLiteral("unbuiltBar"));
    const auto *text = window->findChild<QLabel *>(QStringLiteral("unbuiltText"));
    // No pool of it lacks anything.
    for (const PoolId pool : program.session.registry()->pools()) {
        window->selectPool(pool);
        QTest::qWait(20);
        QVERIFY2(!bar->isVisible(), qPrintable(text->text()));
    }
    window->findChild<QAction *>(QStringLiteral("newPoolAction"))->trigger();
    const auto type = [window](const char *field, const char *value) {
        auto *input = window->findChild<QLineEdit *>(QString::fromLatin1(field));
        QVERIFY(input && input->isVisible());
        input->setFocus();
        QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(input, QString::fromLatin1(value));
    };
    type("field-name", "fresh");
    type("field-target-path", "/srv/new");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(text->text().contains(QStringLiteral("“/srv/new” does not exist")));
    window->editor()->edit()->setType(PoolType::Logical);
    QTRY_VERIFY(window->findChild<QLineEdit *>(QStringLiteral("field-source-name"))->isVisible());
    type("field-source-name", "lvnew");
    type("field-device-path-0", "/dev/sde");
    QTRY_VERIFY2(text->text().contains(QStringLiteral("no volume group “lvnew”"))
                     && text->text().contains(QStringLiteral("writes over /dev/sde")),
                 qPrintable(text->text()));
    type("field-source-name", "vg0");
    QTRY_VERIFY(!bar->isVisible());
}

void TestUnbuilt::theDemonstrationHostKeepsWhatIsBuilt()
{
    DemoAnswers answers;
    FakeStorageService service;
    answers.follow(&service);
    HostInfo info;
    info.uri = demoHostUri();
    Q_EMIT service.opened(info);
    const QString uuid = QStringLiteral("55555555-5555-4555-8555-555555555555");
    service.addFromElsewhere(FakeStorageService::snapshot(
        QStringLiteral("fresh"), uuid, "<target><path>/data/vm/new</path></target>\n"));
    const auto isMissing = [&answers](const char *folder) {
        const auto answer = answers.answer(
            demoHostUri(), {.about = HostQuestion::About::Folders, .source = folder});
        return !answer || answer->isMissing;
    };
    QVERIFY(isMissing("/data/vm/new"));
    const QSignalSpy made(&service, &StorageService::succeeded);
    service.makeDirectory(uuid);
    QTRY_COMPARE(made.count(), 1);
    QVERIFY(!isMissing("/data/vm/new"));
    QVERIFY(!isMissing("/data"));
    QVERIFY(isMissing("/data/vm/newer"));
}

QTEST_MAIN(TestUnbuilt)
#include "tst_unbuilt.moc"
