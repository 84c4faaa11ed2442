// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/windowlayout.h"

#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/conflictsroom.h"
#include "views/window/dockroom.h"
#include "views/window/initialsize.h"
#include "views/window/mapdock.h"
#include "views/window/pageroom.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QHeaderView>
#include <QLayout>
#include <QMainWindow>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QTreeView>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace poolwarden {

namespace {

/// Increase it when docks, toolbars or columns change so much that a saved layout no longer fits.
constexpr int layoutVersion = 3;
constexpr int initialConflicts = 8;
/// Share of the table in the height of table and editor.
constexpr double tableShare = 0.3;
/// The most of it, so that a row that was clicked stays under the mouse.
constexpr double mostTableShare = 0.5;
/// Minimum height, in lines of text, of a window for table, editor and conflicts together.
constexpr int minimumLines = 46;

} // namespace

WindowLayout::WindowLayout(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_docks(new DockRoom(parts.window, {parts.conflictsDock, parts.map}, this))
{
    QMainWindow *window = m_parts.window;
    window->resize(initialSize(window));
    window->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window->resizeDocks({m_parts.connectionsDock},
                        {window->fontMetrics().horizontalAdvance(u'm') * 17}, Qt::Horizontal);
    window->resizeDocks({m_parts.conflictsDock}, {m_parts.conflicts->heightFor(initialConflicts)},
                        Qt::Vertical);
    m_editorDelay.setSingleShot(true);
    connect(&m_editorDelay, &QTimer::timeout, this, &WindowLayout::revealEditor);
    watch();
}

void WindowLayout::watch()
{
    connect(m_parts.splitter, &QSplitter::splitterMoved, this, &WindowLayout::changed);
    connect(m_parts.splitter, &QSplitter::splitterMoved, this, &WindowLayout::noteShare);
    connect(m_parts.table->table(), &PoolTableView::columnsChanged, this, &WindowLayout::changed);
    const QHeaderView *header = m_parts.conflicts->list()->header();
    connect(header, &QHeaderView::sectionResized, this, &WindowLayout::changed);
    connect(header, &QHeaderView::sectionMoved, this, &WindowLayout::changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &WindowLayout::changed);
    connect(m_parts.editor, &EditorPanel::tabChanged, this, &WindowLayout::changed);
    connect(m_parts.connectionsDock->toggleViewAction(), &QAction::triggered, this,
            [this] { m_connectionsChosen = true; });
    connect(m_parts.conflictsDock->toggleViewAction(), &QAction::triggered, this,
            [this](bool isShown) {
                m_conflictsChosen = true;
                m_docks->setChosen(m_parts.conflictsDock, isShown);
                // In front of the map, with which it shares its place.
                if (isShown)
                    QTimer::singleShot(0, m_parts.conflictsDock, &QWidget::raise);
                if (!m_parts.editor->isHidden() && keepHeight(m_parts.window->height()))
                    limitConflictsHeight();
            });
    connect(m_parts.map, &MapDock::aboutToComeForward, this, [this] {
        m_docks->setChosen(m_parts.map, true);
        m_heightBefore = m_parts.window->height();
    });
    connect(m_parts.map, &MapDock::cameForward, this, [this] {
        if (m_parts.map->isFloating())
            return;
        (void)keepHeight(m_heightBefore);
        // A strip of each would be of no use.
        if (!isLow() || pageroom::isHigh(m_parts.editor))
            return;
        m_parts.editor->hide();
        m_parts.window->resizeDocks({m_parts.map}, {m_heightBefore / 2}, Qt::Vertical);
    });
    connect(m_docks, &DockRoom::gaveRoom, this, [this](const QDockWidget *dock) {
        const QKeySequence keys = m_parts.map->goTo()->shortcut();
        Q_EMIT madeRoom(
            dock == m_parts.map
                ? tr("The storage map was hidden to make room. %1 shows it again.", "keys")
                      .arg(keys.toString(QKeySequence::NativeText))
                : tr("The list of conflicts was hidden to make room. The count at the right shows "
                     "it again."));
    });
    // Before anything looks for a field there.
    connect(m_parts.conflicts, &ConflictsPane::editRequested, this, &WindowLayout::goToEditor);
    for (QDockWidget *dock : std::initializer_list<QDockWidget *>{
             m_parts.connectionsDock, m_parts.conflictsDock, m_parts.map}) {
        connect(dock, &QDockWidget::dockLocationChanged, this, &WindowLayout::changed);
        connect(dock, &QDockWidget::topLevelChanged, this, &WindowLayout::changed);
        dock->installEventFilter(this);
    }
    // When the focus moves to the editor, the user has left the list of conflicts.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *old, QWidget *now) {
        if (now && m_parts.editor->isAncestorOf(now)) {
            makeRoom();
            if (old && !m_parts.editor->isAncestorOf(old))
                QTimer::singleShot(0, this, &WindowLayout::keepPage);
        } else if (now && !m_docks->hasKeyboard() && m_parts.window->isAncestorOf(now)) {
            scheduleEditor();
        } else if (now && m_parts.conflictsDock->isAncestorOf(now)) {
            // Both clicks of a double-click must hit the same row.
            const bool isPressed = QApplication::mouseButtons() != Qt::NoButton;
            QTimer::singleShot(isPressed ? QApplication::doubleClickInterval() : 0, this,
                               &WindowLayout::showConflicts);
        }
    });
    m_parts.window->installEventFilter(this);
    m_parts.editor->installEventFilter(this);
}

