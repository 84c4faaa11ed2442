// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is thrown away can be brought back, and no file is replaced unasked.

#include "app/poolwarden/importcontroller.h"
#include "model/session/pooldraft.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QApplication>
#include <QFile>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace poolwarden;

class TestSafekeeping final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDiscardedDraftComesBack();
    void aDiscardedEditComesBackToItsPool();
    void undoBringsBackWhatWasDiscarded();
    void undoOfAHostsChangeSaysSoAndAsks();
    void theMenuBringsBackAfterTheMessageIsClosed();
    void severalDiscardedDraftsComeBackTogether();
    void aDraftThatBecameAChangeComesBack();
    void aChangeThatChangesNothingIsNone();
    void anEditOfAPoolThatIsGoneComesBackAsADraft();
    void anEditOfAPoolThatOthersUndefineIsSaidToStay();
    void editsThatAreOrphanedTogetherAreToldTogether();
    void anEditAndItsPoolThatIsBroughtBackAreOne();
    void anEditAndItsPoolThatOthersDefineAgainAreOne_data();
    void anEditAndItsPoolThatOthersDefineAgainAreOne();
    void aDraftOfAPoolOfTheHostHasASign();
    void aClosedHostKeepsItsDrafts();
    void anUnreadableFileKeepsItsName();
    void aSavedDraftThatCannotBeReadIsTold_data();
    void aSavedDraftThatCannotBeReadIsTold();
    void anImportThatReplacesAPoolAsks();
    void filesAreNotOverwrittenUnasked_data();
    void filesAreNotOverwrittenUnasked();
    void anotherFolderCanBeChosen();
};

namespace {

void discard(const TestSession &session)
{
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    session.trigger("discardAction");
}

void bringBack(const TestSession &session)
{
    auto *button = session.find<QPushButton>("messageAction");
    QTRY_VERIFY(button->isVisible());
    QVERIFY2(button->text().startsWith(QStringLiteral("Bring Back ")), qPrintable(button->text()));
    button->click();
}

} // namespace

void TestSafekeeping::aDiscardedDraftComesBack()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/fresh"));
    const QString text = session.registry()->pool(session->currentPool())->draft->xml();
    discard(session);
    QCOMPARE(session.registry()->poolCount(), 4);
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("“fresh”")));
    bringBack(session);
    QCOMPARE(session.registry()->poolCount(), 5);
    const PoolDraft *draft = session.registry()->pool(session->currentPool())->draft;
    QVERIFY(draft);
    QCOMPARE(draft->xml(), text);
    QCOMPARE(draft->origin(), DraftOrigin::New);
}

void TestSafekeeping::aDiscardedEditComesBackToItsPool()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const PoolId id = session->currentPool();
    session.type("field-target-path", QStringLiteral("/srv/other"));
    const QString text = session.registry()->pool(id)->draft->xml();
    discard(session);
    QVERIFY(!session.registry()->pool(id)->draft);
    bringBack(session);
    const PoolDraft *draft = session.registry()->pool(id)->draft;
    QVERIFY(draft);
    QCOMPARE(draft->xml(), text);
    QCOMPARE(draft->origin(), DraftOrigin::Edited);
    QVERIFY(draft->isModified());
    QCOMPARE(session->currentPool(), id);
}

