// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of the program on the demonstration host, in light and dark: to be looked at.

#include "app/demo/demohost.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/tables/findingsmodel.h"
#include "tests/app/poolwarden/demosettings.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "translations/installtranslations.h"
#include "views/conflicts/conflictpools.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/form/formlayout.h"
#include "views/form/poolform.h"
#include "views/messages/messagebar.h"
#include "views/style/indicatorstyle.h"
#include "views/window/exportdialog.h"
#include "views/window/mainwindow.h"
#include "views/window/mapdock.h"
#include "views/window/mapscreen.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include <cstdio>
#include <functional>

namespace poolwarden {

namespace {

QPalette lightPalette()
{
    return QStyleFactory::create(QStringLiteral("fusion"))->standardPalette();
}

QPalette darkPalette()
{
    const QColor window(0x2a, 0x2c, 0x30);
    const QColor base(0x1f, 0x21, 0x24);
    const QColor text(0xe6, 0xe8, 0xea);
    const QColor accent(0x3d, 0x7e, 0xc4);
    QPalette palette(window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Button, window.lighter(118));
    palette.setColor(QPalette::ToolTipBase, window);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::Link, accent.lighter(140));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
          QPalette::HighlightedText})
        palette.setColor(role, text);
    QColor faint = text;
    faint.setAlpha(120);
    palette.setColor(QPalette::PlaceholderText, faint);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, text.darker(190));
    return palette;
}

/// Takes the pictures one after the other, each when the window has settled.
class Photographer final : public QObject
{
public:
    Photographer(SessionController *session, FakePrompts *prompts, QDir folder, QSize size)
        : m_session(session)
        , m_prompts(prompts)
        , m_window(session->window())
        , m_folder(std::move(folder))
        , m_size(size)
    {
        connect(&m_timer, &QTimer::timeout, this, &Photographer::next);
        m_timer.setInterval(350);
    }

