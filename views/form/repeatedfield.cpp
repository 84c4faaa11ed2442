// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/repeatedfield.h"

#include "model/session/pooledit.h"
#include "views/form/fieldmark.h"
#include "views/form/fieldnote.h"
#include "views/form/formlayout.h"
#include "views/form/pastedhost.h"
#include "views/form/textvalueeditor.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

RepeatedField::RepeatedField(PoolEdit *edit, Field first, std::optional<Field> second,
                             const QList<ChoiceValueEditor::Choice> &secondChoices, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_first(first)
    , m_second(second)
    , m_secondChoices(secondChoices)
    , m_label(new QLabel(parent))
    , m_note(new FieldNote(QStringLiteral("note-") + formlayout::fieldId(first), this))
    , m_lines(new QVBoxLayout)
    , m_add(new QToolButton(this))
{
    const QString id = formlayout::fieldId(first);
    setObjectName(QStringLiteral("row-") + id);
    m_label->setObjectName(QStringLiteral("label-") + id);
    m_label->setTextFormat(Qt::PlainText);
    m_add->setObjectName(QStringLiteral("add-") + id);
    m_add->setIcon(icons::named(QStringLiteral("add")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setAutoRaise(true);
    m_add->setFocusPolicy(Qt::TabFocus);
    connect(m_add, &QToolButton::clicked, this, [this] {
        m_blank = 1;
        sync();
        m_rows.last().first->input()->setFocus(Qt::OtherFocusReason);
    });

    m_lines->setSpacing(4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(m_lines);
    // Note and button share a line, because the note is mostly empty.
    auto *below = new QHBoxLayout;
    below->setSpacing(ValueEditor::spacing);
    below->addWidget(m_note, 1, Qt::AlignTop);
    below->addWidget(m_add, 0, Qt::AlignTop);
    layout->addLayout(below);
    addLine();
    m_label->setMinimumHeight(m_rows.first().first->sizeHint().height());
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_label->setBuddy(m_rows.first().first->input());
    orderTabs();

    connect(m_edit, &PoolEdit::switched, this, [this] { m_blank = 0; });
}

void RepeatedField::setCaptions(const QString &plural, const QString &first, const QString &second,
                                const QString &addText)
{
    m_label->setText(plural);
    setAccessibleName(plural);
    m_add->setText(addText);
    m_add->setAccessibleName(addText);
    m_firstCaption = first;
    m_secondCaption = second;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        nameLine(i);
}

void RepeatedField::setPlaceholders(const QString &first, const QString &second)
{
    m_firstPlaceholder = first;
    m_secondPlaceholder = second;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        nameLine(i);
}

void RepeatedField::setHelp(const QString &first, const QString &second)
{
    if (first == m_firstHelp && second == m_secondHelp)
        return;
    m_firstHelp = first;
    m_secondHelp = second;
    m_label->setToolTip(format::plain(first));
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        nameLine(i);
}

void RepeatedField::setBrowsable(bool browsable)
{
    m_browsable = browsable;
    for (const Line &line : std::as_const(m_rows)) {
        line.browse->setVisible(browsable);
        keepRoom(line);
    }
}

void RepeatedField::setSecondShown(bool shown)
{
    m_secondShown = shown;
    for (const Line &line : std::as_const(m_rows)) {
        if (line.second) {
            line.secondLabel->setVisible(shown);
            line.second->setVisible(shown);
        }
        keepRoom(line);
    }
}

void RepeatedField::setSingle(bool single)
{
    m_single = single;
    m_add->setVisible(!single);
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        nameLine(i);
}

void RepeatedField::setShown(bool shown)
{
    m_shown = shown;
    setVisible(shown);
    m_label->setVisible(shown);
}

void RepeatedField::sync()
{
    const auto values = m_edit->values(m_first);
    const auto seconds =
        m_second ? m_edit->values(*m_second) : std::vector<std::optional<QString>>();
    const int count = static_cast<int>(values.size());
    m_hidden = std::max(0, count - PoolEdit::mostValues);
    // Where the type takes one value, there is no line for another.
    const int blank = m_single ? 0 : m_blank;
    setLineCount(std::clamp(count + blank, 1, PoolEdit::mostValues));
    m_add->setVisible(!m_single && count + m_blank < PoolEdit::mostValues);
    const auto at = [](const std::vector<std::optional<QString>> &all, int index) {
        const auto place = static_cast<std::size_t>(index);
        return place < all.size() ? all[place] : std::nullopt;
    };
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const Line &line = m_rows.at(i);
        line.first->setValue(at(values, i));
        if (line.second)
            line.second->setValue(at(seconds, i));
        line.remove->setVisible(m_rows.size() > 1);
    }
}

void RepeatedField::setProblems(const QList<FieldProblem> &problems)
{
    QHash<int, QList<FieldProblem>> byLine;
    for (const FieldProblem &problem : problems) {
        if (problem.field && (problem.field->field == m_first || problem.field->field == m_second))
            byLine[problem.field->index].append(problem);
    }
    QStringList texts;
    if (m_hidden > 0)
        texts.append(tr("Only the first %1 are shown; %n more are in the XML.", nullptr, m_hidden)
                         .arg(PoolEdit::mostValues));
    Severity worst = Severity::Info;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const QList<FieldProblem> mine = byLine.value(i);
        m_rows.at(i).mark->setProblems(mine, m_rows.at(i).first->input(), m_firstHelp);
        describeSecond(m_rows.at(i), mine);
        if (mine.isEmpty())
            continue;
        texts.append(mine.first().text);
        worst = std::max(worst, mine.first().severity);
    }
    texts.removeDuplicates();
    m_note->say(texts.join(u'\n'), worst);
}

void RepeatedField::describeSecond(const Line &line, const QList<FieldProblem> &problems) const
{
    if (!line.second)
        return;
    QStringList texts;
    for (const FieldProblem &problem : problems) {
        if (problem.field->field == m_second)
            texts.append(problem.text);
    }
    texts.removeDuplicates();
    const QString text = texts.isEmpty() ? m_secondHelp : texts.join(u'\n');
    line.second->input()->setToolTip(format::plain(text));
    line.second->input()->setAccessibleDescription(text);
}

QWidget *RepeatedField::input(FieldRef field) const
{
    const int index = std::clamp(field.index, 0, static_cast<int>(m_rows.size()) - 1);
    const Line &line = m_rows.at(index);
    return field.field == m_second && line.second ? line.second->input() : line.first->input();
}

void RepeatedField::tellLines()
{
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        Q_EMIT lineAdded(m_rows.at(i).first->lineEdit(), i);
}

void RepeatedField::addLine()
{
    const int index = static_cast<int>(m_rows.size());
    const QString suffix = QStringLiteral("-%1").arg(index);
    Line line;
    line.widget = new QWidget(this);
    line.widget->setObjectName(QStringLiteral("line-") + formlayout::fieldId(m_first) + suffix);
    auto *layout = new QHBoxLayout(line.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(ValueEditor::spacing);
    line.first = new TextValueEditor(
        QStringLiteral("field-") + formlayout::fieldId(m_first) + suffix, line.widget);
    line.browse =
        line.first->addButton(QStringLiteral("browse-") + formlayout::fieldId(m_first) + suffix,
                              QStringLiteral("browse"), tr("Browse…"));
    line.browse->setVisible(m_browsable);
    layout->addWidget(line.first, 3);
    connect(line.first, &ValueEditor::edited, this,
            [this, index](const std::optional<QString> &value) { changed(index, m_first, value); });
    connect(line.first, &ValueEditor::left, m_edit, &PoolEdit::endUndoStep);
    connect(line.first, &TextValueEditor::buttonClicked, this,
            [this, index] { Q_EMIT browseRequested(index); });
    if (m_second) {
        const QString name = QStringLiteral("field-") + formlayout::fieldId(*m_second) + suffix;
        if (m_secondChoices.isEmpty()) {
            line.second = new TextValueEditor(name, line.widget);
        } else {
            auto *choice = new ChoiceValueEditor(name, line.widget);
            choice->setChoices(m_secondChoices);
            line.second = choice;
        }
        line.secondLabel = new QLabel(line.widget);
        line.secondLabel->setObjectName(QStringLiteral("label-") + formlayout::fieldId(*m_second)
                                        + suffix);
        line.secondLabel->setTextFormat(Qt::PlainText);
        line.secondLabel->setBuddy(line.second->input());
        layout->addWidget(line.secondLabel);
        layout->addWidget(line.second, 1);
        line.secondLabel->setVisible(m_secondShown);
        line.second->setVisible(m_secondShown);
        connect(line.second, &ValueEditor::left, m_edit, &PoolEdit::endUndoStep);
        connect(line.second, &ValueEditor::edited, this,
                [this, index](const std::optional<QString> &value) {
                    changed(index, *m_second, value);
                });
    }
    line.mark =
        new FieldMark(QStringLiteral("mark-") + formlayout::fieldId(m_first) + suffix, line.widget);
    line.remove = new QToolButton(line.widget);
    line.remove->setObjectName(QStringLiteral("remove-") + formlayout::fieldId(m_first) + suffix);
    line.remove->setIcon(icons::named(QStringLiteral("remove")));
    line.remove->setAutoRaise(true);
    line.remove->setFocusPolicy(Qt::TabFocus);
    line.remove->setFixedWidth(ValueEditor::buttonWidth);
    keepRoom(line);
    connect(line.remove, &QToolButton::clicked, this, [this, index] { removeLine(index); });
    layout->addWidget(line.remove);
    layout->addWidget(line.mark);
    m_lines->addWidget(line.widget);
    m_rows.append(line);
    nameLine(index);
    Q_EMIT lineAdded(line.first->lineEdit(), index);
}

void RepeatedField::dropLine()
{
    const Line line = m_rows.takeLast();
    if (line.widget->isAncestorOf(focusWidget()))
        m_rows.last().first->input()->setFocus(Qt::OtherFocusReason);
    m_lines->removeWidget(line.widget);
    line.widget->hide();
    line.widget->deleteLater();
}

void RepeatedField::setLineCount(int count)
{
    while (m_rows.size() < count)
        addLine();
    while (m_rows.size() > count)
        dropLine();
    orderTabs();
}

void RepeatedField::orderTabs()
{
    QWidget *before = nullptr;
    const auto follow = [&before](QWidget *next) {
        if (before && next)
            QWidget::setTabOrder(before, next);
        if (next)
            before = next;
    };
    for (const Line &line : std::as_const(m_rows)) {
        follow(line.first->input());
        follow(line.browse);
        follow(line.second ? line.second->input() : nullptr);
        follow(line.remove);
    }
    follow(m_add);
}

bool RepeatedField::splitHost(int line, const QString &value)
{
    const int count = m_edit->count(m_first);
    const FieldRef place{m_first, std::min(line, count)};
    const auto values = pastedHost(*m_edit, place, value, m_secondShown);
    if (!values)
        return false;
    m_blank = std::max(0, m_blank - (line < count ? 0 : 1));
    m_edit->endUndoStep();
    m_edit->setValues(*values);
    m_edit->endUndoStep();
    // The input is busy telling what was put into it.
    QMetaObject::invokeMethod(this, &RepeatedField::sync, Qt::QueuedConnection);
    return true;
}

void RepeatedField::changed(int index, Field field, const std::optional<QString> &value)
{
    if (field == m_first && splitHost(index, value.value_or(QString())))
        return;
    const int count = m_edit->count(m_first);
    const Line &line = m_rows.at(index);
    const std::optional<QString> beside =
        m_second && field == m_first ? m_edit->value({*m_second, index}) : value;
    const bool empty = line.first->text().isEmpty() && beside.value_or(QString()).isEmpty();
    if (index >= count) {
        if (!value)
            return;
        m_blank = std::max(0, m_blank - 1);
        // The document has no gaps: text in any blank line becomes the next entry.
        m_edit->setValue({field, count}, value);
        return;
    }
    if (empty && index == count - 1) {
        m_blank = 1;
        m_edit->removeAt(m_first, index);
        return;
    }
    // Without the first value the element would disappear, so keep an empty one. The second can go.
    m_edit->setValue({field, index}, field == m_first ? value.value_or(QString()) : value);
}

void RepeatedField::removeLine(int index)
{
    if (index >= m_edit->count(m_first)) {
        m_blank = std::max(0, m_blank - 1);
        sync();
        return;
    }
    m_edit->removeAt(m_first, index);
}

void RepeatedField::keepRoom(const Line &line) const
{
    // Keep room for one button at the end of the line: Remove, or Browse.
    QSizePolicy policy = line.remove->sizePolicy();
    policy.setRetainSizeWhenHidden(!m_browsable || (m_second && m_secondShown));
    line.remove->setSizePolicy(policy);
}

void RepeatedField::nameLine(int index)
{
    const Line &line = m_rows.at(index);
    const auto numbered = [this, index](const QString &caption) {
        return m_single && index == 0 ? caption : tr("%1 %2").arg(caption).arg(index + 1);
    };
    line.first->input()->setAccessibleName(numbered(m_firstCaption));
    line.first->setPlaceholder(m_firstPlaceholder);
    if (!line.mark->isMarked())
        line.mark->setProblems({}, line.first->input(), m_firstHelp);
    line.browse->setAccessibleName(tr("Browse for %1").arg(numbered(m_firstCaption)));
    if (line.second) {
        line.second->input()->setAccessibleName(numbered(m_secondCaption));
        if (!line.mark->isMarked())
            describeSecond(line, {});
        line.second->setPlaceholder(m_secondPlaceholder);
        line.secondLabel->setText(format::escapedMnemonic(m_secondCaption));
    }
    line.remove->setAccessibleName(tr("Remove %1").arg(numbered(m_firstCaption)));
    line.remove->setToolTip(tr("Remove this line"));
}

} // namespace poolwarden
