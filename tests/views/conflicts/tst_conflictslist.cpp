// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of conflicts by keys and mouse: what it shows, and what it tells of what is chosen.

#include "model/session/pooldraft.h"
#include "model/tables/findingsmodel.h"
#include "model/wording/isolated.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/conflicts/markedxml.h"

#include <QClipboard>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace poolwarden;

namespace {

QString uuidOf(int number)
{
    return QStringLiteral("90000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'));
}

void addDirectory(const TestSession &session, const QString &name, int number, const QString &path)
{
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        name, uuidOf(number),
        "  <target>\n    <path>" + path.toHtmlEscaped().toUtf8() + "</path>\n  </target>\n"));
}

QString focusedName()
{
    const QWidget *widget = QApplication::focusWidget();
    return widget ? widget->objectName() : QString();
}

/// The pools of each row at the top.
QStringList poolsInOrder(const TestSession &session)
{
    const QAbstractItemModel *list = session->conflicts()->list()->model();
    QStringList pools;
    for (int row = 0; row < list->rowCount(); ++row)
        pools << list->index(row, FindingsModel::PoolsColumn).data().toString();
    return pools;
}

QStringList poolsShown(const TestSession &session)
{
    QStringList pools = poolsInOrder(session);
    pools.sort();
    return pools;
}

const QString group = QStringLiteral("hostvg, lvm-fast");
const QString same = QStringLiteral("images, twin");
const QString inside = QStringLiteral("inner, iso");

/// Three conflicts: two errors and a warning.
bool openThree(const TestSession &session)
{
    if (!QTest::qWaitFor([&session] { return session.registry()->poolCount() == 4; }))
        return false;
    addDirectory(session, QStringLiteral("twin"), 1, QStringLiteral("/srv/../srv/images"));
    addDirectory(session, QStringLiteral("inner"), 2, QStringLiteral("/srv/iso/inner"));
    return QTest::qWaitFor([&session] {
        return poolsShown(session) == QStringList({group, same, inside});
    });
}

/// By keys: opens the menu of the button, and takes the action with that name.
void takeFilter(const TestSession &session, const char *action, const char *submenu = nullptr)
{
    auto *button = session.find<QPushButton>("conflictFilterButton");
    button->setFocus();
    // The key opens the menu, which returns when it is closed.
    QTimer::singleShot(0, button, [&] {
        QMenu *menu = session.find<QMenu>("conflictFilterMenu");
        if (!QTest::qWaitFor([menu] { return menu->isVisible(); }))
            return;
        if (submenu) {
            auto *inner = menu->findChild<QMenu *>(QLatin1String(submenu));
            menu->setActiveAction(inner->menuAction());
            QTest::keyClick(menu, Qt::Key_Right);
            menu = inner;
            if (!QTest::qWaitFor([menu] { return menu->isVisible(); }))
                return;
        }
        menu->setActiveAction(menu->findChild<QAction *>(QLatin1String(action)));
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QTest::keyClick(button, Qt::Key_Space);
    QCoreApplication::processEvents();
}

bool choose(const TestSession &session, const QString &pools)
{
    QTreeView *list = session->conflicts()->list();
    QCoreApplication::processEvents();
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, FindingsModel::PoolsColumn);
        if (index.data() != pools)
            continue;
        list->setFocus();
        list->scrollTo(index);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        return session->conflicts()->current().has_value();
    }
    return false;
}

QString textOf(const TestSession &session, const char *label)
{
    const auto *found = session.find<QLabel>(label);
    return found->isHidden() ? QString() : found->text();
}

void makeHigh(const TestSession &session)
{
    session->resize(1280, 1100);
    session->resizeDocks({session.find<QDockWidget>("conflictsDock")}, {560}, Qt::Vertical);
    QTest::qWait(50);
}

} // namespace

class TestConflictsList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsFilter();
    void theKeysForTheFilterBelongToThePane();
    void theMenuFilters_data();
    void theMenuFilters();
    void filtersGoTogether();
    void onlyWhatIsEdited();
    void onlyOneConnection();
    void groupsByPool();
    void bothDefinitionsAreMarked();
    void saysWhatFollows();
    void aChangedNameIsNotCalledTaken();
    void theRightButtonOffersWhatTheButtonsDo();
    void severalAreAcceptedAtOnce();
    void aLowDockHasAWindow();
    void tellsWhatBecameOfTheChosen();
    void whatNobodyChoseIsNotToldAsResolved();
    void aWordOfWhatIsGoneGoesToo();
    void aClickCountsWhileConflictsArrive();
    void theWorstOfThePoolIsShownUntilAnotherIsPicked();
    void theKeyboardAloneChoosesNothing();
    void whatIsTypedOnTheWayIsNotToldAsResolved();
    void pastedPoolsAreNotToldAsResolved_data();
    void pastedPoolsAreNotToldAsResolved();
    void aDraftResolvesWhenItIsDefined();
    void namesAreText();
    void fitsANarrowWindow();
    void theFiltersStandInNoEmptyBand();
};

