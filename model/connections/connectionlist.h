// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QList>
#include <QString>

#include <cstdint>

namespace poolwarden {

/// All requested connections, in whatever state, in the order of the requests.
class ConnectionList final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class State : std::uint8_t { Connecting, Open, Lost, Failed };
    struct Entry {
        quint64 id = 0; ///< given by add()
        QString uri;
        QString label;
        bool readOnly = false;
        bool named = false; ///< the label was given by the user, not by the host
        State state = State::Connecting;
        QString problem;     ///< for Lost and Failed
        QDateTime lostSince; ///< set until it is open again, also during attempts
        HostId host = 0;     ///< 0: was never open
    };
    enum Role { IdRole = Qt::UserRole, StateRole, HostIdRole };

    using QAbstractListModel::QAbstractListModel;

    quint64 add(Entry entry);
    void update(const Entry &entry);
    void remove(quint64 id);
    [[nodiscard]] const Entry *find(quint64 id) const;
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] QModelIndex indexOf(quint64 id) const;
    [[nodiscard]] bool anyInState(State state) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void changed();

private:
    QList<Entry> m_entries;
    quint64 m_last = 0;
};

} // namespace poolwarden
