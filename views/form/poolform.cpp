// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/poolform.h"

#include "model/session/pooledit.h"
#include "model/wording/findingtext.h"
#include "views/form/choicevalueeditor.h"
#include "views/form/fieldnote.h"
#include "views/form/fieldpicker.h"
#include "views/form/fieldrow.h"
#include "views/form/formchoices.h"
#include "views/form/formfields.h"
#include "views/form/formnote.h"
#include "views/form/formscroll.h"
#include "views/form/repeatedfield.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QResizeEvent>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolwarden {

using namespace formlayout;

namespace {

constexpr int twoColumnEms = 62;

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
    , m_picker(new FieldPicker(finder, edit, prompts, this))
    , m_scroll(new FormScroll(this))
    , m_fields(new FormFields(edit, m_picker, m_scroll))
    , m_note(new FormNote(this))
{
    setObjectName(QStringLiteral("poolForm"));
    setAccessibleName(tr("Form"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_scroll, 1);
    const auto addKey = [this](const QString &objectName, const QString &text, Qt::Key key,
                               int step) {
        auto *action = new QAction(text, this);
        action->setObjectName(objectName);
        action->setShortcut(Qt::ALT | key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setStatusTip(step > 0 ? tr("Go to the next field with a warning or an error")
                                      : tr("Go to the field before, with a warning or an error"));
        connect(action, &QAction::triggered, this, [this, step] { goToProblem(step); });
        addAction(action);
    };
    addKey(QStringLiteral("nextFieldProblem"), tr("Next problem"), Qt::Key_PageDown, 1);
    addKey(QStringLiteral("previousFieldProblem"), tr("Previous problem"), Qt::Key_PageUp, -1);
    connect(m_picker, &FieldPicker::browsed, this, &PoolForm::focusField);
    connect(m_edit, &PoolEdit::textChanged, this, &PoolForm::sync);
    connect(m_edit, &PoolEdit::described, this, &PoolForm::syncUuid);
    connect(m_edit, &PoolEdit::switched, this, [this] {
        m_isSwitching = true;
        releaseNotes();
        m_scroll->startAgain();
    });
    connect(m_fields, &FormFields::browseRequested, this, &PoolForm::browse);
    connect(m_note, &FormNote::xmlRequested, this, &PoolForm::xmlRequested);
    sync();
}

void PoolForm::rememberEdited()
{
    QWidget *input = m_scroll->focusedInput();
    if (!std::exchange(m_isSwitching, false) && input)
        m_lastEdited.insert(m_edit->pool(), input);
}

void PoolForm::sync()
{
    const QHash<Field, FieldRow *> &rows = m_fields->rows();
    rememberEdited();
    const bool readable = m_edit->hasDocument();
    if (readable) {
        setReadable(true);
    } else {
        m_note->tellWhatIsWrong(*m_edit);
        setReadable(false);
    }
    if (!m_edit->hasText())
        return;

    // Also if the text cannot be read: show this pool's last values, never those of another pool.
    const std::optional<PoolType> type = m_edit->type();
    syncTypes();
    syncShown(type);
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        if (it.value()->isShown())
            it.value()->editor()->setValue(m_edit->value({it.key(), 0}));
    }
    for (RepeatedField *list : m_fields->lists()) {
        if (!list->isShown())
            continue;
        if (const auto second = list->second())
            list->setSecondShown(isBesideWanted(type, *second));
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
    QWidget *input = m_scroll->focusedInput();
    if (!readable) {
        m_note->show();
        if (input) {
            m_leftInput = input;
            m_note->takeFocus();
        }
        m_scroll->page()->setEnabled(false);
        return;
    }
    m_scroll->page()->setEnabled(true);
    if (m_note->hasTheFocus() && m_leftInput)
        m_leftInput->setFocus(Qt::OtherFocusReason);
    m_leftInput = nullptr;
    m_note->hide();
}

void PoolForm::syncTypes()
{
    m_fields->typeEditor()->setChoices(formchoices::types());
    const std::optional<PoolType> type = m_edit->type();
    m_fields->typeEditor()->setValue(type ? std::optional(formchoices::typeId(*type))
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

bool PoolForm::isBesideWanted(std::optional<PoolType> type, Field field) const
{
    // There are as many as of the values that it stands beside, with and without text.
    const auto values = m_edit->values(field);
    return std::ranges::any_of(values, [](const auto &value) { return value.has_value(); })
           || (type && isOffered(field, context(*type)));
}

void PoolForm::syncShown(std::optional<PoolType> type)
{
    const QHash<Field, FieldRow *> &rows = m_fields->rows();
    const QHash<Field, RepeatedField *> &lists = m_fields->lists();
    const auto wanted = [this, type](Field field) { return isWanted(type, field); };
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        const bool shown =
            wanted(it.key()) || it.value()->isAncestorOf(QApplication::focusWidget());
        if (it.value()->isShown() != shown) {
            it.value()->setShown(shown);
            m_rearrange = true;
        }
    }
    for (auto it = lists.cbegin(); it != lists.cend(); ++it) {
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
        m_fields->setCaptions(*type, format);
        m_rearrange = m_rearrange || type != m_shownType;
    }
    m_shownType = type;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        auto *button = it.value()->findChild<QToolButton *>(QStringLiteral("browse-")
                                                            + formlayout::fieldId(it.key()));
        if (button)
            button->setVisible(type && m_picker->offers(it.key(), *type));
    }
    for (auto it = lists.cbegin(); it != lists.cend(); ++it)
        it.value()->setBrowsable(type && m_picker->offers(it.key(), *type));
}

void PoolForm::syncHints(PoolType type)
{
    const QHash<Field, FieldRow *> &rows = m_fields->rows();
    m_fields->setHelpFor(type);
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        const bool derived = fieldUsage(type, it.key()) == Usage::Derived;
        it.value()->editor()->setReadOnly(derived);
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
    auto *button = m_scroll->page()->findChild<QToolButton *>(QStringLiteral("newUuidButton"));
    button->setEnabled(!onHost);
    button->setToolTip(onHost ? tr("The UUID of a pool on the host cannot be changed")
                              : tr("New UUID"));
}

void PoolForm::syncOff(PoolType type)
{
    const QHash<Field, FieldRow *> &rows = m_fields->rows();
    const formlayout::Context now = context(type);
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        ValueEditor *editor = it.value()->editor();
        // Never disable the focused input, because the focus would move.
        const bool off =
            isOff(it.key(), now) && !it.value()->isAncestorOf(QApplication::focusWidget());
        editor->setEnabled(!off);
        it.value()->label()->setEnabled(!off);
        editor->setPlaceholder(off ? formchoices::placeholderWhileOff(it.key(), now)
                                   : formchoices::placeholder(it.key(), type, m_shownFormat));
    }
}

void PoolForm::setProblems(const QList<FieldProblem> &problems)
{
    m_scroll->hold();
    m_fields->setProblems(problems);
}

void PoolForm::focusType()
{
    m_scroll->focusAndSelect(m_fields->typeEditor()->input());
}

void PoolForm::focusField(FieldRef field)
{
    if (QWidget *input = m_fields->unfoldedInput(field))
        m_scroll->focusAndSelect(input);
}

void PoolForm::showField(FieldRef field)
{
    QWidget *input = m_fields->unfoldedInput(field);
    if (!input)
        return;
    // After the layout: the form may just have been shown.
    QTimer::singleShot(0, input, [this, input] { m_scroll->showWithNote(input); });
}

void PoolForm::goToProblem(int step)
{
    const QList<std::optional<FieldRef>> stops = m_fields->problemFields();
    if (stops.isEmpty() || !m_scroll->page()->isEnabled())
        return;
    const QWidget *focused = QApplication::focusWidget();
    qsizetype at = step > 0 ? -1 : stops.size();
    for (qsizetype i = 0; i < stops.size(); ++i) {
        const QWidget *input = stops.at(i)
                                   ? m_fields->inputOf(*stops.at(i))
                                   : static_cast<QWidget *>(m_fields->typeEditor()->input());
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
    if (!input || !input->isVisibleTo(m_scroll->page()))
        input = m_fields->unfoldedInput({Field::Name, 0});
    if (!input)
        return;
    m_scroll->focus(input);
    if (auto *line = qobject_cast<QLineEdit *>(input))
        line->deselect();
}

void PoolForm::releaseNotes()
{
    for (FieldNote *note : m_scroll->page()->findChildren<FieldNote *>())
        note->release();
}

void PoolForm::browse(FieldRef field)
{
    const PoolType type = m_edit->type().value_or(PoolType::Dir);
    m_picker->browse(field, findingtext::fieldName(field.field, type));
}

void PoolForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = width() >= twoColumnEms * fontMetrics().horizontalAdvance(u'm') ? 2 : 1;
    if (columns != m_columns) {
        m_columns = columns;
        arrange();
    }
}

void PoolForm::arrange()
{
    m_rearrange = false;
    m_fields->arrange(m_columns);
}

} // namespace poolwarden
