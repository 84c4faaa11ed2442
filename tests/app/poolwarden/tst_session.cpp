// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Connections, operations on pools, files in and out, and what is kept between two runs.

#include "app/poolwarden/importcontroller.h"
#include "model/session/pooldraft.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/poolfilterproxy.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringEncoder>
#include <QToolButton>
#include <QTreeView>

#include <sys/stat.h>

using namespace poolwarden;

namespace {

ServiceError error(const QString &sentence, const QString &detail)
{
    ServiceError result;
    result.sentence = sentence;
    result.detail = detail;
    return result;
}

int shownRows(const TestSession &session)
{
    return session->tablePane()->filter()->rowCount();
}

} // namespace

class TestSessionOperations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void definingMakesTheDraftAPoolOfTheHost();
    void aRefusedDefinitionStaysADraftAndSaysWhy();
    void aReasonOfSeveralLinesBeginsInTheMessage();
    void noConflictsAreClaimedBeforeAnythingWasChecked();
    void operationsReachTheHost_data();
    void operationsReachTheHost();
    void commandsFitTheSelection();
    void aReadOnlyConnectionChangesNothing();
    void anUndefinedPoolCanBeBroughtBack();
    void theDeleteKeyDiscardsDraftsInTheTableOnly();
    void discardedDraftsCanBeBroughtBack();
    void theDraftOfAChangeInsteadCanBeBroughtBack();
    void theFilterWantsEveryWord_data();
    void theFilterWantsEveryWord();
    void filteringWhileAPoolIsSelected();
    void theRowThatIsTypedInStaysVisible();
    void rowsThatGoWhileTheyAreEdited();
    void choosingAConflictSelectsItsPools();
    void peersAloneCanBeShown();
    void typingNeverMovesTheSelection();
    void importKeepsWhatIsOpen_data();
    void importKeepsWhatIsOpen();
    void filesNeedNoConnection();
    void exportWritesTheSelection();
    void exportAsksWhenSomethingStandsAgainstIt();
    void exportThatCannotBeWrittenSaysSo();
    void aFailedConnectionSaysWhyAndCanBeTriedAgain();
    void autostartChangedElsewhereIsSeenWhereThePoolIsSelected();
    void aSelectionThatRunsOverManyPoolsAsksForFew();
    void draftsComeBackInTheNextSession();
    void closingAsksWhenDraftsCannotBeKept();
    void theArrangementIsKeptAndTheFilterIsNot();
    void emptyTableSaysWhatToDo();
};

void TestSessionOperations::definingMakesTheDraftAPoolOfTheHost()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/fresh"));
    const PoolId id = session->currentPool();
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_VERIFY(session.registry()->pool(id) && session.registry()->pool(id)->snapshot);
    QVERIFY(!session.registry()->pool(id)->draft);
    QCOMPARE(session.service()->definedXml.size(), 1);
    QVERIFY(session.service()->definedXml.first().contains("/srv/fresh"));
    QCOMPARE(session.registry()->poolCount(), 5);
    QCOMPARE(session->currentPool(), id);
    QTRY_VERIFY(!session.find<QAction>("defineAction")->isEnabled());
}

