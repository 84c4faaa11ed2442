// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/poolform.h"

#include "model/session/pooledit.h"
#include "model/wording/fieldhelp.h"
#include "model/wording/findingtext.h"
#include "views/form/choicevalueeditor.h"
#include "views/form/fieldnote.h"
#include "views/form/fieldpicker.h"
#include "views/form/fieldrow.h"
#include "views/form/formchoices.h"
#include "views/form/formsection.h"
#include "views/form/repeatedfield.h"
#include "views/form/textvalueeditor.h"
#include "views/messages/prompts.h"
#include "views/style/accelerators.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QUuid>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace poolwarden {

using namespace formlayout;

namespace {

constexpr int twoColumnEms = 62;
constexpr QMargins pageMargins(12, 8, 12, 10);

FormSection::Place placeOf(const FormField &field)
{
    if (field.pair)
        return FormSection::Place::Pair;
    return field.wide ? FormSection::Place::Wide : FormSection::Place::Single;
}

AdapterKind adapterOf(const PoolEdit &edit)
{
    const std::optional<QString> type = edit.value({Field::AdapterType, 0});
    if (type == QLatin1String("fc_host"))
        return AdapterKind::FcHost;
    // libvirt treats an adapter without a type as a SCSI host.
    return AdapterKind::ScsiHost;
}

} // namespace

PoolForm::PoolForm(PoolEdit *edit, SourceFinder *finder, Prompts *prompts, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_prompts(prompts)
    , m_picker(new FieldPicker(finder, edit, prompts, this))
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
    , m_noteBox(new QWidget(this))
    , m_note(new QLabel(m_noteBox))
    , m_goToError(new QPushButton(tr("Go to the E&rror"), m_noteBox))
{
    setObjectName(QStringLiteral("poolForm"));
    setAccessibleName(tr("Form"));
    build();
    const auto addKey = [this](const QString &objectName, const QString &text, Qt::Key key,
                               int step) {
        auto *action = new QAction(text, this);
        action->setObjectName(objectName);
        action->setShortcut(Qt::ALT | key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, step] { goToProblem(step); });
        addAction(action);
    };
    addKey(QStringLiteral("nextFieldProblem"), tr("Next problem"), Qt::Key_PageDown, 1);
    addKey(QStringLiteral("previousFieldProblem"), tr("Previous problem"), Qt::Key_PageUp, -1);
    connect(m_edit, &PoolEdit::textChanged, this, &PoolForm::sync);
    connect(m_edit, &PoolEdit::described, this, &PoolForm::syncUuid);
    connect(m_edit, &PoolEdit::switched, this, [this] {
        m_isSwitching = true;
        m_held = nullptr;
        releaseNotes();
        m_page->layout()->setContentsMargins(pageMargins);
        m_scroll->ensureVisible(0, 0);
    });
    // The timer fires after all pending layouts.
    m_holdTimer.setSingleShot(true);
    connect(&m_holdTimer, &QTimer::timeout, this, [this] { m_held = nullptr; });
    connect(m_goToError, &QPushButton::clicked, this, &PoolForm::xmlRequested);
    sync();
}

