// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldproblem.h"

#include <QWidget>

class QLabel;

namespace poolwarden {

class FieldMark;
class FieldNote;
class ValueEditor;

/// One row of the form: label, input, mark, and a note below.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    /// The object names are "label-<id>", "mark-<id>" and "note-<id>".
    FieldRow(const QString &id, QWidget *parent = nullptr);

    /// The label in the column beside the row. It is created with the row, but is not its child.
    [[nodiscard]] QLabel *label() const { return m_label; }
    void setEditor(ValueEditor *editor);
    [[nodiscard]] ValueEditor *editor() const { return m_editor; }

    /// The caption without a mnemonic.
    void setCaption(const QString &caption);
    [[nodiscard]] QString caption() const { return m_caption; }
    /// Shown below the input while it has no problem.
    void setHint(const QString &hint);
    /// What the field means: the tip of its label, and of its input while that has no problem. `besides`:
    /// what the label alone says after it.
    void setHelp(const QString &help, const QString &besides = {});
    void setProblems(const QList<FieldProblem> &problems);
    void setShown(bool shown);
    [[nodiscard]] bool isShown() const { return m_shown; }

private:
    void refreshNote();

    QLabel *m_label;
    FieldNote *m_note;
    FieldMark *m_mark;
    ValueEditor *m_editor = nullptr;
    QString m_caption;
    QString m_hint;
    QString m_help;
    QString m_besides;
    QList<FieldProblem> m_problems;
    bool m_shown = true;
};

} // namespace poolwarden
