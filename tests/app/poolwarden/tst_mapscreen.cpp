// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The map on the whole screen of a real X server, with a window manager and without, by keys that the server
// gives to the window that has the keyboard.

#include "tests/app/poolwarden/testmap.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/dialogprompts.h"
#include "views/window/mapscreen.h"

#include <QApplication>
#include <QLineEdit>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

using namespace poolwarden;

namespace {

const char *const inside = "POOLWARDEN_TEST_MANAGER";

/// By the server, so that they go where the keyboard is.
bool press(const char *what, const char *keys)
{
    QProcess tool;
    tool.start(QStringLiteral("xdotool"), {QString::fromLatin1(what), QString::fromLatin1(keys)});
    return QTest::qWaitFor([&tool] { return tool.state() == QProcess::NotRunning; }, 10000)
           && tool.exitCode() == 0;
}

} // namespace

class TestMapScreen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheKeyboard_data();
    void hasTheKeyboard();

private:
    static void underAManager(const QString &manager);
    static void keys(bool isManaged);
};

void TestMapScreen::hasTheKeyboard_data()
{
    QTest::addColumn<QString>("manager");
    if (qEnvironmentVariableIsSet(inside)) {
        QTest::newRow("inside") << qEnvironmentVariable(inside);
        return;
    }
    QTest::newRow("no window manager") << QString();
    QTest::newRow("openbox") << QStringLiteral("openbox");
}

void TestMapScreen::hasTheKeyboard()
{
    QFETCH(const QString, manager);
    if (qEnvironmentVariableIsSet(inside))
        keys(!manager.isEmpty());
    else
        underAManager(manager);
}

void TestMapScreen::underAManager(const QString &manager)
{
    for (const char *tool : {"Xvfb", "openbox", "xdotool"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(tool)).isEmpty())
            QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(QLatin1String(tool))));
    }
    QProcess server;
    server.start(QStringLiteral("Xvfb"),
                 {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                  QStringLiteral("0"), QStringLiteral("1000x700x24"), QStringLiteral("-nolisten"),
                  QStringLiteral("tcp")});
    QVERIFY(server.waitForReadyRead(20000));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"),
                       u':' + QString::fromLatin1(server.readLine()).trimmed());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QString::fromLatin1(inside), manager);
    QProcess windowManager;
    windowManager.setProcessEnvironment(environment);
    if (!manager.isEmpty()) {
        windowManager.start(manager, QStringList());
        QVERIFY(windowManager.waitForStarted());
        // It manages from the moment on at which it tells the desktop.
        const auto manages = [&environment] {
            QProcess ask;
            ask.setProcessEnvironment(environment);
            ask.start(QStringLiteral("xdotool"), {QStringLiteral("get_desktop")});
            return ask.waitForFinished(5000) && ask.exitCode() == 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(manages(), 20000);
    }
    QProcess self;
    self.setProcessEnvironment(environment);
    self.setProcessChannelMode(QProcess::ForwardedChannels);
    self.start(QCoreApplication::applicationFilePath(), QStringList());
    QVERIFY(self.waitForFinished(120000));
    const int failures = self.exitCode();
    for (QProcess *process : {&windowManager, &server}) {
        process->terminate();
        process->waitForFinished(5000);
    }
    QCOMPARE(failures, 0);
}

void TestMapScreen::keys(bool isManaged)
{
    TestSession session;
    QVERIFY(session.open());
    MainWindow *window = session.session->window();
    MapScreen *screen = session->map()->wholeScreen();
    session.select(QStringLiteral("iso"));
    auto *field = session.find<QLineEdit>("field-target-path");
    auto *words = session.find<QLineEdit>("mapSearch");
    auto *filter = session.find<QLineEdit>("filterEdit");
    QTRY_VERIFY(field->isVisible());
    const QString path = field->text();
    // First from a window where the map is not shown, then from one where it is docked.
    for (const bool isDocked : {false, true}) {
        if (isDocked)
            session.trigger("mapDockToggle");
        window->activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(window->isActiveWindow(), 15000);
        field->setFocus();
        QVERIFY(press("key", "F11"));
        QTRY_VERIFY(screen->isActiveWindow());
        QTRY_COMPARE(screen->frameGeometry(), screen->screen()->geometry());
        QVERIFY(press("type", "sdd"));
        QVERIFY(press("key", "ctrl+f"));
        QTRY_VERIFY(words->hasFocus());
        QVERIFY(press("type", "iso"));
        QTRY_COMPARE(words->text(), QStringLiteral("iso"));
        // Nor do they when the window behind the map is given the keyboard.
        window->activateWindow();
        QTest::qWait(200);
        QTRY_VERIFY(screen->isActiveWindow());
        QVERIFY(press("type", "2"));
        QTRY_COMPARE(words->text(), QStringLiteral("iso2"));
        QCOMPARE(field->text(), path);
        QVERIFY(filter->text().isEmpty());
        // Out of the words, then out of the map.
        QVERIFY(press("key", "Escape"));
        QTRY_VERIFY(session->map()->pane()->view()->hasFocus());
        QVERIFY(screen->isVisible());
        QVERIFY(press("key", "Escape"));
        QTRY_VERIFY(screen->isHidden() && window->isActiveWindow());
        QCOMPARE(session->map()->isVisible(), isDocked);

        QVERIFY(press("key", "F11"));
        QTRY_VERIFY(screen->isActiveWindow());
        QVERIFY(press("key", "F11"));
        QTRY_VERIFY(screen->isHidden() && window->isActiveWindow());
        if (isManaged) {
            QVERIFY(press("key", "F11"));
            QTRY_VERIFY(screen->isActiveWindow());
            QVERIFY(press("key", "alt+F4"));
            QTRY_VERIFY(screen->isHidden() && window->isActiveWindow());
        }
        QVERIFY(!session->map()->wholeToggle()->isChecked());
        QVERIFY(window->isVisible());
    }
    // A dialog is in front of the map, and the two do not take the keyboard from each other.
    DialogPrompts prompts;
    prompts.setParent(window);
    QVERIFY(press("key", "F11"));
    QTRY_VERIFY(screen->isActiveWindow());
    QString chosen;
    prompts.chooseFileToSave(QStringLiteral("Export"), QStringLiteral("map.svg"),
                             {QStringLiteral("Drawings (*.svg)")},
                             [&chosen](const QString &answer) { chosen = answer; });
    QTRY_VERIFY(QApplication::activeModalWidget()
                && QApplication::activeModalWidget()->isActiveWindow());
    QCOMPARE(QApplication::activeModalWidget()->parentWidget(), screen);
    QTest::qWait(500);
    const QString drawing = session.scratch.filePath(QStringLiteral("of-the-map.svg"));
    QTRY_VERIFY(QApplication::activeModalWidget()->isActiveWindow());
    QVERIFY(press("key", "ctrl+a"));
    QVERIFY(press("type", qPrintable(drawing)));
    QVERIFY(press("key", "Return"));
    QTRY_COMPARE(chosen, drawing);
    QTRY_VERIFY(screen->isActiveWindow());
    QVERIFY(press("key", "F11"));
    QTRY_VERIFY(screen->isHidden() && window->isActiveWindow());
    QVERIFY(press("key", "ctrl+f"));
    QVERIFY(press("type", "is"));
    QTRY_COMPARE(filter->text(), QStringLiteral("is"));
    QCOMPARE(field->text(), path);
}

QTEST_MAIN(TestMapScreen)
#include "tst_mapscreen.moc"
