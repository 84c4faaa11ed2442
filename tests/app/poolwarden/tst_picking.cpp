// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the host has for a field: the picker, and completion while a value is typed.

#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/sources/candidatemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/editor/editorpanel.h"
#include "views/sources/newsecretdialog.h"
#include "views/sources/pickerdialog.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>

using namespace poolwarden;

namespace {

QByteArray disk(const QByteArray &kernelName, const QByteArray &id)
{
    return "<device><name>block_" + kernelName + "</name><devnode type='dev'>/dev/" + kernelName
           + "</devnode><devnode type='link'>/dev/disk/by-id/" + id
           + "</devnode><parent>computer</parent><capability type='storage'><block>/dev/"
           + kernelName + "</block><bus>sata</bus><drive_type>disk</drive_type><model>Model "
           + kernelName + "</model><serial>S" + kernelName
           + "</serial><size>1000204886016</size></capability></device>";
}

HostAnswer exports(const HostQuestion &question)
{
    if (!question.source.contains("nas1"))
        return {.sources = "<sources/>"};
    return {.sources =
                "<sources>"
                "<source><host name='nas1'/><dir path='/export/vm'/><format type='nfs'/></source>"
                "<source><host name='nas1'/><dir path='/export/iso'/><format type='nfs'/></source>"
                "</sources>"};
}

/// A new pool of the type, with the form in front.
void newPool(const TestSession &session, const QString &type)
{
    session.trigger("newPoolAction");
    auto *types = session.find<QComboBox>("field-type");
    for (int i = 0; i < types->count(); ++i) {
        if (types->itemText(i).contains(type)) {
            types->setCurrentIndex(i);
            Q_EMIT types->activated(i);
            return;
        }
    }
    qCritical("There is no such type");
}

QString value(const TestSession &session, Field field, int index = 0)
{
    return session->editor()->edit()->value({field, index}).value_or(QStringLiteral("none"));
}

PickerDialog *picker(const TestSession &session)
{
    return session->findChild<PickerDialog *>(QStringLiteral("pickerDialog"));
}

/// The button beside the field, by its key.
void browse(const TestSession &session, const char *button)
{
    auto *tool = session.find<QToolButton>(button);
    QVERIFY(tool->isVisible());
    tool->setFocus();
    QTest::keyClick(tool, Qt::Key_Space);
    QVERIFY(picker(session));
    QVERIFY(QTest::qWaitForWindowActive(picker(session)));
}

QStringList column(const PickerDialog *dialog, int column)
{
    const auto *table = dialog->findChild<QTableView *>();
    QStringList texts;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        texts << table->model()->index(row, column).data().toString();
    return texts;
}

/// How often the host was asked for them; it is asked for other things whenever it is connected.
qsizetype countOfSources(const TestSession &session, PoolType type)
{
    const QList<HostQuestion> &questions = session.service()->questions;
    return std::ranges::count_if(questions, [type](const HostQuestion &question) {
        return question.about == HostQuestion::About::Sources && question.type == type;
    });
}

} // namespace

class TestPicking final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersTheExportsOfAServer();
    void showsWhoUsesWhatAndTheFreeFirst();
    void completesWhileADeviceIsTyped();
    void leavesKeysAloneWhileItCompletes();
    void aSilentServerHoldsUpNothing();
    void saysWhyThereIsNoList();
    void escapeTakesNothing();
    void makesASecretWithoutShowingIt();
    void endsWithTheDefinition();
    void homeAndEndGoToTheEndsOfTheList();
    void aLongNameCanBeReadInFull();
    void aSystemDirectoryThatIsTypedIsDoubted();
    void hostileNamesArePlainText();
};

