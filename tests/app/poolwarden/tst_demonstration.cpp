// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The main job from end to end, on libvirt's own test driver: see, edit, be warned, define, export.

#include "app/demo/demodevices.h"
#include "app/demo/demohost.h"
#include "app/poolwarden/sessionreport.h"
#include "model/session/pooldraft.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/demosettings.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "views/messages/messagebar.h"
#include "views/plan/draftsdialog.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/ways/resolvedialog.h"
#include "views/window/mainwindow.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTableView>
#include <QtTest>

#include <memory>

using namespace poolwarden;

class TestDemonstration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void manyTypesWithConflictsToLookAt();
    void aPoolIsMadeWarnedOfDefinedStartedAndForgotten();
    void aDefinitionThatTheHostKeepsBackIsNotLost();
    void whatLibvirtRefusesIsSaidInTheWindow();
    void anAddressThatLeadsNowhereIsSaidInTheWindow();
    void thePlanForAllConflictsIsCarriedOut();
    void windowReportAndCheckCountAlike();

private:
    [[nodiscard]] QAction *action(const char *name) const
    {
        return m_session->window()->findChild<QAction *>(QLatin1String(name));
    }
    [[nodiscard]] PoolId named(const QString &name) const;
    void type(const char *field, const QString &text) const;
    [[nodiscard]] static QByteArray definitionOf(const PoolSnapshot &pool);
    /// The definition of each pool of the host, by name, with what becomes of it.
    [[nodiscard]] static QHash<QString, QByteArray> statesOf(const PoolRegistry *registry);

    std::unique_ptr<LibvirtSession> m_program;
    SessionController *m_session = nullptr;
};

void TestDemonstration::init()
{
    m_program = std::make_unique<LibvirtSession>(demoSettings());
    m_session = &m_program->session;
    m_session->setLocalLookup({.folders = {}, .devices = {}, .devicesOfOthers = addDemoDevices});
    m_session->window()->show();
    (void)QTest::qWaitForWindowActive(m_session->window());
}

void TestDemonstration::cleanup()
{
    m_session = nullptr;
    m_program.reset();
}

PoolId TestDemonstration::named(const QString &name) const
{
    for (const PoolId id : m_session->registry()->pools()) {
        if (m_session->registry()->displayName(id) == name)
            return id;
    }
    return noPool;
}

/// Without what is measured.
QByteArray TestDemonstration::definitionOf(const PoolSnapshot &pool)
{
    static const QRegularExpression measured(
        QStringLiteral("\\s*<(capacity|allocation|available)[^\n]*"));
    return QString::fromUtf8(pool.persistentXml).remove(measured).toUtf8();
}

QHash<QString, QByteArray> TestDemonstration::statesOf(const PoolRegistry *registry)
{
    QHash<QString, QByteArray> states;
    for (const PoolId id : registry->pools()) {
        const auto &snapshot = registry->pool(id)->snapshot;
        if (!snapshot)
            continue;
        states.insert(snapshot->name, definitionOf(*snapshot)
                                          + (snapshot->isActive() ? " runs" : " does not run")
                                          + (snapshot->autostart ? ", autostarts" : ""));
    }
    return states;
}

void TestDemonstration::type(const char *field, const QString &text) const
{
    auto *edit = m_session->window()->findChild<QLineEdit *>(QLatin1String(field));
    QVERIFY(edit);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void TestDemonstration::manyTypesWithConflictsToLookAt()
{
    m_session->connections()->open(demoHostUri(), false);
    QTRY_VERIFY(m_session->registry()->poolCount() >= 14);
    QSet<QString> types;
    const QAbstractItemModel *model = m_session->window()->tablePane()->table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        types << model->index(row, PoolTableModel::TypeColumn).data().toString();
        QVERIFY(!model->index(row, 0).data(PoolTableModel::HasErrorRole).toBool());
    }
    QVERIFY(types.size() >= 10);
    const auto *findings = m_session->window()->findChild<FindingsModel *>();
    QTRY_VERIFY(findings->errorCount() >= 3);
    QVERIFY(findings->warningCount() >= 3);
}