void TestConflictsList::wordsFilter()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    QTreeView *list = session->conflicts()->list();
    auto *text = session.find<QLineEdit>("conflictFilterText");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(focusedName(), QStringLiteral("conflictFilterText"));
    QTest::keyClicks(text, QStringLiteral("SAME vg0"));
    QTRY_COMPARE(poolsShown(session), QStringList(group));
    QCOMPARE(textOf(session, "conflictsShown"), QStringLiteral("1 of 3 shown: with “SAME vg0”"));
    QVERIFY(session.find<QWidget>("conflictsShownBar")->isVisible());
    QTest::keyClick(text, Qt::Key_Down);
    QVERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(text->selectedText(), QStringLiteral("SAME vg0"));
    QTest::keyClicks(text, QStringLiteral("nothing like it"));
    QTRY_VERIFY(poolsShown(session).isEmpty());
    QStringList told;
    for (const QLabel *label : session.find<QWidget>("conflictsEmpty")->findChildren<QLabel *>())
        told << label->text();
    QVERIFY2(told.join(u' ').contains(QStringLiteral("nothing like it")),
             qPrintable(told.join(u' ')));
    // Escape empties it, and then leaves.
    QTest::keyClick(text, Qt::Key_Escape);
    QTRY_COMPARE(poolsShown(session).size(), 3);
    QVERIFY(text->hasFocus());
    QVERIFY(!session.find<QWidget>("conflictsShownBar")->isVisible());
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(list->hasFocus());
}

void TestConflictsList::theKeysForTheFilterBelongToThePane()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    session.find<QPushButton>("conflictShowPeers")->setFocus();
    session.find<QToolButton>("showErrors")->setFocus();
    QTest::keyClick(session.find<QToolButton>("showErrors"), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(focusedName(), QStringLiteral("conflictFilterText"));
    auto *table = session.find<QWidget>("poolTable");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(focusedName(), QStringLiteral("filterEdit"));
}

void TestConflictsList::theMenuFilters_data()
{
    QTest::addColumn<QByteArray>("submenu");
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<QString>("told");
    QTest::newRow("a kind") << QByteArray("conflictsKindMenu")
                            << QByteArray("conflictsKind-overlap") << QStringList(inside)
                            << QStringLiteral("1 of 3 shown: Overlap");
    QTest::newRow("a type") << QByteArray("conflictsTypeMenu")
                            << QByteArray("conflictsType-logical") << QStringList(group)
                            << QStringLiteral("1 of 3 shown: of type logical");
}

void TestConflictsList::theMenuFilters()
{
    QFETCH(QByteArray, submenu);
    QFETCH(QByteArray, action);
    QFETCH(QStringList, shown);
    QFETCH(QString, told);
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    takeFilter(session, action.constData(), submenu.constData());
    QTRY_COMPARE(poolsShown(session), shown);
    QCOMPARE(textOf(session, "conflictsShown"), told);
    QCOMPARE(session.find<QPushButton>("conflictFilterButton")->text(),
             QStringLiteral("Filter (1)"));
    takeFilter(session, "conflictsMenuShowAll");
    QTRY_COMPARE(poolsShown(session).size(), 3);
    QCOMPARE(session.find<QPushButton>("conflictFilterButton")->text(), QStringLiteral("Filter"));
}

void TestConflictsList::filtersGoTogether()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    takeFilter(session, "conflictsKind-same-storage", "conflictsKindMenu");
    QTRY_COMPARE(poolsShown(session), QStringList({group, same}));
    takeFilter(session, "conflictsType-dir", "conflictsTypeMenu");
    QTRY_COMPARE(poolsShown(session), QStringList(same));
    QTest::keyClicks(session.find<QLineEdit>("conflictFilterText"), QStringLiteral("twin"));
    QTRY_COMPARE(textOf(session, "conflictsShown"),
                 QStringLiteral("1 of 3 shown: with “twin”, Same storage, of type dir"));
    auto *errors = session.find<QToolButton>("showErrors");
    QTest::mouseClick(errors, Qt::LeftButton);
    QTRY_VERIFY(poolsShown(session).isEmpty());
    // The counts stay those of all.
    QVERIFY2(errors->text().startsWith(u'2'), qPrintable(errors->text()));
    QTest::mouseClick(errors, Qt::LeftButton);
    QTRY_COMPARE(poolsShown(session), QStringList(same));
    QTest::mouseClick(session.find<QPushButton>("conflictsShowAll"), Qt::LeftButton);
    QTRY_COMPARE(poolsShown(session).size(), 3);
    QVERIFY(session.find<QLineEdit>("conflictFilterText")->text().isEmpty());
    QCOMPARE(session->focusWidget(), session->conflicts()->list());
}

void TestConflictsList::onlyWhatIsEdited()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    takeFilter(session, "conflictsOnlyEdited");
    QTRY_VERIFY(poolsShown(session).isEmpty());
    // An edit brings its conflicts, and takes them along.
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/iso/."));
    QTRY_COMPARE(poolsShown(session), QStringList(QStringLiteral("iso, inner")));
    session.registry()->discardDraft(session.poolNamed(QStringLiteral("iso")));
    QTRY_VERIFY(poolsShown(session).isEmpty());
    takeFilter(session, "conflictsOnlyEdited");
    QTRY_COMPARE(poolsShown(session).size(), 3);
}