void TestPicking::offersTheExportsOfAServer()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->answersTo = exports;
    newPool(session, QStringLiteral("Network file system"));
    session.type("field-name", QStringLiteral("nas"));
    const int steps = session->editor()->edit()->undoStack()->index();
    browse(session, "browse-source-dir");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker(session);
    // No server is known: its field waits for one, and nothing was asked.
    auto *server = dialog->findChild<QLineEdit *>(QStringLiteral("pickerServer"));
    QTRY_VERIFY(server->hasFocus());
    QCOMPARE(countOfSources(session, PoolType::Netfs), 0);
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("pickerTake"))->isEnabled());
    QTest::keyClicks(server, QStringLiteral("nas1"));
    QTest::keyClick(server, Qt::Key_Return);
    QTRY_COMPARE(column(dialog, CandidateModel::NameColumn),
                 (QStringList{QStringLiteral("/export/iso"), QStringLiteral("/export/vm")}));
    // The list follows the keys in the filter, and Return takes.
    auto *filter = dialog->findChild<QLineEdit *>(QStringLiteral("pickerFilter"));
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClick(filter, Qt::Key_Down);
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(!picker(session));
    QCOMPARE(value(session, Field::HostName), QStringLiteral("nas1"));
    QCOMPARE(value(session, Field::SourceDir), QStringLiteral("/export/vm"));
    QCOMPARE(session.find<QLineEdit>("field-source-dir")->text(), QStringLiteral("/export/vm"));
    // The keyboard goes on where it was.
    QCOMPARE(session->focusWidget(), session.find<QWidget>("field-source-dir"));
    QCOMPARE(session->editor()->edit()->undoStack()->index(), steps + 1);
    session->editor()->edit()->undoStack()->undo();
    QCOMPARE(value(session, Field::HostName), QStringLiteral("none"));
}

void TestPicking::showsWhoUsesWhatAndTheFreeFirst()
{
    TestSession session;
    QVERIFY(session.open());
    Q_EMIT session.service()->nodeDevicesListed({disk("sda", "ata-A"), disk("sdb", "ata-B")});
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        QStringLiteral("taken"), QStringLiteral("55555555-5555-4555-8555-555555555555"),
        "<source><device path='/dev/sda'/></source><target><path>/dev</path></target>\n", "disk"));
    newPool(session, QStringLiteral("Disk"));
    session.type("field-name", QStringLiteral("mine"));
    QTest::qWait(200); // the links of the devices are known to the checker
    browse(session, "browse-device-path-0");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker(session);
    QTRY_COMPARE(column(dialog, CandidateModel::NameColumn),
                 (QStringList{QStringLiteral("/dev/disk/by-id/ata-B"),
                              QStringLiteral("/dev/disk/by-id/ata-A")}));
    QCOMPARE(column(dialog, CandidateModel::UserColumn),
             (QStringList{QString(), QStringLiteral("taken")}));
    QVERIFY(column(dialog, CandidateModel::WhatColumn).first().contains(QStringLiteral("Ssdb")));
    QVERIFY(!column(dialog, CandidateModel::SizeColumn).first().isEmpty());
    const auto *table = dialog->findChild<QTableView *>();
    // Nobody has looked what is on it, and a disk pool would write over it.
    QCOMPARE(table->model()->index(0, 0).data(CandidateModel::SeverityRole).toInt(),
             int(Severity::Info));
    QCOMPARE(table->model()->index(1, 0).data(CandidateModel::SeverityRole).toInt(),
             int(Severity::Error));
    // The sentence of the chosen one names the pool.
    const auto *take = dialog->findChild<QPushButton *>(QStringLiteral("pickerTake"));
    const auto *sentence = dialog->findChild<QLabel *>(QStringLiteral("pickerSentence"));
    auto *filter = dialog->findChild<QLineEdit *>(QStringLiteral("pickerFilter"));
    // None is known to be free, so that Return takes none that nobody has chosen.
    QTRY_VERIFY2(sentence->text().contains(QStringLiteral("None of these is known to be free")),
                 qPrintable(sentence->text()));
    QTest::keyClick(filter, Qt::Key_Return);
    QVERIFY(dialog->isVisible() && !take->isEnabled());
    QTest::keyClick(filter, Qt::Key_Down);
    QTRY_VERIFY(take->isEnabled());
    QVERIFY2(sentence->text().contains(QStringLiteral("not known")), qPrintable(sentence->text()));
    QTest::keyClick(filter, Qt::Key_Down);
    QVERIFY(sentence->text().contains(QStringLiteral("taken")));
    // Another pool frees it while the picker is open: the row stays, the sign goes.
    session.service()->removeFromElsewhere(QStringLiteral("55555555-5555-4555-8555-555555555555"));
    QTRY_COMPARE(table->model()->index(1, 0).data(CandidateModel::SeverityRole).toInt(),
                 int(Severity::Info));
    QCOMPARE(column(dialog, CandidateModel::NameColumn).last(),
             QStringLiteral("/dev/disk/by-id/ata-A"));
    dialog->reject();
}

