// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

namespace poolwarden {

class ConflictsPane;
class ConnectionList;
class PoolRegistry;
class PoolTablePane;
class WindowLayout;

/// Tells the parts of the window whether there is a host, or none yet, so that an empty list says why it is
/// empty.
class HostPresence final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        PoolRegistry *registry;
        ConnectionList *connectionList;
        PoolTablePane *table;
        ConflictsPane *conflicts;
        WindowLayout *layout;
    };
    HostPresence(const Parts &parts, QObject *parent);

    void tellConnected();
    void offerConnections();

private:
    [[nodiscard]] bool isAnyInFiles() const;

    Parts m_parts;
    QTimer m_pause; ///< in the changes of rows
};

} // namespace poolwarden
