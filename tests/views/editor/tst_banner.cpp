// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The banner above the form, its room, and the way back into the form, with real keys in the real window.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/form/fieldmark.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>
#include <QWindow>

using namespace poolwarden;

namespace {

PoolSnapshot directoryPool(const char *name, const char *uuid, const QByteArray &path)
{
    return FakeStorageService::snapshot(QString::fromLatin1(name), QString::fromLatin1(uuid),
                                        "  <target>\n    <path>" + path + "</path>\n  </target>\n");
}

void press(const TestSession &session, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(session->windowHandle(), key, modifiers);
}

void type(const TestSession &session, const char *text)
{
    for (const char c : QByteArray(text))
        QTest::keyClick(session->windowHandle(), c);
}

/// From the list by F6.
bool enterForm(const TestSession &session)
{
    session->tablePane()->table()->setFocus();
    press(session, Qt::Key_F6);
    return session->editor()->isAncestorOf(QApplication::focusWidget());
}

QString focusedName()
{
    return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
}

int bannerRoom(const TestSession &session)
{
    return session.find<QWidget>("conflictBanner")->parentWidget()->height();
}

/// All of its text is to be seen.
bool isWholeBanner(const TestSession &session)
{
    const auto *banner = session.find<QWidget>("conflictBanner");
    return banner->isVisible() && banner->height() >= banner->heightForWidth(banner->width());
}

/// Until what was typed has had all its consequences: some of them wait for a pause in typing.
QPoint placeAtRest(const QWidget *field)
{
    QPoint place;
    int same = 0;
    for (int i = 0; i < 100 && same < 8; ++i) {
        QTest::qWait(25);
        const QPoint now = field->mapToGlobal(QPoint());
        same = now == place ? same + 1 : 0;
        place = now;
    }
    return place;
}

void layOut()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace

class TestBanner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsRoomIsAlwaysTheSame();
    void itsRoomIsThereBeforeSomethingIsTyped();
    void aLongTextIsCutAndTheFieldStays_data();
    void aLongTextIsCutAndTheFieldStays();
    void theChosenConflictIsFirst();
    void functionKeyReturnsToTheFieldEditedLast();
    void aMistakeIsTheSameBesideOthers();
};

void TestBanner::itsRoomIsAlwaysTheSame()
{
    TestSession session;
    QVERIFY(session.open());
    // A pool without a conflict says so in its place.
    session.select(QStringLiteral("iso"));
    session->tablePane()->table()->setFocus();
    const auto *quiet = session.find<QLabel>("bannerQuiet");
    QTRY_VERIFY(quiet->isVisible());
    QVERIFY(quiet->text().contains(QStringLiteral("No errors")));
    const int room = bannerRoom(session);
    QVERIFY(room > 0);
    session.select(QStringLiteral("hostvg"));
    QTRY_VERIFY(isWholeBanner(session));
    QVERIFY(!quiet->isVisible());
    QCOMPARE(bannerRoom(session), room);
    // A conflict that goes by itself.
    session.service()->removeFromElsewhere(
        session.registry()->pool(session.poolNamed(QStringLiteral("lvm-fast")))->snapshot->uuid);
    QTRY_VERIFY(quiet->isVisible());
    QCOMPARE(bannerRoom(session), room);
    // One that is typed, and is gone.
    session.select(QStringLiteral("images"));
    QVERIFY(enterForm(session));
    QCOMPARE(bannerRoom(session), room);
    session.type("field-target-path", QStringLiteral("/srv/iso"));
    QTRY_VERIFY(isWholeBanner(session));
    QCOMPARE(bannerRoom(session), room);
    session.type("field-target-path", QStringLiteral("/srv/images"));
    QTRY_VERIFY(quiet->isVisible());
    session->tablePane()->table()->setFocus();
    layOut();
    QCOMPARE(bannerRoom(session), room);
}

void TestBanner::itsRoomIsThereBeforeSomethingIsTyped()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QVERIFY(enterForm(session));
    QTRY_VERIFY(bannerRoom(session) > 0);
    layOut();
    const auto *field = session.find<QLineEdit>("field-name");
    QCOMPARE(QApplication::focusWidget(), field);
    const QPoint place = field->mapToGlobal(QPoint());
    press(session, Qt::Key_A, Qt::ControlModifier);
    for (const char c : QByteArray("hostvg")) {
        QTest::keyClick(session->windowHandle(), c);
        layOut();
        QCOMPARE(field->mapToGlobal(QPoint()), place);
    }
    QTRY_VERIFY(session.find<QWidget>("conflictBanner")->isVisible());
    QCOMPARE(field->mapToGlobal(QPoint()), place);
}

void TestBanner::aLongTextIsCutAndTheFieldStays_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(760, 600);
    QTest::newRow("usual") << QSize(900, 700);
    QTest::newRow("large") << QSize(1280, 900);
}