void TestConflictsList::onlyOneConnection()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    // With one host there is nothing to choose.
    session.find<QPushButton>("conflictFilterButton")->setFocus();
    QMenu *menu = session.find<QMenu>("conflictFilterMenu");
    Q_EMIT menu->aboutToShow();
    QVERIFY(!menu->findChild<QMenu *>(QStringLiteral("conflictsHostMenu")));
    session.session->connections()->open(QStringLiteral("test:///other"), false);
    QTRY_COMPARE(session.registry()->poolCount(), 10);
    const HostId other = session.registry()->hosts().last().id;
    QTRY_COMPARE(poolsShown(session).size(), 4);
    takeFilter(session, qPrintable(QStringLiteral("conflictsHost-%1").arg(other.value())),
               "conflictsHostMenu");
    QTRY_COMPARE(poolsShown(session), QStringList(group));
    QCOMPARE(session.registry()
                 ->pool(session->findChild<FindingsModel *>()
                            ->index(0, 0)
                            .data(FindingsModel::PoolIdRole)
                            .value<PoolId>())
                 ->host,
             other);
}

void TestConflictsList::groupsByPool()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    takeFilter(session, "conflictsByPool");
    QTRY_COMPARE(session->conflicts()->list()->model()->rowCount(), 6);
    QVERIFY(choose(session, QStringLiteral("lvm-fast, hostvg"))
            || choose(session, QStringLiteral("lvm-fast")));
    QCOMPARE(session.registry()->displayName(session->currentPool()), QStringLiteral("lvm-fast"));
    takeFilter(session, "conflictsByStorage");
    QTRY_COMPARE(poolsShown(session).size(), 3);
    // What was chosen is chosen.
    QTRY_VERIFY(session->conflicts()->current());
    QCOMPARE(session->conflicts()
                 ->list()
                 ->currentIndex()
                 .siblingAtColumn(FindingsModel::PoolsColumn)
                 .data(),
             group);
}

void TestConflictsList::bothDefinitionsAreMarked()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    QVERIFY(choose(session, same));
    const auto *left = session.find<MarkedXml>("conflictSidesLeft");
    const auto *right = session.find<MarkedXml>("conflictSidesRight");
    QTRY_VERIFY(left->isVisible() && right->isVisible());
    QVERIFY(left->text().contains(QStringLiteral("<name>images</name>")));
    QVERIFY(right->text().contains(QStringLiteral("<name>twin</name>")));
    QCOMPARE(left->marked(), QStringLiteral("/srv/images"));
    QCOMPARE(right->marked(), QStringLiteral("/srv/../srv/images"));
    QVERIFY(left->isReadOnly() && right->isReadOnly());
    QVERIFY(left->markedLine() >= left->firstVisibleLine());
    QCOMPARE(textOf(session, "conflictSidesLeftTitle"), QStringLiteral("images: its definition"));
    // A draft's text, as it is typed.
    session.select(QStringLiteral("images"));
    session.type("field-target-path", QStringLiteral("/srv/./images"));
    QVERIFY(choose(session, QStringLiteral("images, twin")));
    QTRY_COMPARE(textOf(session, "conflictSidesLeftTitle"), QStringLiteral("images: your draft"));
    QCOMPARE(left->marked(), QStringLiteral("/srv/./images"));
    // An element that a type derives its place from.
    QVERIFY(choose(session, group));
    QCOMPARE(left->marked(), QStringLiteral("vg0"));
    makeHigh(session);
    QVERIFY(!session.find<QWidget>("conflictCompare")->isVisible());
}

void TestConflictsList::saysWhatFollows()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    QVERIFY(choose(session, group));
    QTRY_VERIFY(session.find<QWidget>("conflictDetails")->isVisible());
    QCOMPARE(textOf(session, "conflictTitle"),
             QStringLiteral("Same storage: the volume group vg0"));
    QCOMPARE(textOf(session, "conflictNow"),
             QStringLiteral("Both are running. libvirt accepts both, and does not notice."));
    for (const PoolSnapshot &pool : session.service()->pools.values()) {
        if (pool.name == QStringLiteral("lvm-fast")) {
            PoolSnapshot stopped = pool;
            stopped.state = PoolState::Inactive;
            session.service()->addFromElsewhere(stopped);
        }
    }
    QTRY_VERIFY2(textOf(session, "conflictNow")
                     .remove(QChar(0x2068))
                     .remove(QChar(0x2069))
                     .startsWith(QStringLiteral("“hostvg” is running. “lvm-fast” is stopped. They "
                                                "conflict once both run.")),
                 qPrintable(textOf(session, "conflictNow")));
    QCOMPARE(
        textOf(session, "conflictRestart").remove(QChar(0x2068)).remove(QChar(0x2069)),
        QStringLiteral("libvirt keeps both: neither makes it drop the other. “lvm-fast” becomes "
                       "active by that alone, if its storage is in place."));
    QVERIFY(textOf(session, "conflictData").contains(QStringLiteral("the same disk")));
    // A type whose pools libvirt takes for stopped.
    for (const int number : {7, 8}) {
        PoolSnapshot ceph =
            FakeStorageService::snapshot(QStringLiteral("ceph%1").arg(number), uuidOf(number), "");
        ceph.persistentXml = ceph.liveXml =
            QStringLiteral("<pool type='rbd'><name>ceph%1</name><uuid>%2</uuid><source><name>rbd"
                           "</name><host name='mon'/></source></pool>")
                .arg(number)
                .arg(uuidOf(number))
                .toUtf8();
        ceph.state = PoolState::Running;
        session.service()->addFromElsewhere(ceph);
    }
    QTRY_VERIFY(poolsShown(session).contains(QStringLiteral("ceph7, ceph8")));
    QVERIFY(choose(session, QStringLiteral("ceph7, ceph8")));
    QCOMPARE(textOf(session, "conflictRestart").count(QStringLiteral("counts as stopped then")), 2);
    // A draft that libvirt refuses.
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/images"));
    QTRY_VERIFY(poolsShown(session).filter(QStringLiteral("3 pool(s)")).size() == 1);
    QVERIFY(choose(session, poolsShown(session).filter(QStringLiteral("3 pool(s)")).first()));
    QCOMPARE(session->conflicts()->current()->kind, FindingKind::Refused);
    QCOMPARE(textOf(session, "conflictNow"),
             QStringLiteral("libvirt refuses the draft “iso”. Pool “images” stays as it is."));
    QVERIFY(textOf(session, "conflictRestart").contains(QStringLiteral("nothing is lost")));
}

