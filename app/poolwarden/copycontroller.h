// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/export/exporter.h"
#include "model/export/poolcopies.h"
#include "views/commands/commandset.h"
#include "views/messages/message.h"

#include <QObject>

namespace poolwarden {

class PoolSelection;

/// Copies the selected pools to the clipboard, as XML or in the language of another program.
class CopyController final : public QObject
{
    Q_OBJECT

public:
    CopyController(PoolRegistry *registry, PoolSelection *selection, CommandSet *commands,
                   QObject *parent = nullptr);

    /// Enables the commands by the definitions of the selected pools. For when their menu opens.
    void prepareMenu();

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    void copy(CopyForm form);

    PoolRegistry *m_registry;
    Exporter m_exporter;
    PoolCopies m_copies;
    PoolSelection *m_selection;
    CommandSet *m_commands;
};

} // namespace poolwarden
