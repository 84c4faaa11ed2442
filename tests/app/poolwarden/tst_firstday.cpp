// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What someone who had not seen the program stumbled over.

#include "app/poolwarden/draftmessages.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QWheelEvent>

using namespace poolwarden;

class TestFirstDay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasDoneIsSaidInPassing();
    void aFailureThatIsOverGoes();
    void aPoolCanBeDuplicated();
    void aTransientPoolCanBeDefined();
    void aPoolOfTheHostKeepsItsUuid();
    void aLetterWithAltIsNotTyped();
    void aPageIsEnteredByItsLetter();
    void aTypeIsTypedAhead_data();
    void aTypeIsTypedAhead();
    void theWheelChangesNoChoice();
    void aPoolWithoutConflictsIsToldOfNone();
    void whereAPoolIsFromIsSeenWithTwoHosts();
    void whereAPoolIsFromIsHiddenAtTheNextStart();
    void draftsThatWaitAreToldOf();
    void aBlankDraftIsNotKept();
    void aMessageMovesNoRowAndNoField();
    void theFilterStaysInANarrowWindow();
    void oddValuesAreToldOf_data();
    void oddValuesAreToldOf();
    void aBlankAroundAValueIsNamed();
    void aLimitedFindingSaysItsLimit();
    void aRefusedDirectoryStaysInItsColumn();
};

void TestFirstDay::whatWasDoneIsSaidInPassing()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const auto says = [&session](const char *words) {
        return session->statusBar()->currentMessage().contains(QString::fromUtf8(words));
    };
    QTRY_VERIFY(session.find<QAction>("restartAction")->isEnabled());
    session.trigger("restartAction");
    QTRY_VERIFY(says("“iso” is restarted"));
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.trigger("stopAction");
    QTRY_VERIFY(says("“iso” is stopped"));
    QTRY_VERIFY(session.find<QAction>("startAction")->isEnabled());
    session.trigger("startAction");
    QTRY_VERIFY(says("“iso” is started"));
    QCOMPARE(session->messages()->count(), 0);
}

void TestFirstDay::aFailureThatIsOverGoes()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.service()->nextErrorOf = StorageService::Operation::Stop;
    session.service()->nextError =
        ServiceError{ServiceError::Code::PoolBusy, QStringLiteral("It is busy."), {}, 0};
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.trigger("stopAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.trigger("stopAction");
    QTRY_COMPARE(session->messages()->count(), 0);
}

void TestFirstDay::aPoolCanBeDuplicated()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    const PoolId original = session->currentPool();
    QTRY_VERIFY(session.find<QAction>("duplicateAction")->isEnabled());
    QTest::keyClick(session.session->window(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(session->currentPool() != original);
    const PoolRegistry::Pool *copy = session.registry()->pool(session->currentPool());
    QVERIFY(copy->draft && !copy->snapshot);
    QCOMPARE(copy->draft->value({Field::Name, 0}), QStringLiteral("hostvg-2"));
    QCOMPARE(copy->draft->value({Field::SourceName, 0}), QStringLiteral("vg0"));
    QVERIFY(copy->draft->value({Field::Uuid, 0})
            != session.registry()->pool(original)->snapshot->uuid);
    // Its storage is still that of the other, and that is said.
    QVERIFY(!copy->draft->assessment().findings.empty());
    // Undo takes it away again, and Redo brings it back.
    QTest::keyClick(session.session->window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(session.poolNamed(QStringLiteral("hostvg-2")), noPool);
    QTest::keyClick(session.session->window(), Qt::Key_Y, Qt::ControlModifier);
    QTRY_VERIFY(session.poolNamed(QStringLiteral("hostvg-2")) != noPool);
    session.select(QStringLiteral("hostvg"));
    session.trigger("duplicateAction");
    QVERIFY(session.poolNamed(QStringLiteral("hostvg-3")) != noPool);
}

void TestFirstDay::aTransientPoolCanBeDefined()
{
    TestSession session;
    QVERIFY(session.open());
    const QString uuid = QStringLiteral("22222222-2222-4222-8222-222222222222");
    PoolSnapshot pool = session.service()->pools.value(uuid);
    pool.persistent = false;
    pool.persistentXml.clear();
    session.service()->addFromElsewhere(pool);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_COMPARE(session.service()->definedXml.size(), 1);
    QVERIFY(session.service()->definedXml.first().contains("/srv/iso"));
    // One that is defined has nothing to define.
    session.select(QStringLiteral("images"));
    QTRY_VERIFY(!session.find<QAction>("defineAction")->isEnabled());
}

void TestFirstDay::aPoolOfTheHostKeepsItsUuid()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QVERIFY(!session.find<QToolButton>("newUuidButton")->isEnabled());
    QTRY_VERIFY(!session.find<QAction>("newUuidAction")->isEnabled());
    session.trigger("newPoolAction");
    QTRY_VERIFY(session.find<QAction>("newUuidAction")->isEnabled());
    QVERIFY(session.find<QToolButton>("newUuidButton")->isEnabled());
}

void TestFirstDay::aLetterWithAltIsNotTyped()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    auto *edit = session.find<QLineEdit>("field-target-path");
    edit->setFocus();
    QKeyEvent press(QEvent::KeyPress, Qt::Key_J, Qt::AltModifier, QStringLiteral("j"));
    QApplication::sendEvent(edit, &press);
    QCOMPARE(edit->text(), QStringLiteral("/srv/iso"));
    QTest::keyClick(edit, Qt::Key_End);
    QTest::keyClick(edit, Qt::Key_J);
    QCOMPARE(edit->text(), QStringLiteral("/srv/isoj"));
}