void TestConflictsList::aChangedNameIsNotCalledTaken()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    session.select(QStringLiteral("iso"));
    session.type("field-name", QStringLiteral("discs"));
    const auto kinds = [&session] {
        const QAbstractItemModel *list = session->conflicts()->list()->model();
        QStringList all;
        for (int row = 0; row < list->rowCount(); ++row)
            all << list->index(row, FindingsModel::KindColumn).data().toString();
        return all;
    };
    QTRY_VERIFY2(kinds().contains(QStringLiteral("Name or UUID changed")),
                 qPrintable(kinds().join(u'\n')));
    QVERIFY(!kinds().contains(QStringLiteral("Name or UUID taken")));
}

// A click with the right button chooses as one with the left does, and offers what the buttons do.
void TestConflictsList::theRightButtonOffersWhatTheButtonsDo()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    QTreeView *list = session->conflicts()->list();
    const auto rightClick = [&](const QString &pools) -> QMenu * {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, FindingsModel::PoolsColumn);
            if (index.data() != pools)
                continue;
            const QPoint place = list->visualRect(index).center();
            QTest::mouseClick(list->viewport(), Qt::RightButton, {}, place);
            // Of the window system, which the click of a test does not reach.
            QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                                    list->viewport()->mapToGlobal(place));
            QCoreApplication::sendEvent(list->viewport(), &event);
            return session->findChild<QMenu *>(QStringLiteral("conflictMenu"));
        }
        return nullptr;
    };
    const auto chosen = [&session] {
        QStringList names;
        for (const PoolId pool : session->selection()->pools())
            names << session.registry()->displayName(pool);
        names.sort();
        return names.join(QStringLiteral(", "));
    };
    QVERIFY(choose(session, same));
    QTRY_COMPARE(chosen(), same);
    QMenu *menu = rightClick(inside);
    QVERIFY(menu && menu->isVisible());
    QTRY_COMPARE(chosen(), inside);
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts << action->text();
    texts.removeAll(QString());
    QCOMPARE(texts, (QStringList{QStringLiteral("&Ways Out…"), QStringLiteral("&Accept…"),
                                 QStringLiteral("Edit “inner”"), QStringLiteral("Edit “iso”"),
                                 QStringLiteral("&Compare the Definitions"),
                                 QStringLiteral("&Show Only These Pools")}));
    QTest::keyClick(menu, Qt::Key_A);
    QTRY_VERIFY(session->findChild<QDialog *>(QStringLiteral("acceptDialog")));
    QCOMPARE(session->conflicts()->chosenFindings().size(), 1U);
    QTRY_VERIFY(!session->findChild<QMenu *>(QStringLiteral("conflictMenu")));
}

