// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The ways from a finding to what can be done about it, with real keys in the real window.

#include "model/session/pooldraft.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/style/format.h"
#include "views/xml/xmleditor.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTreeView>

#include <algorithm>

using namespace poolwarden;

namespace {

QString uuid(int number)
{
    return QStringLiteral("90000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'));
}

PoolSnapshot directory(const char *name, int number, const QByteArray &path)
{
    return FakeStorageService::snapshot(QString::fromLatin1(name), uuid(number),
                                        "  <target>\n    <path>" + path + "</path>\n  </target>\n");
}

QString focused()
{
    const QWidget *widget = QApplication::focusWidget();
    return widget ? widget->objectName() : QString();
}

/// Puts the current row of the list of conflicts on the first finding about both.
bool chooseConflict(const TestSession &session, const QString &one, const QString &other)
{
    const QTreeView *list = session->conflicts()->list();
    QCoreApplication::processEvents();
    return QTest::qWaitFor([&] {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, FindingsModel::PoolsColumn);
            const QString pools = index.data().toString();
            if (!pools.contains(one) || !pools.contains(other))
                continue;
            session->conflicts()->list()->setFocus();
            session->conflicts()->list()->setCurrentIndex(index);
            return true;
        }
        return false;
    });
}

/// A draft in the way of two pools, and wrong in its own right.
PoolDraft *troubledDraft(const TestSession &session)
{
    session.service()->addFromElsewhere(directory("inner", 1, "/srv/images/inner"));
    PoolDraft *draft = session.registry()->createDraft(
        session->currentHost(), DraftOrigin::Imported,
        QStringLiteral("<pool type='dir'>\n  <name>iso</name>\n"
                       "  <target>\n    <path>/srv/images</path>\n    <permissions>\n"
                       "      <mode>9</mode>\n    </permissions>\n  </target>\n</pool>\n"));
    session->selectPool(draft->id());
    return draft;
}

} // namespace

class TestFindings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBannerButtonKeepsTheKeyboardWhileAPeerChanges();
    void aBannerButtonThatGoesHandsTheKeyboardToNoOther();
    void theOtherProblemsAreAMenu();
    void choosingMovesNoRow();
    void choosingShowsTheField();
    void enterInTheListGoesToTheField_data();
    void enterInTheListGoesToTheField();
    void failuresOfOneActionAreOneMessage();
    void theListNamesBothPools();
    void theOrderIsTheSameOnEveryRun();
    void manyOnOnePlaceAreOneRow();
    void theListStaysWhenOneAboveGoes();
    void theFirstClickPutsTheWorstFirst();
    void theCountsAgree();
    void theToolTipSaysWhatIsWrong();
    void undefineSaysWhyItIsOff();
    void littleIsNotOnePercent();
    void saysWhatIsSoOnlyWhileThePoolRuns();
    void whatIsOfAHostLeadsToNoPool();
};

void TestFindings::aBannerButtonKeepsTheKeyboardWhileAPeerChanges()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    auto *button = session.find<QPushButton>("banner-edit-peer");
    QTRY_VERIFY(button->isVisible());
    button->setFocus();
    QVERIFY(button->text().contains(QStringLiteral("lvm-fast")));
    // The peer is renamed, stopped, and joined by another.
    PoolSnapshot peer =
        session.service()->pools.value(QStringLiteral("44444444-4444-4444-8444-444444444444"));
    peer.name = QStringLiteral("lvm-slow");
    peer.liveXml.replace("lvm-fast", "lvm-slow");
    peer.persistentXml = peer.liveXml;
    session.service()->addFromElsewhere(peer);
    QTRY_VERIFY(button->text().contains(QStringLiteral("lvm-slow")));
    QVERIFY(button->hasFocus());
    peer.state = PoolState::Inactive;
    session.service()->addFromElsewhere(peer);
    QCoreApplication::processEvents();
    QVERIFY(button->hasFocus());
    QCOMPARE(session.find<QPushButton>("banner-edit-peer"), button);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(session.registry()->displayName(session->currentPool()), QStringLiteral("lvm-slow"));
}

void TestFindings::aBannerButtonThatGoesHandsTheKeyboardToNoOther()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    auto *button = session.find<QPushButton>("banner-show-peer");
    QTRY_VERIFY(button->isVisible());
    button->setFocus();
    session.service()->removeFromElsewhere(QStringLiteral("44444444-4444-4444-8444-444444444444"));
    QTRY_VERIFY(!session.find<QWidget>("conflictBanner")->isVisible());
    QCOMPARE(focused(), QStringLiteral("editorTabBar"));
}