// The question promised that a discarded draft can be brought back until the program ends.
void TestSafekeeping::theMenuBringsBackAfterTheMessageIsClosed()
{
    TestSession session;
    QVERIFY(session.open());
    auto *menu = session.find<QMenu>("bringBackMenu");
    QVERIFY(!menu->menuAction()->isEnabled());
    QVERIFY(!menu->menuAction()->statusTip().isEmpty());
    const auto makeAndDiscard = [&session](const QString &path) {
        session.trigger("newPoolAction");
        session.type("field-name", QStringLiteral("same"));
        session.type("field-target-path", path);
        discard(session);
        QTRY_COMPARE(session.poolNamed(QStringLiteral("same")), noPool);
    };
    // Two drafts with the same name have the same message: neither may push the other out.
    makeAndDiscard(QStringLiteral("/srv/first"));
    makeAndDiscard(QStringLiteral("/srv/second"));
    session->messages()->dismissAll();
    QVERIFY(menu->menuAction()->isEnabled());
    const auto pathOfSame = [&session] {
        const PoolRegistry::Pool *pool =
            session.registry()->pool(session.poolNamed(QStringLiteral("same")));
        return pool && pool->draft ? pool->draft->value({Field::TargetPath, 0}).value_or(QString())
                                   : QString();
    };
    const auto pick = [menu](int index) {
        Q_EMIT menu->aboutToShow();
        QVERIFY(index < menu->actions().size());
        menu->actions().at(index)->trigger();
    };
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    pick(1);
    QTRY_COMPARE(pathOfSame(), QStringLiteral("/srv/first"));
    discard(session);
    session->messages()->dismissAll();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    pick(1);
    QTRY_COMPARE(pathOfSame(), QStringLiteral("/srv/second"));
    // Two that were made are two again: neither takes the place of the other.
    pick(0);
    QTRY_COMPARE(session.registry()->poolCount(), 6);
    QStringList paths;
    for (const PoolId id : session.registry()->pools()) {
        if (const PoolDraft *draft = session.registry()->pool(id)->draft)
            paths.append(draft->value({Field::TargetPath, 0}).value_or(QString()));
    }
    paths.sort();
    QCOMPARE(paths, QStringList({QStringLiteral("/srv/first"), QStringLiteral("/srv/second")}));
    Q_EMIT menu->aboutToShow();
    QVERIFY(!menu->menuAction()->isEnabled());
}

void TestSafekeeping::undoBringsBackWhatWasDiscarded()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    discard(session);
    QCOMPARE(session.registry()->poolCount(), 4);
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(session.registry()->poolCount(), 5);
    QVERIFY(session.poolNamed(QStringLiteral("fresh")) != noPool);
    // Once.
    session.select(QStringLiteral("iso"));
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(session.registry()->poolCount(), 5);
}

// One key is not to change a host.
void TestSafekeeping::undoOfAHostsChangeSaysSoAndAsks()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const auto *undo = session.find<QAction>("undoAction");
    const QString plain = undo->text();
    QVERIFY(!undo->isEnabled());
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.trigger("stopAction");
    QTRY_VERIFY(session.find<QAction>("undefineAction")->isEnabled());
    session.trigger("undefineAction");
    QTRY_COMPARE(session.poolNamed(QStringLiteral("iso")), noPool);
    QTRY_VERIFY(undo->isEnabled());
    QVERIFY2(undo->text().contains(QStringLiteral("Bring Back “iso”")), qPrintable(undo->text()));
    session.prompts.yes = false;
    session.prompts.questions.clear();
    session.service()->calls.clear();
    QWidget *table = session->tablePane()->table();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(session.prompts.questions.size(), 1);
    const QString asked = session.prompts.questions.first().text;
    QVERIFY2(asked.contains(QStringLiteral("“iso”")) && asked.contains(QStringLiteral("kvm1")),
             qPrintable(asked));
    QVERIFY(session.service()->calls.isEmpty());
    QCOMPARE(session->messages()->count(), 1);
    session.prompts.yes = true;
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(session.poolNamed(QStringLiteral("iso")) != noPool);
    QCOMPARE(session.service()->calls.filter(QStringLiteral("Define")).size(), 1);
    QTRY_COMPARE(undo->text(), plain);
    QVERIFY(!undo->isEnabled());
}

void TestSafekeeping::severalDiscardedDraftsComeBackTogether()
{
    TestSession session;
    QVERIFY(session.open());
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("b")}) {
        session.trigger("newPoolAction");
        session.type("field-name", name);
    }
    session.trigger("selectAllAction");
    discard(session);
    QCOMPARE(session.prompts.questions.size(), 1);
    QCOMPARE(session.registry()->poolCount(), 4);
    bringBack(session);
    QCOMPARE(session.registry()->poolCount(), 6);
    QVERIFY(session.poolNamed(QStringLiteral("a")) != noPool);
    QVERIFY(session.poolNamed(QStringLiteral("b")) != noPool);
}