    void start()
    {
        for (const bool dark : {false, true}) {
            const QString suffix =
                dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
            m_steps << [this, dark] {
                QApplication::setPalette(dark ? darkPalette() : lightPalette());
                openDemo();
            };
            m_steps << [] {};
            m_steps << [this, suffix] {
                shoot(QStringLiteral("main") + suffix);
                selectNamed(QStringLiteral("default"));
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("selected") + suffix);
                beginDraft();
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("draft") + suffix);
                m_window->findChild<QAction *>(QStringLiteral("wholeMapToggle"))->trigger();
            };
            m_steps << [] {};
            m_steps << [] {};
            m_steps << [this, suffix] {
                shoot(m_window->map()->wholeScreen(), QStringLiteral("storage-map") + suffix);
                m_window->findChild<QAction *>(QStringLiteral("wholeMapToggle"))->trigger();
            };
            m_steps << [this] {
                m_window->findChild<QAction *>(QStringLiteral("waysOutAction"))->trigger();
            };
            m_steps << [this, suffix] {
                auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("waysDialog"));
                shoot(dialog, QStringLiteral("ways-out") + suffix);
                dialog->close();
                m_window->editor()->setTab(EditorPanel::XmlTab);
                m_window->findChild<QWidget *>(QStringLiteral("xmlEditor"))->setFocus();
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("xml") + suffix);
                press(Qt::Key_Down);
                press(Qt::Key_End);
                press(Qt::Key_Return);
                press(Qt::Key_Less);
            };
            m_steps << [this, suffix] {
                shootWithPopup(QStringLiteral("xml-completion") + suffix);
                press(Qt::Key_Escape);
                press(Qt::Key_Backspace);
                press(Qt::Key_H, Qt::ControlModifier);
                auto *find = m_window->findChild<QLineEdit *>(QStringLiteral("findEdit"));
                find->setText(QStringLiteral("images"));
                press(Qt::Key_Return);
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("xml-find") + suffix);
                press(Qt::Key_Escape);
                breakXml();
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("xml-malformed") + suffix);
                m_window->editor()->setTab(EditorPanel::FormTab);
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("form-malformed") + suffix);
                chooseConflict();
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("conflicts") + suffix);
                m_window->showOnly({});
                openConflict();
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("conflicts-open") + suffix);
                m_window->findChild<QPushButton *>(QStringLiteral("conflictCompare"))->click();
            };
            m_steps << [this, suffix] {
                auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("findingDialog"));
                shoot(dialog, QStringLiteral("conflicts-definitions") + suffix);
                dialog->close();
                raiseConflicts();
            };
            m_steps << [] {};
            m_steps << [this, suffix] {
                shoot(QStringLiteral("conflicts-high") + suffix);
                filterConflicts();
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("conflicts-filtered") + suffix);
                openConflictFilters();
            };
            m_steps << [this, suffix] {
                shootWithPopup(QStringLiteral("conflicts-filter-menu") + suffix);
                leaveConflicts();
                selectNamed(QStringLiteral("san"));
            };
            m_steps << [this, suffix] {
                QMenu *menu = m_window->findChild<QMenu *>(QStringLiteral("copyMenu"));
                menu->popup(m_window->geometry().center());
                shoot(menu, QStringLiteral("copy-as") + suffix);
                menu->close();
                ExportDialog dialog({.selected = 1, .all = 31, .usual = {}}, m_window);
                dialog.show();
                shoot(&dialog, QStringLiteral("export") + suffix);
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("iscsi") + suffix);
                selectNamed(QStringLiteral("default"));
                editCurrent();
                m_window->editor()->setTab(EditorPanel::ChangesTab);
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("changes") + suffix);
                changeElsewhere();
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("changes-theirs") + suffix);
                m_session->registry()->discardDraft(m_window->currentPool());
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("changes-live") + suffix);
                beginDraft();
                m_window->editor()->setTab(EditorPanel::ChangesTab);
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("changes-new") + suffix);
                m_session->registry()->discardDraft(m_window->currentPool());
                compareFirstTwo();
            };
            m_steps << [this, suffix] {
                auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("compareDialog"));
                shoot(dialog, QStringLiteral("compare") + suffix);
                dialog->close();
                compareWithFolder();
            };
            m_steps << [] {};
            m_steps << [this, suffix] {
                auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("folderDialog"));
                shoot(dialog, QStringLiteral("compare-folder") + suffix);
                dialog->findChild<QPushButton *>(QStringLiteral("folderFiles"))->click();
            };
            m_steps << [] {};
            m_steps << [this, suffix] {
                auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("folderDialog"));
                dialog->findChild<QPushButton *>(QStringLiteral("folderDrafts"))->click();
                shoot(dialog, QStringLiteral("compare-folder-written") + suffix);
                dialog->close();
                for (const PoolId id : m_session->registry()->pools()) {
                    if (m_session->registry()->pool(id)->draft)
                        m_session->registry()->discardDraft(id);
                }
                m_window->editor()->setTab(EditorPanel::FormTab);
                m_window->findChild<QLineEdit *>(QStringLiteral("filterEdit"))
                    ->setText(QStringLiteral("no such pool"));
                QGuiApplication::clipboard()->setText(QStringLiteral(
                    "<pool "
                    "type='dir'><name>nightly</name><target><path>/srv/nightly</path></target></"
                    "pool>"
                    "<pool "
                    "type='dir'><name>again</name><target><path>/srv/nightly</path></target></pool>"
                    "<pool type='netfs'><name>share</name><source><host name='nas1'/><dir "
                    "path='/e'/></source><target><path>/mnt/e</path></target></pool>"
                    "<pool "
                    "type='dir'><name>deeper</name><target><path>/var/lib/libvirt/images/deeper</"
                    "path></target></pool>"));
                m_window->findChild<QAction *>(QStringLiteral("pasteAction"))->trigger();
                m_window->findChild<QAction *>(QStringLiteral("defineAllAction"))->trigger();
            };
            m_steps << [this, suffix] {
                auto *drafts = m_window->findChild<QDialog *>(QStringLiteral("draftsDialog"));
                drafts->findChild<QAbstractItemView *>(QStringLiteral("whatIfTable"))
                    ->setCurrentIndex(
                        drafts->findChild<QAbstractItemView *>(QStringLiteral("whatIfTable"))
                            ->model()
                            ->index(0, 0));
                shoot(drafts, QStringLiteral("drafts") + suffix);
                drafts->close();
                m_window->findChild<QAction *>(QStringLiteral("afterRestartAction"))->trigger();
            };
            m_steps << [this, suffix] {
                auto *restart = m_window->findChild<QDialog *>(QStringLiteral("restartDialog"));
                shoot(restart, QStringLiteral("after-restart") + suffix);
                restart->findChild<QAbstractButton *>(QStringLiteral("restartHost"))->click();
            };
            m_steps << [this, suffix] {
                auto *restart = m_window->findChild<QDialog *>(QStringLiteral("restartDialog"));
                shoot(restart, QStringLiteral("after-boot") + suffix);
                restart->close();
                m_window->findChild<QAction *>(QStringLiteral("resolveAllAction"))->trigger();
            };
            m_steps << [this, suffix] {
                auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("resolveDialog"));
                shoot(dialog, QStringLiteral("resolve-all") + suffix);
                dialog->close();
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("filter-empty") + suffix);
                m_window->findChild<QLineEdit *>(QStringLiteral("filterEdit"))->clear();
                m_window->post(
                    {Severity::Error,
                     QStringLiteral("“images” was not started. The directory is missing."),
                     QStringLiteral("cannot open directory '/srv/images': No such file"),
                     {},
                     {}});
                m_window->resize(900, 680);
            };
            m_steps << [this, suffix] {
                shoot(QStringLiteral("message-narrow") + suffix);
                m_window->messages()->dismissAll();
                m_window->resize(m_size);
            };
            photographPickers(suffix);
            photographHelp(suffix);
            m_steps << [this] {
                for (const auto &entry : m_session->connectionList()->entries())
                    m_session->connections()->close(entry.id);
            };
            m_steps << [this, suffix] { shoot(QStringLiteral("empty") + suffix); };
        }
        m_timer.start();
    }