void TestSessionOperations::aRefusedDefinitionStaysADraftAndSaysWhy()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/fresh"));
    session.service()->nextError =
        error(QStringLiteral("The host is full."), QStringLiteral("operation failed: disk full"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY(session.find<QLabel>("messageText")->text().contains(QStringLiteral("“fresh”")));
    QVERIFY(
        session.find<QLabel>("messageText")->text().contains(QStringLiteral("The host is full.")));
    // The reason is there to be read, not behind a button.
    QVERIFY(session.find<QLabel>("messageText")
                ->text()
                .endsWith(QStringLiteral("\noperation failed: disk full")));
    QVERIFY(!session.find<QPushButton>("messageDetails")->isVisible());
    QVERIFY(session.registry()->pool(session->currentPool())->draft);
    session.find<QAbstractButton>("messageClose")->click();
    QVERIFY(!session.find<QWidget>("messageBar")->isVisible());
}

void TestSessionOperations::aReasonOfSeveralLinesBeginsInTheMessage()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session.service()->nextError =
        error(QStringLiteral("See libvirt’s message for the reason."),
              QStringLiteral("mount: /srv: special device does not exist.\n\tSee dmesg(1).\n"));
    QTRY_VERIFY(session.find<QAction>("refreshAction")->isEnabled());
    session.trigger("refreshAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    const QString text = session.find<QLabel>("messageText")->text();
    QVERIFY2(text.endsWith(QStringLiteral("\nmount: /srv: special device does not exist.")),
             qPrintable(text));
    // The rest is behind the button.
    QVERIFY(session.find<QPushButton>("messageDetails")->isVisible());
    QVERIFY(session->messages()->current().detail.contains(QStringLiteral("dmesg(1)")));
}

void TestSessionOperations::noConflictsAreClaimedBeforeAnythingWasChecked()
{
    TestSession session;
    const auto read = [&session] {
        QStringList texts;
        for (const QLabel *label :
             session.find<QWidget>("conflictsEmpty")->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u' ');
    };
    QVERIFY2(read().contains(QStringLiteral("Nothing was checked")), qPrintable(read()));
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QVERIFY2(!read().contains(QStringLiteral("No conflicts")), qPrintable(read()));
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    session.service()->removeFromElsewhere(QStringLiteral("44444444-4444-4444-8444-444444444444"));
    QTRY_VERIFY2(read().contains(QStringLiteral("No conflicts")), qPrintable(read()));
    session.service()->lose({ServiceError::Code::ConnectionLost, QStringLiteral("Lost."), {}, 0});
    QTRY_VERIFY2(read().contains(QStringLiteral("Nothing was checked")), qPrintable(read()));
}

void TestSessionOperations::operationsReachTheHost_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<bool>("active");
    QTest::addColumn<QString>("call");
    QTest::newRow("start") << QByteArray("startAction") << false << QStringLiteral("Start");
    QTest::newRow("stop") << QByteArray("stopAction") << true << QStringLiteral("Stop");
    QTest::newRow("refresh") << QByteArray("refreshAction") << true << QStringLiteral("Refresh");
    QTest::newRow("autostart") << QByteArray("autostartAction") << true
                               << QStringLiteral("SetAutostart");
    QTest::newRow("undefine") << QByteArray("undefineAction") << false
                              << QStringLiteral("Undefine");
}

void TestSessionOperations::operationsReachTheHost()
{
    QFETCH(QByteArray, action);
    QFETCH(bool, active);
    QFETCH(QString, call);
    TestSession session;
    QVERIFY(session.open());
    const QString uuid = QStringLiteral("22222222-2222-4222-8222-222222222222");
    PoolSnapshot pool = session.service()->pools.value(uuid);
    pool.state = active ? PoolState::Running : PoolState::Inactive;
    session.service()->addFromElsewhere(pool);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>(action)->isEnabled());
    session.trigger(action);
    QTRY_VERIFY(session.service()->calls.contains(call + u' ' + uuid));
    QTRY_VERIFY(session.find<QLabel>("busyLabel")->text().isEmpty());
}

void TestSessionOperations::commandsFitTheSelection()
{
    TestSession session;
    QVERIFY(session.open());
    for (const char *name : {"startAction", "stopAction", "refreshAction", "undefineAction",
                             "exportAction", "defineAction", "revertAction", "discardAction"})
        QVERIFY2(!session.find<QAction>(name)->isEnabled(), name);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    QVERIFY(!session.find<QAction>("startAction")->isEnabled());
    QVERIFY(!session.find<QAction>("undefineAction")->isEnabled());
    QVERIFY(session.find<QAction>("undefineAction")->statusTip().contains(QStringLiteral("Stop")));
    QVERIFY(session.find<QAction>("exportAction")->isEnabled());
    // While the host is at work on a pool, it is not asked again.
    session.service()->silent = true;
    session.trigger("stopAction");
    QTRY_VERIFY(!session.find<QAction>("stopAction")->isEnabled());
    QVERIFY(session.find<QLabel>("busyLabel")->text().contains(QStringLiteral("iso")));
}