void PoolForm::build()
{
    m_noteBox->setObjectName(QStringLiteral("formNoteBox"));
    m_note->setObjectName(QStringLiteral("formNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_goToError->setObjectName(QStringLiteral("goToErrorButton"));
    m_goToError->setAccessibleName(tr("Go to the error in the XML"));
    auto *noteLayout = new QHBoxLayout(m_noteBox);
    noteLayout->setContentsMargins(12, 8, 12, 0);
    noteLayout->addWidget(m_note, 1);
    noteLayout->addWidget(m_goToError);

    const std::array titles = {tr("General"), tr("Source"), tr("Target"), tr("Permissions"),
                               tr("Advanced")};
    const std::array ids = {QStringLiteral("general"), QStringLiteral("source"),
                            QStringLiteral("target"), QStringLiteral("permissions"),
                            QStringLiteral("advanced")};
    m_page->setObjectName(QStringLiteral("formPage"));
    auto *pageLayout = new QVBoxLayout(m_page);
    pageLayout->setContentsMargins(pageMargins);
    pageLayout->setSpacing(6);
    for (const FormField &field : fields()) {
        // Create the section before its rows: the tab order is the order of creation, so the title is
        // first.
        const auto at = std::size_t(field.section);
        if (!m_sections[at]) {
            m_sections[at] = new FormSection(ids[at], titles[at], m_page);
            pageLayout->addWidget(m_sections[at]);
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

    pageLayout->addStretch();
    m_sections[std::size_t(Section::General)]->hideTitle();
    m_sections[std::size_t(Section::Permissions)]->setFoldable(true);
    m_sections[std::size_t(Section::Advanced)]->setFoldable(true);

    m_scroll->setObjectName(QStringLiteral("formScroll"));
    m_scroll->setAccessibleName(tr("Form"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_scroll->setWidget(m_page);
    m_page->installEventFilter(this);
    for (QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->buddy())
            label->installEventFilter(this);
    }
    m_scroll->viewport()->installEventFilter(this);
    // The first definition that is shown may have no readable type.
    syncCaptions(PoolType::Dir);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_noteBox);
    layout->addWidget(m_scroll, 1);
}

FieldRow *PoolForm::buildRow(const FormField &field, FormSection *section)
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
            connect(text, &TextValueEditor::buttonClicked, this, [this, ref] {
                m_edit->setValue(ref, QUuid::createUuid().toString(QUuid::WithoutBraces));
            });
        } else if (field.input == Input::Path || FieldPicker::offers(field.field)) {
            text->addButton(QStringLiteral("browse-") + id, QStringLiteral("browse"),
                            tr("Browse…"));
            connect(text, &TextValueEditor::buttonClicked, this, [this, ref] { browse(ref); });
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

RepeatedField *PoolForm::buildList(const FormField &field, FormSection *section)
{
    auto *list = new RepeatedField(m_edit, field.field, field.second,
                                   formchoices::isChoice(field.secondInput)
                                       ? formchoices::choices(field.secondInput, PoolType::Disk)
                                       : QList<ChoiceValueEditor::Choice>(),
                                   section->body());
    section->addRow(list->label(), list, placeOf(field));
    connect(list, &RepeatedField::browseRequested, this, [this, name = field.field](int index) {
        browse({name, index});
    });
    if (FieldPicker::offers(field.field)) {
        connect(list, &RepeatedField::lineAdded, this,
                [this, name = field.field](QLineEdit *input, int index) {
                    m_picker->complete(input, {name, index});
                });
        list->tellLines();
    }
    return list;
}

void PoolForm::rememberEdited()
{
    if (!std::exchange(m_isSwitching, false) && m_page->isAncestorOf(QApplication::focusWidget()))
        m_lastEdited.insert(m_edit->pool(), QApplication::focusWidget());
}

void PoolForm::sync()
{
    rememberEdited();
    const bool readable = m_edit->hasDocument();
    if (readable)
        setReadable(true);
    else
        sayUnreadable();
    if (!m_edit->hasText())
        return;

    // Also if the text cannot be read: show this pool's last values, never those of another pool.
    const std::optional<PoolType> type = m_edit->type();
    syncTypes();
    syncShown(type);
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        if (it.value()->isShown())
            it.value()->editor()->setValue(m_edit->value({it.key(), 0}));
    }
    for (RepeatedField *list : std::as_const(m_lists)) {
        if (!list->isShown())
            continue;
        if (const auto second = list->second())
            list->setSecondShown(isWanted(type, *second));
        list->sync();
    }
    if (type) {
        syncHints(*type);
        syncOff(*type);
    }
    syncUuid();
    if (m_rearrange)
        arrange();
}

void PoolForm::setReadable(bool readable)
{
    // Qt would move the focus to the next widget, where Space might press a button by accident.
    QWidget *input = m_page->isAncestorOf(QApplication::focusWidget()) ? focusWidget() : nullptr;
    if (!readable) {
        m_noteBox->show();
        if (input && input->hasFocus()) {
            m_leftInput = input;
            m_goToError->setFocus(Qt::OtherFocusReason);
        }
        m_page->setEnabled(false);
        return;
    }
    m_page->setEnabled(true);
    if (m_goToError->hasFocus() && m_leftInput)
        m_leftInput->setFocus(Qt::OtherFocusReason);
    m_leftInput = nullptr;
    m_noteBox->hide();
}

void PoolForm::sayUnreadable()
{
    const std::optional<Refusal> refusal = m_edit->refusal();
    const QString problem = m_edit->problem();
    if (!problem.isEmpty())
        m_note->setText(problem);
    else if (refusal && refusal->line > 0)
        m_note->setText(
            (m_edit->type() ? tr("The XML has an error on line %1. Until it is corrected, the form "
                                 "shows the last values that could be read.")
                            : tr("The XML has an error on line %1. Until it is corrected, the form "
                                 "is empty."))
                .arg(refusal->line));
    else if (refusal)
        m_note->setText(findingtext::refusal(*refusal));
    else
        m_note->setText(tr("There is no definition to show."));
    m_goToError->setVisible(m_edit->hasText());
    setReadable(false);
}

void PoolForm::syncTypes()
{
    m_typeEditor->setChoices(formchoices::types());
    const std::optional<PoolType> type = m_edit->type();
    m_typeEditor->setValue(type ? std::optional(formchoices::typeId(*type))
                                : std::optional(QString()));
}

formlayout::Context PoolForm::context(PoolType type) const
{
    return {type, adapterOf(*m_edit), m_edit->value({Field::SourceFormat}), [this](Field field) {
                return m_edit->value({field, 0}).has_value();
            }};
}

bool PoolForm::isWanted(std::optional<PoolType> type, Field field) const
{
    // A field with a value is shown even if the type does not have it, so that the user can correct it.
    if (m_edit->value({field, 0}) || (fieldInfo(field).repeatable && m_edit->count(field) > 0))
        return true;
    if (!type)
        return field == Field::Name || field == Field::Uuid;
    return isOffered(field, context(*type));
}

void PoolForm::syncShown(std::optional<PoolType> type)
{
    const auto wanted = [this, type](Field field) { return isWanted(type, field); };
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        const bool shown =
            wanted(it.key()) || it.value()->isAncestorOf(QApplication::focusWidget());
        if (it.value()->isShown() != shown) {
            it.value()->setShown(shown);
            m_rearrange = true;
        }
    }
    for (auto it = m_lists.cbegin(); it != m_lists.cend(); ++it) {
        if (it.value()->isShown() != wanted(it.key())) {
            it.value()->setShown(wanted(it.key()));
            m_rearrange = true;
        }
    }
    const std::optional<QString> format = m_edit->value({Field::SourceFormat});
    if (type && type != m_shownType)
        releaseNotes();
    if (type && (type != m_shownType || format != m_shownFormat)) {
        m_shownFormat = format;
        syncCaptions(*type);
        m_rearrange = m_rearrange || type != m_shownType;
    }
    m_shownType = type;
    const bool local = isLocalHost();
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        auto *button = it.value()->findChild<QToolButton *>(QStringLiteral("browse-")
                                                            + formlayout::fieldId(it.key()));
        const bool ofFolders = it.key() == Field::TargetPath && local;
        if (button)
            button->setVisible(ofFolders || (type && FieldPicker::offers(it.key(), *type)));
    }
    for (auto it = m_lists.cbegin(); it != m_lists.cend(); ++it)
        it.value()->setBrowsable(type && FieldPicker::offers(it.key(), *type));
}

void PoolForm::syncCaptions(PoolType type)
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
            list->setPlaceholders(formchoices::placeholder(field.field, type, m_shownFormat),
                                  field.second
                                      ? formchoices::placeholder(*field.second, type, m_shownFormat)
                                      : QString());
        }
    }
}

