// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/sessioncontroller.h"

#include "app/poolwarden/draftcontroller.h"
#include "app/poolwarden/exportcontroller.h"
#include "app/poolwarden/importcontroller.h"
#include "app/poolwarden/poolactions.h"
#include "model/pooldraft.h"
#include "views/commandset.h"
#include "views/mainwindow.h"
#include "views/prompts.h"

#include <QAction>
#include <QCoreApplication>
#include <QSettings>

namespace poolwarden {

namespace {

constexpr int mostRecent = 10;

QString recentKey()
{
    return QStringLiteral("connections/recent");
}

} // namespace

SessionController::SessionController(std::shared_ptr<const PoolSchema> schema,
                                     ServiceFactory factory, Prompts *prompts, QSettings *settings,
                                     QObject *parent)
    : QObject(parent)
    , m_registry(std::move(schema))
    , m_prompts(prompts)
    , m_settings(settings)
    , m_window(std::make_unique<MainWindow>(&m_registry, &m_connectionList, prompts))
    , m_connections(
          new ConnectionController(&m_registry, &m_connectionList, std::move(factory), this))
    , m_actions(new PoolActions(&m_registry, m_connections, m_window.get(), prompts, this))
    , m_drafts(new DraftController(&m_registry, m_window.get(), prompts, this))
    , m_imports(new ImportController(&m_registry, m_window.get(), prompts, this))
{
    auto *exports = new ExportController(&m_registry, m_window.get(), prompts, this);
    connect(m_connections, &ConnectionController::messagePosted, m_window.get(), &MainWindow::post);
    connect(m_actions, &PoolActions::messagePosted, m_window.get(), &MainWindow::post);
    connect(m_drafts, &DraftController::messagePosted, m_window.get(), &MainWindow::post);
    connect(m_imports, &ImportController::messagePosted, m_window.get(), &MainWindow::post);
    connect(exports, &ExportController::messagePosted, m_window.get(), &MainWindow::post);

    connect(m_connections, &ConnectionController::opened, this, [this](quint64 connection) {
        m_window->chooseConnection(connection);
        if (const auto *entry = m_connectionList.find(connection))
            remember(entry->uri);
    });
    connect(m_connections, &ConnectionController::listed, m_imports, &ImportController::hostReady);
    connect(m_window.get(), &MainWindow::reconnectRequested, m_connections,
            &ConnectionController::reopen);
    const CommandSet *commands = m_window->commands();
    connect(commands->action(Command::Connect), &QAction::triggered, this,
            &SessionController::askForConnection);
    connect(commands->action(Command::Disconnect), &QAction::triggered, this,
            &SessionController::disconnectCurrent);
    connect(commands->action(Command::About), &QAction::triggered, this, &SessionController::about);
    connect(&m_connectionList, &ConnectionList::changed, this, [this] {
        m_window->commands()->setAvailable(Command::Disconnect, m_connectionList.rowCount() > 0,
                                           tr("Not connected."));
    });
    m_window->commands()->setAvailable(Command::Disconnect, false, tr("Not connected."));

    m_window->setCloseGuard([this] { return mayClose(); });
    connect(m_window.get(), &MainWindow::closed, this, [this] {
        m_window->saveLayout(*m_settings);
        Q_EMIT finished();
    });
    m_window->restoreLayout(*m_settings);
}

SessionController::~SessionController()
{
    // The window looks at the registry until its last moment.
    m_window.reset();
}

void SessionController::askForConnection()
{
    const QStringList recent = m_settings->value(recentKey()).toStringList();
    m_prompts->chooseConnection(recent,
                                [this](const std::optional<Prompts::ConnectionRequest> &request) {
                                    if (request && !request->uri.isEmpty())
                                        m_connections->open(request->uri, request->readOnly);
                                });
}

void SessionController::disconnectCurrent()
{
    const quint64 connection = m_window->currentConnection();
    const ConnectionList::Entry *entry = m_connectionList.find(connection);
    if (!entry)
        return;
    QStringList drafts;
    for (const PoolId id : m_registry.pools()) {
        const PoolRegistry::Pool *pool = m_registry.pool(id);
        if (pool->host == entry->host && pool->draft
            && (!pool->snapshot || pool->draft->isModified()))
            drafts.append(m_registry.displayName(id));
    }
    if (drafts.isEmpty()) {
        m_connections->close(connection);
        return;
    }
    Prompts::Question question;
    question.title = tr("Disconnect");
    question.text = tr("%n draft(s) of this connection are not on the host and are lost.", nullptr,
                       static_cast<int>(drafts.size()));
    question.detail = drafts.join(u'\n');
    question.accept = tr("&Disconnect");
    question.destructive = true;
    m_prompts->ask(question, [this, connection](bool yes) {
        if (yes)
            m_connections->close(connection);
    });
}

void SessionController::remember(const QString &uri)
{
    QStringList recent = m_settings->value(recentKey()).toStringList();
    recent.removeAll(uri);
    recent.prepend(uri);
    m_settings->setValue(recentKey(), recent.mid(0, mostRecent));
}

bool SessionController::mayClose()
{
    const QStringList drafts = m_drafts->unsaved();
    if (m_closing || drafts.isEmpty())
        return true;
    Prompts::Question question;
    question.title = tr("Quit");
    question.text =
        drafts.size() == 1
            ? tr("The draft of “%1” is not on the host and is lost.").arg(drafts.first())
            : tr("%n draft(s) are not on their hosts and are lost.", nullptr,
                 static_cast<int>(drafts.size()));
    question.detail = drafts.size() > 1 ? drafts.join(u'\n') : QString();
    question.accept = tr("&Quit");
    question.destructive = true;
    m_prompts->ask(question, [this](bool yes) {
        if (!yes)
            return;
        m_closing = true;
        m_window->close();
    });
    return false;
}

void SessionController::about()
{
    m_prompts->inform(tr("About Poolwarden"),
                      tr("Poolwarden %1\n\nManages libvirt storage pools and sees conflicts before "
                         "they happen.\n\n"
                         "Free software under the GNU General Public License, version 3 or later.")
                          .arg(QCoreApplication::applicationVersion()));
}

} // namespace poolwarden
