// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/restartforecast.h"
#include "model/session/poolregistry.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QTableView;

namespace poolwarden {

class RestartModel;

/// What the next restart leaves of the pools of a host.
class RestartDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The model must outlive it. `host`: its label.
    RestartDialog(RestartModel *model, const QString &host, QWidget *parent = nullptr);

    [[nodiscard]] RestartKind kind() const;
    [[nodiscard]] bool withDrafts() const;
    /// Without drafts, there is nothing to choose.
    void setHasDrafts(bool has);
    /// The model has a new forecast. `notes`: sentences beside it.
    void forecastChanged(const QString &notes);

Q_SIGNALS:
    /// Another restart, or with or without drafts.
    void choiceChanged();
    void copyRequested();
    void saveRequested();
    void poolActivated(poolwarden::PoolId pool);

private:
    void fitColumns();
    void tellWhy();

    RestartModel *m_model;
    QLabel *m_text;
    QRadioButton *m_daemon;
    QRadioButton *m_host;
    QCheckBox *m_drafts;
    QCheckBox *m_all;
    QTableView *m_table;
    QLabel *m_why; ///< of the current row, in full
    QLabel *m_summary;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_close;
    bool m_isFitted = false;
};

} // namespace poolwarden