bool WindowLayout::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (watched == m_parts.window) {
        if (type == QEvent::Resize) {
            const auto *resize = static_cast<QResizeEvent *>(event);
            if (resize->size().height() != resize->oldSize().height())
                followHeight();
            if (resize->size().height() < resize->oldSize().height())
                limitConflictsHeight();
        }
        // Before the window is made larger for what some part needs now.
        if (type == QEvent::LayoutRequest)
            (void)keepHeight(m_parts.window->height());
        if (type == QEvent::Resize || type == QEvent::Move)
            Q_EMIT changed();
        return false;
    }
    if (type == QEvent::ShowToParent || type == QEvent::HideToParent)
        tellShown();
    if (type == QEvent::Close) {
        m_connectionsChosen = m_connectionsChosen || watched == m_parts.connectionsDock;
        m_conflictsChosen = m_conflictsChosen || watched == m_parts.conflictsDock;
        m_docks->setChosen(qobject_cast<QDockWidget *>(watched), false);
        QTimer::singleShot(0, this, &WindowLayout::takeBack);
    }
    if (type == QEvent::Resize || type == QEvent::Show || type == QEvent::Hide)
        Q_EMIT changed();
    return false;
}

void WindowLayout::offerConnections(int count)
{
    if (!m_connectionsChosen)
        m_parts.connectionsDock->setVisible(count > 1);
    m_parts.table->table()->setConnectionUseful(count > 1);
}

void WindowLayout::scheduleEditor()
{
    // If the table shrinks and scrolls during a mouse press, the press would hit another row.
    if (!m_parts.table->table()->isPressed())
        QTimer::singleShot(0, this, &WindowLayout::revealEditor);
}

void WindowLayout::scheduleEditorAfterPress()
{
    // Both clicks of a double-click must hit the same row.
    const PoolTableView *table = m_parts.table->table();
    const QRect row = table->visualRect(table->currentIndex());
    m_pressedBelow = 0;
    if (m_parts.editor->isHidden())
        m_pressedBelow = table->viewport()->mapTo(m_parts.table, row.bottomLeft()).y()
                         + row.height() + table->horizontalScrollBar()->sizeHint().height();
    const bool wouldMove = m_pressedBelow > m_parts.splitter->height() * mostTableShare;
    m_editorDelay.start(wouldMove ? QApplication::doubleClickInterval() : 0);
}

void WindowLayout::revealEditor()
{
    const bool shown = m_parts.editor->pool() != noPool;
    // In a low window there is no room for both.
    if (m_parts.editor->isHidden() != shown || (shown && isLow() && m_docks->hasKeyboard()))
        return;
    const int height = m_parts.window->height();
    m_parts.editor->setVisible(shown);
    makeRoom();
    m_parts.window->layout()->invalidate();
    if (!shown || !keepHeight(height))
        return;
    const bool isFirst = !std::exchange(m_editorSized, true);
    if (isFirst) {
        limitConflictsHeight();
        shareRoom();
    }
    // Queued: the height of the hidden conflicts is available after the layout.
    QTimer::singleShot(0, this, [this, isFirst] {
        const int table = m_parts.splitter->sizes().constFirst();
        if (isFirst
            || (m_pressedBelow > table && table < m_parts.splitter->height() * mostTableShare))
            shareRoom();
        m_pressedBelow = 0;
        conflictsroom::giveSpare(m_parts.conflictsDock, m_parts.editor);
        if (!m_parts.map->isHidden())
            keepPage();
    });
}

bool WindowLayout::keepHeight(int height)
{
    if (m_docks->fit(height)) {
        keepSize(height);
        return true;
    }
    if (!m_docks->hasKeyboard() || m_parts.editor->isHidden())
        return false;
    // Who is in a dock sees the dock, and the editor on leaving it.
    m_parts.editor->hide();
    m_docks->settle();
    keepSize(height);
    return false;
}

void WindowLayout::keepSize(int height)
{
    QMainWindow *window = m_parts.window;
    if (window->height() <= height)
        return;
    window->layout()->activate();
    window->resize(window->width(), height);
}

void WindowLayout::goToEditor()
{
    if (!m_parts.editor->isHidden() || m_parts.editor->pool() == noPool)
        return;
    revealEditor();
    if (!m_parts.editor->isHidden())
        return;
    // It is left now.
    m_parts.table->table()->setFocus(Qt::OtherFocusReason);
    m_docks->giveAllRoom();
    revealEditor();
}

void WindowLayout::shareRoom()
{
    const int room = m_parts.splitter->height();
    const int table =
        std::clamp(m_pressedBelow, int(room * tableShare), int(room * mostTableShare));
    m_parts.splitter->setSizes({table, room - table});
    noteShare();
}