void TestFindings::choosingMovesNoRow()
{
    TestSession session;
    QVERIFY(session.open());
    const QTreeView *list = session->conflicts()->list();
    QTRY_VERIFY(list->model()->rowCount() > 0);
    QCoreApplication::processEvents();
    const QPoint before = list->viewport()->mapTo(
        session.session->window(), list->visualRect(list->model()->index(0, 0)).topLeft());
    const QWidget *dock = session.find<QDockWidget>("conflictsDock");
    const int room = dock->mapTo(session.session->window(), QPoint()).y();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QTRY_VERIFY(session.find<QPushButton>("conflictShowFirst")->isVisible());
    QTest::qWait(50);
    // Against the dock: that gives room to the editor.
    const QPoint after = list->viewport()->mapTo(
        session.session->window(), list->visualRect(list->model()->index(0, 0)).topLeft());
    QCOMPARE(after.y() - dock->mapTo(session.session->window(), QPoint()).y(), before.y() - room);
}

void TestFindings::choosingShowsTheField()
{
    TestSession session;
    session->resize(1000, 800);
    QVERIFY(session.open());
    QVERIFY(chooseConflict(session, QStringLiteral("hostvg"), QStringLiteral("lvm-fast")));
    auto *field = session.find<QLineEdit>("field-source-name");
    auto *scroll = session.find<QScrollArea>("formScroll");
    QTRY_VERIFY(field->isVisible());
    const auto isShown = [&] {
        const QRect seen(QPoint(), scroll->viewport()->size());
        return seen.contains(QRect(field->mapTo(scroll->viewport(), QPoint()), field->size()));
    };
    QTRY_VERIFY(isShown());
    QVERIFY(!field->hasFocus());
}

void TestFindings::theOtherProblemsAreAMenu()
{
    TestSession session;
    QVERIFY(session.open());
    troubledDraft(session);
    auto *more = session.find<QPushButton>("bannerMore");
    QTRY_VERIFY(more->isVisible());
    const int others = more->text().section(u' ', 1, 1).toInt();
    QVERIFY2(others >= 2, qPrintable(more->text()));
    auto *menu = session.find<QMenu>("bannerOthers");
    QStringList reached;
    for (int i = 0; i < others; ++i) {
        session->editor()->setTab(EditorPanel::FormTab);
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        QTRY_VERIFY(menu->isVisible());
        QCOMPARE(menu->actions().size(), others);
        for (int down = 0; down < i; ++down)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!menu->isVisible());
        QTRY_VERIFY(focused() != QStringLiteral("bannerMore"));
        reached << focused();
        QVERIFY(QApplication::focusWidget()->isVisible());
    }
    QVERIFY2(reached.contains(QStringLiteral("field-target-path")), qPrintable(reached.join(u' ')));
    QVERIFY2(reached.contains(QStringLiteral("field-name")), qPrintable(reached.join(u' ')));
}

