// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/xml/xmlpane.h"

#include "model/document/definitiontext.h"
#include "model/document/xmlformat.h"
#include "model/schema/placehelp.h"
#include "model/session/pooledit.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/style/keyhelp.h"
#include "views/xml/findbar.h"
#include "views/xml/xmlbreadcrumb.h"
#include "views/xml/xmlcompletion.h"
#include "views/xml/xmleditor.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QListWidget>
#include <QResizeEvent>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int mostVisibleProblems = 3;
/// In lines: in a lower pane the text needs the room, and one problem is seen at a time.
constexpr int lowLines = 16;
constexpr int lineRole = Qt::UserRole;
/// Elsewhere they stop and restart pools, so they are no shortcuts, which would be for the whole window.
constexpr QKeyCombination nextKeys(Qt::Key_F8);
constexpr QKeyCombination previousKeys(Qt::SHIFT | Qt::Key_F8);

int stepOf(const QKeyEvent &event)
{
    const QKeyCombination keys = event.keyCombination();
    return keys == nextKeys ? 1 : keys == previousKeys ? -1 : 0;
}

/// How many characters other than white space are before the place: formatting keeps them.
qsizetype inkBefore(const QString &text, qsizetype place)
{
    return std::count_if(text.begin(), text.begin() + place, [](QChar c) { return !c.isSpace(); });
}

qsizetype placeBehindInk(const QString &text, qsizetype ink)
{
    qsizetype at = 0;
    while (at < text.size() && ink > 0)
        ink -= text.at(at++).isSpace() ? 0 : 1;
    return at;
}

} // namespace