void TestDemonstration::aPoolIsMadeWarnedOfDefinedStartedAndForgotten()
{
    m_session->connections()->open(demoHostUri(), false);
    QTRY_VERIFY(m_session->registry()->poolCount() >= 14);
    const int before = m_session->registry()->poolCount();
    QTRY_VERIFY(action("newPoolAction")->isEnabled());
    action("newPoolAction")->trigger();
    type("field-name", QStringLiteral("mine"));
    type("field-target-path", QStringLiteral("/var/lib/libvirt/images"));
    auto *headline = m_session->window()->findChild<QLabel *>(QStringLiteral("bannerHeadline"));
    QTRY_VERIFY(headline->isVisible() && headline->text().contains(QStringLiteral("“default”")));
    QVERIFY(!action("defineAction")->isEnabled());
    type("field-target-path", QStringLiteral("/srv/mine"));
    QTRY_VERIFY(action("defineAction")->isEnabled());
    const PoolId id = m_session->window()->currentPool();
    action("defineAction")->trigger();
    QTRY_VERIFY(m_session->registry()->pool(id) && m_session->registry()->pool(id)->snapshot);
    QVERIFY(!m_session->registry()->pool(id)->draft);
    QCOMPARE(m_session->registry()->poolCount(), before + 1);
    QTRY_VERIFY(action("startAction")->isEnabled());
    m_program->prompts.chosen = 0; // its directory does not exist yet: build it
    action("startAction")->trigger();
    QTRY_VERIFY(m_session->registry()->pool(id)->snapshot->isActive());

    m_program->prompts.path = m_program->scratch.filePath(QStringLiteral("mine.xml"));
    action("exportAction")->trigger();
    QFile file(m_program->prompts.path);
    QTRY_VERIFY(file.exists()); // it is written in the background
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("<path>/srv/mine</path>"));
    QVERIFY(!written.contains("<capacity"));

    QTRY_VERIFY(action("stopAction")->isEnabled());
    action("stopAction")->trigger();
    QTRY_VERIFY(!m_session->registry()->pool(id)->snapshot->isActive());
    QTRY_VERIFY(action("undefineAction")->isEnabled());
    action("undefineAction")->trigger();
    QTRY_COMPARE(named(QStringLiteral("mine")), noPool);
    QCOMPARE(m_session->registry()->poolCount(), before);
}

void TestDemonstration::aDefinitionThatTheHostKeepsBackIsNotLost()
{
    m_session->connections()->open(demoHostUri(), false);
    QTRY_VERIFY(m_session->registry()->poolCount() >= 14);
    const PoolId id = named(QStringLiteral("default"));
    m_session->window()->selectPool(id);
    QVERIFY(m_session->registry()->pool(id)->snapshot->isActive());
    type("field-target-path", QStringLiteral("/srv/moved"));
    QTRY_VERIFY(action("defineAction")->isEnabled());
    action("defineAction")->trigger();
    const MessageBar *messages = m_session->window()->messages();
    QTRY_VERIFY(messages->current().text.contains(QStringLiteral("“default” is not changed")));
    QVERIFY(m_session->registry()->pool(id)->draft);

    auto *button = m_session->window()->findChild<QPushButton *>(QStringLiteral("messageAction"));
    QVERIFY(button->isVisible());
    button->click();
    QTRY_VERIFY(m_session->window()->statusBar()->currentMessage().contains(
        QStringLiteral("started again")));
    QVERIFY(!m_session->registry()->pool(id)->draft);
    const PoolSnapshot &now = *m_session->registry()->pool(id)->snapshot;
    QVERIFY(now.isActive());
    QVERIFY(now.liveXml.contains("<path>/srv/moved</path>"));
}

void TestDemonstration::whatLibvirtRefusesIsSaidInTheWindow()
{
    m_session->connections()->open(demoHostUri(), false);
    QTRY_VERIFY(m_session->registry()->poolCount() >= 14);
    // An active pool cannot be undefined; the window does not offer it, but a host may change meanwhile.
    StorageService *service =
        m_session->connections()->serviceOf(m_session->window()->currentHost());
    m_session->window()->selectPool(named(QStringLiteral("default")));
    QTRY_VERIFY(action("stopAction")->isEnabled());
    const QString uuid =
        m_session->registry()->pool(named(QStringLiteral("default")))->snapshot->uuid;
    QSignalSpy stopped(service, &StorageService::succeeded);
    service->stop(uuid);
    action("stopAction")->trigger();
    QTRY_COMPARE(m_session->window()->messages()->count(), 1);
    const Message message = m_session->window()->messages()->current();
    QVERIFY(message.text.contains(QStringLiteral("“default”")));
    QVERIFY(!message.detail.isEmpty());
}