void TestSessionOperations::aReadOnlyConnectionChangesNothing()
{
    TestSession session;
    session.session->connections()->open(QStringLiteral("test:///fake"), true);
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("exportAction")->isEnabled());
    QVERIFY(!session.find<QAction>("stopAction")->isEnabled());
    QTRY_VERIFY(
        session.find<QAction>("stopAction")->statusTip().contains(QStringLiteral("read-only")));
    session.type("field-target-path", QStringLiteral("/srv/else"));
    QTRY_VERIFY(session.find<QAction>("revertAction")->isEnabled());
    QVERIFY(!session.find<QAction>("defineAction")->isEnabled());
    QVERIFY(session->windowTitle().contains(QStringLiteral("read-only")));
}

void TestSessionOperations::anUndefinedPoolCanBeBroughtBack()
{
    TestSession session;
    QVERIFY(session.open());
    const QString uuid = QStringLiteral("22222222-2222-4222-8222-222222222222");
    PoolSnapshot pool = session.service()->pools.value(uuid);
    pool.state = PoolState::Inactive;
    session.service()->addFromElsewhere(pool);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("undefineAction")->isEnabled());
    session.prompts.yes = false;
    session.trigger("undefineAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY(session.service()->calls.filter(QStringLiteral("Undefine")).isEmpty());
    session.prompts.yes = true;
    session.trigger("undefineAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    QCOMPARE(session.poolNamed(QStringLiteral("iso")), noPool);
    session.find<QPushButton>("messageAction")->click();
    const PoolRegistry::Pool *back =
        session.registry()->pool(session.poolNamed(QStringLiteral("iso")));
    QVERIFY(back && back->draft);
    QVERIFY(back->draft->xml().contains(QStringLiteral("/srv/iso")));
}

void TestSessionOperations::theDeleteKeyDiscardsDraftsInTheTableOnly()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("begun"));
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    QTest::keyClick(session.find<QLineEdit>("field-name"), Qt::Key_Delete);
    QVERIFY(session.prompts.questions.isEmpty());
    session.prompts.yes = false;
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Delete);
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY(session.poolNamed(QStringLiteral("begun")) != noPool);
    session.prompts.yes = true;
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Delete);
    QCOMPARE(session.poolNamed(QStringLiteral("begun")), noPool);
    QCOMPARE(session.registry()->poolCount(), 4);
}

void TestSessionOperations::discardedDraftsCanBeBroughtBack()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("begun"));
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    const QString text =
        session.registry()->pool(session.poolNamed(QStringLiteral("begun")))->draft->xml();
    session.prompts.yes = true;
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Delete);
    QCOMPARE(session.poolNamed(QStringLiteral("begun")), noPool);
    QTRY_VERIFY(session.find<QLabel>("messageText")->text().contains(QStringLiteral("begun")));
    session.find<QPushButton>("messageAction")->click();
    const PoolId back = session.poolNamed(QStringLiteral("begun"));
    QVERIFY(back != noPool);
    QCOMPARE(session.registry()->pool(back)->draft->xml(), text);
    QCOMPARE(session->currentPool(), back);
}

void TestSessionOperations::theDraftOfAChangeInsteadCanBeBroughtBack()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("begun"));
    Finding finding;
    finding.pool = session.poolNamed(QStringLiteral("begun"));
    finding.peer = session.poolNamed(QStringLiteral("iso"));
    QVERIFY(finding.pool != noPool && finding.peer != noPool);
    const QString text = session.registry()->pool(finding.pool)->draft->xml();
    Q_EMIT session->changePeerRequested(finding);
    QCOMPARE(session.poolNamed(QStringLiteral("begun")), noPool);
    QVERIFY(session.registry()->pool(finding.peer)->draft->isModified());
    session.find<QPushButton>("messageAction")->click();
    const PoolId back = session.poolNamed(QStringLiteral("begun"));
    QVERIFY(back != noPool);
    QCOMPARE(session.registry()->pool(back)->draft->xml(), text);
    QCOMPARE(session.registry()->pool(back)->draft->origin(), DraftOrigin::New);
    // The other pool is what it was.
    const PoolRegistry::Pool *peer = session.registry()->pool(finding.peer);
    QVERIFY(!peer->draft || !peer->draft->isModified());
}

