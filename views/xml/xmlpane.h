// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/schema/schemacompleter.h"
#include "model/session/fieldproblem.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QAction;
class QHBoxLayout;
class QKeySequence;
class QListWidget;

namespace poolwarden {

class FindBar;
class PoolEdit;
class XmlEditor;

/// The definition as XML: above it where the caret is, and the commands for the text; below it the list of
/// its problems with their lines. The keys are for this pane alone: F8 goes to the next problem, as in other editors of
/// text, and stops no pool here; Alt+PageDown does the same, as in the form.
class XmlPane final : public QWidget
{
    Q_OBJECT

public:
    explicit XmlPane(PoolEdit *edit, QWidget *parent = nullptr);

    void setProblems(const QList<FieldProblem> &problems);
    /// `line` counts from 1; 0 only moves the focus to the editor.
    void goToLine(int line);
    [[nodiscard]] XmlEditor *editor() const { return m_editor; }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Where the user was in the text of a pool.
    struct Place {
        long caret = 0;
        long firstLine = 0;
    };
    QAction *addCommand(const QString &objectName, const QString &icon, const QString &text,
                        const QString &tip, const QKeySequence &keys,
                        const std::function<void()> &run);
    void build();
    void addCommands(QHBoxLayout *bar);
    void sync();
    /// The editor shows another pool than before: where the user was in its text.
    void followPool();
    void fillList();
    void fitList();
    /// To the next line with a problem, or the one before for -1.
    void goToProblem(int step);
    void formatDocument();
    void showHelp(const QPoint &viewportPoint);
    [[nodiscard]] QString helpAt(qsizetype place) const;

    PoolEdit *m_edit;
    SchemaCompleter m_completer;
    XmlEditor *m_editor;
    FindBar *m_find;
    QListWidget *m_list;
    QAction *m_format = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
    PoolId m_shown = noPool;
    QHash<PoolId, Place> m_places;
    int m_rows = 1;
    QList<FieldProblem> m_problems;
};

} // namespace poolwarden