void TestSafekeeping::aDraftThatBecameAChangeComesBack()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("twin"));
    session.type("field-target-path", QStringLiteral("/srv/images/../images"));
    const PoolId images = session.poolNamed(QStringLiteral("images"));
    const std::vector<Finding> findings = session.registry()->findingsOf(session->currentPool());
    QVERIFY(!findings.empty());
    Q_EMIT session->changePeerRequested(findings.front());
    QCOMPARE(session.registry()->poolCount(), 4);
    QVERIFY(session.registry()->pool(images)->draft);
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("“twin”")));
    bringBack(session);
    QCOMPARE(session.registry()->poolCount(), 5);
    QVERIFY(session.poolNamed(QStringLiteral("twin")) != noPool);
    QCOMPARE(session->currentPool(), session.poolNamed(QStringLiteral("twin")));
    const PoolDraft *changed = session.registry()->pool(images)->draft;
    QVERIFY(!changed || !changed->isModified());
}

void TestSafekeeping::aChangeThatChangesNothingIsNone()
{
    TestSession session;
    QVERIFY(session.open());
    const PoolId images = session.poolNamed(QStringLiteral("images"));
    const PoolDraft *twin = session.registry()->createDraft(
        session->currentHost(), DraftOrigin::New,
        QStringLiteral("<pool type='dir'><name>twin</name><source/><target><path>/srv/images</path>"
                       "</target></pool>"));
    session->selectPool(twin->id());
    const std::vector<Finding> findings = session.registry()->findingsOf(twin->id());
    QVERIFY(!findings.empty());
    Q_EMIT session->changePeerRequested(findings.front());
    QCOMPARE(session.registry()->poolCount(), 4);
    QVERIFY(!session.registry()->pool(images)->hasUnsaved());
    QVERIFY(session->messages()->current().text.contains(
        QStringLiteral("has the same definition already")));
    bringBack(session);
    QVERIFY(session.poolNamed(QStringLiteral("twin")) != noPool);
}

void TestSafekeeping::anEditOfAPoolThatIsGoneComesBackAsADraft()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const QString uuid = session.registry()->pool(session->currentPool())->snapshot->uuid;
    session.type("field-target-path", QStringLiteral("/srv/other"));
    discard(session);
    session.service()->removeFromElsewhere(uuid);
    QCOMPARE(session.registry()->poolCount(), 3);
    bringBack(session);
    QCOMPARE(session.registry()->poolCount(), 4);
    QVERIFY(session.registry()->pool(session.poolNamed(QStringLiteral("iso")))->draft);
}

void TestSafekeeping::anEditOfAPoolThatOthersUndefineIsSaidToStay()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const PoolId id = session->currentPool();
    const QString uuid = session.registry()->pool(id)->snapshot->uuid;
    session.type("field-target-path", QStringLiteral("/srv/other"));
    session.service()->removeFromElsewhere(uuid);
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("“iso” is no longer")));
    QVERIFY(session.registry()->pool(id)->draft);
    // One that was not edited goes without ado.
    session->messages()->dismissAll();
    session.service()->removeFromElsewhere(
        session.registry()->pool(session.poolNamed(QStringLiteral("images")))->snapshot->uuid);
    QCOMPARE(session->messages()->count(), 0);
}

void TestSafekeeping::editsThatAreOrphanedTogetherAreToldTogether()
{
    TestSession session;
    QVERIFY(session.open());
    QStringList uuids;
    for (const QString &name : {QStringLiteral("iso"), QStringLiteral("images")}) {
        session.select(name);
        uuids << session.registry()->pool(session->currentPool())->snapshot->uuid;
        session.type("field-target-path", QStringLiteral("/srv/other/") + name);
    }
    for (const QString &uuid : std::as_const(uuids))
        session.service()->removeFromElsewhere(uuid);
    QTRY_COMPARE(session->messages()->count(), 1);
    const QString text = session->messages()->current().text;
    QVERIFY2(text.contains(QStringLiteral("iso")) && text.contains(QStringLiteral("images")),
             qPrintable(text));
}