// The links of another machine: one row, to be read; there is no pool to go to.
void TestFindings::whatIsOfAHostLeadsToNoPool()
{
    TestSession session;
    QVERIFY(session.open());
    const HostId host = session->currentHost();
    HostInfo info = session.registry()->host(host)->info;
    info.local = false;
    info.storesFiles = true;
    session.registry()->setHostInfo(host, info);
    const QString label = session.registry()->host(host)->label;
    const QTreeView *list = session->conflicts()->list();
    QVERIFY(chooseConflict(session, QStringLiteral("hostvg"), QStringLiteral("lvm-fast")));
    QTRY_VERIFY(session->currentPool() != noPool);
    const PoolId chosen = session->currentPool();
    QVERIFY(chooseConflict(session, label, label));
    QTRY_VERIFY(session->conflicts()->current() && session->conflicts()->current()->pool == noPool);
    const auto *text = session.find<QLabel>("conflictExplanation");
    QVERIFY2(text->text().contains(QStringLiteral("/srv/iso")), qPrintable(text->text()));
    QVERIFY(session.find<QLabel>("conflictTitle")->text().contains(label));
    for (const char *button : {"conflictShowFirst", "conflictShowSecond", "conflictShowPeers"})
        QVERIFY(!session.find<QPushButton>(button)->isVisible());
    QTest::keyClick(list->viewport(), Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(session->currentPool(), chosen);
    QVERIFY(session.registry()->pool(chosen)->draft == nullptr);
}

void TestFindings::enterInTheListGoesToTheField_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QByteArray>("peerInside");
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("focus");
    QTest::addColumn<int>("line");
    const QByteArray devices = "<source>\n<device path='/dev/sdx1'/>\n<device path='/dev/sdy1'/>\n"
                               "<name>vg7</name>\n</source>\n";
    const QByteArray other = "<source>\n<device path='/dev/sdy1'/>\n<name>vg8</name>\n</source>\n";
    const QByteArray target = "<target>\n<path>/srv/seven</path>\n</target>\n";
    const QByteArray mapper = "<target>\n<path>/dev/mapper</path>\n</target>\n";
    const int form = EditorPanel::FormTab;
    const int xml = EditorPanel::XmlTab;
    QTest::newRow("a field") << QByteArray("dir") << target << target << form
                             << QStringLiteral("field-target-path") << 0;
    QTest::newRow("a line of a list") << QByteArray("logical") << devices << other << form
                                      << QStringLiteral("field-device-path-1") << 0;
    QTest::newRow("the type") << QByteArray("mpath") << mapper << mapper << form
                              << QStringLiteral("field-type") << 0;
    QTest::newRow("a line of the text")
        << QByteArray("dir") << target << target << xml << QStringLiteral("xmlEditor") << 5;
    QTest::newRow("the line of the type")
        << QByteArray("mpath") << mapper << mapper << xml << QStringLiteral("xmlEditor") << 1;
}

void TestFindings::enterInTheListGoesToTheField()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, inside);
    QFETCH(QByteArray, peerInside);
    QFETCH(int, tab);
    QFETCH(QString, focus);
    QFETCH(int, line);
    for (const bool byButton : {false, true}) {
        TestSession session;
        session->resize(900, 600);
        QVERIFY(session.open());
        session.service()->addFromElsewhere(
            FakeStorageService::snapshot(QStringLiteral("another"), uuid(7), inside, type));
        session.service()->addFromElsewhere(
            FakeStorageService::snapshot(QStringLiteral("eight"), uuid(8), peerInside, type));
        session->editor()->setTab(tab);
        QVERIFY(chooseConflict(session, QStringLiteral("another"), QStringLiteral("eight")));
        if (byButton)
            QTest::mouseClick(session.find<QPushButton>("conflictShowFirst"), Qt::LeftButton);
        else
            QTest::keyClick(session->conflicts()->list(), Qt::Key_Return);
        QTRY_COMPARE(focused(), focus);
        QWidget *input = QApplication::focusWidget();
        // The text covers its editor.
        const auto *area = qobject_cast<const QAbstractScrollArea *>(input);
        const QWidget *seen = area ? area->viewport() : input;
        QTRY_VERIFY(seen->visibleRegion().boundingRect().height() >= 10);
        if (line > 0) {
            int at = -1;
            int column = -1;
            session.find<XmlEditor>("xmlEditor")->getCursorPosition(&at, &column);
            QCOMPARE(at + 1, line);
        } else {
            const auto *scroll = session.find<QScrollArea>("formScroll");
            QTRY_VERIFY(scroll->viewport()->rect().contains(
                QRect(input->mapTo(scroll->viewport(), QPoint()), input->size())));
        }
    }
}

void TestFindings::failuresOfOneActionAreOneMessage()
{
    TestSession session;
    QVERIFY(session.open());
    const QStringList uuids = session.service()->pools.keys();
    for (const QString &id : uuids) {
        PoolSnapshot pool = session.service()->pools.value(id);
        pool.state = PoolState::Inactive;
        session.service()->addFromElsewhere(pool);
    }
    session->tablePane()->table()->selectAll();
    QTRY_VERIFY(session.find<QAction>("startAction")->isEnabled());
    session.service()->silent = true;
    const quint64 before = session.service()->list();
    session.prompts.chosen = 0; // start anyway: the volume groups are not there
    session.trigger("startAction");
    QCOMPARE(session.service()->calls.filter(QStringLiteral("Start ")).size(), 4);
    for (int i = 1; i <= 4; ++i) {
        QCOMPARE(session->messages()->count(), 0);
        ServiceError error;
        error.sentence = QStringLiteral("The host says no.");
        error.detail = QStringLiteral("detail %1").arg(i);
        Q_EMIT session.service()->failed(before + quint64(i), StorageService::Operation::Start, {},
                                         error);
    }
    QCOMPARE(session->messages()->count(), 1);
    const QStringList lines = session.find<QLabel>("messageText")->text().split(u'\n');
    QCOMPARE(lines.size(), 5);
    for (const char *name : {"images", "iso", "hostvg", "lvm-fast"})
        QCOMPARE(lines.filter(QLatin1String(name)).size(), 1);
    for (int i = 1; i <= 4; ++i)
        QCOMPARE(lines.filter(QStringLiteral("detail %1").arg(i)).size(), 1);
    session.find<QAbstractButton>("messageClose")->click();
    QVERIFY(!session.find<QWidget>("messageBar")->isVisible());
}

