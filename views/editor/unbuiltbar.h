// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace poolwarden {

class CommandSet;
class PoolEdit;
class UnbuiltStorage;

/// Says that the shown pool needs a directory or a volume group which its host does not have, with a button that
/// builds the directory now or after Define. Follows what is typed, and is hidden unless the host has said so.
class UnbuiltBar final : public QWidget
{
    Q_OBJECT

public:
    UnbuiltBar(PoolEdit *edit, UnbuiltStorage *storage, CommandSet *commands, QWidget *parent);

Q_SIGNALS:
    /// The bar or its button was hidden while it had the focus.
    void left();
    /// A command for the shown pool alone.
    void commandRequested(QAction *action);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void look(bool afresh);
    void follow();
    void build();
    /// Whether there is something to define before the pool can be built.
    [[nodiscard]] bool isToBeDefined() const;
    [[nodiscard]] bool isActive() const;
    void refreshLooks();

    PoolEdit *m_edit;
    UnbuiltStorage *m_storage;
    CommandSet *m_commands;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_build;
    QTimer m_pause; ///< in the typing
};

} // namespace poolwarden
