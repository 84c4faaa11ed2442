// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QTabWidget;
class QVBoxLayout;

namespace poolwarden {

/// Which pool the editor shows, and in which state it is: a line above the editor, or, where lines are few, beside its
/// tabs.
class EditorHeader final : public QWidget
{
    Q_OBJECT

public:
    /// Above what is in the column.
    EditorHeader(QTabWidget *tabs, QVBoxLayout *column, QWidget *parent);

    void describe(const QString &name, const QString &state);
    /// How many pools are selected; empty: one.
    void tellSelection(const QString &text);
    void setBesideTabs(bool isBeside);

    [[nodiscard]] QSize sizeHint() const override;

private:
    QTabWidget *m_tabs;
    QVBoxLayout *m_column;
    QLabel *m_name;
    QLabel *m_state;
    QLabel *m_selection;
    bool m_isBeside = false;
};

} // namespace poolwarden
