// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QAction;
class QLineEdit;
class QMenu;
class QMenuBar;
class QTreeWidget;

namespace poolwarden {

class CommandSet;

/// All keys of a window: those of its menus, and those that its parts have for themselves. Made from the actions,
/// so that it is never wrong.
class KeysDialog final : public QDialog
{
    Q_OBJECT

public:
    KeysDialog(const CommandSet &commands, const QMenuBar &menus, QWidget *window);
    ~KeysDialog() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void addMenu(const CommandSet &commands, const QMenu &menu, const QString &title);
    void addOthers(const QWidget &window);
    void addAction(const QString &group, const QAction &action, const QString &tip);
    void addRow(const QString &group, const QString &text, const QString &keys, const QString &tip);
    void filter(const QString &text);

    QLineEdit *m_filter;
    QTreeWidget *m_keys = nullptr;
    QList<const QAction *> m_listed;
};

} // namespace poolwarden
