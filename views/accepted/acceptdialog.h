// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace poolwarden {

/// Asks why a conflict is intended. Without a reason it cannot be accepted.
class AcceptDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Of a long list only the first are shown, and the number of the others.
    struct Lines {
        QStringList shown;
        int more = 0;
    };
    static constexpr qsizetype mostConflicts = 5;
    static constexpr qsizetype mostRests = 10;

    /// conflicts: whole sentences of plain text. rests: what they rest on, a line each.
    AcceptDialog(const Lines &conflicts, const Lines &rests, const QString &reason,
                 QWidget *parent = nullptr);

    [[nodiscard]] QString reason() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();

    QPlainTextEdit *m_reason;
    QLabel *m_hint;
    QPushButton *m_accept;
};

} // namespace poolwarden