void TestSessionOperations::theFilterWantsEveryWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rows");
    QTest::newRow("nothing typed") << QString() << 4;
    QTest::newRow("a name") << QStringLiteral("iso") << 1;
    QTest::newRow("case does not matter") << QStringLiteral("ISO") << 1;
    QTest::newRow("a type") << QStringLiteral("logical") << 2;
    QTest::newRow("two words, any order") << QStringLiteral("fast logical") << 1;
    QTest::newRow("words that do not go together") << QStringLiteral("iso logical") << 0;
    QTest::newRow("white space around") << QStringLiteral("  vg0  ") << 2;
}

void TestSessionOperations::theFilterWantsEveryWord()
{
    QFETCH(QString, text);
    QFETCH(int, rows);
    TestSession session;
    QVERIFY(session.open());
    session.trigger("findAction");
    auto *filter = session.find<QLineEdit>("filterEdit");
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, text);
    QCOMPARE(shownRows(session), rows);
    QTRY_VERIFY(session.find<QLabel>("countsLabel")->text().contains(QString::number(rows)));
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(shownRows(session), 4);
    QVERIFY(session->tablePane()->table()->hasFocus() || rows == 0);
}

void TestSessionOperations::filteringWhileAPoolIsSelected()
{
    TestSession session;
    QVERIFY(session.open());
    auto *filter = session.find<QLineEdit>("filterEdit");
    for (const char *name : {"images", "iso", "hostvg", "lvm-fast"}) {
        session.select(QLatin1String(name));
        filter->setFocus();
        for (const auto &[text, rows] :
             {std::pair{"logical", 2}, {"iso", 1}, {"vg0 fast", 1}, {"nothing", 0}}) {
            filter->selectAll();
            QTest::keyClicks(filter, QLatin1String(text));
            QTest::keyClick(filter, Qt::Key_Return);
            QCoreApplication::processEvents();
            QTRY_COMPARE(shownRows(session), rows);
            // What the editor shows is what commands are for.
            QTRY_COMPARE(session->selectedPools(), session->currentPool() == noPool
                                                       ? QList<PoolId>()
                                                       : QList<PoolId>{session->currentPool()});
        }
        filter->clear();
        QCOMPARE(shownRows(session), 4);
    }
}

void TestSessionOperations::rowsThatGoWhileTheyAreEdited()
{
    TestSession session;
    QVERIFY(session.open());
    // Edited, then back to what it was: nothing to keep when the row goes.
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/iso2"));
    session.type("field-target-path", QStringLiteral("/srv/iso"));
    session.find<QLineEdit>("filterEdit")->setText(QStringLiteral("iso"));
    session.service()->removeFromElsewhere(QStringLiteral("22222222-2222-4222-8222-222222222222"));
    QTRY_COMPARE(
        session.registry()->poolCount() - (session.poolNamed(QStringLiteral("iso")) != noPool), 3);
    // Edited for good: what was typed stays, as a draft.
    session.find<QLineEdit>("filterEdit")->clear();
    session.select(QStringLiteral("images"));
    session.type("field-target-path", QStringLiteral("/srv/typed"));
    session.service()->removeFromElsewhere(QStringLiteral("11111111-1111-4111-8111-111111111111"));
    const PoolRegistry::Pool *kept =
        session.registry()->pool(session.poolNamed(QStringLiteral("images")));
    QVERIFY(kept && kept->draft && !kept->snapshot);
    QCOMPARE(session->currentPool(), kept->id);
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/typed"));
    // The whole host goes.
    session.trigger("disconnectAction");
    QTRY_COMPARE(session.registry()->poolCount(), 0);
    QCOMPARE(session->currentPool(), noPool);
}

void TestSessionOperations::theRowThatIsTypedInStaysVisible()
{
    TestSession session;
    QVERIFY(session.open());
    session.find<QLineEdit>("filterEdit")->setText(QStringLiteral("iso"));
    session.select(QStringLiteral("iso"));
    const PoolId iso = session->currentPool();
    session.type("field-target-path", QStringLiteral("/elsewhere"));
    session.type("field-name", QStringLiteral("renamed"));
    QCOMPARE(session->currentPool(), iso);
    QCOMPARE(shownRows(session), 1);
}