XmlPane::XmlPane(PoolEdit *edit, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_completer(edit->registry()->schema().path())
    , m_editor(new XmlEditor(this))
    , m_find(new FindBar(m_editor, this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("xmlPane"));
    setAccessibleName(tr("XML"));
    build();
    new XmlCompletion(&m_completer, m_editor);

    connect(m_edit, &PoolEdit::textChanged, this, &XmlPane::sync);
    connect(m_edit, &PoolEdit::switched, this, [this] {
        m_rows = 1;
        sync();
    });
    connect(m_editor, &XmlEditor::edited, m_edit, &PoolEdit::setXml);
    connect(m_editor, &XmlEditor::editedAtOnce, this, [this](const QString &xml) {
        m_edit->endUndoStep();
        m_edit->setXml(xml);
        m_edit->endUndoStep();
    });
    connect(m_editor, &XmlEditor::helpRequested, this, &XmlPane::showHelp);
    const auto go = [this](const QListWidgetItem *item) { goToLine(item->data(lineRole).toInt()); };
    connect(m_list, &QListWidget::itemActivated, this, go);
    connect(m_list, &QListWidget::itemClicked, this, go);
    sync();
}

void XmlPane::build()
{
    m_list->setObjectName(QStringLiteral("xmlProblems"));
    m_list->setAccessibleName(tr("Problems of this definition"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(QSize(14, 14));
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    // On a small screen two lines are enough to scroll in.
    m_editor->setMinimumHeight(2 * fontMetrics().lineSpacing());

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 8, 0);
    bar->setSpacing(2);
    bar->addWidget(new XmlBreadcrumb(m_editor, this), 1);
    addCommands(bar);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_find);
    layout->addWidget(m_list);
    QWidget *before = m_editor;
    for (QWidget *next : m_find->tabOrder()) {
        setTabOrder(before, next);
        before = next;
    }
    setTabOrder(before, m_list);
}

void XmlPane::addCommands(QHBoxLayout *bar)
{
    m_previous = addCommand(QStringLiteral("previousProblem"), QStringLiteral("chevron-up"),
                            tr("Previous problem"), tr("Go to the problem before the cursor"),
                            Qt::ALT | Qt::Key_PageUp, [this] { goToProblem(-1); });
    const auto tellKey = [this](QAction *action, const QKeySequence &keys, const QString &name) {
        keyhelp::tell(this, keys, name, action->statusTip());
        action->setToolTip(
            format::plain(tr("%1 (%2 or %3)", "what it does, the keys for it")
                              .arg(action->text(), keys.toString(QKeySequence::NativeText),
                                   action->shortcut().toString(QKeySequence::NativeText))));
    };
    tellKey(m_previous, previousKeys, tr("Previous problem in the XML"));
    m_next = addCommand(QStringLiteral("nextProblem"), QStringLiteral("chevron-down"),
                        tr("Next problem"), tr("Go to the problem behind the cursor"),
                        Qt::ALT | Qt::Key_PageDown, [this] { goToProblem(1); });
    tellKey(m_next, nextKeys, tr("Next problem in the XML"));
    QAction *find =
        addCommand(QStringLiteral("findInXml"), QStringLiteral("search"), tr("Find and replace"),
                   tr("Open the bar in which words are found and replaced"), Qt::CTRL | Qt::Key_H,
                   [this] { m_find->open(true); });
    m_format =
        addCommand(QStringLiteral("formatXml"), QStringLiteral("format"), tr("Format the document"),
                   tr("Indent all elements anew; no value is changed"),
                   Qt::CTRL | Qt::SHIFT | Qt::Key_I, [this] { formatDocument(); });
    for (QAction *action : {m_previous, m_next, find, m_format}) {
        auto *button = new QToolButton(this);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
        setTabOrder(button, m_editor);
    }
    addCommand(QStringLiteral("findNextInXml"), {}, tr("Next place"),
               tr("Go to the next place of the words that are sought"), Qt::Key_F3,
               [this] { m_find->go(1); });
    addCommand(QStringLiteral("findPreviousInXml"), {}, tr("Previous place"),
               tr("Go to the place before, of the words that are sought"), Qt::SHIFT | Qt::Key_F3,
               [this] { m_find->go(-1); });
    connect(m_editor, &XmlEditor::findRequested, this, [this] { m_find->open(false); });
}

QAction *XmlPane::addCommand(const QString &objectName, const QString &icon, const QString &text,
                             const QString &tip, const QKeySequence &keys,
                             const std::function<void()> &run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    if (!icon.isEmpty())
        action->setIcon(icons::named(icon));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setStatusTip(tip);
    action->setToolTip(format::plain(tr("%1 (%2)", "what it does, the keys for it")
                                         .arg(text, keys.toString(QKeySequence::NativeText))));
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    return action;
}

void XmlPane::followPool()
{
    const auto ask = [this](unsigned message) { return m_editor->SendScintilla(message); };
    if (m_shown != noPool)
        m_places.insert(m_shown, {ask(QsciScintilla::SCI_GETCURRENTPOS),
                                  ask(QsciScintilla::SCI_GETFIRSTVISIBLELINE)});
    m_shown = m_edit->pool();
    m_editor->setXml(m_edit->xml());
    m_editor->showPlace(m_places.value(m_shown).caret, m_places.value(m_shown).firstLine);
}

void XmlPane::sync()
{
    if (m_edit->pool() != m_shown)
        followPool();
    m_editor->setXml(m_edit->xml());
    m_editor->setReadOnly(m_edit->pool() == noPool || !m_edit->hasText());
    m_format->setEnabled(m_edit->hasDocument());
    m_find->textChanged();
}

void XmlPane::setProblems(const QList<FieldProblem> &problems)
{
    m_problems = problems;
    QList<XmlEditor::Mark> marks;
    for (const FieldProblem &problem : problems) {
        if (problem.line > 0)
            marks.append({problem.line, problem.severity});
    }
    m_editor->setMarks(marks);
    m_previous->setEnabled(!marks.isEmpty());
    m_next->setEnabled(!marks.isEmpty());
    fillList();
}

void XmlPane::fillList()
{
    m_list->clear();
    for (const FieldProblem &problem : std::as_const(m_problems)) {
        const QString text =
            problem.line > 0 ? tr("Line %1: %2").arg(QString::number(problem.line), problem.text)
                             : problem.text;
        auto *item = new QListWidgetItem(icons::sign(problem.severity), text, m_list);
        item->setToolTip(format::plain(text));
        item->setData(lineRole, problem.line);
    }
    fitList();
}

bool XmlPane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && stepOf(*static_cast<QKeyEvent *>(event)) != 0) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void XmlPane::keyPressEvent(QKeyEvent *event)
{
    const int step = stepOf(*event);
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_next->isEnabled())
        goToProblem(step);
    else
        QToolTip::showText(
            m_editor->viewport()->mapToGlobal(m_editor->caretRectangle().bottomLeft()),
            tr("There is no problem to go to."), m_editor);
}

void XmlPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().height() != event->oldSize().height())
        fitList();
}

void XmlPane::fitList()
{
    // The list keeps its height when problems disappear, so that the text does not move while the user
    // types.
    const int most = height() < lowLines * fontMetrics().lineSpacing() ? 1 : mostVisibleProblems;
    m_rows = std::max(std::min(m_rows, most), std::min(most, static_cast<int>(m_problems.size())));
    const int height = m_rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 6) + 6;
    if (height == m_list->height())
        return;
    m_list->setFixedHeight(height);
    layout()->activate();
    m_editor->ensureCursorVisible();
}

void XmlPane::goToLine(int line)
{
    m_editor->goToLine(line);
}

void XmlPane::goToProblem(int step)
{
    const QList<int> lines = m_editor->markedLines();
    if (lines.isEmpty())
        return;
    const int here = m_editor->lineAt(m_editor->caret());
    int line = step > 0 ? lines.first() : lines.last();
    if (step > 0) {
        const auto next = std::upper_bound(lines.cbegin(), lines.cend(), here);
        line = next == lines.cend() ? lines.first() : *next;
    } else {
        const auto next = std::lower_bound(lines.cbegin(), lines.cend(), here);
        line = next == lines.cbegin() ? lines.last() : *(next - 1);
    }
    m_editor->goToLine(line);
    // Also in the list, which says what the line is about.
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(lineRole).toInt() != line)
            continue;
        m_list->setCurrentRow(row);
        break;
    }
}

void XmlPane::formatDocument()
{
    const QString before = m_editor->text();
    const DefinitionText text(before);
    if (!text.document())
        return;
    const QString after = formattedXml(text.document()->outline());
    if (after == before)
        return;
    const qsizetype ink = inkBefore(before, m_editor->caret());
    m_editor->replaceText(0, before.size(), after, placeBehindInk(after, ink));
}

QString XmlPane::helpAt(qsizetype place) const
{
    QStringList texts;
    const int line = m_editor->lineAt(place);
    for (const FieldProblem &problem : m_problems) {
        if (problem.line == line && !texts.contains(problem.text))
            texts.append(problem.text);
    }
    const QString help = placeHelp(XmlPlace::at(m_editor->text(), place), m_completer);
    if (!help.isEmpty())
        texts.append(help);
    return texts.join(QStringLiteral("\n\n"));
}

void XmlPane::showHelp(const QPoint &viewportPoint)
{
    const bool atCaret = viewportPoint.isNull();
    const QPoint point =
        atCaret ? m_editor->caretRectangle().bottomLeft() : viewportPoint + QPoint(0, 4);
    const qsizetype place = atCaret ? m_editor->caret() : m_editor->placeAt(viewportPoint);
    const QString text = place < 0 ? QString() : helpAt(place);
    QToolTip::showText(m_editor->viewport()->mapToGlobal(point),
                       text.isEmpty() && atCaret ? tr("There is no help for this place.")
                                                 : format::plain(text),
                       m_editor);
}

} // namespace poolwarden
