// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/resolveplanmodel.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTimer;

namespace poolwarden {

class SideBySide;

/// The plan that resolves all conflicts: its lines to choose from, each with its difference, and what is left.
class ResolveDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ResolveDialog(const PoolRegistry *registry, ResolvePlanModel *model, QWidget *parent = nullptr);

    /// While the plan is looked for, or proven again.
    void setBusy(bool isLooking);
    void setProgress(int done, int total);
    /// `text`: what the plan does. `left`: what it leaves, line by line.
    void setResult(const QString &text, const QStringList &left, int chosen);

Q_SIGNALS:
    /// The dialog stays until it is closed.
    void changesAccepted(const std::vector<poolwarden::WayOut> &ways);

private:
    void showDifference();

    const PoolRegistry *m_registry;
    ResolvePlanModel *m_model;
    QLabel *m_text;
    QProgressBar *m_progress;
    QTableView *m_table;
    QLabel *m_left;
    SideBySide *m_difference;
    QPushButton *m_make;
    QPushButton *m_close;
};

} // namespace poolwarden
