// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/export/exporter.h"
#include "model/export/poolcopies.h"
#include "views/commands/commandset.h"
#include "views/messages/message.h"

#include <QObject>

namespace poolwarden {

class MainWindow;

/// Copies the selected pools to the clipboard, as XML or in the language of another program.
class CopyController final : public QObject
{
    Q_OBJECT

public:
    CopyController(PoolRegistry *registry, MainWindow *window, QObject *parent = nullptr);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    void copy(CopyForm form);
    /// Enables the commands by the number of selected pools alone, which is fast.
    void updateCommands();
    /// Enables the commands by the definitions of the selected pools.
    void updateMenu();

    PoolRegistry *m_registry;
    Exporter m_exporter;
    PoolCopies m_copies;
    MainWindow *m_window;
};

} // namespace poolwarden
