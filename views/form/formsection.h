// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace poolwarden {

/// A titled, foldable group of form rows, in one or two columns.
class FormSection final : public QWidget
{
    Q_OBJECT

public:
    FormSection(const QString &id, const QString &title, QWidget *parent = nullptr);

    /// The parent for rows and labels.
    [[nodiscard]] QWidget *body() const { return m_body; }
    enum class Place { Single, Wide, Pair };
    /// A Wide row takes the whole line. A Pair row shares its line with the next row.
    void addRow(QLabel *label, QWidget *row, Place place);

    /// For the first section, whose title is the editor's header.
    void hideTitle();
    void setFoldable(bool folded);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    void setColumns(int columns);
    void setLabelWidth(int width);
    /// Lays out the visible rows. Call it after rows were shown or hidden.
    void arrange();

Q_SIGNALS:
    /// The user unfolded it.
    void opened();

private:
    struct Row {
        QLabel *label;
        QWidget *widget;
        Place place;
    };

    QToolButton *m_title;
    QWidget *m_body;
    QGridLayout *m_grid;
    QList<Row> m_rows;
    int m_columns = 2;
    int m_labelWidth = 0;
    bool m_foldable = false;
    bool m_folded = false;
    QList<QWidget *> m_arranged;
    int m_arrangedColumns = 0;
};

} // namespace poolwarden
