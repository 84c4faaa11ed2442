// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/connectioncontroller.h"
#include "model/poolregistry.h"
#include "views/connectionlist.h"

#include <QObject>
#include <QStringList>

#include <memory>

class QSettings;

namespace poolwarden {

class DraftController;
class ImportController;
class MainWindow;
class PoolActions;
class PoolSchema;
class Prompts;

/// One run of the program: the registry, the window over it, and the controllers between them.
class SessionController final : public QObject
{
    Q_OBJECT

public:
    /// Settings and prompts must outlive it.
    SessionController(std::shared_ptr<const PoolSchema> schema, ServiceFactory factory,
                      Prompts *prompts, QSettings *settings, QObject *parent = nullptr);
    ~SessionController() override;

    [[nodiscard]] MainWindow *window() const { return m_window.get(); }
    [[nodiscard]] PoolRegistry *registry() { return &m_registry; }
    [[nodiscard]] ConnectionController *connections() const { return m_connections; }
    [[nodiscard]] ConnectionList *connectionList() { return &m_connectionList; }
    [[nodiscard]] ImportController *imports() const { return m_imports; }

Q_SIGNALS:
    void finished();

private:
    void askForConnection();
    void disconnectCurrent();
    void remember(const QString &uri);
    [[nodiscard]] bool mayClose();
    void about();

    PoolRegistry m_registry;
    ConnectionList m_connectionList;
    Prompts *m_prompts;
    QSettings *m_settings;
    std::unique_ptr<MainWindow> m_window;
    ConnectionController *m_connections;
    PoolActions *m_actions;
    DraftController *m_drafts;
    ImportController *m_imports;
    bool m_closing = false;
};

} // namespace poolwarden