void TestFirstDay::aPageIsEnteredByItsLetter()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    auto *tabs = session.find<QTabWidget>("editorTabs");
    for (const char *from : {"exportButton", "poolTable"}) {
        auto *start = session.find<QWidget>(from);
        start->setFocus();
        QTest::keyClick(start, Qt::Key_X, Qt::AltModifier);
        QTRY_COMPARE(tabs->currentIndex(), int(EditorPanel::XmlTab));
        QTRY_VERIFY(tabs->currentWidget()->isAncestorOf(QApplication::focusWidget()));
        start->setFocus();
        QTest::keyClick(start, Qt::Key_O, Qt::AltModifier);
        QTRY_COMPARE(tabs->currentIndex(), int(EditorPanel::FormTab));
        QTRY_VERIFY(tabs->currentWidget()->isAncestorOf(QApplication::focusWidget()));
    }
}

void TestFirstDay::aTypeIsTypedAhead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("type");
    QTest::newRow("disk") << QStringLiteral("disk") << int(PoolType::Disk);
    QTest::newRow("a label") << QStringLiteral("network") << int(PoolType::Netfs);
    QTest::newRow("libvirt's word") << QStringLiteral("scsi") << int(PoolType::Scsi);
    QTest::newRow("one letter") << QStringLiteral("z") << int(PoolType::Zfs);
}

void TestFirstDay::aTypeIsTypedAhead()
{
    QFETCH(const QString, typed);
    QFETCH(const int, type);
    TestSession session;
    QVERIFY(session.open());
    QTest::keyClick(session.session->window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::focusWidget());
    auto *combo = session.find<QComboBox>("field-type");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T, Qt::AltModifier);
    QTRY_VERIFY(combo->hasFocus());
    for (const QChar letter : typed) {
        QTest::keyClick(QApplication::focusWidget(), letter.toLatin1(), Qt::NoModifier, 30);
        QVERIFY2(combo->hasFocus(), qPrintable(QApplication::focusWidget()->objectName()));
    }
    QTest::qWait(50);
    QVERIFY(combo->hasFocus());
    QCOMPARE(session->editor()->edit()->type(), std::optional(PoolType(type)));
}

void TestFirstDay::theWheelChangesNoChoice()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    auto *type = session.find<QComboBox>("field-type");
    const QString before = type->currentText();
    type->setFocus();
    QWheelEvent wheel(QPointF(5, 5), type->mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -360),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(type, &wheel);
    QCOMPARE(type->currentText(), before);
}

