// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/formfields.h"

#include "model/port/newuuid.h"
#include "model/session/pooledit.h"
#include "model/wording/fieldhelp.h"
#include "model/wording/findingtext.h"
#include "views/form/choicevalueeditor.h"
#include "views/form/fieldpicker.h"
#include "views/form/fieldrow.h"
#include "views/form/formchoices.h"
#include "views/form/formscroll.h"
#include "views/form/formsection.h"
#include "views/form/repeatedfield.h"
#include "views/form/textvalueeditor.h"
#include "views/style/accelerators.h"

#include <QLabel>
#include <QLayout>
#include <QLineEdit>

#include <algorithm>
#include <iterator>
#include <utility>

namespace poolwarden {

using namespace formlayout;

namespace {

FormSection::Place placeOf(const FormField &field)
{
    if (field.pair)
        return FormSection::Place::Pair;
    return field.wide ? FormSection::Place::Wide : FormSection::Place::Single;
}

} // namespace

FormFields::FormFields(PoolEdit *edit, FieldPicker *picker, FormScroll *scroll)
    : QObject(scroll)
    , m_edit(edit)
    , m_picker(picker)
    , m_page(scroll->page())
{
    const std::array titles = {tr("General"), tr("Source"), tr("Target"), tr("Permissions"),
                               tr("Advanced")};
    const std::array ids = {QStringLiteral("general"), QStringLiteral("source"),
                            QStringLiteral("target"), QStringLiteral("permissions"),
                            QStringLiteral("advanced")};
    for (const FormField &field : fields()) {
        // Create the section before its rows: the tab order is the order of creation, so the title is
        // first.
        const auto at = std::size_t(field.section);
        if (!m_sections[at]) {
            m_sections[at] = new FormSection(ids[at], titles[at], scroll->page());
            scroll->add(m_sections[at]);
            connect(m_sections[at], &FormSection::opened, scroll,
                    [scroll, section = m_sections[at]] { scroll->showAllOf(section); });
        }
        FormSection *section = m_sections[at];
        if (field.input == Input::List) {
            m_lists.insert(field.field, buildList(field, section));
        } else {
            m_rows.insert(field.field, buildRow(field, section));
        }
        if (field.field == Field::Name) {
            m_typeRow = new FieldRow(QStringLiteral("type"), section->body());
            m_typeEditor = new ChoiceValueEditor(QStringLiteral("field-type"), m_typeRow);
            m_typeRow->setEditor(m_typeEditor);
            m_typeRow->setCaption(tr("Type"));
            section->addRow(m_typeRow->label(), m_typeRow, FormSection::Place::Single);
            connect(m_typeEditor, &ValueEditor::edited, this,
                    [this](const std::optional<QString> &value) {
                        if (const auto type =
                                poolTypeFromName(value.value_or(QString()).toStdString()))
                            m_edit->setType(*type);
                    });
        }
    }

    m_sections[std::size_t(Section::General)]->hideTitle();
    m_sections[std::size_t(Section::Permissions)]->setFoldable(true);
    m_sections[std::size_t(Section::Advanced)]->setFoldable(true);
    scroll->finish();
    // The first definition that is shown may have no readable type.
    setCaptions(PoolType::Dir, std::nullopt);
}

FieldRow *FormFields::buildRow(const FormField &field, FormSection *section)
{
    const QString id = formlayout::fieldId(field.field);
    const FieldRef ref{field.field, 0};
    auto *row = new FieldRow(id, section->body());
    ValueEditor *editor = nullptr;
    if (formchoices::isChoice(field.input)) {
        editor = new ChoiceValueEditor(QStringLiteral("field-") + id, row);
    } else {
        auto *text = new TextValueEditor(QStringLiteral("field-") + id, row);
        editor = text;
        if (field.input == Input::Uuid) {
            text->addButton(QStringLiteral("newUuidButton"), QStringLiteral("uuid"),
                            tr("New UUID"));
            connect(text, &TextValueEditor::buttonClicked, this,
                    [this, ref] { m_edit->setValue(ref, newUuid()); });
        } else if (FieldPicker::offers(field.field)) {
            text->addButton(QStringLiteral("browse-") + id, QStringLiteral("browse"),
                            tr("Browse…"));
            connect(text, &TextValueEditor::buttonClicked, this,
                    [this, ref] { Q_EMIT browseRequested(ref); });
            m_picker->complete(text->lineEdit(), ref);
        }
    }
    row->setEditor(editor);
    connect(editor, &ValueEditor::left, m_edit, &PoolEdit::endUndoStep);
    section->addRow(row->label(), row, placeOf(field));
    connect(editor, &ValueEditor::edited, this,
            [this, ref](const std::optional<QString> &value) { m_edit->setValue(ref, value); });
    return row;
}

RepeatedField *FormFields::buildList(const FormField &field, FormSection *section)
{
    auto *list = new RepeatedField(m_edit, field.field, field.second,
                                   formchoices::isChoice(field.secondInput)
                                       ? formchoices::choices(field.secondInput, PoolType::Disk)
                                       : QList<ChoiceValueEditor::Choice>(),
                                   section->body());
    section->addRow(list->label(), list, placeOf(field));
    connect(list, &RepeatedField::browseRequested, this, [this, name = field.field](int index) {
        Q_EMIT browseRequested({name, index});
    });
    if (FieldPicker::offers(field.field)) {
        connect(list, &RepeatedField::lineAdded, this,
                [this, name = field.field](QLineEdit *input, int index) {
                    m_picker->complete(input, {name, index});
                });
        list->tellLines();
    } else if (field.field == Field::HostName) {
        connect(list, &RepeatedField::lineAdded, this, [this](QLineEdit *input, int index) {
            m_picker->completeServer(input, {Field::HostName, index});
        });
        list->tellLines();
    }
    return list;
}

void FormFields::setCaptions(PoolType type, const std::optional<QString> &format)
{
    for (const FormField &field : fields()) {
        if (FieldRow *row = m_rows.value(field.field)) {
            if (auto *choice = qobject_cast<ChoiceValueEditor *>(row->editor()))
                choice->setChoices(formchoices::choices(field.input, type));
            row->setCaption(findingtext::fieldName(field.field, type));
        } else if (RepeatedField *list = m_lists.value(field.field)) {
            const formchoices::ListCaptions captions = formchoices::listCaptions(field.field, type);
            const bool single = schemaOccurrence(type, field.field) == Occurrence::Once;
            const QString name = findingtext::fieldName(field.field, type);
            list->setSingle(single);
            list->setCaptions(single ? name : captions.label, name,
                              field.second ? findingtext::fieldName(*field.second, type)
                                           : QString(),
                              captions.add);
            list->setPlaceholders(
                formchoices::placeholder(field.field, type, format),
                field.second ? formchoices::placeholder(*field.second, type, format) : QString());
        }
    }
}

void FormFields::setHelpFor(PoolType type)
{
    const HelpFor wanted{type, m_picker->reach()};
    if (m_helpFor == wanted)
        return;
    m_helpFor = wanted;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        const QString remark = fieldhelp::remark(it.key(), type);
        const QString whyTyped = FieldPicker::whyTyped(it.key(), type, wanted.reach);
        it.value()->setHelp(fieldhelp::meaning(it.key(), type), whyTyped);
        // That of the target is the same for every type, and would only be in the way below the field.
        const bool isBelow = remark.isEmpty() && it.key() != Field::TargetPath;
        it.value()->setHint(isBelow ? whyTyped : remark);
    }
    for (RepeatedField *list : std::as_const(m_lists)) {
        const std::optional<Field> second = list->second();
        list->setHelp(fieldhelp::meaning(list->first(), type),
                      second ? fieldhelp::meaning(*second, type) : QString());
    }
}

