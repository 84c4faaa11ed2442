// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/xml/findbar.h"

#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/xml/xmleditor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int recountMilliseconds = 150;
constexpr qsizetype longestTakenSelection = 200;

} // namespace

FindBar::FindBar(XmlEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_sought(new QLineEdit(this))
    , m_replacement(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_case(new QToolButton(this))
    , m_replaceRow(new QWidget(this))
{
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find in the XML"));
    build();
    QWidget::hide();
    m_recount.setSingleShot(true);
    m_recount.setInterval(recountMilliseconds);
    connect(&m_recount, &QTimer::timeout, this, [this] {
        search(m_editor->text());
        sayCount();
    });
    connect(m_sought, &QLineEdit::textEdited, this, &FindBar::searchFromStart);
    connect(m_case, &QToolButton::toggled, this, &FindBar::searchFromStart);
}

void FindBar::build()
{
    m_sought->setObjectName(QStringLiteral("findEdit"));
    m_sought->setAccessibleName(tr("Text to find"));
    m_sought->setPlaceholderText(tr("Find"));
    m_sought->setClearButtonEnabled(true);
    m_replacement->setObjectName(QStringLiteral("replaceEdit"));
    m_replacement->setAccessibleName(tr("Text to put in its place"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_case->setObjectName(QStringLiteral("findCase"));
    m_case->setText(QStringLiteral("Aa"));
    m_case->setCheckable(true);
    m_case->setAutoRaise(true);
    m_case->setToolTip(tr("Tell capital from small letters"));
    m_case->setAccessibleName(tr("Tell capital from small letters"));
    for (QLineEdit *edit : {m_sought, m_replacement})
        edit->installEventFilter(this);

    auto *find = new QHBoxLayout;
    find->setSpacing(4);
    find->addWidget(m_sought, 1);
    find->addWidget(m_case);
    QToolButton *previous = addButton(QStringLiteral("findPrevious"), QStringLiteral("chevron-up"),
                                      {}, tr("Previous place (Shift+F3)"));
    QToolButton *next = addButton(QStringLiteral("findNext"), QStringLiteral("chevron-down"), {},
                                  tr("Next place (F3)"));
    QToolButton *closes =
        addButton(QStringLiteral("findClose"), QStringLiteral("close"), {}, tr("Close (Escape)"));
    m_goAndClose = {previous, next, closes};
    find->addWidget(previous);
    find->addWidget(next);
    find->addWidget(m_count);
    find->addWidget(closes);
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("9999 / 9999")));

    auto *replace = new QHBoxLayout(m_replaceRow);
    replace->setContentsMargins(0, 0, 0, 0);
    replace->setSpacing(4);
    m_replaceOne = addButton(QStringLiteral("replaceOne"), {}, tr("Replace"),
                             tr("Replace this place and go to the next (Return)"));
    m_replaceAll =
        addButton(QStringLiteral("replaceAll"), {}, tr("Replace All"), tr("Replace all places"));
    replace->addWidget(m_replacement, 1);
    replace->addWidget(m_replaceOne);
    replace->addWidget(m_replaceAll);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 4, 8, 4);
    rows->setSpacing(4);
    rows->addLayout(find);
    rows->addWidget(m_replaceRow);

    connect(previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(next, &QToolButton::clicked, this, [this] { go(1); });
    connect(closes, &QToolButton::clicked, this, &FindBar::close);
    connect(m_replaceOne, &QToolButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QToolButton::clicked, this, &FindBar::replaceAll);
}

QToolButton *FindBar::addButton(const QString &objectName, const QString &icon, const QString &text,
                                const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    if (!icon.isEmpty())
        button->setIcon(icons::named(icon));
    button->setText(text);
    button->setToolTip(format::plain(tip));
    button->setAccessibleName(text.isEmpty() ? tip : text);
    button->setAutoRaise(text.isEmpty());
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QList<QWidget *> FindBar::tabOrder() const
{
    QList<QWidget *> order{m_sought, m_replacement, m_replaceOne, m_replaceAll, m_case};
    for (QToolButton *button : m_goAndClose)
        order.append(button);
    return order;
}

void FindBar::open(bool replacing)
{
    const auto [begin, end] = m_editor->selection();
    m_from = begin;
    const QString selected = m_editor->text().sliced(begin, end - begin);
    if (!selected.isEmpty() && selected.size() <= longestTakenSelection
        && !selected.contains(u'\n'))
        m_sought->setText(selected);
    const bool writable = !m_editor->isReadOnly();
    m_replaceRow->setVisible(replacing || (isVisible() && m_replaceRow->isVisible()));
    m_replaceRow->setEnabled(writable);
    QWidget::show();
    m_sought->setFocus(Qt::ShortcutFocusReason);
    m_sought->selectAll();
    search(m_editor->text());
    sayCount();
}

void FindBar::close()
{
    QWidget::hide();
    m_recount.stop();
    m_editor->setFocus(Qt::OtherFocusReason);
}

Qt::CaseSensitivity FindBar::caseSensitivity() const
{
    return m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

void FindBar::search(const QString &text)
{
    m_matches.clear();
    const QString sought = m_sought->text();
    if (sought.isEmpty())
        return;
    for (qsizetype at = text.indexOf(sought, 0, caseSensitivity()); at >= 0;
         at = text.indexOf(sought, at + sought.size(), caseSensitivity()))
        m_matches.push_back(at);
}

void FindBar::searchFromStart()
{
    search(m_editor->text());
    const auto next = std::lower_bound(m_matches.begin(), m_matches.end(), m_from);
    if (!m_matches.empty())
        show(next == m_matches.end() ? 0 : std::size_t(next - m_matches.begin()));
    sayCount();
}

void FindBar::show(std::size_t match)
{
    m_editor->select(m_matches[match], m_matches[match] + m_sought->text().size());
}

void FindBar::go(int step)
{
    if (m_sought->text().isEmpty()) {
        open(false);
        return;
    }
    search(m_editor->text());
    if (m_matches.empty()) {
        // F3 may have been pressed with the bar closed: say why nothing happens.
        open(false);
        return;
    }
    const auto [begin, end] = m_editor->selection();
    std::size_t at = 0;
    if (step > 0) {
        const qsizetype from = begin == end ? begin : begin + 1;
        const auto next = std::lower_bound(m_matches.begin(), m_matches.end(), from);
        at = next == m_matches.end() ? 0 : std::size_t(next - m_matches.begin());
    } else {
        const auto next = std::lower_bound(m_matches.begin(), m_matches.end(), begin);
        at = next == m_matches.begin() ? m_matches.size() - 1
                                       : std::size_t(next - m_matches.begin()) - 1;
    }
    m_from = m_matches[at];
    show(at);
    sayCount();
}

void FindBar::textChanged()
{
    if (isVisible())
        m_recount.start();
}

void FindBar::sayCount()
{
    m_recount.stop();
    const auto [begin, end] = m_editor->selection();
    const auto shown = std::lower_bound(m_matches.begin(), m_matches.end(), begin);
    const bool isShown =
        shown != m_matches.end() && *shown == begin && end - begin == m_sought->text().size();
    const auto count = static_cast<int>(m_matches.size());
    QString text;
    if (m_sought->text().isEmpty())
        text.clear();
    else if (m_matches.empty())
        text = tr("not found");
    else if (isShown)
        text = tr("%1 of %2", "a place in the text, and how many there are")
                   .arg(shown - m_matches.begin() + 1)
                   .arg(count);
    else
        text = tr("%n place(s)", nullptr, count);
    m_count->setText(text);
    m_sought->setAccessibleDescription(text);
    m_replaceAll->setEnabled(!m_matches.empty());
    m_replaceOne->setEnabled(!m_matches.empty());
}

void FindBar::replaceOne()
{
    search(m_editor->text());
    const auto [begin, end] = m_editor->selection();
    const bool isShown = end - begin == m_sought->text().size()
                         && std::binary_search(m_matches.begin(), m_matches.end(), begin);
    if (isShown)
        m_editor->replaceText(begin, end, m_replacement->text(),
                              begin + m_replacement->text().size());
    go(1);
}

void FindBar::replaceAll()
{
    QString text = m_editor->text();
    search(text);
    if (m_matches.empty())
        return;
    const QString with = m_replacement->text();
    const qsizetype size = m_sought->text().size();
    const auto count = static_cast<int>(m_matches.size());
    const qsizetype begin = m_matches.front();
    const qsizetype end = m_matches.back() + size;
    QString changed;
    qsizetype done = begin;
    for (const qsizetype match : m_matches) {
        changed += QStringView(text).sliced(done, match - done);
        changed += with;
        done = match + size;
    }
    m_editor->replaceText(begin, end, changed, begin + changed.size());
    search(m_editor->text());
    sayCount();
    m_count->setText(tr("%n replaced", nullptr, count));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // The window's shortcut for it filters the pools.
        if (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->matches(QKeySequence::Find)) {
            m_sought->setFocus(Qt::ShortcutFocusReason);
            m_sought->selectAll();
            return true;
        }
        if (isReturn && watched == m_replacement && m_replaceRow->isEnabled()) {
            replaceOne();
            return true;
        }
        if (isReturn) {
            go(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace poolwarden