void TestSafekeeping::anEditAndItsPoolThatIsBroughtBackAreOne()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const PoolId id = session->currentPool();
    const QString uuid = session.registry()->pool(id)->snapshot->uuid;
    PoolSnapshot stopped = *session.registry()->pool(id)->snapshot;
    stopped.state = PoolState::Inactive;
    session.service()->addFromElsewhere(stopped);
    session.type("field-target-path", QStringLiteral("/srv/other"));
    QTRY_VERIFY(session.find<QAction>("undefineAction")->isEnabled());
    session.trigger("undefineAction");
    QTRY_VERIFY(!session.registry()->pool(id)->snapshot);
    QTRY_VERIFY(!session->messages()->undoable().isEmpty());
    session->messages()->dismissAll();
    QVERIFY(session->tablePane()->table()->actions().contains(
        session.find<QMenu>("bringBackMenu")->menuAction()));

    // Alt+E, B: the only entry says what it is.
    QTest::keyClick(session.session->window(), Qt::Key_E, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_B);
    auto *menu = session.find<QMenu>("bringBackMenu");
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 1);
    QVERIFY2(menu->actions().constFirst()->text().contains(QStringLiteral("Pool “iso”")),
             qPrintable(menu->actions().constFirst()->text()));
    menu->setActiveAction(menu->actions().constFirst());
    QTest::keyClick(menu, Qt::Key_Return);

    QTRY_VERIFY(session.registry()->pool(id) && session.registry()->pool(id)->snapshot);
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    const PoolDraft *draft = session.registry()->pool(id)->draft;
    QVERIFY(draft);
    QCOMPARE(draft->origin(), DraftOrigin::Edited);
    QCOMPARE(draft->value({Field::TargetPath, 0}), std::optional(QStringLiteral("/srv/other")));
    QVERIFY(draft->isModified() && !draft->isOvertaken());
    QCOMPARE(session->currentPool(), id);
    QCOMPARE(session.registry()->findPool(session->currentHost(), uuid), id);
    for (int i = 0; i < session->messages()->count(); ++i)
        QVERIFY(!session->messages()->current().text.contains(QStringLiteral("(no name)")));
}

void TestSafekeeping::anEditAndItsPoolThatOthersDefineAgainAreOne_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isOvertaken");
    QTest::newRow("as it was") << QByteArray("/srv/iso") << false;
    QTest::newRow("changed") << QByteArray("/srv/changed") << true;
    QTest::newRow("as the edit wants it") << QByteArray("/srv/other") << false;
}

void TestSafekeeping::anEditAndItsPoolThatOthersDefineAgainAreOne()
{
    QFETCH(const QByteArray, path);
    QFETCH(const bool, isOvertaken);
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const PoolId id = session->currentPool();
    const QString uuid = session.registry()->pool(id)->snapshot->uuid;
    session.type("field-target-path", QStringLiteral("/srv/other"));
    const QString typed = session.registry()->pool(id)->draft->xml();
    session.service()->removeFromElsewhere(uuid);
    QTRY_VERIFY(!session.registry()->pool(id)->snapshot);
    const auto isTold = [&session] {
        return std::ranges::any_of(session->messages()->shown(), [](const Message &message) {
            return message.text.contains(QStringLiteral("no longer defined"));
        });
    };
    QTRY_VERIFY(isTold());
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        QStringLiteral("iso"), uuid,
        QByteArray("  <target>\n    <path>" + path + "</path>\n  </target>\n").constData()));
    QTRY_VERIFY(session.registry()->pool(id)->snapshot);
    QCOMPARE(session.registry()->poolCount(), 4);
    const PoolDraft *draft = session.registry()->pool(id)->draft;
    QVERIFY(draft);
    QCOMPARE(draft->origin(), DraftOrigin::Edited);
    QCOMPARE(draft->xml(), typed);
    QCOMPARE(draft->isOvertaken(), isOvertaken);
    // That it is not defined is not true any more.
    QTRY_VERIFY(!isTold());
}