void TestBanner::aLongTextIsCutAndTheFieldStays()
{
    QFETCH(QSize, size);
    TestSession session;
    session->resize(size);
    QVERIFY(session.open());
    const QByteArray folder = "/srv/" + QByteArray(90, 'a') + "/" + QByteArray(90, 'b') + "/";
    session.service()->addFromElsewhere(
        directoryPool("a-pool-with-a-rather-long-name-that-fills-the-line",
                      "81111111-1111-4111-8111-111111111111", folder + "c"));
    session.select(QStringLiteral("iso"));
    QVERIFY(enterForm(session));
    auto *field = session.find<QLineEdit>("field-target-path");
    field->setFocus();
    press(session, Qt::Key_End);
    layOut();
    const int before = bannerRoom(session);
    session.type("field-target-path", QString::fromLatin1(folder));
    layOut();
    const QPoint place = placeAtRest(field);
    QTest::keyClick(session->windowHandle(), Qt::Key_C);
    layOut();
    QCOMPARE(field->mapToGlobal(QPoint()), place);
    QVERIFY(field->hasFocus());
    // What is cut is in the tool tip.
    const auto *headline = session.find<QLabel>("bannerHeadline");
    QTRY_VERIFY(headline->isVisible());
    QVERIFY2(headline->toolTip().contains(QString::fromLatin1(folder)),
             qPrintable(headline->toolTip()));
    QVERIFY(headline->accessibleDescription().contains(QString::fromLatin1(folder)));
    QCOMPARE(bannerRoom(session), before);
    const auto *banner = session.find<QWidget>("conflictBanner");
    for (const char *name : {"bannerHeadline", "bannerReason"}) {
        const auto *text = session.find<QLabel>(name);
        QVERIFY(text->isHidden() || banner->rect().contains(text->geometry()));
    }
}

void TestBanner::theChosenConflictIsFirst()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->addFromElsewhere(
        directoryPool("twin", "81111111-1111-4111-8111-111111111111", "/srv/images"));
    session.service()->addFromElsewhere(
        directoryPool("inner", "82222222-2222-4222-8222-222222222222", "/srv/images/inner"));
    session.select(QStringLiteral("images"));
    const auto *headline = session.find<QLabel>("bannerHeadline");
    const auto *reason = session.find<QLabel>("bannerReason");
    QTRY_VERIFY(headline->text().contains(QStringLiteral("twin")));
    // By keys through the list: whatever is chosen is what the banner tells of.
    QTreeView *list = session->conflicts()->list();
    list->setFocus();
    press(session, Qt::Key_Home);
    list->expandAll();
    QCoreApplication::processEvents();
    QStringList seen;
    QModelIndex before;
    while (list->currentIndex() != before) {
        before = list->currentIndex();
        const std::optional<Finding> chosen = session->conflicts()->current();
        QVERIFY(chosen);
        const QString other = session.registry()->displayName(chosen->peer);
        if (session.registry()->displayName(chosen->pool) == QStringLiteral("images"))
            seen << other;
        QTRY_VERIFY2((headline->text() + reason->text()).contains(other), qPrintable(other));
        press(session, Qt::Key_Down);
        QTest::qWait(10);
    }
    QVERIFY2(seen.contains(QStringLiteral("inner")) && seen.contains(QStringLiteral("twin")),
             qPrintable(seen.join(u' ')));
    // Of the next pool the worst is first again.
    session.select(QStringLiteral("iso"));
    session.select(QStringLiteral("images"));
    QTRY_VERIFY(headline->text().contains(QStringLiteral("twin")));
}

void TestBanner::functionKeyReturnsToTheFieldEditedLast()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QVERIFY(enterForm(session));
    QCOMPARE(focusedName(), QStringLiteral("field-name"));
    QVERIFY(!session.find<QLineEdit>("field-name")->hasSelectedText());
    session.type("field-target-path", QStringLiteral("/srv/is"));
    // To another field, which is not edited, and away.
    press(session, Qt::Key_Tab);
    QVERIFY(enterForm(session));
    QCOMPARE(focusedName(), QStringLiteral("field-target-path"));
    auto *path = session.find<QLineEdit>("field-target-path");
    QVERIFY(!path->hasSelectedText());
    type(session, "x");
    QCOMPARE(path->text(), QStringLiteral("/srv/isx"));
    // Another pool has its own.
    session.select(QStringLiteral("images"));
    QVERIFY(enterForm(session));
    QCOMPARE(focusedName(), QStringLiteral("field-name"));
    type(session, "x");
    QVERIFY2(session.find<QLineEdit>("field-name")->text().contains(QStringLiteral("images")),
             qPrintable(session.find<QLineEdit>("field-name")->text()));
    session.select(QStringLiteral("iso"));
    QVERIFY(enterForm(session));
    QCOMPARE(focusedName(), QStringLiteral("field-target-path"));
    QVERIFY(!path->hasSelectedText());
}

void TestBanner::aMistakeIsTheSameBesideOthers()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-target-path", QStringLiteral("/srv/new"));
    session.type("field-name", QStringLiteral("bad/dir"));
    session.type("field-uuid", QStringLiteral("a0d1e7c4-3b52"));
    const auto *name = session.find<FieldMark>("mark-name");
    const auto *uuid = session.find<FieldMark>("mark-uuid");
    const auto *input = session.find<QLineEdit>("field-uuid");
    QTRY_VERIFY(uuid->isMarked());
    QCOMPARE(name->severity(), std::optional(Severity::Error));
    QCOMPARE(uuid->severity(), std::optional(Severity::Error));
    const QString beside = input->accessibleDescription();
    QVERIFY(!beside.isEmpty());
    session.type("field-name", QStringLiteral("good"));
    QTRY_VERIFY(!name->isMarked());
    QCOMPARE(uuid->severity(), std::optional(Severity::Error));
    QCOMPARE(input->accessibleDescription(), beside);
    // Nor does what is missing make it better.
    session.type("field-name", QString());
    QTRY_VERIFY(name->isMarked());
    QCOMPARE(uuid->severity(), std::optional(Severity::Error));
    QCOMPARE(input->accessibleDescription(), beside);
}

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"