void FormFields::setProblems(const QList<FieldProblem> &problems)
{
    m_problems = problems;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        it.value()->setProblems(problemsOfField(it.key()));
    for (RepeatedField *list : std::as_const(m_lists))
        list->setProblems(problems);
    QList<FieldProblem> ofType;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(ofType),
                 [](const FieldProblem &problem) { return problem.isOfType; });
    m_typeRow->setProblems(ofType);
}

QList<FieldProblem> FormFields::problemsOfField(Field field) const
{
    QList<FieldProblem> mine;
    for (const FieldProblem &problem : m_problems) {
        if (problem.field && problem.field->field == field)
            mine.append(problem);
    }
    return mine;
}

QWidget *FormFields::unfoldedInput(FieldRef field)
{
    for (const FormField &entry : fields()) {
        if (entry.field != field.field && entry.second != field.field)
            continue;
        FormSection *section = m_sections[std::size_t(entry.section)];
        if (section->isFolded())
            section->setFolded(false);
        return inputOf(field);
    }
    return nullptr;
}

QWidget *FormFields::inputOf(FieldRef field) const
{
    for (const FormField &entry : fields()) {
        if (entry.field != field.field && entry.second != field.field)
            continue;
        if (RepeatedField *list = m_lists.value(entry.field))
            return list->isShown() ? list->input(field) : nullptr;
        if (FieldRow *row = m_rows.value(entry.field))
            return row->isShown() ? row->editor()->input() : nullptr;
    }
    return nullptr;
}

