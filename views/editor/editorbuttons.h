// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;

namespace poolwarden {

class CommandButton;
class CommandSet;
class PoolEdit;

/// The row of buttons below the editor. Each command is only for the pool in the editor, even if others are
/// selected.
class EditorButtons final : public QWidget
{
    Q_OBJECT

public:
    /// The heir gets the focus when a focused button is disabled.
    EditorButtons(const PoolEdit *edit, CommandSet *commands, QWidget *heir, QWidget *parent);

    /// What Define does besides, to choose from.
    [[nodiscard]] QMenu *defineMenu() const { return m_defineMenu; }
    /// A draft of “Files” is saved and sent, all others are defined.
    void setForFile(bool isFile);
    /// The number of selected pools.
    void setSelection(int count);
    /// To be called when the edit or its state has changed.
    void fit();

Q_SIGNALS:
    void commandRequested(QAction *action);
    void afterDefineChanged();

private:
    const PoolEdit *m_edit;
    const CommandSet *m_commands;
    CommandButton *m_export;
    CommandButton *m_define;
    QPushButton *m_more; ///< what Define does besides
    CommandButton *m_save;
    CommandButton *m_send;
    QMenu *m_defineMenu;
    int m_selected = 0;
};

} // namespace poolwarden