private:
    void next()
    {
        if (m_step >= m_steps.size()) {
            QCoreApplication::exit(m_failed ? 1 : 0);
            return;
        }
        m_steps.at(m_step++)();
    }

    /// What the host has for a field, with the filter's words.
    void photographPicker(const QString &name, PoolType type, const QString &field,
                          const QString &server = {})
    {
        m_steps << [this, type, field] {
            PoolDraft *draft = m_session->registry()->createDraft(
                m_window->currentHost(), DraftOrigin::New, PoolDocument::create(type));
            draft->setValue({Field::Name, 0}, QStringLiteral("picked"));
            m_window->selection()->edit(draft->id());
            if (type == PoolType::Iscsi)
                draft->setValue({Field::AuthType}, QStringLiteral("chap"));
            if (type == PoolType::Scsi)
                draft->setValue({Field::AdapterType}, field == QLatin1String("adapter-parent")
                                                          ? QStringLiteral("fc_host")
                                                          : QStringLiteral("scsi_host"));
        };
        m_steps << [this, field] {
            for (std::size_t i = 0; i < fieldCount; ++i) {
                const QString id = formlayout::fieldId(Field(i));
                if (field == id || field == id + QStringLiteral("-0"))
                    m_window->findChild<PoolForm *>()->focusField({Field(i), 0});
            }
        };
        m_steps << [this, name, field] {
            shoot(QStringLiteral("form-") + name);
            m_window->findChild<QToolButton *>(QStringLiteral("browse-") + field)->click();
        };
        m_steps << [server] {
            if (server.isEmpty())
                return;
            QApplication::activeModalWidget()
                ->findChild<QLineEdit *>(QStringLiteral("pickerServer"))
                ->setFocus();
            for (const QChar letter : server) {
                QKeyEvent key(QEvent::KeyPress, 0, {}, QString(letter));
                QApplication::sendEvent(QApplication::focusWidget(), &key);
            }
            QKeyEvent key(QEvent::KeyPress, Qt::Key_Return, {}, QStringLiteral("\r"));
            QApplication::sendEvent(QApplication::focusWidget(), &key);
        };
        m_steps << [this, name] {
            shoot(QApplication::activeModalWidget(), QStringLiteral("picker-") + name);
        };
    }

    void endPicker()
    {
        m_steps << [this] {
            while (QWidget *dialog = QApplication::activeModalWidget())
                dialog->close();
            m_session->registry()->discardDraft(m_window->currentPool());
        };
    }

    void photographPickers(const QString &suffix)
    {
        const QString nas = QStringLiteral("nas1.example.org");
        photographPicker(QStringLiteral("exports") + suffix, PoolType::Netfs,
                         QStringLiteral("source-dir"), nas);
        endPicker();
        photographPicker(QStringLiteral("disks") + suffix, PoolType::Disk,
                         QStringLiteral("device-path-0"));
        endPicker();
        photographPicker(QStringLiteral("groups") + suffix, PoolType::Logical,
                         QStringLiteral("source-name"));
        endPicker();
        photographPicker(QStringLiteral("targets") + suffix, PoolType::Iscsi,
                         QStringLiteral("device-path-0"), QStringLiteral("san1.example.org"));
        endPicker();
        photographPicker(QStringLiteral("scsi-hosts") + suffix, PoolType::Scsi,
                         QStringLiteral("adapter-name"));
        endPicker();
        photographPicker(QStringLiteral("fc-hosts") + suffix, PoolType::Scsi,
                         QStringLiteral("adapter-parent"));
        endPicker();
        photographPicker(QStringLiteral("folders") + suffix, PoolType::Dir,
                         QStringLiteral("target-path"));
        endPicker();
        photographPicker(QStringLiteral("secrets") + suffix, PoolType::Iscsi,
                         QStringLiteral("auth-secret-usage"));
        m_steps << [] {
            QApplication::activeModalWidget()
                ->findChild<QPushButton *>(QStringLiteral("pickerExtra"))
                ->click();
        };
        m_steps << [this, suffix] {
            shoot(QApplication::activeModalWidget(), QStringLiteral("new-secret") + suffix);
        };
        endPicker();
        m_steps << [this] { m_window->resize(900, 600); };
        photographPicker(QStringLiteral("rbd-low") + suffix, PoolType::Gluster,
                         QStringLiteral("source-name"), QStringLiteral("gl1.example.org"));
        endPicker();
        photographPicker(QStringLiteral("groups-low") + suffix, PoolType::Logical,
                         QStringLiteral("source-name"));
        endPicker();
        m_steps << [this] { m_window->resize(m_size); };
    }

    void photographHelp(const QString &suffix)
    {
        m_steps << [this] {
            m_window->findChild<QAction *>(QStringLiteral("showKeysAction"))->trigger();
            m_window->findChild<QAction *>(QStringLiteral("showSignsAction"))->trigger();
        };
        m_steps << [this, suffix] {
            for (const auto &name : {QStringLiteral("keysDialog"), QStringLiteral("signsDialog")}) {
                auto *dialog = m_window->findChild<QDialog *>(name);
                shoot(dialog, name + suffix);
                dialog->close();
            }
        };
    }

    void openDemo()
    {
        m_session->connections()->open(demoHostUri(), false, QStringLiteral("demonstration host"));
    }

    void selectNamed(const QString &name)
    {
        for (const PoolId id : m_session->registry()->pools()) {
            if (m_session->registry()->displayName(id) == name)
                m_window->selectPool(id);
        }
    }

    void beginDraft()
    {
        PoolRegistry *registry = m_session->registry();
        PoolDraft *draft = registry->createDraft(m_window->currentHost(), DraftOrigin::New,
                                                 PoolDocument::create(PoolType::Dir));
        draft->setValue({Field::Name, 0}, QStringLiteral("images2"));
        draft->setValue({Field::TargetPath, 0}, QStringLiteral("/var/lib/libvirt/images"));
        m_window->selection()->edit(draft->id());
    }

    void editCurrent()
    {
        PoolDraft *draft = m_session->registry()->editPool(m_window->currentPool());
        draft->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/fast/images/"));
        draft->setValue({Field::Mode, 0}, QStringLiteral("0711"));
        draft->setXml(draft->xml().replace(
            QLatin1String("  <target>"),
            QLatin1String(
                "  <!-- moved for ticket 4711 -->\n  <owner team='storage'/>\n  <target>")));
    }

    void changeElsewhere()
    {
        const PoolRegistry::Pool *pool = m_session->registry()->pool(m_window->currentPool());
        PoolSnapshot snapshot = *pool->snapshot;
        snapshot.persistentXml.replace("<path>", "<path>/mnt/elsewhere");
        m_session->registry()->upsertPool(pool->host, snapshot);
    }

    void compareFirstTwo()
    {
        m_window->selectPools(m_session->registry()->pools().mid(0, 2));
        m_window->findChild<QAction *>(QStringLiteral("compareAction"))->trigger();
    }

    /// With some of the host's definitions, of which one differs, and others.
    void compareWithFolder()
    {
        const QDir folder(m_definitions.path());
        for (const QString &name : folder.entryList(QDir::Files))
            QFile::remove(folder.filePath(name));
        const auto write = [&folder](const QString &name, const QByteArray &text) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(text);
        };
        int place = 0;
        for (const PoolId id : m_session->registry()->pools()) {
            const PoolRegistry::Pool *pool = m_session->registry()->pool(id);
            QByteArray text = pool->snapshot ? pool->snapshot->definitionXml() : QByteArray();
            if (++place % 7 == 0 || text.isEmpty())
                continue;
            if (place % 9 == 0)
                text.replace("<path>", "<path>/mnt/moved");
            write(pool->displayName() + QStringLiteral(".xml"), text);
        }
        write(QStringLiteral("share.xml"),
              "<pool type='netfs'>\n  <name>share</name>\n  <source>\n    <host name='nas1'/>\n"
              "    <dir path='/e'/>\n  </source>\n  <target>\n    <path>/mnt/e</path>\n  "
              "</target>\n</pool>\n");
        write(QStringLiteral("unfinished.xml"), "<pool type='dir'>\n  <name>x</name>\n");
        m_prompts->path = m_definitions.path();
        m_window->findChild<QAction *>(QStringLiteral("compareFolderAction"))->trigger();
    }

    /// To the list of completions if it is open, else to the window.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *to = QApplication::activePopupWidget() ? QApplication::activePopupWidget()
                                                        : QApplication::focusWidget();
        if (!to)
            to = m_window;
        const QString text = key == Qt::Key_Less     ? QStringLiteral("<")
                             : key == Qt::Key_Return ? QStringLiteral("\r")
                                                     : QString();
        QKeyEvent override(QEvent::ShortcutOverride, key, modifiers, text);
        QApplication::sendEvent(to, &override);
        QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
        QApplication::sendEvent(to, &event);
    }

    /// The window with the open list, which is a window of its own.
    void shootWithPopup(const QString &name)
    {
        QPixmap picture = m_window->grab();
        if (QWidget *popup = QApplication::activePopupWidget()) {
            QPainter painter(&picture);
            painter.drawPixmap(m_window->mapFromGlobal(popup->pos()), popup->grab());
        }
        save(picture, name);
    }

    void breakXml()
    {
        PoolDraft *draft = m_session->registry()->pool(m_window->currentPool())->draft;
        draft->setXml(draft->xml().replace(QLatin1String("</target>"), QLatin1String("</tarjet>")));
    }

    void chooseConflict()
    {
        m_session->registry()->discardDraft(m_window->currentPool());
        QTreeView *list = m_window->conflicts()->list();
        list->setCurrentIndex(list->model()->index(2, 0));
        if (const auto finding = m_window->conflicts()->current())
            m_window->showOnly(poolsAtPlaceOf(*finding, *m_session->registry(),
                                              *m_window->findChild<FindingsModel *>()));
    }

    /// The first of several on one place, with its pools below.
    void openConflict()
    {
        QTreeView *list = m_window->conflicts()->list();
        int row = 0;
        while (row < list->model()->rowCount() - 1
               && list->model()->rowCount(list->model()->index(row, 0)) < 3)
            ++row;
        list->setFocus();
        list->setCurrentIndex(list->model()->index(row, 0));
        list->setExpanded(list->currentIndex(), true);
        list->scrollTo(list->currentIndex(), QAbstractItemView::PositionAtTop);
    }

    void raiseConflicts()
    {
        auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("conflictsDock"));
        m_window->resizeDocks({dock}, {m_size.height() * 2 / 3}, Qt::Vertical);
    }

    void filterConflicts()
    {
        auto *text = m_window->findChild<QLineEdit *>(QStringLiteral("conflictFilterText"));
        text->setFocus();
        text->setText(QStringLiteral("same vg0"));
    }

    void openConflictFilters()
    {
        auto *button = m_window->findChild<QPushButton *>(QStringLiteral("conflictFilterButton"));
        button->menu()->popup(button->mapToGlobal(QPoint(0, button->height())));
    }

    void leaveConflicts()
    {
        m_window->findChild<QPushButton *>(QStringLiteral("conflictFilterButton"))->menu()->close();
        m_window->findChild<QLineEdit *>(QStringLiteral("conflictFilterText"))->clear();
        auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("conflictsDock"));
        m_window->resizeDocks({dock}, {m_size.height() / 4}, Qt::Vertical);
    }

    void shoot(const QString &name) { shoot(m_window, name); }
    void shoot(QWidget *what, const QString &name) { save(what->grab(), name); }
    void save(const QPixmap &picture, const QString &name)
    {
        const QString path = m_folder.filePath(name);
        if (!picture.save(path)) {
            std::fprintf(stderr, "Cannot write %s\n", qPrintable(path));
            m_failed = true;
        }
    }

    SessionController *m_session;
    FakePrompts *m_prompts;
    QTemporaryDir m_definitions;
    MainWindow *m_window;
    QDir m_folder;
    QSize m_size;
    QTimer m_timer;
    QList<std::function<void()>> m_steps;
    qsizetype m_step = 0;
    bool m_failed = false;
};

} // namespace

} // namespace poolwarden

int main(int argc, char **argv)
{
    using namespace poolwarden;
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("poolwarden-screenshots"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2 || arguments.size() > 4 || !QDir().mkpath(arguments.at(1))) {
        std::fputs("usage: poolwarden-screenshots FOLDER [WIDTH HEIGHT]\n", stderr);
        return 2;
    }
    installTranslations(&application);
    QApplication::setStyle(new IndicatorStyle(QStringLiteral("fusion")));
    LibvirtSession program(demoSettings());
    SessionController &session = program.session;
    const QSize size(arguments.value(2, QStringLiteral("1280")).toInt(),
                     arguments.value(3, QStringLiteral("800")).toInt());
    session.window()->resize(size);
    session.window()->show();
    Photographer photographer(&session, &program.prompts, QDir(arguments.at(1)), size);
    photographer.start();
    return QApplication::exec();
}
