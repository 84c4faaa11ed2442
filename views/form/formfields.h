// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldproblem.h"
#include "views/form/fieldpicker.h"
#include "views/form/formlayout.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <array>
#include <optional>

class QWidget;

namespace poolwarden {

class ChoiceValueEditor;
class FieldRow;
class FormScroll;
class FormSection;
class PoolEdit;
class RepeatedField;

/// All rows of the form in their sections, made once. What is typed in them goes to the edit; what they
/// show, and which of them, is the form's part.
class FormFields final : public QObject
{
    Q_OBJECT

public:
    FormFields(PoolEdit *edit, FieldPicker *picker, FormScroll *scroll);

    /// The fields with one value.
    [[nodiscard]] const QHash<Field, FieldRow *> &rows() const { return m_rows; }
    /// The fields with any number of values.
    [[nodiscard]] const QHash<Field, RepeatedField *> &lists() const { return m_lists; }
    [[nodiscard]] ChoiceValueEditor *typeEditor() const { return m_typeEditor; }

    /// The input of the field; null if the form has none.
    [[nodiscard]] QWidget *inputOf(FieldRef field) const;
    /// The input of the field, after its section is unfolded; null if the form has none.
    [[nodiscard]] QWidget *unfoldedInput(FieldRef field);
    /// The names, choices and placeholders that fit the type, and for an export its format.
    void setCaptions(PoolType type, const std::optional<QString> &format);
    /// What the fields mean for the type, and why some must be typed on the host.
    void setHelpFor(PoolType type);
    void setProblems(const QList<FieldProblem> &problems);
    /// The fields with problems that have an input, in the order of the form; none: the type.
    [[nodiscard]] QList<std::optional<FieldRef>> problemFields() const;
    /// To be called after rows were shown or hidden.
    void arrange(int columns);

Q_SIGNALS:
    void browseRequested(poolwarden::FieldRef field);

private:
    /// What the fields' help depends on.
    struct HelpFor {
        PoolType type;
        FieldPicker::Reach reach;
        friend bool operator==(const HelpFor &, const HelpFor &) = default;
    };

    FieldRow *buildRow(const formlayout::FormField &field, FormSection *section);
    RepeatedField *buildList(const formlayout::FormField &field, FormSection *section);
    [[nodiscard]] QList<FieldProblem> problemsOfField(Field field) const;
    void assignAccelerators();

    PoolEdit *m_edit;
    FieldPicker *m_picker;
    QWidget *m_page;
    ChoiceValueEditor *m_typeEditor = nullptr;
    FieldRow *m_typeRow = nullptr;
    std::array<FormSection *, formlayout::sectionCount> m_sections{};
    QHash<Field, FieldRow *> m_rows;
    QHash<Field, RepeatedField *> m_lists;
    QList<FieldProblem> m_problems;
    std::optional<HelpFor> m_helpFor;
};

} // namespace poolwarden
