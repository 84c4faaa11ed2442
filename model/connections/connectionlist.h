// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/connections/connectionid.h"
#include "model/session/poolregistry.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QList>
#include <QString>

#include <cstdint>

namespace poolwarden {

/// All requested connections, in whatever state, in the order of the requests; behind them “Files”.
class ConnectionList final : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Files: no connection, but where drafts are that are for no host yet.
    enum class State : std::uint8_t { Connecting, Open, Lost, Failed, Files };
    struct Entry {
        ConnectionId id; ///< given by add()
        QString uri;
        QString label;
        bool readOnly = false;
        bool named = false; ///< the label was given by the user, not by the host
        State state = State::Connecting;
        QString problem;      ///< for Lost and Failed
        QDateTime lostSince;  ///< set until it is open again, also during attempts
        HostId host = noHost; ///< noHost: was never open
    };
    enum Role { IdRole = Qt::UserRole, StateRole };

    using QAbstractListModel::QAbstractListModel;

    ConnectionId add(Entry entry);
    void update(const Entry &entry);
    void remove(ConnectionId id);
    [[nodiscard]] const Entry *find(ConnectionId id) const;
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] QModelIndex indexOf(ConnectionId id) const;
    [[nodiscard]] bool anyInState(State state) const;
    /// Without “Files”.
    [[nodiscard]] int connectionCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void changed();

private:
    QList<Entry> m_entries;
    ConnectionId m_last;
};

} // namespace poolwarden
