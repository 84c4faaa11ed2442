// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolselection.h"

namespace poolwarden {

class ConnectionList;
class ConnectionsPane;
class EditorPanel;
class PoolRegistry;
class PoolTablePane;
class WindowLayout;

/// The selection of the main window: the rows of the table, the pool in the editor, and the connection in
/// the list of connections.
class WindowSelection final : public PoolSelection
{
    Q_OBJECT

public:
    struct Parts {
        const PoolRegistry *registry;
        const ConnectionList *connectionList;
        PoolTablePane *table;
        EditorPanel *editor;
        ConnectionsPane *connections;
        WindowLayout *layout;
    };
    /// Created after all else has connected to the parts: who listens to changed() finds them up to date.
    explicit WindowSelection(const Parts &parts, QObject *parent = nullptr);

    [[nodiscard]] QList<PoolId> pools() const override;
    [[nodiscard]] PoolId current() const override;
    [[nodiscard]] HostId host() const override;
    void select(const QList<PoolId> &pools) override;
    void edit(PoolId pool) override;
    void fillForm(PoolId pool) override;

private:
    Parts m_parts;
    bool m_onlyCurrent = false; ///< the running command is from a button of the editor
};

} // namespace poolwarden