void TestFirstDay::aPoolWithoutConflictsIsToldOfNone()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    auto *edit = session.find<QPushButton>("conflictShowFirst");
    QTRY_VERIFY(edit->isVisible());
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(!edit->isVisible());
    QVERIFY(!session.find<QTreeView>("conflictList")->selectionModel()->hasSelection());
}

void TestFirstDay::whereAPoolIsFromIsSeenWithTwoHosts()
{
    TestSession session;
    QVERIFY(session.open());
    const PoolTableView *table = session->tablePane()->table();
    QVERIFY(table->isColumnHidden(PoolTableModel::ConnectionColumn));
    session.session->connections()->open(QStringLiteral("test:///other"), false);
    QTRY_COMPARE(session.registry()->poolCount(), 8);
    QVERIFY(!table->isColumnHidden(PoolTableModel::ConnectionColumn));
    session.trigger("disconnectAction");
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    QTRY_VERIFY(table->isColumnHidden(PoolTableModel::ConnectionColumn));
}

// The columns are kept; whether there is one host is asked anew.
void TestFirstDay::whereAPoolIsFromIsHiddenAtTheNextStart()
{
    const QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("settings.ini"));
    {
        TestSession session(file);
        QVERIFY(session.open());
        session.session->connections()->open(QStringLiteral("test:///other"), false);
        QTRY_COMPARE(session.registry()->poolCount(), 8);
        QVERIFY(!session->tablePane()->table()->isColumnHidden(PoolTableModel::ConnectionColumn));
        QVERIFY(session->close());
    }
    TestSession session(file);
    QVERIFY(session.open());
    QVERIFY(session->tablePane()->table()->isColumnHidden(PoolTableModel::ConnectionColumn));
}

void TestFirstDay::draftsThatWaitAreToldOf()
{
    const QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("settings.ini"));
    {
        TestSession session(file);
        QVERIFY(session.open());
        session.trigger("newPoolAction");
        session.type("field-name", QStringLiteral("begun"));
        QVERIFY(session->close());
    }
    TestSession session(file);
    session.session->draftMessages()->tellWaiting();
    QCOMPARE(session->messages()->count(), 1);
    QVERIFY2(session->messages()->current().text.contains(QStringLiteral("1 draft")),
             qPrintable(session->messages()->current().text));
    session.find<QPushButton>("messageAction")->click();
    QTRY_VERIFY(session.poolNamed(QStringLiteral("begun")) != noPool);
    session->messages()->dismissAll();
    session.session->draftMessages()->tellWaiting();
    QCOMPARE(session->messages()->count(), 0);
}

void TestFirstDay::aBlankDraftIsNotKept()
{
    const QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("settings.ini"));
    {
        TestSession session(file);
        QVERIFY(session.open());
        session.trigger("newPoolAction");
        session.trigger("newPoolAction");
        session.type("field-target-path", QStringLiteral("/srv/typed"));
        QVERIFY(session->close());
    }
    TestSession session(file);
    QVERIFY(!session.open()); // with the one that was typed into
    QCOMPARE(session.registry()->poolCount(), 5);
}

void TestFirstDay::aMessageMovesNoRowAndNoField()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QCoreApplication::processEvents();
    auto *field = session.find<QLineEdit>("field-name");
    const QWidget *rows = session->tablePane()->table()->viewport();
    const QPoint row = rows->mapToGlobal(QPoint());
    const QPoint place = field->mapToGlobal(QPoint());
    session->post({Severity::Warning, QStringLiteral("Something."), {}, {}, {}});
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QVERIFY(session->messages()->isVisible());
    QCOMPARE(rows->mapToGlobal(QPoint()), row);
    QCOMPARE(field->mapToGlobal(QPoint()), place);
}

