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

/// One line of the form: label, input, mark, and what there is to say below.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    /// `id` makes the object names: "label-<id>", "mark-<id>", "note-<id>".
    FieldRow(const QString &id, QWidget *parent = nullptr);

    /// Stands in the column beside; not a child of the row, but made with it.
    [[nodiscard]] QLabel *label() const { return m_label; }
    void setEditor(ValueEditor *editor);
    [[nodiscard]] ValueEditor *editor() const { return m_editor; }

    /// Without an accelerator.
    void setCaption(const QString &caption);
    [[nodiscard]] QString caption() const { return m_caption; }
    /// Said below as long as there is no problem to tell of.
    void setHint(const QString &hint);
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
    QString m_problem;
    bool m_shown = true;
};

} // namespace poolwarden