void TestPicking::completesWhileADeviceIsTyped()
{
    TestSession session;
    QVERIFY(session.open());
    Q_EMIT session.service()->nodeDevicesListed(
        {disk("sda", "ata-A"), disk("sdb", "ata-B"), disk("sdc", "nvme-C")});
    QTest::qWait(50);
    newPool(session, QStringLiteral("Disk"));
    session.type("field-device-path-0", QStringLiteral("/dev/disk/by-id/ata"));
    auto *popup =
        session->editor()->findChild<QAbstractItemView *>(QStringLiteral("candidatePopup"));
    if (!popup) {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (top->objectName() == QStringLiteral("candidatePopup"))
                popup = qobject_cast<QAbstractItemView *>(top);
        }
    }
    QVERIFY(popup);
    QTRY_VERIFY(popup->isVisible());
    QCOMPARE(popup->model()->rowCount(), 2);
    QVERIFY(!popup->currentIndex().isValid());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Down);
    // Looking at one changes nothing.
    QCOMPARE(value(session, Field::DevicePath), QStringLiteral("/dev/disk/by-id/ata"));
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_COMPARE(value(session, Field::DevicePath), QStringLiteral("/dev/disk/by-id/ata-B"));
    QCOMPARE(session.find<QLineEdit>("field-device-path-0")->text(),
             QStringLiteral("/dev/disk/by-id/ata-B"));
    session->editor()->edit()->undoStack()->undo();
    QCOMPARE(value(session, Field::DevicePath), QStringLiteral("/dev/disk/by-id/ata"));
}

void TestPicking::leavesKeysAloneWhileItCompletes()
{
    TestSession session;
    QVERIFY(session.open());
    Q_EMIT session.service()->nodeDevicesListed({disk("sda", "ata-A"), disk("sdb", "ata-B")});
    QTest::qWait(50);
    newPool(session, QStringLiteral("Disk"));
    auto *input = session.find<QLineEdit>("field-device-path-0");
    QAbstractItemView *popup = nullptr;
    const auto typeAgain = [&] {
        session.type("field-device-path-0", QStringLiteral("/dev/disk"));
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (top->objectName() == QStringLiteral("candidatePopup"))
                popup = qobject_cast<QAbstractItemView *>(top);
        }
    };
    typeAgain();
    QVERIFY(popup);
    QTRY_VERIFY(popup->isVisible());
    // Return takes nothing that was not chosen, Escape closes only the list, Tab goes on.
    QTest::keyClick(popup, Qt::Key_Return);
    QVERIFY(!popup->isVisible());
    QCOMPARE(input->text(), QStringLiteral("/dev/disk"));
    typeAgain();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QVERIFY(input->hasFocus());
    QCOMPARE(input->text(), QStringLiteral("/dev/disk"));
    typeAgain();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClicks(popup, QStringLiteral("/z"));
    QCOMPARE(input->text(), QStringLiteral("/dev/disk/z"));
    QVERIFY(!popup->isVisible());
    typeAgain();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Tab);
    QVERIFY(!popup->isVisible());
    QVERIFY(!input->hasFocus());
    QCOMPARE(value(session, Field::DevicePath), QStringLiteral("/dev/disk"));
}

