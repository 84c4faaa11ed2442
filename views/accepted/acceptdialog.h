// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace poolwarden {

/// Asks why conflicts are intended. Without a reason they cannot be accepted. All of them are listed.
class AcceptDialog final : public QDialog
{
    Q_OBJECT

public:
    /// conflicts: whole sentences of plain text. rests: what they rest on, a line each.
    AcceptDialog(const QStringList &conflicts, const QStringList &rests, const QString &reason,
                 QWidget *parent = nullptr);

    [[nodiscard]] QString reason() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// One is told in sentences; of several each has a line in a list that scrolls.
    void addConflicts(const QStringList &conflicts, const QStringList &rests);
    void addList(const char *name, const QString &title, const QStringList &lines);
    void update();

    const int m_count; ///< of conflicts
    QPlainTextEdit *m_reason;
    QLabel *m_hint;
    QPushButton *m_accept;
};

} // namespace poolwarden