void TestSessionOperations::choosingAConflictSelectsItsPools()
{
    TestSession session;
    QVERIFY(session.open());
    QTreeView *list = session->conflicts()->list();
    QCOMPARE(list->model()->rowCount(), 1);
    QTRY_VERIFY(session.find<QToolButton>("conflictCount")->text().contains(u'1'));
    list->setCurrentIndex(list->model()->index(0, 0));
    const QList<PoolId> selected = session->selectedPools();
    QCOMPARE(QSet<PoolId>(selected.begin(), selected.end()),
             (QSet<PoolId>{session.poolNamed(QStringLiteral("hostvg")),
                           session.poolNamed(QStringLiteral("lvm-fast"))}));
    QVERIFY(session.find<QLabel>("conflictExplanation")->text().contains(QStringLiteral("vg0")));
    QCOMPARE(session.find<QLabel>("conflictExplanation")->textFormat(), Qt::PlainText);
}

void TestSessionOperations::peersAloneCanBeShown()
{
    TestSession session;
    QVERIFY(session.open());
    session->conflicts()->list()->setCurrentIndex(
        session->conflicts()->list()->model()->index(0, 0));
    session.find<QPushButton>("conflictShowPeers")->click();
    QCOMPARE(shownRows(session), 2);
    QVERIFY(session.find<QWidget>("peerChip")->isVisible());
    session.find<QPushButton>("showAllButton")->click();
    QCOMPARE(shownRows(session), 4);
    QVERIFY(!session.find<QWidget>("peerChip")->isVisible());
    session.select(QStringLiteral("hostvg"));
    QTRY_VERIFY(session.find<QAction>("showPeersAction")->isEnabled());
    session.trigger("showPeersAction");
    QCOMPARE(shownRows(session), 2);
    // What is hidden comes back if it is asked for.
    session.select(QStringLiteral("iso"));
    QCOMPARE(shownRows(session), 4);
}

void TestSessionOperations::typingNeverMovesTheSelection()
{
    TestSession session;
    QVERIFY(session.open());
    // Its finding is the chosen one, and goes away with the next key.
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("second"));
    session.type("field-target-path", QStringLiteral("/srv/images"));
    const PoolId id = session->currentPool();
    QTRY_VERIFY(session->conflicts()->current()
                && (session->conflicts()->current()->pool == id
                    || session->conflicts()->current()->peer == id));
    QTest::keyClicks(session.find<QLineEdit>("field-target-path"), QStringLiteral("-other"));
    QTest::qWait(20);
    QCOMPARE(session->currentPool(), id);
    QCOMPARE(session->selectedPools(), QList<PoolId>{id});
    QVERIFY(session.find<QLineEdit>("field-target-path")->hasFocus());
}

void TestSessionOperations::importKeepsWhatIsOpen_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("size"); // of a sparse file; -1: as the content
    QTest::addColumn<int>("drafts");
    QTest::addColumn<int>("messages");
    QTest::addColumn<QString>("says");
    const QByteArray good =
        "<pool type='dir'><name>imported</name><target><path>/srv/imported</path></target></pool>";
    const qint64 whole = -1;
    QTest::newRow("a good file") << good << whole << 1 << 0 << QString();
    QTest::newRow("encoded otherwise")
        << QByteArray("<?xml version='1.0' encoding='ISO-8859-1'?>\n<pool type='dir'><name>gr\xfc n"
                      "</name><target><path>/srv/g</path></target></pool>")
        << whole << 1 << 1 << QStringLiteral("takes UTF-8 alone");
    QStringEncoder utf16(QStringEncoder::Utf16LE);
    const QByteArray wide =
        utf16.encode(u"<?xml version='1.0' encoding='UTF-16'?>\n<pool type='dir'><name>w</name>"
                     "<target><path>/srv/w</path></target></pool>");
    QTest::newRow("in UTF-16") << QByteArray("\xff\xfe", 2) + wide << whole << 1 << 1
                               << QStringLiteral("takes UTF-8 alone");
    QTest::newRow("encoded otherwise, and does not say so")
        << QByteArray("<pool type='dir'><name>gr\xfc n</name></pool>") << whole << 1 << 1
        << QStringLiteral("with an error");
    QTest::newRow("malformed: kept to be mended")
        << QByteArray("<pool type='dir'>\n<name>x</nam>\n</pool>") << whole << 1 << 1
        << QStringLiteral("error");
    QTest::newRow("huge") << QByteArray() << qint64(50) * 1024 * 1024 << 0 << 1
                          << QStringLiteral("file.xml");
    QTest::newRow("binary") << QByteArray("\x7f\x45LF\x00\x01\x02", 7) << whole << 0 << 1
                            << QStringLiteral("file.xml");
    QTest::newRow("wrong root") << QByteArray("<domain/>") << whole << 0 << 1
                                << QStringLiteral("pool");
    QTest::newRow("external entity")
        << QByteArray("<!DOCTYPE pool [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"
                      "<pool type='dir'><name>&x;</name></pool>")
        << whole << 0 << 1 << QStringLiteral("file.xml");
    QTest::newRow("empty") << QByteArray() << qint64(0) << 0 << 1 << QStringLiteral("file.xml");
    QTest::newRow("missing") << QByteArray() << qint64(-2) << 0 << 1
                             << QStringLiteral("no such file");
    QTest::newRow("a pipe") << QByteArray() << qint64(-3) << 0 << 1
                            << QStringLiteral("not a regular file");
}