void TestPicking::aSilentServerHoldsUpNothing()
{
    TestSession session;
    QVERIFY(session.open());
    newPool(session, QStringLiteral("Network file system"));
    session.type("field-host-name-0", QStringLiteral("silent"));
    browse(session, "browse-source-dir");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker(session);
    // A server that is named is asked at once.
    QCOMPARE(countOfSources(session, PoolType::Netfs), 1);
    QVERIFY(dialog->findChild<QProgressBar *>()->isVisible());
    auto *ask = dialog->findChild<QPushButton *>(QStringLiteral("pickerAsk"));
    QCOMPARE(ask->accessibleName(), QStringLiteral("Stop"));
    QTest::keyClick(ask, Qt::Key_Space);
    QCOMPARE(session.service()->givenUp.size(), 1);
    QVERIFY(!dialog->findChild<QProgressBar *>()->isVisible());
    // It can be asked again, and an answer to the first question changes nothing.
    QVERIFY(ask->isEnabled());
    session.service()->answersTo = [](const HostQuestion &) {
        return HostAnswer{.sources = "<sources><source><dir path='/late'/></source></sources>"};
    };
    QTest::keyClick(ask, Qt::Key_Space);
    QTRY_COMPARE(column(dialog, CandidateModel::NameColumn), QStringList{QStringLiteral("/late")});
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!picker(session));
    QCOMPARE(value(session, Field::SourceDir), QStringLiteral("none"));
}

void TestPicking::saysWhyThereIsNoList()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->answersTo = [](const HostQuestion &) {
        return HostAnswer{.error = ServiceError{ServiceError::Code::NotSupported,
                                                QStringLiteral("It cannot look this up."),
                                                QStringLiteral("<b>libvirt's</b> words"), 3}};
    };
    newPool(session, QStringLiteral("LVM"));
    browse(session, "browse-source-name");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker(session);
    const auto *sentence = dialog->findChild<QLabel *>(QStringLiteral("pickerSentence"));
    QTRY_COMPARE(sentence->text(),
                 QStringLiteral("It cannot look this up. You can still type the value."));
    const auto *detail = dialog->findChild<QLabel *>(QStringLiteral("pickerDetail"));
    QCOMPARE(detail->text(), QStringLiteral("<b>libvirt's</b> words"));
    QCOMPARE(detail->textFormat(), Qt::PlainText);
    QCOMPARE(dialog->findChild<QPushButton *>(QStringLiteral("pickerAsk"))->accessibleName(),
             QStringLiteral("Try Again"));
    // An answer that is no list of sources.
    session.service()->answersTo = [](const HostQuestion &) {
        return HostAnswer{.sources = "<!DOCTYPE x [<!ENTITY a 'b'>]><sources/>"};
    };
    QTest::keyClick(dialog->findChild<QPushButton *>(QStringLiteral("pickerAsk")), Qt::Key_Space);
    QTRY_VERIFY(sentence->text().startsWith(QStringLiteral("The host's answer cannot be read.")));
    // Nothing at all.
    session.service()->answersTo = [](const HostQuestion &) {
        return HostAnswer{.sources = "<sources/>"};
    };
    QTest::keyClick(dialog->findChild<QPushButton *>(QStringLiteral("pickerAsk")), Qt::Key_Space);
    QTRY_VERIFY(sentence->text().startsWith(QStringLiteral("The host found nothing")));
    dialog->reject();
}

void TestPicking::escapeTakesNothing()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->answersTo = exports;
    newPool(session, QStringLiteral("Network file system"));
    session.type("field-host-name-0", QStringLiteral("nas1"));
    const QString before = session->editor()->edit()->xml();
    browse(session, "browse-source-dir");
    if (QTest::currentTestFailed())
        return;
    QTRY_COMPARE(column(picker(session), CandidateModel::NameColumn).size(), 2);
    QTest::keyClick(picker(session), Qt::Key_Escape);
    QTRY_VERIFY(!picker(session));
    QCOMPARE(session->editor()->edit()->xml(), before);
    QCOMPARE(session->focusWidget(), session.find<QWidget>("field-source-dir"));
}

