// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/windowtitle.h"

#include "model/connections/connectionlist.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/wording/isolated.h"
#include "views/connections/connectionspane.h"
#include "views/editor/editorpanel.h"
#include "views/style/format.h"

#include <QWidget>

namespace poolwarden {

WindowTitle::WindowTitle(const Parts &parts)
    : QObject(parts.window)
    , m_parts(parts)
{
    connect(parts.editor, &EditorPanel::editChanged, this, &WindowTitle::update);
    connect(parts.connections, &ConnectionsPane::currentChanged, this, &WindowTitle::update);
    update();
}

void WindowTitle::update()
{
    QString label;
    if (const auto *entry = m_parts.connectionList->find(m_parts.connections->current()))
        label = entry->readOnly ? tr("%1 (read-only)").arg(isolated(entry->label)) : entry->label;
    // A document is what its window is about.
    const PoolDraft *draft = m_parts.editor->edit()->draft();
    const bool isDocument = draft && !draft->file().isNone();
    m_parts.window->setWindowModified(isDocument && (draft->isModified() || draft->file().isGone));
    if (isDocument) {
        m_parts.window->setWindowTitle(format::windowTitle(isolated(draft->fileName()))
                                       + QStringLiteral("[*] — ") + tr("Poolwarden"));
        return;
    }
    m_parts.window->setWindowTitle(
        label.isEmpty()
            ? tr("Poolwarden")
            : format::windowTitle(tr("Poolwarden: %1", "the connection").arg(isolated(label))));
}

} // namespace poolwarden