void PoolForm::syncHelp(PoolType type)
{
    if (m_helpType == type)
        return;
    m_helpType = type;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        it.value()->setHelp(fieldhelp::meaning(it.key(), type));
    for (RepeatedField *list : std::as_const(m_lists)) {
        const std::optional<Field> second = list->second();
        list->setHelp(fieldhelp::meaning(list->first(), type),
                      second ? fieldhelp::meaning(*second, type) : QString());
    }
}

void PoolForm::syncHints(PoolType type)
{
    syncHelp(type);
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        const bool derived = fieldUsage(type, it.key()) == Usage::Derived;
        it.value()->editor()->setReadOnly(derived);
        it.value()->setHint(fieldhelp::remark(it.key(), type));
        if (derived && it.key() == Field::TargetPath) {
            const std::optional<PoolDefinition> definition = m_edit->definition();
            if (definition && definition->targetPath)
                it.value()->editor()->setValue(QString::fromStdString(*definition->targetPath));
        }
    }
}

void PoolForm::syncUuid()
{
    const PoolRegistry::Pool *pool = m_edit->registry()->pool(m_edit->pool());
    const bool onHost = pool && pool->snapshot;
    auto *button = m_page->findChild<QToolButton *>(QStringLiteral("newUuidButton"));
    button->setEnabled(!onHost);
    button->setToolTip(onHost ? tr("The UUID of a pool on the host cannot be changed")
                              : tr("New UUID"));
}