QList<std::optional<FieldRef>> FormFields::problemFields() const
{
    QList<std::optional<FieldRef>> found;
    for (const FormField &entry : fields()) {
        QList<FieldRef> refs;
        for (const FieldProblem &problem : m_problems) {
            const bool isHere =
                problem.field
                && (problem.field->field == entry.field || problem.field->field == entry.second);
            if (isHere && !refs.contains(*problem.field) && inputOf(*problem.field))
                refs.append(*problem.field);
        }
        std::sort(refs.begin(), refs.end(), [](const FieldRef &a, const FieldRef &b) {
            return std::pair(a.index, a.field) < std::pair(b.index, b.field);
        });
        for (const FieldRef &ref : std::as_const(refs))
            found.append(ref);
        const bool ofType =
            std::any_of(m_problems.begin(), m_problems.end(),
                        [](const FieldProblem &problem) { return problem.isOfType; });
        if (entry.field == Field::Name && ofType)
            found.append(std::nullopt);
    }
    return found;
}

void FormFields::arrange(int columns)
{
    int labelWidth = 0;
    for (FieldRow *row : std::as_const(m_rows)) {
        if (row->isShown())
            labelWidth = std::max(labelWidth, row->label()->sizeHint().width());
    }
    for (RepeatedField *list : std::as_const(m_lists)) {
        if (list->isShown())
            labelWidth = std::max(labelWidth, list->label()->sizeHint().width());
    }
    for (FormSection *section : m_sections) {
        section->setColumns(columns);
        section->setLabelWidth(labelWidth);
        section->arrange();
    }
    assignAccelerators();
    // During its own layout the page ignores the new size hints of its sections, and would keep the
    // height of the former rows. So lay it out again.
    QMetaObject::invokeMethod(
        this,
        [this] {
            for (FormSection *section : m_sections) {
                section->body()->layout()->invalidate();
                section->layout()->invalidate();
            }
            m_page->layout()->invalidate();
            m_page->layout()->activate();
        },
        Qt::QueuedConnection);
}

void FormFields::assignAccelerators()
{
    // Menus and the editor's buttons have precedence. The labels get the remaining letters, from the top.
    QString taken = accelerators::ofWindow(m_page->window());
    const auto assign = [&taken](QLabel *label) {
        label->setText(accelerators::withMnemonic(label->text(), taken));
    };
    for (const FormField &field : fields()) {
        if (FieldRow *row = m_rows.value(field.field); row && row->isShown())
            assign(row->label());
        else if (RepeatedField *list = m_lists.value(field.field); list && list->isShown())
            assign(list->label());
        if (field.field == Field::Name)
            assign(m_typeRow->label());
    }
}

} // namespace poolwarden