void TestFindings::theListNamesBothPools()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->addFromElsewhere(directory("inner", 1, "/srv/images/inner"));
    session.service()->addFromElsewhere(directory("again", 2, "/srv/iso/../iso"));
    session.select(QStringLiteral("lvm-fast"));
    const QAbstractItemModel *list = session->conflicts()->list()->model();
    QTRY_COMPARE(list->rowCount(), 3);
    static const QRegularExpression viewpoint(
        QStringLiteral("this pool|, too| here |[Tt]his lies"));
    for (int row = 0; row < list->rowCount(); ++row) {
        const QModelIndex index = list->index(row, FindingsModel::PoolsColumn);
        const QString told = index.data(FindingsModel::ExplanationRole).toString()
                             + list->index(row, FindingsModel::ReasonColumn).data().toString();
        QVERIFY2(!told.contains(viewpoint), qPrintable(told));
        for (const QString &name : index.data().toString().split(QStringLiteral(", ")))
            QVERIFY2(told.contains(name), qPrintable(told));
    }
    // Beside the form of one of them it is "this pool".
    session.select(QStringLiteral("inner"));
    QTRY_VERIFY(session.find<QLabel>("bannerHeadline")->text().contains(QStringLiteral("This")));
}

void TestFindings::theOrderIsTheSameOnEveryRun()
{
    QStringList first;
    for (const bool backwards : {false, true}) {
        TestSession session;
        QVERIFY(session.open());
        QList<PoolSnapshot> pools{directory("delta", 1, "/srv/b"), directory("alpha", 2, "/srv/b"),
                                  directory("Beta", 3, "/srv/a"), directory("gamma", 4, "/srv/a"),
                                  directory("omega", 5, "/srv/b")};
        if (backwards)
            std::reverse(pools.begin(), pools.end());
        for (const PoolSnapshot &pool : pools)
            session.service()->addFromElsewhere(pool);
        const QAbstractItemModel *list = session->conflicts()->list()->model();
        // Three pairs in one place are one row with its pools below.
        QTRY_COMPARE(list->rowCount(), 3);
        QStringList told;
        for (int row = 0; row < list->rowCount(); ++row) {
            const QModelIndex top = list->index(row, 0);
            told << top.siblingAtColumn(FindingsModel::PoolsColumn).data().toString();
            for (int child = 0; child < list->rowCount(top); ++child)
                told << list->index(child, FindingsModel::PoolsColumn, top).data().toString();
        }
        // Beside the form as well.
        session.select(QStringLiteral("delta"));
        told << session.find<QLabel>("bannerHeadline")->text();
        if (first.isEmpty())
            first = told;
        QCOMPARE(told, first);
    }
    QVERIFY(first.contains(QStringLiteral("3 pool(s): alpha, delta, omega")));
    QVERIFY(first.contains(QStringLiteral("Beta, gamma")));
}

