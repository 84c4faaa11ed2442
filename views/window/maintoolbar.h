// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/commands/commandset.h"

#include <QToolBar>

class QMenu;
class QToolButton;

namespace poolwarden {

class FilterEdit;

/// The tool bar: the commands that are used most, and the filter. Its buttons have texts where there is
/// room for them.
class MainToolBar final : public QToolBar
{
    Q_OBJECT

public:
    MainToolBar(CommandSet *commands, QMenu *newMenu, QWidget *parent = nullptr);

    [[nodiscard]] FilterEdit *filter() const { return m_filter; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addButton(QAction *action);
    /// Without texts if the filter would move into the overflow menu otherwise.
    void fit();

    QToolButton *m_new;
    FilterEdit *m_filter;
};

} // namespace poolwarden
