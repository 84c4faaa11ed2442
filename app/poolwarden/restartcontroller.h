// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/restartsituation.h"
#include "model/session/poolregistry.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QWidget;

namespace poolwarden {

class CommandSet;
class PoolSelection;
class Prompts;
class RestartDialog;
class RestartModel;

/// Shows what the next restart leaves of the pools of a host, and follows what changes. It is worked out on
/// another thread.
class RestartController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. `window`: the parent of the dialog.
    RestartController(PoolRegistry *registry, PoolSelection *selection, CommandSet *commands,
                      Prompts *prompts, QWidget *window);

private:
    void show();
    void foretell();
    void lookUp(const QStringList &directories);
    /// To copy and to save: of which host, of what and when, then the table.
    [[nodiscard]] QString text() const;
    void save();

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    Prompts *m_prompts;
    QWidget *m_window;
    QPointer<RestartDialog> m_dialog;
    QPointer<RestartModel> m_model;
    HostId m_host = noHost;
    QHash<QString, bool> m_directories; ///< of this machine: whether they are there
    QTimer m_soon;
    bool m_isBusy = false;
    bool m_isStale = false; ///< something changed while it was worked out
    bool m_isLooking = false;
};

} // namespace poolwarden
