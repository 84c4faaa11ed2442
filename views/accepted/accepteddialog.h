// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QDialog>
#include <QList>

class QLabel;
class QPushButton;
class QTableView;

namespace poolwarden {

class AcceptedModel;

/// The accepted conflicts: why, since when, and whether they still hide something.
class AcceptedDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The model must outlive the dialog.
    explicit AcceptedDialog(AcceptedModel *model, QWidget *parent = nullptr);

    /// Where those of the current host are kept; empty: there is no host.
    void setFile(const QString &host, const QString &path);

Q_SIGNALS:
    void revokeRequested(const QList<int> &rows);
    void openRequested();
    void copyRequested();
    void poolActivated(poolwarden::PoolId pool);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void update();
    /// The selected rows, ascending.
    [[nodiscard]] QList<int> chosenRows() const;

    AcceptedModel *m_model;
    QLabel *m_text;
    QTableView *m_table;
    QLabel *m_details;
    QLabel *m_file;
    QPushButton *m_show;
    QPushButton *m_revoke;
    QPushButton *m_open;
    QPushButton *m_copy;
};

} // namespace poolwarden
