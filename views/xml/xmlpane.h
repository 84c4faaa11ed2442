// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldproblem.h"

#include <QWidget>

class QListWidget;

namespace poolwarden {

class PoolEdit;
class XmlEditor;

/// The definition as XML, and below it the list of its problems with their lines.
class XmlPane final : public QWidget
{
    Q_OBJECT

public:
    explicit XmlPane(PoolEdit *edit, QWidget *parent = nullptr);

    void setProblems(const QList<FieldProblem> &problems);
    /// `line` counts from 1; 0 only moves the focus to the editor.
    void goToLine(int line);
    [[nodiscard]] XmlEditor *editor() const { return m_editor; }

private:
    void sync();

    PoolEdit *m_edit;
    XmlEditor *m_editor;
    QListWidget *m_list;
    int m_rows = 1;
    QList<FieldProblem> m_problems;
};

} // namespace poolwarden
