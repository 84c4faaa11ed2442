// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStringListModel;

namespace poolwarden {

/// Asks why conflicts are intended. Without a reason they cannot be accepted. All of them are listed.
class AcceptDialog final : public QDialog
{
    Q_OBJECT

public:
    /// conflicts: whole sentences of plain text. rests: what they rest on, a line each.
    AcceptDialog(const QStringList &conflicts, const QStringList &rests, const QString &reason,
                 QWidget *parent = nullptr);

    /// Fewer of them, because the others are gone or rest on something else now.
    void setLeft(const QStringList &conflicts, const QStringList &rests);
    [[nodiscard]] QString reason() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// One is told in sentences; of several each has a line in a list that scrolls.
    void addConflicts(const QStringList &conflicts, const QStringList &rests);
    QStringListModel *addList(const char *name, const QString &title, const QStringList &lines);
    void update();

    const int m_count;                       ///< of conflicts
    int m_left;                              ///< of them
    QStringListModel *m_conflicts = nullptr; ///< of several
    QStringListModel *m_rests = nullptr;
    QPlainTextEdit *m_reason;
    QLabel *m_hint;
    QPushButton *m_accept;
};

} // namespace poolwarden
