// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demohost.h"
#include "app/libvirt/libvirtstorageservice.h"
#include "app/poolwarden/sessioncontroller.h"
#include "model/pool/poolschema.h"
#include "model/pooldraft.h"
#include "views/conflictspane.h"
#include "views/dialogprompts.h"
#include "views/editorpanel.h"
#include "views/icons.h"
#include "views/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QSettings>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

using namespace poolwarden;

namespace {

QPalette darkPalette()
{
    QPalette palette;
    const QColor window(45, 46, 50);
    const QColor base(30, 31, 34);
    const QColor text(225, 226, 230);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, QColor(36, 37, 41));
    palette.setColor(QPalette::ToolTipBase, window);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, QColor(150, 152, 158));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, QColor(58, 60, 65));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Link, QColor(110, 170, 255));
    palette.setColor(QPalette::Highlight, QColor(50, 105, 180));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(125, 127, 133));
    return palette;
}

constexpr auto conflictingDraft = u"<pool type='dir'>\n"
                                  "  <name>images2</name>\n"
                                  "  <!-- for the new cluster -->\n"
                                  "  <target>\n"
                                  "    <path>/srv/images</path>\n"
                                  "    <permissions>\n"
                                  "      <mode>0711</mode>\n"
                                  "    </permissions>\n"
                                  "  </target>\n"
                                  "</pool>\n";

class Photographer
{
public:
    Photographer(SessionController *session, const QString &folder, const QString &suffix)
        : m_session(*session)
        , m_window(*session->window())
        , m_folder(folder)
        , m_suffix(suffix)
    {
    }

    bool take(HostId host)
    {
        const PoolId images = m_session.registry()->findPoolByName(host, QStringLiteral("images"));
        choose(images);
        m_window.conflicts()->selectFindingOf(images);
        bool ok = shoot("main-window");

        choose(m_session.registry()->findPoolByName(host, QStringLiteral("san-direct")));
        ok = shoot("form-iscsi-direct") && ok;

        PoolDraft *draft = m_session.registry()->createDraft(host, DraftOrigin::New,
                                                             QString::fromUtf16(conflictingDraft));
        choose(draft->id());
        ok = shoot("draft-with-conflict") && ok;

        m_window.editor()->setTab(EditorPanel::XmlTab);
        ok = shoot("draft-xml") && ok;
        m_window.editor()->setTab(EditorPanel::FormTab);
        m_session.registry()->discardDraft(draft->id());
        return ok;
    }

private:
    void choose(PoolId pool)
    {
        m_window.selectPool(pool);
        QTRY_COMPARE(m_window.editor()->pool(), pool);
    }

    bool shoot(const char *name)
    {
        // What is posted to the event loop in consequence of the last step belongs to the picture.
        QCoreApplication::sendPostedEvents();
        QTest::qWait(50);
        const QString path =
            QStringLiteral("%1/%2%3.png").arg(m_folder, QLatin1String(name), m_suffix);
        const bool saved = m_window.grab().save(path);
        std::printf("%s%s\n", qPrintable(path), saved ? "" : ": cannot be written");
        return saved;
    }

    SessionController &m_session;
    MainWindow &m_window;
    QString m_folder;
    QString m_suffix;
};

} // namespace

// poolwarden-screenshots FOLDER
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("poolwarden-screenshots"));
    if (argc != 2 || !QDir(QString::fromLocal8Bit(argv[1])).exists()) {
        std::fputs("poolwarden-screenshots: name a folder that exists\n", stderr);
        return 2;
    }
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QPalette light = QApplication::style()->standardPalette();

    bool ok = true;
    const std::pair<QPalette, QString> looks[] = {{light, QString()},
                                                  {darkPalette(), QStringLiteral("-dark")}};
    for (const auto &[palette, suffix] : looks) {
        QApplication::setPalette(palette);
        const QTemporaryDir scratch;
        QSettings settings(scratch.filePath(QStringLiteral("settings")), QSettings::IniFormat);
        DialogPrompts prompts;
        SessionController session(
            std::make_shared<const PoolSchema>(),
            [](QObject *parent) -> StorageService * { return new LibvirtStorageService(parent); },
            &prompts, &settings);
        prompts.setParent(session.window());
        session.window()->resize(1440, 960);
        session.window()->show();

        QSignalSpy listed(session.connections(), &ConnectionController::listed);
        session.connections()->open(demoHostUri(), false, QStringLiteral("demonstration host"));
        if (!QTest::qWaitForWindowExposed(session.window())
            || (listed.isEmpty() && !listed.wait())) {
            std::fputs("poolwarden-screenshots: the demonstration host does not answer\n", stderr);
            return 1;
        }
        const auto host = listed.first().first().value<HostId>();
        ok = Photographer(&session, QString::fromLocal8Bit(argv[1]), suffix).take(host) && ok;
    }
    return ok ? 0 : 1;
}
