// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/connections/connectionspane.h"

#include "model/connections/connectionlist.h"
#include "views/commands/commandset.h"
#include "views/style/icons.h"
#include "views/style/signedrows.h"

#include <QAction>
#include <QListView>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

ConnectionList::State stateOf(const QModelIndex &index)
{
    return static_cast<ConnectionList::State>(index.data(ConnectionList::StateRole).toInt());
}

QIcon connectionSign(const QModelIndex &index)
{
    switch (stateOf(index)) {
    case ConnectionList::State::Connecting:
        return icons::named(QStringLiteral("state-building"));
    case ConnectionList::State::Open:
        return icons::named(QStringLiteral("state-active"));
    case ConnectionList::State::Files:
        return icons::named(QStringLiteral("state-draft"));
    case ConnectionList::State::Lost:
    case ConnectionList::State::Failed:
        break;
    }
    return icons::named(QStringLiteral("state-inaccessible"));
}

} // namespace

ConnectionsPane::ConnectionsPane(ConnectionList *connections, CommandSet *commands, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_shown(new SignedRows(0, connectionSign, this))
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("connectionsPane"));
    setAccessibleName(tr("Connections"));
    m_list->setObjectName(QStringLiteral("connectionList"));
    m_list->setAccessibleName(tr("Connections"));
    m_shown->setTipRole(Qt::AccessibleDescriptionRole);
    m_shown->setSourceModel(m_connections);
    m_list->setModel(m_shown);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setSpacing(1);
    m_list->addActions({commands->action(Command::Connect), commands->action(Command::Disconnect),
                        commands->action(Command::Reload)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConnectionsPane::currentChanged);
    connect(m_connections, &ConnectionList::changed, this, &ConnectionsPane::currentChanged);
    connect(m_shown, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first) {
                // Who connects wants to see the host.
                const QModelIndex current = m_list->currentIndex();
                if (!current.isValid() || stateOf(current) == ConnectionList::State::Files)
                    m_list->setCurrentIndex(m_shown->index(first, 0));
            });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const ConnectionList::State state = stateOf(index);
        if (state == ConnectionList::State::Lost || state == ConnectionList::State::Failed)
            Q_EMIT reconnectRequested(index.data(ConnectionList::IdRole).value<ConnectionId>());
    });
}

ConnectionId ConnectionsPane::current() const
{
    return m_list->currentIndex().data(ConnectionList::IdRole).value<ConnectionId>();
}

void ConnectionsPane::setCurrent(ConnectionId connection)
{
    const QModelIndex index = m_shown->mapFromSource(m_connections->indexOf(connection));
    if (index.isValid() && index != m_list->currentIndex())
        m_list->setCurrentIndex(index);
}

} // namespace poolwarden