void TestConflictsList::severalAreAcceptedAtOnce()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    QTreeView *list = session->conflicts()->list();
    const auto *ways = session.find<QPushButton>("conflictWays");
    QVERIFY(choose(session, group));
    QTRY_VERIFY(ways->isEnabled());
    const QModelIndex other =
        list->currentIndex().siblingAtRow(list->currentIndex().row() == 0 ? 1 : 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      list->visualRect(other).center());
    QTRY_COMPARE(session->conflicts()->chosenFindings().size(), 2U);
    QVERIFY(!ways->isEnabled());
    QVERIFY2(ways->toolTip().contains(QStringLiteral("Select one")), qPrintable(ways->toolTip()));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(session->conflicts()->chosenFindings().size(), 3U);
    // A row that is taken out again is neither shown nor accepted.
    QVERIFY(choose(session, same));
    for (const QString &pools : {group, inside, inside}) {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, FindingsModel::PoolsColumn);
            if (index.data() == pools)
                QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier,
                                  list->visualRect(index).center());
        }
    }
    QTest::qWait(50);
    QCOMPARE(list->selectionModel()->selectedRows().size(), 2);
    QVERIFY(list->selectionModel()->isSelected(list->currentIndex()));
    QCOMPARE(session->conflicts()->chosenFindings().size(), 2U);
    QVERIFY(session->conflicts()->current()->kind == FindingKind::SameStorage);
    QTest::keyClick(session.operator->(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(session->findChild<QDialog *>(QStringLiteral("acceptDialog")));
    QTRY_VERIFY(session.find<QDialog>("acceptDialog")->windowTitle().contains(u'2'));
    QTest::keyClick(session.find<QDialog>("acceptDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!session->findChild<QDialog *>(QStringLiteral("acceptDialog")));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(session->conflicts()->chosenFindings().size(), 3U);
    auto *accept = session.find<QPushButton>("conflictAccept");
    accept->setFocus();
    QTest::keyClick(accept, Qt::Key_Space);
    QTRY_VERIFY(session->findChild<QDialog *>(QStringLiteral("acceptDialog")));
    auto *dialog = session.find<QDialog>("acceptDialog");
    QTRY_VERIFY(dialog->isVisible());
    auto *reason = dialog->findChild<QWidget *>(QStringLiteral("acceptReason"));
    reason->setFocus();
    QTest::keyClicks(reason, QStringLiteral("as it is"));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("acceptAccept")),
                      Qt::LeftButton);
    QTRY_COMPARE(poolsShown(session), QStringList());
}

void TestConflictsList::aLowDockHasAWindow()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    QVERIFY(choose(session, group));
    auto *compare = session.find<QPushButton>("conflictCompare");
    QTRY_VERIFY(compare->isVisible());
    QVERIFY(!session.find<QWidget>("conflictSides")->isVisible());
    compare->setFocus();
    QTest::keyClick(compare, Qt::Key_Space);
    auto *dialog = session.find<QDialog>("findingDialog");
    QTRY_VERIFY(dialog->isVisible());
    const auto *left = dialog->findChild<MarkedXml *>(QStringLiteral("comparedConflictSidesLeft"));
    QVERIFY(left->isVisible());
    QCOMPARE(left->marked(), QStringLiteral("vg0"));
    // It follows what is chosen.
    QVERIFY(choose(session, inside));
    QTRY_VERIFY(left->text().contains(QStringLiteral("/srv/iso")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!session->findChild<QDialog *>(QStringLiteral("findingDialog")));
}

// Hosts can take a while to come, and in each turn there are other rows.
void TestConflictsList::aClickCountsWhileConflictsArrive()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    QVERIFY(choose(session, group));
    PoolRegistry *registry = session.registry();
    QTreeView *list = session->conflicts()->list();
    for (int number = 3; number < 6; ++number) {
        const QString wanted = number % 2 == 0 ? inside : group;
        // The list has other rows, and has not come to rest.
        registry->upsertPool(registry->hosts().first().id,
                             FakeStorageService::snapshot(
                                 QStringLiteral("new%1").arg(number), uuidOf(number),
                                 "  <target>\n    <path>/srv/images/" + QByteArray::number(number)
                                     + "</path>\n  </target>\n"));
        const QModelIndex row = list->model()->index(int(poolsInOrder(session).indexOf(wanted)),
                                                     FindingsModel::PoolsColumn);
        QVERIFY(row.isValid());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row).center());
        QVERIFY(session->conflicts()->current());
        const Finding clicked = *session->conflicts()->current();
        QCOMPARE(row.data().toString(), wanted);
        QTest::qWait(50);
        QCOMPARE(session->conflicts()->current(), std::optional(clicked));
        QCOMPARE(list->currentIndex().siblingAtColumn(FindingsModel::PoolsColumn).data().toString(),
                 wanted);
        QVERIFY(list->selectionModel()->isSelected(list->currentIndex()));
    }
}

