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

/// Puts the selected pools on the clipboard, in the languages of other programs.
class CopyController final : public QObject
{
    Q_OBJECT

public:
    CopyController(PoolRegistry *registry, MainWindow *window, QObject *parent = nullptr);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    void copy(CopyForm form);
    /// By the selection alone, which is quick.
    void updateCommands();
    /// By what the selected pools are.
    void updateMenu();

    PoolRegistry *m_registry;
    Exporter m_exporter;
    PoolCopies m_copies;
    MainWindow *m_window;
};

} // namespace poolwarden