void TestSessionOperations::importKeepsWhatIsOpen()
{
    QFETCH(QByteArray, content);
    QFETCH(qint64, size);
    QFETCH(int, drafts);
    QFETCH(int, messages);
    QFETCH(QString, says);
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session.type("field-target-path", QStringLiteral("/srv/typed"));
    const QString path = session.scratch.filePath(QStringLiteral("file.xml"));
    if (size == -3) {
        QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    } else if (size != -2) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        if (size >= 0)
            QVERIFY(file.resize(size));
    }
    session.prompts.paths = QStringList{path};
    session.trigger("importAction");
    QTRY_COMPARE_WITH_TIMEOUT(session.registry()->poolCount(), 4 + drafts, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(session->messages()->count(), messages, 30000);
    if (!says.isEmpty())
        QVERIFY2(session->messages()->current().text.contains(says, Qt::CaseInsensitive),
                 qPrintable(session->messages()->current().text));
    const PoolRegistry::Pool *kept =
        session.registry()->pool(session.poolNamed(QStringLiteral("images")));
    QVERIFY(kept->draft && kept->draft->xml().contains(QStringLiteral("/srv/typed")));
    if (drafts > 0) {
        const PoolRegistry::Pool *made = session.registry()->pool(session->currentPool());
        QVERIFY(made && made->draft && made->draft->origin() == DraftOrigin::Imported);
    }
}

