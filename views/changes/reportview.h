// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/changes/changereport.h"

#include <QList>
#include <QTimer>
#include <QWidget>

class QListWidget;
class QListWidgetItem;
class QSplitter;

namespace poolwarden {

class SideBySide;

/// A report on two definitions: what is different in words, and below it the texts side by side.
class ReportView final : public QWidget
{
    Q_OBJECT

public:
    explicit ReportView(QWidget *parent = nullptr);

    /// `anew`: of something else than before, so that it is shown from its first change.
    void show(const ChangeReport &report, bool anew);
    /// Gives the keyboard to the words.
    void enter();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addRow(const ChangeRow &row);
    void goTo(const QListWidgetItem *item);
    void arrangeSoon();
    void arrange();
    void shareRoom();

    QSplitter *m_splitter;
    QListWidget *m_words;
    SideBySide *m_texts;
    QList<ChangeRow> m_rows; ///< as they are shown
    QTimer m_arrange;
    bool m_isShared = false;  ///< by the user
    bool m_isAtStart = false; ///< goes to the first change when it is laid out
};

} // namespace poolwarden
