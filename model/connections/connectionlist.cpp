// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/connections/connectionlist.h"

#include "model/wording/isolated.h"
#include "model/wording/moment.h"

#include <algorithm>

namespace poolwarden {

ConnectionId ConnectionList::add(Entry entry)
{
    entry.id = ++m_last;
    const bool isBeforeFiles = !m_entries.isEmpty() && m_entries.last().state == State::Files;
    const int row = static_cast<int>(m_entries.size()) - (isBeforeFiles ? 1 : 0);
    beginInsertRows({}, row, row);
    m_entries.insert(row, std::move(entry));
    endInsertRows();
    Q_EMIT changed();
    return m_last;
}

void ConnectionList::update(const Entry &entry)
{
    const QModelIndex index = indexOf(entry.id);
    if (!index.isValid())
        return;
    m_entries[index.row()] = entry;
    Q_EMIT dataChanged(index, index);
    Q_EMIT changed();
}

void ConnectionList::remove(ConnectionId id)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid())
        return;
    beginRemoveRows({}, index.row(), index.row());
    m_entries.removeAt(index.row());
    endRemoveRows();
    Q_EMIT changed();
}

const ConnectionList::Entry *ConnectionList::find(ConnectionId id) const
{
    const QModelIndex index = indexOf(id);
    return index.isValid() ? &m_entries.at(index.row()) : nullptr;
}

QModelIndex ConnectionList::indexOf(ConnectionId id) const
{
    for (int row = 0; row < static_cast<int>(m_entries.size()); ++row) {
        if (m_entries.at(row).id == id)
            return index(row);
    }
    return {};
}

bool ConnectionList::anyInState(State state) const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(),
                       [state](const Entry &entry) { return entry.state == state; });
}

int ConnectionList::connectionCount() const
{
    return static_cast<int>(m_entries.size()) - (anyInState(State::Files) ? 1 : 0);
}

int ConnectionList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ConnectionList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = m_entries.at(index.row());
    const auto described = [&entry] {
        switch (entry.state) {
        case State::Connecting:
            return tr("Connecting to %1.").arg(isolated(entry.uri));
        case State::Open:
            return entry.readOnly ? tr("Connected to %1, read-only.").arg(isolated(entry.uri))
                                  : tr("Connected to %1.").arg(isolated(entry.uri));
        case State::Files:
            return tr(
                "Drafts that are for no host yet. They are opened from files, saved in files, "
                "and sent to a host when there is one.");
        case State::Lost:
        case State::Failed:
            break;
        }
        if (entry.lostSince.isValid())
            return tr("Not connected to %1 since %2. %3", "address, time, reason")
                .arg(isolated(entry.uri), momentText(entry.lostSince), entry.problem);
        return tr("Not connected to %1. %2").arg(isolated(entry.uri), entry.problem);
    };
    switch (role) {
    case Qt::DisplayRole:
        // The same text during every attempt to reconnect.
        if (entry.lostSince.isValid())
            return tr("%1, unknown since %2", "a connection that is lost; a time")
                .arg(isolated(entry.label), momentText(entry.lostSince));
        if (entry.state == State::Connecting)
            return tr("%1, connecting…").arg(isolated(entry.label));
        return entry.readOnly ? tr("%1 (read-only)").arg(isolated(entry.label)) : entry.label;
    case Qt::AccessibleDescriptionRole:
        return described();
    case IdRole:
        return QVariant::fromValue(entry.id);
    case StateRole:
        return static_cast<int>(entry.state);
    default:
        return {};
    }
}

} // namespace poolwarden