void TestSafekeeping::aDraftOfAPoolOfTheHostHasASign()
{
    TestSession session;
    QVERIFY(session.open());
    const PoolDraft *draft = session.registry()->createDraft(
        session->currentHost(), DraftOrigin::Imported,
        QStringLiteral("<pool type='dir'><name>images</name>"
                       "<uuid>11111111-1111-4111-8111-111111111111</uuid>"
                       "<target><path>/srv/else</path></target></pool>"));
    session->selectPool(draft->id());
    const QModelIndex row = session->tablePane()->table()->currentIndex();
    const auto at = [&row](PoolTableModel::Column column) { return row.siblingAtColumn(column); };
    QCOMPARE(at(PoolTableModel::StateColumn).data().toString(), QStringLiteral("draft of a pool"));
    QVERIFY(at(PoolTableModel::StateColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("replaces its definition")));
    QVERIFY(!at(PoolTableModel::ConflictColumn).data(Qt::DecorationRole).value<QIcon>().isNull());
    QVERIFY(session.find<QLabel>("editorState")
                ->text()
                .contains(QStringLiteral("draft of the pool of this name and UUID")));
}

void TestSafekeeping::aClosedHostKeepsItsDrafts()
{
    TestSession session;
    QVERIFY(session.open());
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("b")}) {
        session.trigger("newPoolAction");
        session.type("field-name", name);
    }
    session.trigger("disconnectAction");
    QTRY_COMPARE(session.registry()->poolCount(), 0);
    QVERIFY2(session->messages()->current().text.contains(QStringLiteral("2 draft(s) are kept")),
             qPrintable(session->messages()->current().text));
    auto *button = session.find<QPushButton>("messageAction");
    QCOMPARE(button->text(), QStringLiteral("Connect Again"));
    button->click();
    QTRY_COMPARE(session.registry()->poolCount(), 6);
    // What came back is named, and can be shown.
    const QString text = session->messages()->current().text;
    QVERIFY2(text.contains(QStringLiteral("2 draft(s) were restored")), qPrintable(text));
    QCOMPARE(button->text(), QStringLiteral("Show Them"));
    button->click();
    const QList<PoolId> selected = session->selectedPools();
    QCOMPARE(QSet<PoolId>(selected.begin(), selected.end()),
             (QSet<PoolId>{session.poolNamed(QStringLiteral("a")),
                           session.poolNamed(QStringLiteral("b"))}));
}

void TestSafekeeping::anUnreadableFileKeepsItsName()
{
    const QTemporaryDir scratch;
    const QString settings = scratch.filePath(QStringLiteral("settings.ini"));
    QFile file(scratch.filePath(QStringLiteral("torn.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<pool type='dir'><name");
    file.close();
    {
        TestSession session(settings);
        QVERIFY(session.open());
        session.session->imports()->importFiles({file.fileName()});
        QTRY_COMPARE(session.registry()->poolCount(), 5);
        QVERIFY(session.poolNamed(QStringLiteral("torn.xml")) != noPool);
        QVERIFY(session->close());
    }
    TestSession session(settings);
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QTRY_COMPARE(session.registry()->poolCount(), 5);
    const PoolId torn = session.poolNamed(QStringLiteral("torn.xml"));
    QVERIFY(torn != noPool);
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("torn.xml")));
    // Until there is a better one.
    session.registry()->pool(torn)->draft->setXml(
        QStringLiteral("<pool type='dir'><name>mended</name></pool>"));
    QCOMPARE(session.registry()->displayName(torn), QStringLiteral("mended"));
}

void TestSafekeeping::aSavedDraftThatCannotBeReadIsTold_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("one") << 1;
    QTest::newRow("two") << 2;
}

void TestSafekeeping::aSavedDraftThatCannotBeReadIsTold()
{
    QFETCH(const int, count);
    const QTemporaryDir scratch;
    QStringList paths;
    for (int i = 0; i < count; ++i) {
        paths.append(scratch.filePath(QStringLiteral("drafts/broken-%1.json").arg(i)));
        QVERIFY(QDir().mkpath(QFileInfo(paths.last()).path()));
        QFile file(paths.last());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\":1,\"xml\":\"<pool");
    }
    TestSession session(scratch.filePath(QStringLiteral("settings.ini")));
    QCOMPARE(session->messages()->count(), 1);
    const Message told = session->messages()->current();
    QCOMPARE(told.severity, Severity::Error);
    QVERIFY2(told.text.contains(count == 1 ? QStringLiteral("cannot be read. The file is left")
                                           : QStringLiteral("2 saved draft(s) cannot be read")),
             qPrintable(told.text));
    for (const QString &path : std::as_const(paths))
        QVERIFY2(told.whole().contains(path), qPrintable(told.whole()));
    QVERIFY(session.open());
    QCOMPARE(session->messages()->count(), 1); // not for each host
    for (const QString &path : std::as_const(paths))
        QVERIFY(QFile::exists(path));
}