void TestFindings::manyOnOnePlaceAreOneRow()
{
    TestSession session;
    QVERIFY(session.open());
    for (int i = 1; i <= 5; ++i) {
        const QByteArray name = "p" + QByteArray::number(i);
        session.service()->addFromElsewhere(directory(name, i, "/srv/b"));
    }
    QTreeView *list = session->conflicts()->list();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QTRY_COMPARE(session.find<QWidget>("conflictsDock")->windowTitle(),
                 QStringLiteral("Conflicts (11)"));
    // One of them is chosen in the table: the row of all is, and stays closed.
    session.select(QStringLiteral("p3"));
    const auto current = [list](int column) {
        return list->currentIndex().siblingAtColumn(column).data().toString();
    };
    QTRY_VERIFY(current(FindingsModel::PoolsColumn).contains(QStringLiteral("p1, p2, p3, p4, p5")));
    const QModelIndex group = list->currentIndex().siblingAtColumn(0);
    QVERIFY(!list->isExpanded(group));
    QCOMPARE(list->model()->rowCount(group), 5);

    // By keys: open it, into it, back, close it.
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Right);
    QTRY_VERIFY(list->isExpanded(group));
    QTest::qWait(20);
    QCOMPARE(list->currentIndex().siblingAtColumn(0), group);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(current(FindingsModel::PoolsColumn), QStringLiteral("p1"));
    QCOMPARE(current(FindingsModel::ResourceColumn), QStringLiteral("Directory: /srv/b"));
    QCOMPARE(session->selectedPools().size(), 5);
    QCOMPARE(session.registry()->displayName(session->currentPool()), QStringLiteral("p1"));
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(current(FindingsModel::PoolsColumn), QStringLiteral("p2"));
    QCOMPARE(session.registry()->displayName(session->currentPool()), QStringLiteral("p2"));
    // Each pair is there, from the side of its pool.
    QTest::keyClick(list, Qt::Key_Right);
    QCoreApplication::processEvents();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(current(FindingsModel::PoolsColumn), QStringLiteral("p3"));
    QCOMPARE(session->selectedPools().size(), 2);
    QCOMPARE(session.registry()->displayName(session->conflicts()->current()->pool),
             QStringLiteral("p2"));
    QCOMPARE(session.registry()->displayName(session->conflicts()->current()->peer),
             QStringLiteral("p3"));
    QTest::keyClick(list, Qt::Key_Left);
    QCOMPARE(current(FindingsModel::PoolsColumn), QStringLiteral("p2"));
    QTest::keyClick(list, Qt::Key_Left);
    QTRY_VERIFY(!list->isExpanded(list->currentIndex().siblingAtColumn(0)));
    QTest::keyClick(list, Qt::Key_Left);
    QCOMPARE(list->currentIndex().siblingAtColumn(0), group);
    QCOMPARE(session->selectedPools().size(), 5);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(!list->isExpanded(group));

    // A pool that goes takes its row along; that of the place stays.
    session.service()->removeFromElsewhere(uuid(5));
    QTRY_COMPARE(list->model()->rowCount(group), 4);
    session.service()->removeFromElsewhere(uuid(4));
    session.service()->removeFromElsewhere(uuid(3));
    QTRY_COMPARE(list->model()->rowCount(group), 2);
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(current(FindingsModel::PoolsColumn), QStringLiteral("p1, p2"));
}

void TestFindings::theListStaysWhenOneAboveGoes()
{
    TestSession session;
    QVERIFY(session.open());
    for (int i = 0; i < 40; ++i) {
        const QByteArray path = "/srv/p" + QByteArray::number(100 + i);
        session.service()->addFromElsewhere(
            directory(qPrintable(QStringLiteral("a%1").arg(i)), 100 + i, path));
        session.service()->addFromElsewhere(
            directory(qPrintable(QStringLiteral("b%1").arg(i)), 200 + i, path));
    }
    QTreeView *list = session->conflicts()->list();
    QTRY_COMPARE(list->model()->rowCount(), 41);
    QCoreApplication::processEvents();
    QTest::qWait(0);
    list->verticalScrollBar()->setValue(20);
    const auto top = [list] {
        return list->indexAt(QPoint(0, 0))
            .siblingAtColumn(FindingsModel::PoolsColumn)
            .data()
            .toString();
    };
    const QString before = top();
    QVERIFY(!before.isEmpty());
    session.service()->removeFromElsewhere(uuid(101));
    session.service()->removeFromElsewhere(uuid(103));
    QTRY_COMPARE(list->model()->rowCount(), 39);
    QTRY_COMPARE(list->verticalScrollBar()->value(), 18);
    QCOMPARE(top(), before);
    session.service()->addFromElsewhere(directory("a1", 101, "/srv/p101"));
    session.service()->addFromElsewhere(directory("a3", 103, "/srv/p103"));
    QTRY_COMPARE(list->model()->rowCount(), 41);
    QTRY_COMPARE(top(), before);
    session.service()->removeFromElsewhere(uuid(101));
    session.service()->removeFromElsewhere(uuid(103));
    QTRY_COMPARE(list->model()->rowCount(), 39);
    // The chosen one goes: the list stays all the same.
    list->setCurrentIndex(list->model()->index(1, 0));
    QCoreApplication::processEvents();
    list->verticalScrollBar()->setValue(20);
    const QString later = top();
    session.service()->removeFromElsewhere(uuid(102));
    QTRY_COMPARE(list->model()->rowCount(), 38);
    QTRY_COMPARE(top(), later);
}