void PoolForm::syncOff(PoolType type)
{
    const formlayout::Context now = context(type);
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        ValueEditor *editor = it.value()->editor();
        // Never disable the focused input, because the focus would move.
        const bool off =
            isOff(it.key(), now) && !it.value()->isAncestorOf(QApplication::focusWidget());
        editor->setEnabled(!off);
        it.value()->label()->setEnabled(!off);
        editor->setPlaceholder(off ? formchoices::placeholderWhileOff(it.key())
                                   : formchoices::placeholder(it.key(), type, m_shownFormat));
    }
}

void PoolForm::setProblems(const QList<FieldProblem> &problems)
{
    m_problems = problems;
    holdFocused();
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        it.value()->setProblems(problemsOfField(it.key()));
    for (RepeatedField *list : std::as_const(m_lists))
        list->setProblems(problems);
    QList<FieldProblem> ofType;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(ofType),
                 [](const FieldProblem &problem) { return problem.isOfType; });
    m_typeRow->setProblems(ofType);
}

QList<FieldProblem> PoolForm::problemsOfField(Field field) const
{
    QList<FieldProblem> mine;
    for (const FieldProblem &problem : m_problems) {
        if (problem.field && problem.field->field == field)
            mine.append(problem);
    }
    return mine;
}

void PoolForm::focusType()
{
    focusInput(m_typeEditor->input());
}

void PoolForm::focusField(FieldRef field)
{
    if (QWidget *input = unfoldedInput(field))
        focusInput(input);
}

void PoolForm::showField(FieldRef field)
{
    QWidget *input = unfoldedInput(field);
    if (!input)
        return;
    // After the layout: the form may just have been shown.
    QTimer::singleShot(0, input, [this, input] { showWithNote(input); });
}

QWidget *PoolForm::unfoldedInput(FieldRef field)
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

QWidget *PoolForm::inputOf(FieldRef field) const
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

QList<std::optional<FieldRef>> PoolForm::problemFields() const
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

void PoolForm::goToProblem(int step)
{
    const QList<std::optional<FieldRef>> stops = problemFields();
    if (stops.isEmpty() || !m_page->isEnabled())
        return;
    const QWidget *focused = QApplication::focusWidget();
    qsizetype at = step > 0 ? -1 : stops.size();
    for (qsizetype i = 0; i < stops.size(); ++i) {
        const QWidget *input =
            stops.at(i) ? inputOf(*stops.at(i)) : static_cast<QWidget *>(m_typeEditor->input());
        if (input == focused)
            at = i;
    }
    at = (at + step + stops.size()) % stops.size();
    if (stops.at(at))
        focusField(*stops.at(at));
    else
        focusType();
}

void PoolForm::returnToField()
{
    QWidget *input = m_lastEdited.value(m_edit->pool());
    if (!input || !input->isVisibleTo(m_page))
        input = unfoldedInput({Field::Name, 0});
    if (!input)
        return;
    moveFocus(input);
    if (auto *line = qobject_cast<QLineEdit *>(input))
        line->deselect();
}

int PoolForm::roomAboveFocus() const
{
    const QWidget *input = QApplication::focusWidget();
    if (!m_page->isAncestorOf(input))
        return std::numeric_limits<int>::max();
    return std::max(0, input->mapTo(m_scroll->viewport(), QPoint()).y());
}

void PoolForm::focusInput(QWidget *input)
{
    moveFocus(input);
    if (auto *line = qobject_cast<QLineEdit *>(input))
        line->selectAll();
}

