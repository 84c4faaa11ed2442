// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/tables/foldermodel.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace poolwarden {

class ReportView;

/// A host compared with a folder, the details of each pool, and the ways to apply one side to the other.
class FolderDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The model must outlive it. `folder`: for display.
    FolderDialog(FolderModel *model, const QString &folder, QWidget *parent = nullptr);

    /// While the folder is read or written, nothing can be asked for.
    void setBusy(const QString &sentence);
    /// The comparison is in the model. `problems`: sentences; what they tell of is not in it.
    void setCompared(const QString &host, const QStringList &problems);
    /// There is no comparison.
    void setFailed(const QString &sentence);
    /// What came of a request, shown until the next one.
    void setResult(const QString &sentence);
    /// Once there are drafts to define.
    void offerDefineAll();

Q_SIGNALS:
    void compareRequested();
    /// For what the model has checked.
    void draftsRequested();
    void filesRequested();
    void defineAllRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void update();
    void fitColumns();
    void showDetails();

    FolderModel *m_model;
    const QString m_folder;
    QLabel *m_text;
    QTableView *m_table;
    ReportView *m_details;
    QLabel *m_result;
    QCheckBox *m_same;
    QPushButton *m_again;
    QPushButton *m_defineAll;
    QPushButton *m_drafts;
    QPushButton *m_files;
    QPushButton *m_close;
    QTimer m_follow; ///< shows the details once a key is released
    bool m_isBusy = false;
};

} // namespace poolwarden
