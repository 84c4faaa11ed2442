// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/xml/xmlcompletion.h"

#include "model/document/xmloutline.h"
#include "model/schema/placehelp.h"
#include "views/style/colours.h"
#include "views/style/format.h"
#include "views/xml/xmleditor.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QToolTip>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int rowRole = Qt::UserRole;
constexpr int mostVisibleRows = 12;

/// The white space at the beginning of the line with that place.
QString indentAt(const QString &text, qsizetype place)
{
    const qsizetype line = place > 0 ? text.lastIndexOf(u'\n', place - 1) + 1 : 0;
    qsizetype end = line;
    while (end < place && (text.at(end) == u' ' || text.at(end) == u'\t'))
        ++end;
    return text.sliced(line, end - line);
}

QChar quoteOf(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    return equals >= 0 && equals + 1 < text.size() && text.at(equals + 1) == u'"' ? u'"' : u'\'';
}

} // namespace

XmlCompletion::XmlCompletion(const SchemaCompleter *completer, XmlEditor *editor)
    : QObject(editor)
    , m_completer(completer)
    , m_editor(editor)
    , m_list(new QCompleter(this))
    , m_model(new QStandardItemModel(this))
{
    m_list->setModel(m_model);
    m_list->setWidget(editor);
    m_list->setCompletionMode(QCompleter::PopupCompletion);
    // After the last one comes no row that stands for what is typed: Return would insert nothing.
    m_list->setWrapAround(false);
    m_list->setCaseSensitivity(Qt::CaseInsensitive);
    m_list->setMaxVisibleItems(mostVisibleRows);
    m_list->popup()->setObjectName(QStringLiteral("xmlCompletions"));
    m_list->popup()->setAccessibleName(tr("What may be written here"));
    m_list->popup()->setFrameStyle(int(QFrame::Box) | int(QFrame::Plain));
    m_list->popup()->installEventFilter(this);
    connect(m_list, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { take(index.data(rowRole).toInt()); });
    connect(editor, &XmlEditor::typed, this, &XmlCompletion::typedInto);
    connect(editor, &XmlEditor::completionRequested, this, [this] { offer(true); });
    connect(editor, &XmlEditor::caretMoved, this, [this] {
        if (m_list->popup()->isVisible())
            narrow();
    });
}

bool XmlCompletion::eventFilter(QObject *watched, QEvent *event)
{
    // Also by Escape, a click elsewhere, or when the window is left.
    if (watched == m_list->popup() && event->type() == QEvent::Hide)
        m_editor->setChoosing(false);
    return QObject::eventFilter(watched, event);
}

void XmlCompletion::typedInto(QChar character)
{
    QToolTip::hideText();
    // The component tells of the caret's move only later.
    if (m_list->popup()->isVisible())
        narrow();
    if (m_list->popup()->isVisible())
        return;
    constexpr QStringView triggers = u"<\"' /";
    if (triggers.contains(character))
        offer(false);
}

void XmlCompletion::offer(bool asked)
{
    hide();
    if (m_editor->isReadOnly())
        return;
    const QString text = m_editor->text();
    const qsizetype caret = m_editor->caret();
    const XmlPlace place = XmlPlace::at(text, caret);
    using Kind = XmlPlace::Kind;
    // A blank between words of text, and a slash in a path, ask for nothing.
    if (!asked && (place.kind == Kind::Content || place.kind == Kind::Elsewhere))
        return;
    if (!asked && place.kind == Kind::AttributeValue && caret != place.wordBegin)
        return;
    m_offered = m_completer->at(place);
    // Of a value with blanks around it, white space is a part: so values are for empty elements.
    if (place.kind == Kind::Content)
        m_offered.removeIf([&](const Completion &completion) {
            return completion.kind == Completion::Kind::Value
                   && (caret <= 0 || text.at(caret - 1) != u'>');
        });
    m_wordBegin = std::min(place.wordBegin, caret);
    fill(place);
    const bool wasShown = m_model->rowCount() > 0;
    if (wasShown)
        narrow();
    // A tag that is begun asks as well.
    const bool isTag = place.kind == Kind::ElementName && m_completer->isAvailable();
    if ((asked || isTag) && (!wasShown || m_list->completionCount() == 0)) {
        const QString why =
            m_completer->isAvailable()
                ? tr("The schema allows nothing more here.")
                : tr("libvirt's schema is not installed on this machine, so nothing "
                     "can be offered.");
        QToolTip::showText(
            m_editor->viewport()->mapToGlobal(m_editor->caretRectangle().bottomLeft()),
            format::plain(why), m_editor);
    }
}

void XmlCompletion::fill(const XmlPlace &place)
{
    m_model->clear();
    int row = 0;
    for (const Completion &completion : std::as_const(m_offered)) {
        auto *item = new QStandardItem(completion.text);
        item->setData(row++, rowRole);
        QFont font = item->font();
        font.setBold(completion.isRequired);
        item->setFont(font);
        QString help;
        if (completion.kind == Completion::Kind::Element)
            help = placeHelp(place, completion.text, {});
        else if (completion.kind == Completion::Kind::Attribute)
            help = placeHelp(place, {}, completion.text);
        if (completion.isRequired)
            help = (help.isEmpty() ? QString() : help + u'\n') + tr("The schema requires it.");
        item->setToolTip(format::plain(help));
        item->setData(help, Qt::AccessibleDescriptionRole);
        m_model->appendRow(item);
    }
}