void TestSafekeeping::anImportThatReplacesAPoolAsks()
{
    TestSession session;
    QVERIFY(session.open());
    const PoolSnapshot before =
        *session.registry()->pool(session.poolNamed(QStringLiteral("iso")))->snapshot;
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("iso.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray xml = before.definitionXml();
    QVERIFY(xml.contains("/srv/iso"));
    file.write(xml.replace("/srv/iso", "/srv/elsewhere"));
    file.close();
    session.session->imports()->importFiles({file.fileName()});
    QTRY_COMPARE(session.registry()->poolCount(), 5);
    const auto *define = session.find<QAction>("defineAction");
    QTRY_VERIFY(define->isEnabled());
    QVERIFY2(define->text().contains(QStringLiteral("Anyway")), qPrintable(define->text()));
    QVERIFY(session.find<QLabel>("bannerHeadline")
                ->text()
                .contains(QStringLiteral("replaces its definition")));
    session.prompts.yes = false;
    session.trigger("defineAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY(session.prompts.questions.first().detail.contains(
        QStringLiteral("replaces its definition")));
    QCOMPARE(session.service()->pools.value(before.uuid).persistentXml, before.persistentXml);
    // One of another uuid is refused, and one of another name as well: those are told of otherwise.
    session.type("field-name", QStringLiteral("iso-2"));
    QVERIFY(!session.find<QLabel>("bannerHeadline")
                 ->text()
                 .contains(QStringLiteral("replaces its definition")));
}

void TestSafekeeping::filesAreNotOverwrittenUnasked_data()
{
    QTest::addColumn<int>("chosen");
    QTest::addColumn<bool>("kept");
    QTest::newRow("cancelled") << -1 << true;
    QTest::newRow("skipped") << 0 << true;
    QTest::newRow("overwritten") << 1 << false;
}

void TestSafekeeping::filesAreNotOverwrittenUnasked()
{
    QFETCH(int, chosen);
    QFETCH(bool, kept);
    TestSession session;
    QVERIFY(session.open());
    QTemporaryDir folder;
    QFile old(folder.filePath(QStringLiteral("iso.xml")));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("mine");
    old.close();
    session.prompts.path = folder.path();
    session.prompts.chosen = chosen;
    session.trigger("selectAllAction");
    session.trigger("exportAction");
    QTRY_COMPARE(session.prompts.choices.size(), 1);
    QTRY_COMPARE(session->messages()->count(), chosen >= 0 ? 1 : 0);
    QVERIFY(session.prompts.choices.first().detail.contains(QStringLiteral("iso.xml")));
    QVERIFY(!session.prompts.choices.first().detail.contains(QStringLiteral("images.xml")));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll() == "mine", kept);
    QCOMPARE(QFile::exists(folder.filePath(QStringLiteral("images.xml"))), chosen >= 0);
    if (chosen == 0)
        QVERIFY(session->messages()->current().text.contains(QStringLiteral("not overwritten"))
                || session->messages()->current().text.contains(QStringLiteral("already")));
}

void TestSafekeeping::anotherFolderCanBeChosen()
{
    TestSession session;
    QVERIFY(session.open());
    QTemporaryDir folder;
    QFile old(folder.filePath(QStringLiteral("iso.xml")));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.close();
    session.prompts.path = folder.path();
    session.prompts.chosen = 2;
    QTemporaryDir other;
    session.prompts.secondPath = other.path();
    session.trigger("selectAllAction");
    session.trigger("exportAction");
    QTRY_COMPARE(session.prompts.choices.size(), 1);
    QTRY_VERIFY(QFile::exists(other.filePath(QStringLiteral("iso.xml"))));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("images.xml"))));
}

QTEST_MAIN(TestSafekeeping)
#include "tst_safekeeping.moc"