void TestPicking::makesASecretWithoutShowingIt()
{
    TestSession session;
    QVERIFY(session.open());
    QList<SecretInfo> secrets{{QStringLiteral("66666666-6666-4666-8666-666666666666"),
                               QStringLiteral("iscsi"),
                               QStringLiteral("old"),
                               {},
                               false}};
    QByteArray sent;
    bool isRefused = false;
    session.service()->answersTo = [&](const HostQuestion &question) {
        if (question.about == HostQuestion::About::NewSecret) {
            if (isRefused)
                return HostAnswer{.error = ServiceError{.code = ServiceError::Code::Other,
                                                        .sentence = QStringLiteral("No."),
                                                        .detail = {}}};
            sent = QByteArray(question.value->data(), question.value->size());
            secrets.append({QStringLiteral("77777777-7777-4777-8777-777777777777"),
                            question.usageType, question.usage, question.description, true});
            return HostAnswer{.sources = {}, .secrets = {secrets.last()}};
        }
        return HostAnswer{.sources = {}, .secrets = secrets};
    };
    newPool(session, QStringLiteral("iSCSI"));
    auto *edit = session->editor()->edit();
    edit->setValue({Field::AuthType}, QStringLiteral("chap"));
    browse(session, "browse-auth-secret-usage");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker(session);
    QTRY_COMPARE(column(dialog, CandidateModel::NameColumn), QStringList{QStringLiteral("old")});
    QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("pickerSentence"))->text(),
             QStringLiteral("This secret has no value yet."));
    QTest::keyClick(dialog->findChild<QPushButton *>(QStringLiteral("pickerExtra")), Qt::Key_Space);
    auto *maker = dialog->findChild<NewSecretDialog *>();
    QVERIFY(maker && QTest::qWaitForWindowActive(maker));
    QTest::keyClicks(maker->findChild<QLineEdit *>(QStringLiteral("secretName")),
                     QStringLiteral("new"));
    auto *value = maker->findChild<QLineEdit *>(QStringLiteral("secretValue"));
    QTest::keyClicks(value, QStringLiteral("hush hush"));
    QVERIFY(!value->displayText().contains(QStringLiteral("hush")));
    // What is refused can be corrected.
    isRefused = true;
    QTest::keyClick(value, Qt::Key_Return);
    const auto *sentence = maker->findChild<QLabel *>(QStringLiteral("secretSentence"));
    QTRY_COMPARE(sentence->text(), QStringLiteral("No."));
    QCOMPARE(value->text(), QStringLiteral("hush hush"));
    isRefused = false;
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_COMPARE(column(dialog, CandidateModel::NameColumn),
                 (QStringList{QStringLiteral("new"), QStringLiteral("old")}));
    QCOMPARE(sent, QByteArray("hush hush"));
    // The new one is chosen, and the keyboard is there: it is taken with Return.
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("pickerTable"));
    QTRY_COMPARE(QApplication::focusWidget(), table);
    QTRY_COMPARE(table->currentIndex().row(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(::value(session, Field::AuthSecretUsage), QStringLiteral("new"));
    QVERIFY(!edit->xml().contains(QStringLiteral("hush")));
}

void TestPicking::homeAndEndGoToTheEndsOfTheList()
{
    TestSession session;
    QVERIFY(session.open());
    QList<QByteArray> disks;
    for (char name = 'a'; name <= 'z'; ++name)
        disks.append(disk(QByteArray("sd") + name, QByteArray("ata-") + name));
    Q_EMIT session.service()->nodeDevicesListed(disks);
    newPool(session, QStringLiteral("Disk"));
    browse(session, "browse-device-path-0");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker(session);
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("pickerTable"));
    QTRY_COMPARE(table->model()->rowCount(), 26);
    auto *filter = dialog->findChild<QLineEdit *>(QStringLiteral("pickerFilter"));
    QTRY_VERIFY(filter->hasFocus());
    for (QWidget *from : std::initializer_list<QWidget *>{filter, table}) {
        from->setFocus();
        for (int twice = 0; twice < 2; ++twice) {
            QTest::keyClick(from, Qt::Key_End);
            QCOMPARE(table->currentIndex().row(), 25);
            QVERIFY(table->selectionModel()->isRowSelected(25));
            QVERIFY(table->viewport()->rect().contains(table->visualRect(table->currentIndex())));
        }
        QTest::keyClick(from, Qt::Key_Home);
        QCOMPARE(table->currentIndex().row(), 0);
    }
    // In words they move the cursor first.
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("ata"));
    QTest::keyClick(filter, Qt::Key_End);
    QCOMPARE(table->currentIndex().row(), 25);
    QTest::keyClick(filter, Qt::Key_Home);
    QCOMPARE(filter->cursorPosition(), 0);
    QCOMPARE(table->currentIndex().row(), 25);
    QTest::keyClick(filter, Qt::Key_Home);
    QCOMPARE(table->currentIndex().row(), 0);
}