void PoolForm::moveFocus(QWidget *input)
{
    // The input that was held in place no longer has the focus.
    m_held = nullptr;
    input->setFocus(Qt::OtherFocusReason);
    showWithNote(input);
    // Again after the layout: the section or the form may just have been shown.
    QTimer::singleShot(0, input, [this, input] {
        if (input->hasFocus())
            showWithNote(input);
    });
}

void PoolForm::showWithNote(QWidget *input)
{
    // Also show the note below the input.
    m_scroll->ensureWidgetVisible(input, 0, 2 * fontMetrics().lineSpacing());
}

void PoolForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = width() >= twoColumnEms * fontMetrics().horizontalAdvance(u'm') ? 2 : 1;
    if (columns != m_columns) {
        m_columns = columns;
        arrange();
    }
    // Another widget may take height from the form, but must not cover the focused field.
    if (event->size().height() < event->oldSize().height()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                QWidget *input = QApplication::focusWidget();
                if (!m_held && m_page->isAncestorOf(input))
                    showWithNote(input);
            },
            Qt::QueuedConnection);
    }
}

void PoolForm::releaseNotes()
{
    for (FieldNote *note : m_page->findChildren<FieldNote *>())
        note->release();
}

void PoolForm::holdFocused()
{
    QWidget *input = m_page->isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    if (!input || !input->hasFocus())
        return;
    if (m_held != input) {
        m_held = input;
        m_heldAt = input->mapTo(window(), QPoint()).y();
    }
    m_holdTimer.start();
}

void PoolForm::keepFocusedInPlace()
{
    if (!m_held || !m_page->isAncestorOf(m_held))
        return;
    const int top = m_scroll->viewport()->mapTo(window(), QPoint()).y();
    const int lowest = top + std::max(0, m_scroll->viewport()->height() - m_held->height());
    const int moved = m_held->mapTo(window(), QPoint()).y() - std::clamp(m_heldAt, top, lowest);
    if (moved == 0)
        return;
    QScrollBar *bar = m_scroll->verticalScrollBar();
    const int missing = bar->value() + moved - bar->maximum();
    if (missing > 0) {
        // Add room to scroll into. The page is then laid out again, which calls this function again.
        const int room = std::max(0, m_scroll->viewport()->height() - m_page->sizeHint().height());
        QMargins margins = m_page->layout()->contentsMargins();
        margins.setBottom(margins.bottom() + room + missing);
        m_page->layout()->setContentsMargins(margins);
    }
    bar->setValue(bar->value() + moved);
}

bool PoolForm::eventFilter(QObject *watched, QEvent *event)
{
    // Alt and a letter: the label moves the focus to its field, which may be out of view.
    if (event->type() == QEvent::Shortcut) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (QWidget *input = QApplication::focusWidget(); m_page->isAncestorOf(input)) {
                    m_held = nullptr;
                    showWithNote(input);
                }
            },
            Qt::QueuedConnection);
    }
    // Queued, so that the scroll area knows the new size; it still runs before the next paint.
    const bool isLabel = qobject_cast<QLabel *>(watched) != nullptr;
    if (m_held && !isLabel
        && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        QMetaObject::invokeMethod(this, &PoolForm::keepFocusedInPlace, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void PoolForm::arrange()
{
    m_rearrange = false;
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
        section->setColumns(m_columns);
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

void PoolForm::assignAccelerators()
{
    // Menus and the editor's buttons have precedence. The labels get the remaining letters, from the top.
    QString taken = accelerators::ofWindow(window());
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

bool PoolForm::isLocalHost() const
{
    const PoolRegistry::Pool *pool = m_edit->registry()->pool(m_edit->pool());
    const auto host = pool ? m_edit->registry()->host(pool->host) : std::nullopt;
    return host && host->info.local;
}

void PoolForm::browse(FieldRef field)
{
    const PoolType type = m_edit->type().value_or(PoolType::Dir);
    if (FieldPicker::offers(field.field, type))
        m_picker->browse(field, findingtext::fieldName(field.field, type));
    else
        chooseFolder(field);
}

void PoolForm::chooseFolder(FieldRef field)
{
    m_prompts->chooseFolder(tr("Choose a Directory"), m_edit->value(field).value_or(QString()),
                            [this, field](const QString &path) {
                                if (!path.isEmpty())
                                    m_edit->setValue(field, path);
                            });
}

} // namespace poolwarden
