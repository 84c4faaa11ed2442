// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/changes/changereport.h"

#include <QList>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QStackedLayout;

namespace poolwarden {

class EmptyState;
class PoolEdit;
class ReportView;

/// What Define will do, or what waits on the host. Nothing is compared before it is shown.
class ChangesPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesPane(PoolEdit *edit, QWidget *parent = nullptr);

    /// Without an effect if there is no such thing to compare.
    void chooseSides(ChangeSides sides);
    void setAfterDefine(AfterDefine then);
    /// Gives it the keyboard.
    void enter();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void outdate();
    void refresh();
    void fillSides(const QList<ChangeSides> &sides);
    void showNothing();

    PoolEdit *m_edit;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QWidget *m_page;
    QWidget *m_head;
    QComboBox *m_choice;
    ReportView *m_report;
    QTimer m_refresh;
    QList<ChangeSides> m_sides;
    AfterDefine m_then;
    bool m_isOvertaken = false; ///< when m_sides were named
    bool m_isOutdated = true;
    bool m_isAnew = true;
};

} // namespace poolwarden