void TestConflictsList::tellsWhatBecameOfTheChosen()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    QTreeView *list = session->conflicts()->list();
    QVERIFY(choose(session, same));
    const int row = list->currentIndex().row();
    session.service()->removeFromElsewhere(uuidOf(1));
    QTRY_COMPARE(textOf(session, "conflictNote"),
                 QStringLiteral("Resolved: Same storage: the directory /srv/images"));
    QVERIFY(!session->conflicts()->current());
    QVERIFY(textOf(session, "conflictTitle").isEmpty());
    QVERIFY(!session.find<QWidget>("conflictSides")->isVisible());
    QVERIFY(!session.find<QPushButton>("conflictWays")->isVisible());
    // The keyboard goes on from its place; nothing was chosen by itself.
    QVERIFY(list->currentIndex().isValid());
    QCOMPARE(list->currentIndex().row(), std::min(row, 1));
    QVERIFY(!list->selectionModel()->hasSelection());
    list->setFocus();
    const int next = list->currentIndex().row();
    QTest::keyClick(list, Qt::Key_Down);
    QTRY_VERIFY(session->conflicts()->current());
    QCOMPARE(list->currentIndex().row(), next); // none is skipped
    QVERIFY(textOf(session, "conflictNote").isEmpty());
    // What was chosen is gone, and its place has a conflict still: of a pool that came at the same time.
    addDirectory(session, QStringLiteral("twin"), 1, QStringLiteral("/srv/../srv/images"));
    QTRY_COMPARE(poolsShown(session).size(), 3);
    QVERIFY(choose(session, same));
    addDirectory(session, QStringLiteral("third"), 3, QStringLiteral("/srv/images"));
    session.service()->removeFromElsewhere(uuidOf(1));
    QTRY_COMPARE(
        textOf(session, "conflictNote").remove(QChar(0x2068)).remove(QChar(0x2069)),
        QStringLiteral(
            "Changed: Same storage: the directory /srv/images. The place now has a conflict of "
            "“images” and “third”."));
    session.service()->removeFromElsewhere(uuidOf(3));
    QTRY_COMPARE(poolsShown(session).size(), 2);
    // It comes again while it is told to be gone.
    addDirectory(session, QStringLiteral("twin"), 1, QStringLiteral("/srv/../srv/images"));
    QTRY_COMPARE(poolsShown(session).size(), 3);
    QVERIFY(choose(session, same));
    session.service()->removeFromElsewhere(uuidOf(1));
    QTRY_VERIFY(!textOf(session, "conflictNote").isEmpty());
    addDirectory(session, QStringLiteral("twin"), 1, QStringLiteral("/srv/../srv/images"));
    QTRY_COMPARE(poolsShown(session).size(), 3);
    QVERIFY(choose(session, group));
    // What a filter hides is not resolved.
    QTest::mouseClick(session.find<QToolButton>("showErrors"), Qt::LeftButton);
    QTRY_COMPARE(textOf(session, "conflictNote"),
                 QStringLiteral("Not shown any more: Same storage: the volume group vg0"));
    QTest::mouseClick(session.find<QToolButton>("showErrors"), Qt::LeftButton);
    QTRY_VERIFY(textOf(session, "conflictNote").isEmpty());
}

// A pool is chosen, and its conflict shown beside it: that is no choice of the conflict.
void TestConflictsList::whatNobodyChoseIsNotToldAsResolved()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    session.select(QStringLiteral("twin"));
    QTRY_VERIFY(session->conflicts()->current());
    session.service()->removeFromElsewhere(
        session.registry()->pool(session.poolNamed(QStringLiteral("images")))->snapshot->uuid);
    QTRY_VERIFY(!poolsShown(session).join(u' ').contains(QStringLiteral("twin")));
    QTRY_VERIFY(!session->conflicts()->current());
    QTest::qWait(50);
    QCOMPARE(textOf(session, "conflictNote"), QString());
    // An error of one's own typing, undone at once, beside the conflict of the pool.
    session.select(QStringLiteral("hostvg"));
    QTRY_VERIFY(session->conflicts()->current());
    auto *name = session.find<QLineEdit>("field-name");
    name->setFocus();
    QTest::keyClick(name, Qt::Key_End);
    QTest::keyClicks(name, QStringLiteral("2"));
    QTest::qWait(50);
    QTest::keyClick(name, Qt::Key_Backspace);
    QTRY_VERIFY(session->conflicts()->current());
    QTest::qWait(50);
    QCOMPARE(textOf(session, "conflictNote"), QString());
}

void TestConflictsList::aWordOfWhatIsGoneGoesToo()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    QVERIFY(choose(session, same));
    session.service()->removeFromElsewhere(uuidOf(1));
    QTRY_COMPARE(textOf(session, "conflictNote"),
                 QStringLiteral("Resolved: Same storage: the directory /srv/images"));
    // Its place has a conflict again, of another pool of that name.
    addDirectory(session, QStringLiteral("twin"), 3, QStringLiteral("/srv/images"));
    QTRY_COMPARE(textOf(session, "conflictNote"), QString());
    // Another one is shown, because its pool was chosen.
    QVERIFY(choose(session, same));
    session.service()->removeFromElsewhere(uuidOf(3));
    QTRY_VERIFY(textOf(session, "conflictNote").startsWith(QStringLiteral("Resolved: ")));
    session.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(textOf(session, "conflictNote"), QString());
    QVERIFY(session->conflicts()->current());
}

void TestConflictsList::pastedPoolsAreNotToldAsResolved_data()
{
    QTest::addColumn<bool>("isOuterFirst");
    QTest::addColumn<bool>("isChosen");
    for (const bool isOuterFirst : {false, true}) {
        for (const bool isChosen : {false, true})
            QTest::addRow("outer %s, %s", isOuterFirst ? "first" : "last",
                          isChosen ? "one chosen" : "none chosen")
                << isOuterFirst << isChosen;
    }
}