void TestFirstDay::theFilterStaysInANarrowWindow()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(900, 600);
    session.trigger("selectAllAction");
    auto *filter = session.find<QLineEdit>("filterEdit");
    QTRY_VERIFY(session.find<QAction>("stopAction")->text().contains(u'4'));
    QCoreApplication::processEvents();
    QTest::keyClick(session.session->window(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(filter->isVisible() && filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("iso"));
    QCOMPARE(filter->text(), QStringLiteral("iso"));
    // With words where there is room.
    session->resize(1280, 800);
    auto *bar = session.find<QToolBar>("toolBar");
    QTRY_COMPARE(bar->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    // Buttons stay where they are, whatever is selected.
    const auto *stop = session.find<QToolButton>("stopActionButton");
    const QRect place = stop->geometry();
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(!session.find<QAction>("stopAction")->text().contains(u'4'));
    QTest::qWait(50);
    QCOMPARE(stop->geometry(), place);
}

void TestFirstDay::oddValuesAreToldOf_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("odd");
    QTest::addColumn<QString>("sound");
    const auto row = [](const char *type, const char *field, const char *odd, const char *sound) {
        QTest::addRow("%s: %s", type, odd)
            << QByteArray(type) << QByteArray(field) << QString::fromLatin1(odd)
            << QString::fromLatin1(sound);
    };
    row("logical", "device-path-0", "nas9", "/dev/sdq");
    row("disk", "device-path-0", "sdq", "/dev/sdq");
    row("iscsi", "device-path-0", "/srv/archive", "iqn.2016-04.com.example:storage");
    row("iscsi-direct", "initiator-iqn", "/dev/sdr", "iqn.2016-04.com.example:me");
    row("logical", "source-name", "export/x", "vg7");
    row("gluster", "source-name", "/volume", "volume");
    row("netfs", "host-name-0", "nas/x", "nas");
    row("scsi", "adapter-name", "sdx", "scsi_host7");
}

void TestFirstDay::oddValuesAreToldOf()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, field);
    QFETCH(QString, odd);
    QFETCH(QString, sound);
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-" + type);
    const QByteArray id = field.endsWith("-0") ? field.chopped(2) : field;
    auto *note = session.find<QLabel>("note-" + id);
    // A field that nobody can choose a value for says why it is typed.
    const QString quiet =
        field == "initiator-iqn"
            ? QStringLiteral("Type it here: libvirt cannot tell the initiator names of a host.")
            : QString();
    session.type("field-" + field, odd);
    QTRY_VERIFY2(!note->text().isEmpty() && note->text() != quiet, qPrintable(odd));
    session.type("field-" + field, sound);
    QTRY_COMPARE(note->text(), quiet);
}

void TestFirstDay::aBlankAroundAValueIsNamed()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("new"));
    auto *note = session.find<QLabel>("note-target-path");
    session.type("field-target-path", QStringLiteral(" /srv/new"));
    QTRY_VERIFY2(note->text().contains(QStringLiteral("begins with white space")),
                 qPrintable(note->text()));
    session.type("field-target-path", QStringLiteral("/srv/new "));
    QTRY_VERIFY2(note->text().contains(QStringLiteral("ends with white space")),
                 qPrintable(note->text()));
    session.type("field-target-path", QStringLiteral("/srv/n ew"));
    QTRY_VERIFY2(!note->text().contains(QStringLiteral("blank")), qPrintable(note->text()));
}

void TestFirstDay::aLimitedFindingSaysItsLimit()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    auto *note = session.find<QLabel>("note-source-name");
    QTRY_VERIFY(!note->text().isEmpty());
    QVERIFY(!note->text().contains(QStringLiteral("next start")));
    session.type("field-source-name", QStringLiteral("vg9"));
    QTRY_VERIFY2(note->text().startsWith(QStringLiteral("Until it is defined and started again")),
                 qPrintable(note->text()));
}

void TestFirstDay::aRefusedDirectoryStaysInItsColumn()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const auto shown = [&session] {
        return session->tablePane()
            ->table()
            ->currentIndex()
            .siblingAtColumn(PoolTableModel::SourceColumn)
            .data()
            .toString();
    };
    QCOMPARE(shown(), QStringLiteral("/srv/iso"));
    session.find<EditorPanel>("editorPanel")
        ->edit()
        ->setValue({Field::Mode, 0}, QStringLiteral("999"));
    QVERIFY(std::holds_alternative<Refusal>(
        session.registry()->pool(session->currentPool())->draft->assessment().reading));
    QCOMPARE(shown(), QStringLiteral("/srv/iso"));
}

QTEST_MAIN(TestFirstDay)

#include "tst_firstday.moc"
