// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace poolwarden {

class CandidateModel;
class CandidateProxy;
class ChosenCandidate;
class PickerFolder;

/// What the host has for a field, with who uses it, to take one of them. Takes nothing by itself.
class PickerDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The model has begun with a field, and outlives the dialog. `field`: its name for the user.
    PickerDialog(CandidateModel *model, const QString &field, QWidget *parent = nullptr);
    ~PickerDialog() override;

    /// Another way to a value, as the text of its button.
    void setExtra(const QString &text);
    /// Selects the candidate as soon as it is there.
    void chooseNamed(const QString &name) { m_lastName = name; }
    /// Moves the focus to the candidates, from a dialog over this one.
    void returnToList();

Q_SIGNALS:
    void extraRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeServerRow();
    QWidget *makePickerFolder();
    void openCurrent();
    void openAbove();
    void build();
    void update();
    void updateCurrent();
    void remember();
    void passServer();
    void ask();
    void take();
    /// onlyIfNone: what is chosen stays; what turns out to be free can be chosen then.
    void chooseFirst(bool onlyIfNone = false);
    void fitColumns();
    [[nodiscard]] int currentRow() const; ///< of the model; -1: none

    CandidateModel *m_model;
    CandidateProxy *m_shown;
    QLineEdit *m_server = nullptr;
    PickerFolder *m_folder = nullptr;
    QLineEdit *m_filter;
    QTableView *m_table;
    QProgressBar *m_progress;
    ChosenCandidate *m_chosen;
    QLabel *m_sentence;
    QLabel *m_detail;
    QPushButton *m_ask;
    QPushButton *m_extra;
    QPushButton *m_take;
    QPushButton *m_cancel;
    QString m_lastName; ///< of the current row, to find it again
};

} // namespace poolwarden