void TestDemonstration::anAddressThatLeadsNowhereIsSaidInTheWindow()
{
    m_session->connections()->open(QStringLiteral("nosuch:///system"), false);
    QTRY_COMPARE(m_session->window()->messages()->count(), 1);
    QVERIFY(m_session->window()->messages()->current().text.contains(QStringLiteral("nosuch")));
    // Nothing that is open suffers.
    m_session->connections()->open(demoHostUri(), false);
    QTRY_VERIFY(m_session->registry()->poolCount() >= 14);
}

// Three keys and nothing else: Ctrl+Shift+R, Make Changes, Enter. What runs is stopped, undefined, defined and
// started as the plan says, and a draft that is no part of it stays.
void TestDemonstration::thePlanForAllConflictsIsCarriedOut()
{
    PoolRegistry *registry = m_session->registry();
    MainWindow *window = m_session->window();
    m_session->connections()->open(demoHostUri(), false);
    QTRY_VERIFY(registry->poolCount() >= 14);
    const HostId host = registry->hosts().first().id;
    const PoolId other =
        registry
            ->createDraft(host, DraftOrigin::New,
                          QStringLiteral("<pool type='dir'><name>other</name><target>"
                                         "<path>/srv/quite-other</path></target></pool>"))
            ->id();
    const auto *findings = window->findChild<FindingsModel *>();
    QTRY_VERIFY(findings->errorCount() >= 3);
    QTest::keyClick(window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    auto *plan = window->findChild<ResolveDialog *>();
    QVERIFY(plan && QTest::qWaitForWindowActive(plan));
    const auto *make = plan->findChild<QPushButton *>(QStringLiteral("resolveMake"));
    QTRY_VERIFY_WITH_TIMEOUT(make->isEnabled(), 20'000);
    QTest::keyClick(plan, Qt::Key_M, Qt::AltModifier);
    QTRY_VERIFY(window->findChild<DraftsDialog *>());
    auto *dialog = window->findChild<DraftsDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));

    // The host was asked for its volume groups: no device of one is proposed.
    QVERIFY(registry->checker().topology(host).occupied.contains("nvme0n1"));
    for (const PoolId pool : registry->pools()) {
        const PoolDraft *draft = registry->pool(pool)->draft;
        QVERIFY(!draft || !draft->xml().contains(QStringLiteral("nvme")));
    }

    const QAbstractItemModel *model = dialog->model();
    QSet<PoolId> defined;
    QHash<QString, QString> undefined; ///< what is told of each
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex box = model->index(row, DraftPlanModel::PlaceColumn);
        const auto pool = box.data(DraftPlanModel::PoolRole).value<PoolId>();
        const bool isChecked = box.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        QCOMPARE(isChecked, pool != other);
        if (!isChecked)
            continue;
        const QString outcome =
            box.siblingAtColumn(DraftPlanModel::OutcomeColumn).data().toString();
        if (!registry->pool(pool)->draft) {
            // A line for each, which names the machines that lose it.
            QVERIFY2(outcome.contains(QStringLiteral("its definition is removed")),
                     qPrintable(outcome));
            undefined.insert(box.siblingAtColumn(DraftPlanModel::NameColumn).data().toString(),
                             outcome);
            continue;
        }
        defined.insert(pool);
        QVERIFY2(outcome.contains(QStringLiteral("is stopped before, and started again")),
                 qPrintable(outcome));
    }
    QVERIFY(!defined.isEmpty());
    QVERIFY(undefined.size() > 1);
    const QString usedPool = undefined.contains(QStringLiteral("hostvg"))
                                 ? QStringLiteral("hostvg")
                                 : QStringLiteral("lvm-fast");
    QVERIFY2(undefined.value(usedPool).contains(QStringLiteral("db1")),
             qPrintable(undefined.value(usedPool)));
    const auto *restarts = dialog->findChild<QCheckBox *>(QStringLiteral("draftsRestart"));
    QVERIFY(restarts->isVisible() && restarts->isChecked());
    // Space is about the row that the keys are in: it must not run the plan.
    const auto *table = dialog->findChild<QTableView *>(QStringLiteral("draftsTable"));
    QTRY_VERIFY(table->hasFocus());
    const QModelIndex box = table->currentIndex().siblingAtColumn(DraftPlanModel::PlaceColumn);
    const QVariant chosen = box.data(Qt::CheckStateRole);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(box.data(Qt::CheckStateRole) != chosen);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Space);
    QTRY_COMPARE(box.data(Qt::CheckStateRole), chosen);
    const QHash<QString, QByteArray> before = statesOf(registry);
    QTest::keyClick(dialog, Qt::Key_D, Qt::AltModifier);
    const auto *text = dialog->findChild<QLabel *>(QStringLiteral("draftsText"));
    QTRY_VERIFY2(text->text().contains(QStringLiteral("were defined")), qPrintable(text->text()));
    QVERIFY2(!text->text().contains(QStringLiteral("could not")), qPrintable(text->text()));
    QTRY_COMPARE(findings->errorCount(), 0);
    for (const PoolId pool : std::as_const(defined)) {
        QVERIFY(!registry->pool(pool)->draft);
        QVERIFY(registry->pool(pool)->snapshot->isActive());
    }
    QVERIFY(registry->pool(other)->draft);
    QVERIFY(statesOf(registry) != before);

    // All of it comes back: what was undefined, what was stopped, and the drafts.
    QTest::keyClick(dialog, Qt::Key_B, Qt::AltModifier);
    QTRY_VERIFY2(text->text().contains(QStringLiteral("as they were before")),
                 qPrintable(text->text()));
    QVERIFY2(!text->text().contains(u'\n'), qPrintable(text->text()));
    QTRY_COMPARE(statesOf(registry), before);
    // What is back is not offered to be brought back, nor told to be stopped.
    const MessageBar *messages = window->messages();
    for (const Message &message : messages->undoable())
        QVERIFY2(!message.text.contains(QStringLiteral("undefined")), qPrintable(message.text));
    QVERIFY2(!messages->current().text.contains(QStringLiteral("is stopped")),
             qPrintable(messages->current().text));
    QTRY_VERIFY(findings->errorCount() >= 3);
    for (const PoolId pool : std::as_const(defined))
        QVERIFY(registry->pool(pool)->draft);
}