void XmlCompletion::narrow()
{
    const QString before = m_editor->textBeforeCaret();
    if (before.size() < m_wordBegin) {
        hide();
        return;
    }
    const QString word = before.sliced(m_wordBegin);
    m_list->setCompletionPrefix(word);
    const int count = m_list->completionCount();
    if (count == 0 || (count == 1 && !word.isEmpty() && m_list->currentCompletion() == word)) {
        hide();
        return;
    }
    QAbstractItemView *popup = m_list->popup();
    const QRect caretAt = m_editor->caretRectangle();
    const int scrollBar =
        count > mostVisibleRows ? popup->verticalScrollBar()->sizeHint().width() : 0;
    const int width = popup->sizeHintForColumn(0) + scrollBar + 2 * popup->frameWidth() + 12;
    // A line around it that is seen on a dark ground as well.
    QPalette roles = m_editor->palette();
    roles.setColor(QPalette::WindowText, colours::muted(roles));
    popup->setPalette(roles);
    m_editor->setChoosing(true);
    m_list->complete(QRect(m_editor->viewport()->mapTo(m_editor, caretAt.topLeft()),
                           QSize(width, caretAt.height())));
    popup->setCurrentIndex(m_list->completionModel()->index(0, 0));
}

void XmlCompletion::hide()
{
    m_list->popup()->hide();
}

void XmlCompletion::take(int row)
{
    hide();
    if (row < 0 || row >= m_offered.size())
        return;
    const Completion completion = m_offered.at(row);
    const XmlPlace place = XmlPlace::at(m_editor->text(), m_editor->caret());
    switch (completion.kind) {
    case Completion::Kind::Element:
        takeElement(place, completion);
        break;
    case Completion::Kind::Attribute:
        takeAttribute(place, completion);
        break;
    case Completion::Kind::Value:
        takeValue(place, completion);
        break;
    case Completion::Kind::EndTag:
        m_editor->replaceText(place.wordBegin, place.wordEnd,
                              place.tag.isFinished ? completion.text : completion.text + u'>',
                              place.wordBegin + completion.text.size() + 1);
        break;
    }
    // An attribute with few values offers them at once.
    if (completion.kind != Completion::Kind::EndTag && completion.kind != Completion::Kind::Value)
        offer(false);
}

void XmlCompletion::takeElement(const XmlPlace &place, const Completion &completion)
{
    const QString text = m_editor->text();
    const bool inName = place.kind == XmlPlace::Kind::ElementName;
    const qsizetype caret = m_editor->caret();
    const qsizetype begin = inName ? place.wordBegin : std::min(m_wordBegin, caret);
    const qsizetype end = inName ? place.wordEnd : caret;
    // The rest of the tag is there: only its name is wanted.
    if (inName && (place.tag.isFinished || !place.tag.attributes.empty())) {
        m_editor->replaceText(begin, end, completion.text, begin + completion.text.size());
        return;
    }
    const QChar quote = quoteOf(text);
    QString tag = inName ? completion.text : u'<' + completion.text;
    qsizetype inside = -1;
    for (qsizetype i = 0; i < completion.attributes.size(); ++i) {
        const bool declares = i == 0 && !completion.declaration.isEmpty();
        tag += u' ' + completion.attributes.at(i) + u'=' + quote;
        if (!declares && inside < 0)
            inside = tag.size();
        if (declares)
            tag += XmlOutline::encodedAttribute(completion.declaration, quote);
        tag += quote;
    }
    if (!completion.hasContent) {
        tag += QStringLiteral("/>");
    } else {
        tag += u'>';
        if (completion.hasElements) {
            const QString indent = indentAt(text, begin);
            tag += u'\n' + indent + QStringLiteral("  ");
            if (inside < 0)
                inside = tag.size();
            tag += u'\n' + indent;
        } else if (inside < 0) {
            inside = tag.size();
        }
        tag += QStringLiteral("</") + completion.text + u'>';
    }
    m_editor->replaceText(begin, end, tag, begin + (inside < 0 ? tag.size() : inside));
}

void XmlCompletion::takeAttribute(const XmlPlace &place, const Completion &completion)
{
    const QString text = m_editor->text();
    const qsizetype caret = m_editor->caret();
    const bool inWord = place.attribute >= 0;
    const qsizetype begin = inWord ? place.wordBegin : caret;
    const qsizetype end = inWord ? place.wordEnd : caret;
    // It has a value already: only its name is wanted.
    if (inWord && place.tag.attributes[std::size_t(place.attribute)].valueBegin >= 0) {
        m_editor->replaceText(begin, end, completion.text, begin + completion.text.size());
        return;
    }
    const QChar quote = quoteOf(text);
    QString attribute = completion.text + u'=' + quote + quote;
    const qsizetype inside = attribute.size() - 1;
    const QChar next = end < text.size() ? text.at(end) : QChar(u' ');
    if (!next.isSpace() && next != u'/' && next != u'>' && next != u'<')
        attribute += u' ';
    m_editor->replaceText(begin, end, attribute, begin + inside);
}

void XmlCompletion::takeValue(const XmlPlace &place, const Completion &completion)
{
    const QString text = m_editor->text();
    const qsizetype caret = m_editor->caret();
    if (place.kind != XmlPlace::Kind::AttributeValue) {
        const qsizetype begin = std::min(m_wordBegin, caret);
        const QString value = XmlOutline::encodedText(completion.text);
        m_editor->replaceText(begin, caret, value, begin + value.size());
        return;
    }
    const QChar quote = text.at(place.wordBegin - 1);
    const QString value = XmlOutline::encodedAttribute(completion.text, quote);
    const bool closed = place.tag.attributes[std::size_t(place.attribute)].isClosed;
    m_editor->replaceText(place.wordBegin, place.wordEnd, closed ? value : value + quote,
                          place.wordBegin + value.size() + 1);
}

} // namespace poolwarden