void TestFindings::theFirstClickPutsTheWorstFirst()
{
    TestSession session;
    QVERIFY(session.open());
    PoolTableView *table = session->tablePane()->table();
    QHeaderView *header = table->horizontalHeader();
    header->setSortIndicator(PoolTableModel::NameColumn, Qt::AscendingOrder);
    const QPoint place(header->sectionViewportPosition(PoolTableModel::ConflictColumn)
                           + header->sectionSize(PoolTableModel::ConflictColumn) / 2,
                       header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(header->sortIndicatorSection(), int(PoolTableModel::ConflictColumn));
    QCOMPARE(table->model()->index(0, 0).data(PoolTableModel::SeverityRole).toInt(),
             int(Severity::Error));
}

void TestFindings::theCountsAgree()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        QStringLiteral("loop"), uuid(1),
        "<source><device path='/srv/images/disk.img'/></source><target><path>/mnt</path></target>",
        "fs"));
    const auto *dock = session.find<QDockWidget>("conflictsDock");
    const FindingsModel *findings = session->findChild<FindingsModel *>();
    QTRY_COMPARE(findings->rowCount(), 2);
    QTRY_COMPARE(dock->windowTitle(), QStringLiteral("Conflicts (1) and Notes (1)"));
}

void TestFindings::theToolTipSaysWhatIsWrong()
{
    TestSession session;
    QVERIFY(session.open());
    const QAbstractItemModel *table = session->tablePane()->table()->model();
    int told = 0;
    for (int row = 0; row < table->rowCount(); ++row) {
        const QModelIndex sign = table->index(row, PoolTableModel::ConflictColumn);
        if (sign.siblingAtColumn(PoolTableModel::NameColumn).data() == QStringLiteral("hostvg")) {
            QVERIFY(sign.data(Qt::ToolTipRole).toString().contains(QStringLiteral("lvm-fast")));
            ++told;
        }
    }
    QCOMPARE(told, 1);
}

void TestFindings::undefineSaysWhyItIsOff()
{
    TestSession session;
    QVERIFY(session.open());
    PoolSnapshot pool = directory("passing", 1, "/srv/passing");
    pool.persistent = false;
    pool.persistentXml.clear();
    session.service()->addFromElsewhere(pool);
    session.select(QStringLiteral("passing"));
    const QAction *undefine = session.find<QAction>("undefineAction");
    QTRY_VERIFY(undefine->statusTip().contains(QStringLiteral("transient")));
    QVERIFY(!undefine->isEnabled());
    QVERIFY(session.find<QMenu>("poolMenu")->toolTipsVisible());
    QVERIFY(undefine->toolTip().contains(QStringLiteral("transient")));
}

void TestFindings::littleIsNotOnePercent()
{
    QCOMPARE(format::percent(0.0003), QStringLiteral("<1%"));
    QCOMPARE(format::percent(0), QStringLiteral("0%"));
    QCOMPARE(format::percent(0.012), QStringLiteral("1%"));
}

void TestFindings::saysWhatIsSoOnlyWhileThePoolRuns()
{
    TestSession session;
    QVERIFY(session.open());
    PoolSnapshot moved = directory("moved", 1, "/srv/images");
    moved.persistentXml.replace("/srv/images", "/srv/away");
    session.service()->addFromElsewhere(moved);
    session.select(QStringLiteral("moved"));
    auto *reason = session.find<QLabel>("bannerReason");
    QTRY_VERIFY(reason->isVisible());
    QVERIFY2(reason->text().contains(QStringLiteral("This holds only while “moved” runs")),
             qPrintable(reason->text()));
    session.select(QStringLiteral("images"));
    QVERIFY(reason->text().contains(QStringLiteral("This holds only while “moved” runs")));
    const FindingsModel *findings = session->findChild<FindingsModel *>();
    int told = 0;
    for (int row = 0; row < findings->rowCount(); ++row)
        told += findings->index(row, FindingsModel::ReasonColumn)
                        .data()
                        .toString()
                        .contains(QStringLiteral("This holds only"))
                    ? 1
                    : 0;
    QCOMPARE(told, 1);
    // The definition for the next start is there as well: it is no passing matter.
    moved.persistentXml = moved.liveXml;
    session.service()->addFromElsewhere(moved);
    QTRY_VERIFY(!reason->text().contains(QStringLiteral("This holds only")));
}

QTEST_MAIN(TestFindings)
#include "tst_findings.moc"
