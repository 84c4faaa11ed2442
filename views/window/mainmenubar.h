// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/commands/commandset.h"

#include <QMenuBar>

#include <initializer_list>
#include <optional>

namespace poolwarden {

class NewPoolMenu;
class TemplateMenu;

/// The menus: all commands, in the order of the work.
class MainMenuBar final : public QMenuBar
{
    Q_OBJECT

public:
    /// `defineMenu`: what Define does beside defining. `bringBackMenu`: what can be undone.
    MainMenuBar(CommandSet *commands, QMenu *defineMenu, QMenu *bringBackMenu,
                QWidget *parent = nullptr);

    [[nodiscard]] NewPoolMenu *newMenu() const { return m_newMenu; }
    [[nodiscard]] TemplateMenu *templateMenu() const { return m_templateMenu; }
    /// The forms in which pools are copied; also for the context menu of the table.
    [[nodiscard]] QMenu *copyMenu() const { return m_copyMenu; }
    /// Shows or hides a part of the window.
    void addToggle(QAction *toggle);

private:
    /// No command: a separator.
    QMenu *addCommands(const CommandSet &set, const QString &name, const QString &title,
                       std::initializer_list<std::optional<Command>> commands);

    QMenu *m_view;
    NewPoolMenu *m_newMenu;
    TemplateMenu *m_templateMenu;
    QMenu *m_copyMenu;
};

} // namespace poolwarden