void TestSessionOperations::filesNeedNoConnection()
{
    TestSession session;
    const QString path = session.scratch.filePath(QStringLiteral("file.xml"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<pool type='dir'><name>w</name><target><path>/srv/w</path></target></pool>");
    file.close();
    session.session->imports()->importFiles({path});
    QTRY_COMPARE(session.registry()->poolCount(), 1);
    const PoolId made = session.poolNamed(QStringLiteral("w"));
    QVERIFY(made != noPool);
    QCOMPARE(session.registry()->pool(made)->host, session.registry()->files());
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QTRY_COMPARE(session.registry()->poolCount(), 5);
    QCOMPARE(session.registry()->pool(made)->host, session.registry()->files());
}

void TestSessionOperations::exportWritesTheSelection()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.prompts.path = session.scratch.filePath(QStringLiteral("out.xml"));
    session.trigger("exportAction");
    QVERIFY(session.prompts.questions.isEmpty());
    QCOMPARE(session.prompts.suggestions, QStringList{QStringLiteral("iso.xml")});
    QTRY_COMPARE(session->messages()->count(), 1);
    QFile file(session.prompts.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("/srv/iso"));
    QCOMPARE(session->messages()->current().severity, Severity::Info);

    session->tablePane()->selectPools(
        {session.poolNamed(QStringLiteral("iso")), session.poolNamed(QStringLiteral("images"))});
    session.prompts.path = session.scratch.filePath(QString());
    session.trigger("exportAction");
    QTRY_VERIFY(QFile::exists(session.scratch.filePath(QStringLiteral("iso.xml"))));
    QTRY_VERIFY(QFile::exists(session.scratch.filePath(QStringLiteral("images.xml"))));
}

void TestSessionOperations::exportAsksWhenSomethingStandsAgainstIt()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    session.prompts.path = session.scratch.filePath(QStringLiteral("out.xml"));
    session.prompts.yes = false;
    session.trigger("exportAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY(!QFile::exists(session.prompts.path));
    session.prompts.yes = true;
    session.trigger("exportAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY(QFile::exists(session.prompts.path));
    QCOMPARE(session->messages()->current().severity, Severity::Warning);
}

void TestSessionOperations::exportThatCannotBeWrittenSaysSo()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.prompts.path = QStringLiteral("/proc/poolwarden/out.xml");
    session.trigger("exportAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    QCOMPARE(session->messages()->current().severity, Severity::Error);
    QVERIFY(!session->messages()->current().text.isEmpty());
}

void TestSessionOperations::aFailedConnectionSaysWhyAndCanBeTriedAgain()
{
    TestSession session;
    session.session->connections()->open(QStringLiteral("nosuch:///system"), false);
    session.service()->openError = error(QStringLiteral("There is no driver for nosuch."),
                                         QStringLiteral("no connection driver available"));
    QTRY_COMPARE(session->messages()->count(), 1);
    QCOMPARE(session.find<QLabel>("messageText")->text(),
             QStringLiteral("There is no driver for nosuch.\nno connection driver available"));
    QCOMPARE(session.registry()->hosts().size(), 0);
    session.service()->openError.reset();
    session.find<QPushButton>("messageAction")->click();
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    QVERIFY(!session.find<QWidget>("messageBar")->isVisible());
}

void TestSessionOperations::autostartChangedElsewhereIsSeenWhereThePoolIsSelected()
{
    TestSession session;
    QVERIFY(session.open());
    FakeStorageService *service = session.service();
    const auto rereads = [service] { return service->calls.filter(QStringLiteral("Reread")); };
    const QString iso = QStringLiteral("22222222-2222-4222-8222-222222222222");
    const QString images = QStringLiteral("11111111-1111-4111-8111-111111111111");
    service->pools[iso].autostart = true; // without an event
    service->pools[images].autostart = true;
    session.select(QStringLiteral("iso"));
    const auto *autostart = session.find<QAction>("autostartAction");
    QTRY_VERIFY(autostart->isChecked());
    QCOMPARE(rereads(), QStringList{QStringLiteral("Reread ") + iso});
    QVERIFY(!session.registry()
                 ->pool(session.poolNamed(QStringLiteral("images")))
                 ->snapshot->autostart);
    // A look is no reason for another one.
    session.select(QStringLiteral("images"));
    QTRY_VERIFY(
        session.registry()->pool(session.poolNamed(QStringLiteral("images")))->snapshot->autostart);
    QCOMPARE(rereads().size(), 2);
    // One that fails is nobody's news.
    service->nextError = error(QStringLiteral("Not now."), {});
    session.select(QStringLiteral("iso"));
    QTRY_COMPARE(rereads().size(), 3);
    QTRY_VERIFY(!service->nextError);
    QCOMPARE(session->messages()->count(), 0);
}

void TestSessionOperations::aSelectionThatRunsOverManyPoolsAsksForFew()
{
    TestSession session;
    QVERIFY(session.open());
    FakeStorageService *service = session.service();
    const auto rereads = [service] { return service->calls.filter(QStringLiteral("Reread")); };
    for (const char *name : {"hostvg", "images", "iso"})
        session.select(QLatin1String(name));
    QTRY_VERIFY(!rereads().isEmpty());
    QCOMPARE(rereads(), QStringList{QStringLiteral("Reread 22222222-2222-4222-8222-222222222222")});
    // Of several one after the other: what the user wants of the host never waits for all.
    service->silent = true;
    session->tablePane()->table()->selectAll();
    QTRY_COMPARE(rereads().size(), 2);
    session.trigger("refreshAction");
    QTRY_VERIFY(!service->calls.filter(QStringLiteral("Refresh")).isEmpty());
    QCOMPARE(rereads().size(), 2);
}

void TestSessionOperations::draftsComeBackInTheNextSession()
{
    const QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("settings.ini"));
    {
        TestSession session(file);
        QVERIFY(session.open());
        session.select(QStringLiteral("iso"));
        session.type("field-target-path", QStringLiteral("/srv/typed"));
        session.trigger("newPoolAction");
        session.type("field-name", QStringLiteral("begun"));
        QVERIFY(session->close());
        QVERIFY(session.prompts.questions.isEmpty());
    }
    TestSession session(file);
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QTRY_COMPARE(session.registry()->poolCount(), 5);
    QVERIFY(session.poolNamed(QStringLiteral("begun")) != noPool);
    const PoolRegistry::Pool *edited =
        session.registry()->pool(session.poolNamed(QStringLiteral("iso")));
    QVERIFY(edited->draft && edited->draft->xml().contains(QStringLiteral("/srv/typed")));
    QCOMPARE(session->messages()->count(), 1);
    const QString text = session->messages()->current().text;
    QVERIFY2(text.contains(QStringLiteral("begun")) && text.contains(QStringLiteral("iso")),
             qPrintable(text));
    // There is nothing left to be shown.
    session->selectPools(
        {session.poolNamed(QStringLiteral("begun")), session.poolNamed(QStringLiteral("iso"))});
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    session.trigger("discardAction");
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("discarded")));
    QCOMPARE(session->messages()->count(), 1);
}