void TestConflictsList::pastedPoolsAreNotToldAsResolved()
{
    QFETCH(bool, isOuterFirst);
    QFETCH(bool, isChosen);
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    if (isChosen)
        QVERIFY(choose(session, same));
    const auto xml = [](const char *name, const char *path) {
        return QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2</path></target>"
                              "</pool>\n")
            .arg(QLatin1String(name), QLatin1String(path));
    };
    QStringList texts{xml("web3", "/srv/web3"), xml("iso3", "/srv/web3/iso")};
    if (!isOuterFirst)
        std::ranges::reverse(texts);
    QApplication::clipboard()->setText(texts.join(QString()));
    session.find<QWidget>("poolTable")->setFocus();
    QTest::keyPress(session.find<QWidget>("poolTable"), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(textOf(session, "conflictTitle").contains(QStringLiteral("/srv/web3/iso")));
    QCOMPARE(session->conflicts()->list()->selectionModel()->selectedRows().size(), 1);
    QTest::keyRelease(session.find<QWidget>("poolTable"), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(session->selection()->pools().size(), 2);
    // Nor later, when the host tells what lies behind the names of the directories: the places are others then.
    const HostId host = session->selection()->host();
    const std::optional<Finding> before = session->conflicts()->current();
    QVERIFY(before);
    HostTopology topology = session.registry()->checker().topology(host);
    topology.locality = HostTopology::Locality::Local;
    topology.realPaths = {{"/srv/web3", "/var/srv/web3"}, {"/srv/web3/iso", "/var/srv/web3/iso"}};
    session.registry()->setTopology(host, topology);
    QTRY_VERIFY(session->conflicts()->current()
                && session->conflicts()->current()->resource != before->resource);
    for (int i = 0; i < 20; ++i) {
        QVERIFY2(textOf(session, "conflictNote").isEmpty(),
                 qPrintable(textOf(session, "conflictNote")));
        QTest::qWait(20);
    }
}

void TestConflictsList::theWorstOfThePoolIsShownUntilAnotherIsPicked()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    // A warning first; then a draft that libvirt refuses, so that the pool has an error as well.
    session.select(QStringLiteral("inner"));
    QTRY_VERIFY(session->conflicts()->current());
    QCOMPARE(session->conflicts()->current()->severity, Severity::Warning);
    session.type("field-name", QStringLiteral("images"));
    QTRY_COMPARE(session->conflicts()->current()->severity, Severity::Error);
    QVERIFY(session->conflicts()
                ->list()
                ->visualRect(session->conflicts()->list()->currentIndex())
                .isValid());
    // What the user picks stays.
    const QStringList ofIso = poolsShown(session).filter(QStringLiteral("iso"));
    QCOMPARE(ofIso.size(), 1);
    QVERIFY(choose(session, ofIso.first()));
    QCOMPARE(session->conflicts()->current()->severity, Severity::Warning);
    session.type("field-name", QStringLiteral("lvm-fast"));
    QTest::qWait(100);
    QVERIFY(session->conflicts()->current());
    QCOMPARE(session->conflicts()->current()->severity, Severity::Warning);
}

void TestConflictsList::theKeyboardAloneChoosesNothing()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    addDirectory(session, QStringLiteral("lonely"), 3, QStringLiteral("/srv/lonely"));
    QTRY_COMPARE(session.registry()->poolCount(), 7);
    session.select(QStringLiteral("lonely"));
    QTreeView *list = session->conflicts()->list();
    QTRY_VERIFY(!list->selectionModel()->hasSelection());
    // From pane to pane with F6, as far as the list.
    for (int i = 0; i < 10 && !list->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QVERIFY(list->hasFocus());
    QCOMPARE(session->selection()->pools(),
             QList<PoolId>{session.poolNamed(QStringLiteral("lonely"))});
    QVERIFY(!list->selectionModel()->hasSelection());
    // A key chooses the first one, and the next the one below.
    QTest::qWait(100); // nothing comes from the host any more
    QTest::keyClick(list, Qt::Key_Down);
    QTRY_COMPARE(list->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(list->selectionModel()->selectedRows().first().row(), 0);
    QTRY_VERIFY(session->selection()->pools()
                != QList<PoolId>{session.poolNamed(QStringLiteral("lonely"))});
    QTest::keyClick(list, Qt::Key_Down);
    QTRY_COMPARE(list->selectionModel()->selectedRows().first().row(), 1);
}

void TestConflictsList::whatIsTypedOnTheWayIsNotToldAsResolved()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    QVERIFY(choose(session, same));
    session.select(QStringLiteral("twin"));
    auto *field = session.find<QLineEdit>("field-target-path");
    field->setFocus();
    field->selectAll();
    // On the way it is inside of “iso”, and then the same.
    bool wasWithIso = false;
    for (const QChar key : QStringLiteral("/srv/iso/x")) {
        QTest::keyClicks(field, QString(key));
        QTest::qWait(20);
        const auto current = session->conflicts()->current();
        wasWithIso = wasWithIso || current.has_value();
    }
    QVERIFY(wasWithIso);
    QVERIFY(textOf(session, "conflictNote").isEmpty());
    for (int i = 0; i < 9; ++i) {
        QTest::keyClick(field, Qt::Key_Backspace);
        QTest::qWait(20);
    }
    QTest::keyClicks(field, QStringLiteral("alone"));
    QTRY_VERIFY(!poolsShown(session).join(u' ').contains(QStringLiteral("iso: ")));
    QVERIFY(textOf(session, "conflictNote").isEmpty());
}

