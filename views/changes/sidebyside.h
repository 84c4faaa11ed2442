// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QLabel;

namespace poolwarden {

class DiffText;

/// Two texts beside each other, line by line, scrolled together, with a way from change to change.
class SideBySide final : public QWidget
{
    Q_OBJECT

public:
    explicit SideBySide(QWidget *parent = nullptr);

    /// Where it is scrolled to stays, if a text like it was shown. All four are plain text.
    void show(const QString &leftTitle, const QString &left, const QString &rightTitle,
              const QString &right);
    /// From 1; 0: it is not in that text.
    void goToLine(int leftLine, int rightLine);
    void goToFirstChange();
    /// The width in which no line of the two is cut.
    [[nodiscard]] int widthOfLines() const;
    /// To the next (1) or the one before (-1), from where the cursor is.
    void goToChange(int step);
    [[nodiscard]] int changeCount() const { return int(m_changes.size()); }
    [[nodiscard]] DiffText *rightText() const { return m_right; }
    /// For whoever wants the keys in a larger part of the window.
    [[nodiscard]] QAction *previousAction() const { return m_previous; }
    [[nodiscard]] QAction *nextAction() const { return m_next; }

private:
    QAction *makeAction(const QString &objectName, const QString &icon, const QString &text,
                        const QKeySequence &keys, int step);
    void goToRow(int row);
    void countChanges();

    QLabel *m_leftTitle;
    QLabel *m_rightTitle;
    QLabel *m_count;
    DiffText *m_left;
    DiffText *m_right;
    QAction *m_previous;
    QAction *m_next;
    QString m_shownLeft;
    QString m_shownRight;
    QList<int> m_changes;  ///< the first row of each
    QList<int> m_leftRows; ///< by line
    QList<int> m_rightRows;
};

} // namespace poolwarden