void TestSessionOperations::closingAsksWhenDraftsCannotBeKept()
{
    TestSession session;
    // A file stands where the folder should be.
    QFile inTheWay(session.draftFolder());
    QDir(session.draftFolder()).removeRecursively();
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/typed"));
    session.prompts.yes = false;
    QVERIFY(!session->close());
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY(session->isVisible());
    QVERIFY(session->messages()->count() > 0);
    session.prompts.yes = true;
    session->close();
    QTRY_VERIFY(!session->isVisible());
}

void TestSessionOperations::theArrangementIsKeptAndTheFilterIsNot()
{
    const QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("settings.ini"));
    {
        TestSession session(file);
        QVERIFY(session.open());
        QHeaderView *header = session->tablePane()->table()->horizontalHeader();
        header->resizeSection(PoolTableModel::NameColumn, 222);
        session->tablePane()->table()->setColumnHidden(PoolTableModel::UsageColumn, true);
        session->tablePane()->table()->sortByColumn(PoolTableModel::TypeColumn,
                                                    Qt::DescendingOrder);
        session.find<QLineEdit>("filterEdit")->setText(QStringLiteral("vg0"));
        session->resize(1111, 777);
        session->editor()->setTab(EditorPanel::XmlTab);
        session.find<QWidget>("connectionsDock")->hide();
        QVERIFY(session->close());
    }
    TestSession session(file);
    QVERIFY(session.open());
    PoolTableView *table = session->tablePane()->table();
    QCOMPARE(table->horizontalHeader()->sectionSize(PoolTableModel::NameColumn), 222);
    QVERIFY(table->isColumnHidden(PoolTableModel::UsageColumn));
    QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), int(PoolTableModel::TypeColumn));
    QCOMPARE(table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(session.find<QLineEdit>("filterEdit")->text(), QString());
    QCOMPARE(shownRows(session), 4);
    QCOMPARE(session->editor()->tab(), int(EditorPanel::XmlTab));
    QVERIFY(!session.find<QWidget>("connectionsDock")->isVisible());
}

void TestSessionOperations::emptyTableSaysWhatToDo()
{
    TestSession session;
    auto *title = session.find<QLabel>("tableEmptyTitle");
    QTRY_VERIFY(title->isVisible());
    const QString unconnected = title->text();
    session.prompts.connection = Prompts::ConnectionRequest{QStringLiteral("test:///fake"), false};
    session.find<QPushButton>("tableEmptyButton")->click();
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    QTRY_VERIFY(session->tablePane()->table()->isVisible());
    session.find<QLineEdit>("filterEdit")->setText(QStringLiteral("no such thing"));
    QTRY_VERIFY(title->isVisible());
    QVERIFY(title->text() != unconnected);
    session.find<QPushButton>("tableEmptyButton")->click();
    QTRY_VERIFY(session->tablePane()->table()->isVisible());
    QVERIFY(session.find<QLineEdit>("filterEdit")->text().isEmpty());
    for (const QString &uuid : session.service()->pools.keys())
        session.service()->removeFromElsewhere(uuid);
    QTRY_VERIFY(title->isVisible());
    session.find<QPushButton>("tableEmptyButton")->click();
    QCOMPARE(session.registry()->poolCount(), 1);
}

QTEST_MAIN(TestSessionOperations)
#include "tst_session.moc"