bool WindowLayout::isLow() const
{
    return m_parts.window->height() < minimumLines * m_parts.window->fontMetrics().lineSpacing();
}

void WindowLayout::makeRoom()
{
    m_parts.editor->setCompact(isLow());
    const bool isTight = !m_parts.editor->isHidden() && isLow();
    if (!isTight) {
        m_docks->comeBack();
        if (!m_conflictsChosen)
            m_parts.conflictsDock->show();
    } else if (!m_conflictsChosen) {
        m_docks->giveRoom(m_parts.conflictsDock);
    }
}

void WindowLayout::takeBack()
{
    const int height = m_parts.window->height();
    m_docks->comeBack();
    makeRoom();
    (void)keepHeight(height);
}

void WindowLayout::followHeight()
{
    // After the layout.
    if (!std::exchange(m_isFollowing, true))
        QTimer::singleShot(0, this, [this] {
            m_isFollowing = false;
            const int room = m_parts.splitter->height();
            if (m_tableShare && !m_parts.editor->isHidden())
                m_parts.splitter->setSizes(
                    {int(room * *m_tableShare), int(room * (1 - *m_tableShare))});
            if (!m_parts.map->isHidden())
                keepPage();
            if (!isLow())
                revealEditor();
        });
    makeRoom();
}

void WindowLayout::noteShare()
{
    const QList<int> sizes = m_parts.splitter->sizes();
    if (sizes.constFirst() > 0 && sizes.constLast() > 0)
        m_tableShare = double(sizes.constFirst()) / (sizes.constFirst() + sizes.constLast());
}

void WindowLayout::keepPage()
{
    if (m_parts.editor->isHidden() || pageroom::isHigh(m_parts.editor))
        return;
    m_docks->giveAllRoom();
    QTimer::singleShot(0, this, [this] {
        pageroom::grow(m_parts.splitter, m_parts.table->table(), m_parts.editor);
    });
}

void WindowLayout::limitConflictsHeight()
{
    if (isLow() && m_docks->hasKeyboard())
        showConflicts();
    else
        conflictsroom::limit(m_parts.window, m_parts.conflictsDock, m_parts.conflicts);
}

void WindowLayout::showConflicts()
{
    if (!isLow() || !m_docks->hasKeyboard()
        || !m_parts.conflictsDock->isAncestorOf(QApplication::focusWidget()))
        return;
    m_parts.editor->hide();
    conflictsroom::grow(m_parts.window, m_parts.conflictsDock);
}

void WindowLayout::tellShown()
{
    const bool isAway = m_parts.editor->isHidden() && isLow() && m_docks->hasKeyboard();
    m_parts.conflicts->setShownInEditor(isAway ? noPool : m_parts.editor->pool());
}

void WindowLayout::save(QSettings &settings) const
{
    const PoolTableView *table = m_parts.table->table();
    settings.beginGroup(QStringLiteral("window"));
    settings.setValue(QStringLiteral("version"), layoutVersion);
    settings.setValue(QStringLiteral("geometry"), m_parts.window->saveGeometry());
    settings.setValue(QStringLiteral("docks"), m_parts.window->saveState(layoutVersion));
    if (m_editorSized)
        settings.setValue(QStringLiteral("splitter"), m_parts.splitter->saveState());
    settings.setValue(QStringLiteral("connectionsChosen"), m_connectionsChosen);
    settings.setValue(QStringLiteral("conflictsChosen"), m_conflictsChosen);
    settings.setValue(QStringLiteral("gaveRoom"), m_docks->given());
    settings.setValue(QStringLiteral("targetChosen"), table->isTargetChosen());
    settings.setValue(QStringLiteral("connectionChosen"), table->isConnectionChosen());
    settings.setValue(QStringLiteral("columns"), table->horizontalHeader()->saveState());
    settings.setValue(QStringLiteral("conflictColumns"),
                      m_parts.conflicts->list()->header()->saveState());
    settings.setValue(QStringLiteral("editorTab"), m_parts.editor->tab());
    settings.endGroup();
}

void WindowLayout::restore(const QSettings &settings)
{
    const auto value = [&settings](const char *key) {
        return settings.value(QStringLiteral("window/") + QLatin1String(key));
    };
    if (value("version").toInt() != layoutVersion)
        return;
    m_parts.window->restoreGeometry(value("geometry").toByteArray());
    m_parts.window->restoreState(value("docks").toByteArray(), layoutVersion);
    m_connectionsChosen = value("connectionsChosen").toBool();
    m_conflictsChosen = value("conflictsChosen").toBool();
    m_docks->setGiven(value("gaveRoom").toStringList());
    makeRoom();
    m_editorSized = m_parts.splitter->restoreState(value("splitter").toByteArray());
    if (m_editorSized)
        noteShare();
    PoolTableView *table = m_parts.table->table();
    table->setTargetChosen(value("targetChosen").toBool());
    table->setConnectionChosen(value("connectionChosen").toBool());
    table->restoreColumns(value("columns").toByteArray());
    m_parts.conflicts->list()->header()->restoreState(value("conflictColumns").toByteArray());
    m_parts.editor->setTab(value("editorTab").toInt());
}

} // namespace poolwarden