void TestPicking::aLongNameCanBeReadInFull()
{
    TestSession session;
    QVERIFY(session.open());
    const QByteArray name = "scsi-SATA_ST4000NM0035-1V4107_" + QByteArray(90, 'x') + "-part1";
    Q_EMIT session.service()->nodeDevicesListed({disk("sda", name)});
    newPool(session, QStringLiteral("Disk"));
    browse(session, "browse-device-path-0");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker(session);
    dialog->resize(600, 400);
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("pickerTable"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(dialog->findChild<QLineEdit *>(QStringLiteral("pickerFilter")), Qt::Key_Down);
    const QString full = QStringLiteral("/dev/disk/by-id/") + QString::fromLatin1(name);
    const auto *chosen = dialog->findChild<QLabel *>(QStringLiteral("pickerChosen"));
    QTRY_VERIFY2(chosen->text().contains(full), qPrintable(chosen->text()));
    QVERIFY(chosen->text().contains(QStringLiteral("Ssda")));
    QTRY_VERIFY(chosen->height() >= chosen->heightForWidth(chosen->width()));
    QVERIFY(table->model()
                ->index(0, 0)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("part1")));
    // What it is keeps its room.
    QVERIFY(table->columnWidth(CandidateModel::WhatColumn)
            >= 15 * table->fontMetrics().averageCharWidth());
}

void TestPicking::aSystemDirectoryThatIsTypedIsDoubted()
{
    TestSession session;
    QVERIFY(session.open());
    newPool(session, QStringLiteral("Network file system"));
    session.type("field-target-path", QStringLiteral("/etc"));
    const auto *note = session.find<QLabel>("note-target-path");
    QTRY_VERIFY2(note->text().contains(QStringLiteral("directory of the system")),
                 qPrintable(note->text()));
    session.type("field-target-path", QStringLiteral("/srv/vm"));
    QTRY_VERIFY(!note->text().contains(QStringLiteral("directory of the system")));
}

void TestPicking::endsWithTheDefinition()
{
    TestSession session;
    QVERIFY(session.open());
    newPool(session, QStringLiteral("Network file system"));
    session.type("field-host-name-0", QStringLiteral("silent"));
    browse(session, "browse-source-dir");
    if (QTest::currentTestFailed())
        return;
    // The host goes away between Browse and the choice.
    session.service()->lose({ServiceError::Code::ConnectionLost, QStringLiteral("Lost."), {}, 0});
    QVERIFY(picker(session));
    session->selectPool(session.poolNamed(QStringLiteral("images")));
    QTRY_VERIFY(!picker(session));
    QCOMPARE(session.service()->givenUp.size(), 1);
}

void TestPicking::hostileNamesArePlainText()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->answersTo = [](const HostQuestion &) {
        return HostAnswer{.sources =
                              "<sources><source><name>&lt;b&gt;vg&lt;/b&gt; &amp;x</name></source>"
                              "<source><name>it's \"quoted\"</name></source></sources>"};
    };
    newPool(session, QStringLiteral("LVM"));
    session.type("field-name", QStringLiteral("mine"));
    browse(session, "browse-source-name");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker(session);
    QTRY_COMPARE(column(dialog, CandidateModel::NameColumn).size(), 2);
    const auto *table = dialog->findChild<QTableView *>();
    QVERIFY(!table->model()
                 ->index(0, 0)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(QStringLiteral("<b>")));
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("pickerFilter")),
                     QStringLiteral("<b>"));
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(dialog->findChild<QLineEdit *>(QStringLiteral("pickerFilter")), Qt::Key_Return);
    QTRY_COMPARE(::value(session, Field::SourceName), QStringLiteral("<b>vg</b> &x"));
}

QTEST_MAIN(TestPicking)
#include "tst_picking.moc"