void TestDemonstration::windowReportAndCheckCountAlike()
{
    m_session->connections()->open(demoHostUri(), false);
    const auto *findings = m_session->window()->findChild<FindingsModel *>();
    QTRY_VERIFY(findings->errorCount() >= 3 && findings->warningCount() >= 3);
    // The host tells of its devices after its pools.
    const PoolRegistry *registry = m_session->registry();
    QTRY_VERIFY(registry->checker().topology(registry->hosts().first().id).devicesKnown);
    const auto reported = [this] {
        check::Report told;
        reportOn(sessionFacts(*m_session->registry()), std::nullopt,
                 [&told](const check::Report &report) {
                     told = report;
                     told.forEachPair = nullptr;
                 });
        return summaryOf(told);
    };
    QCOMPARE(reported().errors, findings->errorCount());
    QCOMPARE(reported().warnings, findings->warningCount());
    QCOMPARE(reported().infos,
             findings->findingCount() - findings->errorCount() - findings->warningCount());
    QProcess program;
    program.start(QStringLiteral(POOLWARDEN_CHECK),
                  {QStringLiteral("--connect"), demoHostUri(), QStringLiteral("--format=json")});
    QVERIFY(program.waitForFinished());
    const QJsonObject checked =
        QJsonDocument::fromJson(program.readAllStandardOutput())[QLatin1String("summary")]
            .toObject();
    QCOMPARE(checked[QLatin1String("errors")].toInt(), findings->errorCount());
    QCOMPARE(checked[QLatin1String("warnings")].toInt(), findings->warningCount());

    // Drafts count with their conflicts, and not for what they lack.
    const int before = findings->errorCount();
    for (const char *more : {"", "<target><path>/var/lib/libvirt/images</path></target>"})
        m_session->registry()->createDraft(
            m_session->window()->currentHost(), DraftOrigin::New,
            QStringLiteral("<pool type='dir'><name>new%1</name>%2</pool>")
                .arg(QLatin1String(more).size())
                .arg(QLatin1String(more)));
    QTRY_COMPARE(findings->errorCount(), before + 1);
    QCOMPARE(reported().errors, before + 1);
    QCOMPARE(reported().warnings, findings->warningCount());
    QCOMPARE(reported().unfinished, 1);
}

QTEST_MAIN(TestDemonstration)
#include "tst_demonstration.moc"
