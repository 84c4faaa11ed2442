// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The ways from a finding to what can be done about it, with real keys in the real window.

#include "model/findingsmodel.h"
#include "model/pooldraft.h"
#include "tests/views/testsession.h"
#include "views/conflictspane.h"
#include "views/editorpanel.h"
#include "views/xmleditor.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeView>

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
    void enterInTheListGoesToTheField_data();
    void enterInTheListGoesToTheField();
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
            FakeStorageService::snapshot(QStringLiteral("seven"), uuid(7), inside, type));
        session.service()->addFromElsewhere(
            FakeStorageService::snapshot(QStringLiteral("eight"), uuid(8), peerInside, type));
        session->editor()->setTab(tab);
        QVERIFY(chooseConflict(session, QStringLiteral("seven"), QStringLiteral("eight")));
        if (byButton)
            QTest::mouseClick(session.find<QPushButton>("conflictShowFirst"), Qt::LeftButton);
        else
            QTest::keyClick(session->conflicts()->list(), Qt::Key_Return);
        QTRY_COMPARE(focused(), focus);
        QWidget *input = QApplication::focusWidget();
        QTRY_VERIFY(input->visibleRegion().boundingRect().height() >= 10);
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

QTEST_MAIN(TestFindings)
#include "tst_findings.moc"
