// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/draftplanmodel.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace poolwarden {

class SignedRows;
class WhatIfModel;
class WhatIfPane;

/// All drafts in the order in which they can be defined, to choose from, to define, and to take back.
class DraftsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// What the program does with the drafts.
    enum class Phase : std::uint8_t { Choosing, Defining, TakingBack };

    /// The models must outlive it. `changes`: what comes of the plan.
    DraftsDialog(DraftPlanModel *model, WhatIfModel *changes, QWidget *parent = nullptr);

    /// `summary`: what came of the last run; empty: it says what can be done.
    void setPhase(Phase phase, const QString &summary, bool canTakeBack);
    [[nodiscard]] DraftPlanModel *model() const { return m_model; }
    /// What follows each definition, as a sentence; empty: nothing.
    void setAfterDefine(const QString &sentence);
    [[nodiscard]] bool stopsAtFailure() const;
    /// Says that the drafts are chosen which are selected in the list, until others are.
    void noteSelected(bool areSelected);

Q_SIGNALS:
    void defineRequested();
    /// After the current one.
    void stopRequested();
    void takeBackRequested();
    /// To be shown in the main window.
    void poolActivated(poolwarden::PoolId pool);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();
    void fitColumns();
    void tellCurrent();
    void updateRestart();
    void updateBuild();
    /// What the dialog is for, before a run.
    [[nodiscard]] QString usualText(const HostSteps &steps) const;

    DraftPlanModel *m_model;
    SignedRows *m_shown;
    QLabel *m_text;
    QLabel *m_current; ///< what happens in the chosen line, all of it
    QTableView *m_table;
    WhatIfPane *m_changes;
    QCheckBox *m_stops;
    QCheckBox *m_restart;
    QCheckBox *m_build;
    QPushButton *m_takeBack;
    QPushButton *m_define;
    QPushButton *m_close;
    Phase m_phase = Phase::Choosing;
    QString m_summary;
    QString m_then;
    PoolId m_currentPool = noPool;
    bool m_canTakeBack = false;
    std::optional<int> m_selected; ///< how many drafts are chosen because they were selected
};

} // namespace poolwarden
