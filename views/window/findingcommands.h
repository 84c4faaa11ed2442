// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QObject>

namespace poolwarden {

class ConflictsPane;
class EditorPanel;
class PoolRegistry;
class PoolSelection;
class PoolTablePane;

/// What the window does with a finding that the user chose: goes there, shows whom it concerns, or asks
/// for what only a controller can do.
class FindingCommands final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        PoolRegistry *registry;
        PoolSelection *selection;
        PoolTablePane *table;
        EditorPanel *editor;
        ConflictsPane *conflicts;
    };
    FindingCommands(const Parts &parts, QObject *parent);

    /// Selects finding.pool and moves the focus to the field of the finding.
    void edit(const Finding &finding);
    void run(const Finding &finding, ActionKind action);
    /// Shows only the chosen pool and those that it has findings with.
    void showPeers();
    /// Asks for the ways out of the conflict that is shown, else of the worst one.
    void askWays();

Q_SIGNALS:
    /// As those of MainWindow.
    void changePeerRequested(const poolwarden::Finding &finding);
    void waysRequested(const poolwarden::Finding &finding);
    void renameRequested(poolwarden::PoolId pool);
    void asNewPoolRequested(poolwarden::PoolId pool);

private:
    /// Selects the pool and those of the chosen findings, and shows the finding in the editor.
    void choose(PoolId pool);

    Parts m_parts;
};

} // namespace poolwarden
