// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/editor/editorbuttons.h"

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "views/commands/commandbutton.h"
#include "views/commands/commandset.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace poolwarden {

EditorButtons::EditorButtons(const PoolEdit *edit, CommandSet *commands, QWidget *heir,
                             QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_commands(commands)
{
    setObjectName(QStringLiteral("editorButtons"));
    auto *buttons = new QHBoxLayout(this);
    buttons->setContentsMargins(12, 5, 12, 5);
    buttons->setSpacing(6);
    const auto addButton = [this, buttons, commands, heir](Command command,
                                                           const QString &objectName) {
        auto *button = new CommandButton(commands->action(command), objectName, this);
        button->setHeir(heir);
        buttons->addWidget(button);
        connect(button, &CommandButton::requested, this, &EditorButtons::commandRequested);
        return button;
    };
    // The first button in the tab order after the form must be harmless.
    m_export = addButton(Command::Export, QStringLiteral("exportButton"));
    buttons->addStretch(1);
    addButton(Command::Revert, QStringLiteral("revertButton"));
    m_send = addButton(Command::SendTo, QStringLiteral("sendButton"));
    m_save = addButton(Command::Save, QStringLiteral("saveButton"));
    m_define = addButton(Command::Define, QStringLiteral("defineButton"));
    m_defineMenu = new QMenu(tr("After Defi&ne"), this);
    m_defineMenu->setObjectName(QStringLiteral("defineMenu"));
    m_defineMenu->setAccessibleName(tr("After Define"));
    m_defineMenu->setToolTipsVisible(true);
    for (const Command command :
         {Command::DefineBuilds, Command::DefineStarts, Command::DefineAutostarts}) {
        m_defineMenu->addAction(commands->action(command));
        connect(commands->action(command), &QAction::toggled, this, &EditorButtons::fit);
        connect(commands->action(command), &QAction::toggled, this,
                &EditorButtons::afterDefineChanged);
    }
    m_more = new QPushButton(this);
    m_more->setObjectName(QStringLiteral("defineMenuButton"));
    m_more->setAccessibleName(tr("After Define"));
    m_more->setToolTip(tr("What Define does besides"));
    m_more->setAutoDefault(false);
    m_more->setMenu(m_defineMenu);
    m_more->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
    // It has an arrow and no words.
    m_more->setMaximumWidth(m_more->sizeHint().height() + 4);
    buttons->addWidget(m_more);
}

void EditorButtons::setForFile(bool isFile)
{
    m_save->setVisible(isFile);
    m_send->setVisible(isFile);
    m_define->setVisible(!isFile);
    m_more->setVisible(!isFile);
}

void EditorButtons::setSelection(int count)
{
    m_selected = count;
    fit();
}

void EditorButtons::fit()
{
    if (m_selected < 2) {
        m_export->widen();
        m_define->widen();
        return;
    }
    const PoolDraft *draft = m_edit->draft();
    m_export->narrow(CommandSet::plainText(Command::Export), true);
    m_define->narrow(m_commands->defineText(draft && isDoubtful(*draft, *m_edit->registry()),
                                            draft && ownsDirectory(*draft)),
                     draft && whyNotDefine(*draft, *m_edit->registry()).isEmpty());
}

} // namespace poolwarden
