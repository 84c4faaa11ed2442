// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

class QDockWidget;
class QLabel;
class QStatusBar;

namespace poolwarden {

class ConflictCount;
class ConflictsPane;
class FindingsModel;
class PoolRegistry;
class PoolTableModel;
class PoolTablePane;

/// How many pools and conflicts there are: in the status bar, and in the title of the list of conflicts.
class StatusCounts final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        const PoolRegistry *registry;
        const PoolTableModel *pools;
        const PoolTablePane *tablePane;
        const FindingsModel *findings;
        const ConflictsPane *conflicts;
        QDockWidget *conflictsDock;
    };

    /// All parts must outlive it.
    StatusCounts(const Parts &parts, QStatusBar *bar);

private:
    void update();
    /// "13 pools, 1 draft, 2 changed": a draft is of what no host has yet.
    [[nodiscard]] QString counted() const;

    Parts m_parts;
    QTimer m_pause; ///< in the changes
    QLabel *m_pools;
    ConflictCount *m_conflicts;
};

} // namespace poolwarden
