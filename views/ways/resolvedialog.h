// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/resolveplanmodel.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QTableView;
class QTimer;

namespace poolwarden {

class DialogSize;
class SideBySide;
class SteadyText;

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
    struct Result {
        QString text;       ///< what the plan does
        QString longest;    ///< as much as can come to stand there, whatever is chosen
        QStringList left;   ///< what it leaves, line by line
        int chosen = 0;     ///< changes
        int acceptable = 0; ///< of what it leaves
    };
    void setResult(const Result &result);
    /// Whether it can be chosen that the plan is for warnings as well, and whether it is.
    void setWarnings(bool isChoice, bool isChosen);

Q_SIGNALS:
    /// The dialog stays until it is closed.
    void changesChosen(const std::vector<poolwarden::WayOut> &ways);
    void warningsWanted(bool isWanted);
    /// What the plan leaves is to be accepted.
    void acceptRequested();
    /// The pool is to stay as it is, and the other one of its conflict to be changed.
    void otherWanted(poolwarden::PoolId pool, const QList<poolwarden::PoolId> &others);

private:
    void buildTable();
    void arrange();
    void connectParts();
    void showDifference();
    void showWhy();
    /// Of the pool that was the current one, or is wanted.
    /// Once, for the lines that came.
    void fitSize();
    void goToRow();
    void fitColumns();

    const PoolRegistry *m_registry;
    ResolvePlanModel *m_model;
    SteadyText *m_text;
    QProgressBar *m_progress;
    QTableView *m_table;
    QSplitter *m_splitter;
    QLabel *m_why;
    QPushButton *m_other;
    QLabel *m_left;
    DialogSize *m_size = nullptr;
    bool m_isSized = false;
    SideBySide *m_difference;
    QCheckBox *m_warnings;
    QPushButton *m_accept;
    QPushButton *m_make;
    QPushButton *m_close;
    PoolId m_wanted = noPool; ///< whose row is the current one in the next plan
};

} // namespace poolwarden