// On the host it is still there.
void TestConflictsList::aDraftResolvesWhenItIsDefined()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    makeHigh(session);
    PoolSnapshot resting =
        FakeStorageService::snapshot(QStringLiteral("resting"), uuidOf(3),
                                     "  <target>\n    <path>/srv/images/x</path>\n  </target>\n");
    resting.state = PoolState::Inactive;
    session.service()->addFromElsewhere(resting);
    QTRY_VERIFY(poolsShown(session).join(u' ').contains(QStringLiteral("resting")));
    session.select(QStringLiteral("resting"));
    QTRY_VERIFY(session->conflicts()->current());
    session.type("field-target-path", QStringLiteral("/srv/alone"));
    const QString resolved = QStringLiteral("Resolved when “%1” is defined: Overlap: ")
                                 .arg(isolated(QStringLiteral("resting")));
    QTRY_VERIFY2(textOf(session, "conflictNote").startsWith(resolved),
                 qPrintable(textOf(session, "conflictNote")));
    session.trigger("defineAction");
    QTRY_VERIFY2(textOf(session, "conflictNote").startsWith(QStringLiteral("Resolved: Overlap: ")),
                 qPrintable(textOf(session, "conflictNote")));
}

void TestConflictsList::namesAreText()
{
    TestSession session;
    QVERIFY(session.open());
    makeHigh(session);
    const QString markup = QStringLiteral("<b>bold<i>&amp;<img src=x>");
    const QString bidi = QStringLiteral("a\u202Eb\u2066c");
    const QString emoji = QStringLiteral("\U0001F4BE\U0001F468\u200D\U0001F4BB");
    addDirectory(session, markup, 1, QStringLiteral("/srv/x"));
    addDirectory(session, bidi, 2, QStringLiteral("/srv/x"));
    addDirectory(session, emoji, 3, QStringLiteral("/srv/x"));
    QTRY_COMPARE(session->conflicts()->list()->model()->rowCount(), 2);
    auto *text = session.find<QLineEdit>("conflictFilterText");
    for (const QString &name : {markup, emoji, bidi}) {
        text->setText(name);
        QTRY_COMPARE(session->findChild<FindingsModel *>()->query().text, name);
        QCOMPARE(session->findChild<FindingsModel *>()->shownCount(), 2);
    }
    QTest::qWait(20);
    QTreeView *list = session->conflicts()->list();
    list->setCurrentIndex({});
    list->setCurrentIndex(list->model()->index(0, 0));
    QTRY_VERIFY(session->conflicts()->current());
    for (const char *label :
         {"conflictTitle", "conflictExplanation", "conflictNow", "conflictRestart", "conflictData",
          "conflictNote", "conflictSidesLeftTitle", "conflictsShown"})
        QCOMPARE(session.find<QLabel>(label)->textFormat(), Qt::PlainText);
    // What is not seen is told in the text of a definition.
    bool isTold = false;
    for (const char *side : {"conflictSidesLeft", "conflictSidesRight"}) {
        const auto *xml = session.find<MarkedXml>(side);
        QCOMPARE(xml->marked(), QStringLiteral("/srv/x"));
        QVERIFY(!xml->text().contains(QChar(0x202E)));
        isTold = isTold || xml->text().contains(QStringLiteral("[U+202E]"));
    }
    QVERIFY(isTold);
}

void TestConflictsList::fitsANarrowWindow()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(openThree(session));
    session->resize(900, 600);
    QVERIFY(choose(session, group));
    QTest::qWait(50);
    QCOMPARE(session->size(), QSize(900, 600));
    // Beside the list; both definitions are in a window of their own, which the menu of the list offers.
    QTRY_VERIFY(session.find<QWidget>("conflictDetails")->isVisible());
    session.find<QPushButton>("conflictDefinitions")->click();
    QTRY_VERIFY(session.find<QWidget>("comparedConflictSidesRight")->isVisible());
    const auto *pane = session.find<QWidget>("conflictsPane");
    QVERIFY2(pane->minimumSizeHint().width() <= 900,
             qPrintable(QString::number(pane->minimumSizeHint().width())));
    for (const char *name :
         {"showErrors", "conflictFilterText", "conflictFilterButton", "conflictWays",
          "conflictShowFirst", "conflictShowSecond", "conflictShowPeers"}) {
        const auto *widget = session.find<QWidget>(name);
        const QRect place(widget->mapTo(pane, QPoint()), widget->size());
        QVERIFY2(pane->rect().contains(place), name);
    }
}

void TestConflictsList::theFiltersStandInNoEmptyBand()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(1280, 950);
    QTreeView *list = session->conflicts()->list();
    QTRY_VERIFY(list->model()->rowCount() > 0);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTRY_VERIFY(session->conflicts()->current());
    const auto *filters = session.find<QWidget>("conflictFilters");
    const auto *buttons = session.find<QWidget>("conflictButtons");
    const auto *below = session.find<QWidget>("conflictsSplitter");
    // Names that are short, because the window is narrow, need no lines for the long ones.
    for (const int width : {900, 960, 1280, 960}) {
        session->resize(width, 950);
        QTRY_COMPARE(session->width(), width);
        QTest::qWait(20);
        const auto band = [&] {
            return below->y()
                   - std::max(filters->geometry().bottom(), buttons->geometry().bottom());
        };
        QTRY_VERIFY2(band() < 8, qPrintable(QStringLiteral("%1 at %2").arg(band()).arg(width)));
        QVERIFY2(filters->y() < 8, qPrintable(QString::number(filters->y())));
    }
}

QTEST_MAIN(TestConflictsList)
#include "tst_conflictslist.moc"
