// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/mainwindow.h"

#include "model/connections/connectionlist.h"
#include "model/session/pooledit.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "model/wording/isolated.h"
#include "views/changes/comparedialog.h"
#include "views/commands/commandset.h"
#include "views/conflicts/conflictspane.h"
#include "views/connections/connectionspane.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/poolfilterproxy.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/style/focusoutline.h"
#include "views/style/icons.h"
#include "views/window/conflictcount.h"
#include "views/window/demonstrationbar.h"
#include "views/window/windowlayout.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QResizeEvent>
#include <QSplitter>
#include <QStatusBar>
#include <QTreeView>
#include <QUndoGroup>
#include <QUndoStack>
#include <QUrl>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int statusMilliseconds = 8000;

} // namespace

MainWindow::MainWindow(PoolRegistry *registry, ConnectionList *connections, Prompts *prompts,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_registry(registry)
    , m_connectionList(connections)
    , m_prompts(prompts)
    , m_commands(new CommandSet(this))
    , m_tableModel(new PoolTableModel(registry, this))
    , m_findingsModel(new FindingsModel(registry, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAccessibleName(tr("Poolwarden"));
    setWindowIcon(icons::named(QStringLiteral("poolwarden")));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    buildCentre();
    buildDocks();
    buildMenus();
    buildToolBar();
    buildStatusBar();
    connectParts();
    new FocusOutline(this);
    offerConnections();
    updateTitle();
    updateCounts();
    m_tablePane->table()->setFocus();
}

MainWindow::~MainWindow()
{
    delete m_layout; // it must not save the destruction of the parts as a layout
    // Otherwise ~QWidget() hides the window, and the parts send layout signals to a half-destroyed
    // MainWindow.
    hide();
    // The registry's drafts and their undo stacks outlive the window.
    disconnect(m_registry, nullptr, this, nullptr);
}

void MainWindow::connectParts()
{
    const auto on = [this](Command command, auto slot) {
        connect(m_commands->action(command), &QAction::triggered, this, slot);
    };
    on(Command::Find, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    on(Command::SelectAll, [this] { m_tablePane->table()->selectAll(); });
    on(Command::Edit, [this] {
        m_layout->revealEditor();
        m_editor->startEditing();
    });
    on(Command::NewUuid, [this] { m_editor->makeNewUuid(); });
    on(Command::NewPool, [this] { Q_EMIT newPoolRequested(PoolType::Dir); });
    on(Command::ShowPeers, &MainWindow::showPeersOfCurrent);
    on(Command::ShowAll, [this] {
        m_filter->clear();
        showOnly({});
    });
    on(Command::NextPane, [this] { cyclePane(1); });
    on(Command::PreviousPane, [this] { cyclePane(-1); });
    on(Command::Quit, &QWidget::close);
    on(Command::Compare, &MainWindow::compareSelected);
    offerComparison();

    connect(m_filter, &QLineEdit::textChanged, m_tablePane, &PoolTablePane::setFilterText);
    connect(m_tablePane, &PoolTablePane::filterCleared, m_filter, &QLineEdit::clear);
    connect(m_tablePane, &PoolTablePane::currentPoolChanged, this, &MainWindow::followPool);
    connect(m_tablePane->table(), &PoolTableView::pressEnded, m_layout,
            &WindowLayout::scheduleEditorAfterPress);
    // The width of these actions changes with the number of pools in their texts.
    for (const Command command : {Command::Start, Command::Stop, Command::Export})
        connect(m_commands->action(command), &QAction::changed, this, &MainWindow::fitToolBar,
                Qt::QueuedConnection);
    connect(m_tablePane, &PoolTablePane::selectionChanged, this, [this] {
        m_editor->setSelection(static_cast<int>(selectedPools().size()));
        offerComparison();
        Q_EMIT situationChanged();
    });
    connect(m_editor, &EditorPanel::commandRequested, this, [this](QAction *action) {
        m_onlyCurrent = true;
        action->trigger();
        m_onlyCurrent = false;
    });
    connect(m_tablePane, &PoolTablePane::connectRequested, m_commands->action(Command::Connect),
            &QAction::trigger);
    connect(m_tablePane, &PoolTablePane::newPoolRequested, m_commands->action(Command::NewPool),
            &QAction::trigger);
    connect(m_tablePane->table(), &PoolTableView::editRequested, m_editor,
            &EditorPanel::startEditing);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_tablePane->filter(), signal, this, &MainWindow::updateCounts);
    // The total includes rows that the filter hides. Queued, so that the filter is up to date.
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_tableModel, signal, this, &MainWindow::updateCounts, Qt::QueuedConnection);

    connect(m_editor, &EditorPanel::editChanged, this, [this] {
        m_commands->undoGroup()->setActiveStack(m_editor->edit()->undoStack());
        Q_EMIT situationChanged();
    });
    connect(m_editor->edit(), &PoolEdit::textChanged, this,
            [this] { m_tablePane->keepVisible(m_editor->pool()); });
    connect(m_editor, &EditorPanel::actionRequested, this, &MainWindow::runFindingAction);

    connect(m_conflicts, &ConflictsPane::poolChosen, this, [this](PoolId pool) {
        QList<PoolId> pools{pool};
        for (const PoolId other : m_conflicts->chosenPools()) {
            if (other != pool)
                pools.append(other);
        }
        m_tablePane->selectPools(pools);
        if (const std::optional<Finding> &finding = m_conflicts->current())
            m_editor->showFinding(finding->pool == pool ? *finding : mirrored(*finding));
    });
    connect(m_conflicts, &ConflictsPane::editRequested, this, &MainWindow::editFinding);
    connect(m_conflicts, &ConflictsPane::peersRequested, this, &MainWindow::showOnly);
    connect(m_conflicts, &ConflictsPane::countsChanged, this, &MainWindow::updateCounts);

    connect(m_connections, &ConnectionsPane::currentChanged, this, [this] {
        updateTitle();
        fillNewMenu();
        const bool connected = m_connectionList->anyInState(ConnectionList::State::Open);
        const bool connecting = m_connectionList->anyInState(ConnectionList::State::Connecting);
        m_tablePane->setConnected(connected, connecting);
        m_conflicts->setConnected(connected, connecting);
        Q_EMIT situationChanged();
    });
    connect(m_connections, &ConnectionsPane::reconnectRequested, this,
            &MainWindow::reconnectRequested);
    connect(m_connectionList, &ConnectionList::changed, this, &MainWindow::offerConnections);
    connect(m_messages, &MessageBar::emptied, this,
            [this] { m_tablePane->table()->setFocus(Qt::OtherFocusReason); });
    connect(m_demonstration, &DemonstrationBar::connectRequested,
            m_commands->action(Command::Connect), &QAction::trigger);
    m_filter->installEventFilter(this);
}

void MainWindow::post(const Message &message)
{
    if (message.passes) {
        m_messages->withdraw(message.key);
        if (!message.text.isEmpty())
            statusBar()->showMessage(message.text, statusMilliseconds);
        return;
    }
    m_messages->post(message);
}

void MainWindow::withdraw(const QString &key)
{
    m_messages->withdraw(key);
}

void MainWindow::setBusy(const QString &text)
{
    m_busy->setText(text);
}

PoolId MainWindow::currentPool() const
{
    return m_editor->pool();
}

QList<PoolId> MainWindow::selectedPools() const
{
    if (m_onlyCurrent && currentPool() != noPool)
        return {currentPool()};
    return m_tablePane->selectedPools();
}

void MainWindow::selectPool(PoolId pool)
{
    selectPools({pool});
}

void MainWindow::selectPools(const QList<PoolId> &pools)
{
    m_tablePane->selectPools(pools);
    m_layout->revealEditor();
}

void MainWindow::editPool(PoolId pool)
{
    selectPool(pool);
    m_editor->startEditing();
}

void MainWindow::fillForm(PoolId pool)
{
    selectPool(pool);
    m_editor->setTab(EditorPanel::FormTab);
    m_editor->startEditing();
}

void MainWindow::editFinding(const Finding &finding)
{
    selectPool(finding.pool);
    m_editor->goToFinding(finding);
}

void MainWindow::showOnly(const QSet<PoolId> &pools)
{
    m_tablePane->showOnly(pools);
}

HostId MainWindow::currentHost() const
{
    if (const auto *entry = m_connectionList->find(m_connections->current());
        entry && entry->host != noHost)
        return entry->host;
    if (const PoolRegistry::Pool *pool = m_registry->pool(currentPool()))
        return pool->host;
    const QList<PoolRegistry::Host> hosts = m_registry->hosts();
    return hosts.isEmpty() ? noHost : hosts.constFirst().id;
}

ConnectionId MainWindow::currentConnection() const
{
    return m_connections->current();
}

void MainWindow::chooseConnection(ConnectionId connection)
{
    m_connections->setCurrent(connection);
}

void MainWindow::followPool(PoolId pool)
{
    // The reason was for the former pool.
    if (!m_whyNot.isEmpty() && statusBar()->currentMessage() == m_whyNot)
        statusBar()->clearMessage();
    m_editor->setPool(pool);
    m_layout->scheduleEditor();
    m_conflicts->setToldElsewhere(pool);
    if (const PoolRegistry::Pool *entry = m_registry->pool(pool)) {
        for (const ConnectionList::Entry &connection : m_connectionList->entries()) {
            if (connection.host == entry->host)
                m_connections->setCurrent(connection.id);
        }
    }
    m_conflicts->follow(pool);
    Q_EMIT situationChanged();
}

void MainWindow::runFindingAction(const Finding &finding, ActionKind action)
{
    switch (action) {
    case ActionKind::ShowPeer:
        selectPool(finding.peer);
        m_tablePane->table()->setFocus();
        break;
    case ActionKind::EditPeer:
        editFinding(mirrored(finding));
        break;
    case ActionKind::ChangePeer:
        Q_EMIT changePeerRequested(finding);
        break;
    case ActionKind::RenamePool:
        Q_EMIT renameRequested(finding.pool);
        break;
    case ActionKind::AsNewPool:
        Q_EMIT asNewPoolRequested(finding.pool);
        break;
    default:
        break;
    }
}

void MainWindow::showPeersOfCurrent()
{
    const PoolId pool = currentPool();
    if (pool == noPool)
        return;
    QSet<PoolId> pools{pool};
    for (const Finding &finding : m_registry->findingsOf(pool)) {
        if (finding.peer != noPool)
            pools.insert(finding.peer);
    }
    for (const PoolId inside : m_registry->checker().poolsInside(pool))
        pools.insert(inside);
    showOnly(pools);
}

void MainWindow::offerComparison()
{
    m_commands->setWhyNot(Command::Compare,
                          m_tablePane->selectedPools().size() == 2
                              ? QString()
                              : tr("Select two pools, no more and no less, to compare them."));
}

void MainWindow::compareSelected()
{
    const QList<PoolId> pools = m_tablePane->selectedPools();
    if (pools.size() != 2)
        return;
    auto *dialog = new CompareDialog(m_registry, pools.first(), pools.last(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::cyclePane(int step)
{
    const QList<QWidget *> panes = {
        m_messages,
        m_filter,
        m_tablePane->table(),
        m_editor,
        m_conflicts->list(),
        m_connections->findChild<QWidget *>(QStringLiteral("connectionList"))};
    const QWidget *focused = QApplication::focusWidget();
    const int count = static_cast<int>(panes.size());
    int at = 0;
    for (int i = 0; i < count; ++i) {
        if (panes.at(i) == focused || (focused && panes.at(i)->isAncestorOf(focused)))
            at = i;
    }
    for (int i = 1; i <= count; ++i) {
        const int index = ((at + step * i) % count + count) % count;
        // An editor without a pool has nothing to focus.
        if (!panes.at(index)->isVisible()
            || (panes.at(index) == m_editor && m_editor->pool() == noPool))
            continue;
        if (panes.at(index) == m_editor && m_editor->tab() == EditorPanel::ChangesTab)
            m_editor->enterPage();
        else if (panes.at(index) == m_editor)
            m_editor->startEditing();
        else if (panes.at(index) == m_messages)
            m_messages->focusOffer(Qt::ShortcutFocusReason);
        else
            panes.at(index)->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

void MainWindow::updateTitle()
{
    QString label;
    if (const auto *entry = m_connectionList->find(m_connections->current()))
        label = entry->readOnly ? tr("%1 (read-only)").arg(isolated(entry->label)) : entry->label;
    label.replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
    setWindowTitle(label.isEmpty() ? tr("Poolwarden")
                                   : tr("Poolwarden: %1", "the connection").arg(isolated(label)));
}

void MainWindow::updateCounts()
{
    const int all = m_tableModel->rowCount();
    const int shown = m_tablePane->filter()->rowCount();
    const int conflicts = m_findingsModel->errorCount() + m_findingsModel->warningCount();
    const QString pools = shown == all ? tr("%n pool(s)", nullptr, all)
                                       : tr("%1 of %n pool(s)", nullptr, all).arg(shown);
    m_counts->setText(pools);
    const bool checked = m_conflicts->isChecked();
    const int notes = m_findingsModel->findingCount() - conflicts;
    m_conflictCount->show(checked, m_findingsModel->errorCount(), m_findingsModel->warningCount(),
                          notes);
    m_conflictsDock->setWindowTitle(
        !checked    ? tr("Conflicts")
        : notes > 0 ? tr("Conflicts (%1) and Notes (%2)").arg(conflicts).arg(notes)
                    : tr("Conflicts (%1)").arg(conflicts));
    // Qt sets the dock's title as the text, so restore the mnemonic.
    m_conflictsDock->toggleViewAction()->setText(tr("Con&flicts"));
}

void MainWindow::offerConnections()
{
    m_layout->offerConnections(m_connectionList->rowCount());
}

void MainWindow::saveLayout(QSettings &settings) const
{
    m_layout->save(settings);
}

void MainWindow::restoreLayout(const QSettings &settings)
{
    m_layout->restore(settings);
    offerConnections();
    m_tablePane->table()->fitWidth();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitToolBar();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closeGuard && !m_closeGuard()) {
        event->ignore();
        return;
    }
    Q_EMIT closed();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.cbegin(), urls.cend(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(paths);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // The last command is not in any undo stack, but the message can undo it, which the user expects.
    if (event->matches(QKeySequence::Undo) && m_messages->current().undoes) {
        m_messages->takeAction();
        event->accept();
        return;
    }
    // The focused button has ignored Enter, so press it here.
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        button->click();
        event->accept();
        return;
    }
    // The shortcut of a disabled command does nothing, so show the reason.
    const QAction *define = m_commands->action(Command::Define);
    if (event->matches(QKeySequence::Save) && !define->isEnabled()) {
        m_whyNot = define->statusTip();
        statusBar()->showMessage(m_whyNot, statusMilliseconds);
        event->accept();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_filter->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return) {
            PoolTableView *table = m_tablePane->table();
            table->setFocus(Qt::ShortcutFocusReason);
            if (key == Qt::Key_Down && !table->currentIndex().isValid())
                table->selectRow(0);
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace poolwarden
