// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/changes/sidebyside.h"

#include "model/changes/linediff.h"
#include "views/changes/difftext.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace poolwarden {

namespace {

/// What is another within two lines that stand beside each other; never half of a character.
void markWithin(DiffText::Line &left, DiffText::Line &right)
{
    const QString &one = *left.text;
    const QString &other = *right.text;
    const qsizetype shorter = std::min(one.size(), other.size());
    qsizetype head = 0;
    while (head < shorter && one.at(head) == other.at(head))
        ++head;
    while (head > 0 && one.at(head - 1).isHighSurrogate())
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head
           && one.at(one.size() - 1 - tail) == other.at(other.size() - 1 - tail))
        ++tail;
    while (tail > 0 && one.at(one.size() - tail).isLowSurrogate())
        --tail;
    // Lines that have hardly anything in common are marked as a whole.
    if (head + tail < shorter / 3)
        return;
    left.differsFrom = right.differsFrom = head;
    left.differsTo = one.size() - tail;
    right.differsTo = other.size() - tail;
}

} // namespace

SideBySide::SideBySide(QWidget *parent)
    : QWidget(parent)
    , m_leftTitle(new QLabel(this))
    , m_rightTitle(new QLabel(this))
    , m_count(new QLabel(this))
    , m_left(new DiffText(DiffText::Side::Left, QStringLiteral("changesLeft"), this))
    , m_right(new DiffText(DiffText::Side::Right, QStringLiteral("changesRight"), this))
    , m_previous(makeAction(QStringLiteral("previousChange"), QStringLiteral("chevron-up"),
                            tr("Previous change"), Qt::ALT | Qt::Key_Up, -1))
    , m_next(makeAction(QStringLiteral("nextChange"), QStringLiteral("chevron-down"),
                        tr("Next change"), Qt::ALT | Qt::Key_Down, 1))
{
    setObjectName(QStringLiteral("sideBySide"));
    setAccessibleName(tr("Side by side"));
    m_leftTitle->setObjectName(QStringLiteral("changesLeftTitle"));
    m_rightTitle->setObjectName(QStringLiteral("changesRightTitle"));
    m_count->setObjectName(QStringLiteral("changesCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *title : {m_leftTitle, m_rightTitle}) {
        title->setTextFormat(Qt::PlainText);
        title->setMinimumWidth(1);
        title->setContentsMargins(8, 3, 4, 3);
    }
    m_leftTitle->setBuddy(m_left);
    m_rightTitle->setBuddy(m_right);
    m_left->setAccessibleName(tr("Text at the left"));
    m_right->setAccessibleName(tr("Text at the right"));
    for (DiffText *text : {m_left, m_right})
        text->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_left->scrollWith(m_right);
    m_right->scrollWith(m_left);

    auto *rightHead = new QHBoxLayout;
    rightHead->setContentsMargins(0, 0, 4, 0);
    rightHead->setSpacing(4);
    rightHead->addWidget(m_rightTitle, 1);
    rightHead->addWidget(m_count);
    for (QAction *action : {m_previous, m_next}) {
        auto *button = new QToolButton(this);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        rightHead->addWidget(button);
    }
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(1);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_leftTitle, 0, 0);
    grid->addLayout(rightHead, 0, 1);
    grid->addWidget(m_left, 1, 0);
    grid->addWidget(m_right, 1, 1);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
}

QAction *SideBySide::makeAction(const QString &objectName, const QString &icon, const QString &text,
                                const QKeySequence &keys, int step)
{
    auto *action = new QAction(icons::named(icon), text, this);
    action->setObjectName(objectName);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setStatusTip(step > 0 ? tr("Go to the next difference of the two texts")
                                  : tr("Go to the difference before, of the two texts"));
    action->setToolTip(format::plain(tr("%1 (%2)", "what it does, the keys for it")
                                         .arg(text, keys.toString(QKeySequence::NativeText))));
    connect(action, &QAction::triggered, this, [this, step] { goToChange(step); });
    return action;
}

void SideBySide::show(const QString &leftTitle, const QString &left, const QString &rightTitle,
                      const QString &right)
{
    // A label with a buddy takes ampersands for mnemonics.
    m_leftTitle->setText(format::escapedMnemonic(leftTitle));
    m_rightTitle->setText(format::escapedMnemonic(rightTitle));
    m_left->setAccessibleName(leftTitle);
    m_right->setAccessibleName(rightTitle);
    if (m_shownLeft == left && m_shownRight == right
        && !(m_leftRows.isEmpty() && m_rightRows.isEmpty()))
        return;
    m_shownLeft = left;
    m_shownRight = right;

    QList<DiffText::Line> leftLines;
    QList<DiffText::Line> rightLines;
    m_changes.clear();
    m_leftRows.clear();
    m_rightRows.clear();
    bool wasDifferent = false;
    for (const LinePair &pair : compareLines(left, right)) {
        const int row = int(leftLines.size());
        const bool differs = pair.differs();
        DiffText::Line one{pair.left, differs};
        DiffText::Line other{pair.right, differs};
        if (differs && pair.left && pair.right)
            markWithin(one, other);
        leftLines.append(one);
        rightLines.append(other);
        if (pair.left)
            m_leftRows.append(row);
        if (pair.right)
            m_rightRows.append(row);
        if (differs && !wasDifferent)
            m_changes.append(row);
        wasDifferent = differs;
    }
    const int scrolled = m_right->firstVisibleLine();
    const int row = m_right->currentRow();
    m_left->setLines(leftLines);
    m_right->setLines(rightLines);
    for (DiffText *text : {m_left, m_right})
        text->setCursorPosition(std::min(row, std::max(0, text->lines() - 1)), 0);
    m_right->setFirstVisibleLine(scrolled);
    m_left->setFirstVisibleLine(scrolled);
    countChanges();
}

void SideBySide::countChanges()
{
    m_count->setText(tr("%n difference(s)", "places where two texts differ", changeCount()));
    m_previous->setEnabled(!m_changes.isEmpty());
    m_next->setEnabled(!m_changes.isEmpty());
}

void SideBySide::goToRow(int row)
{
    m_left->goToRow(row);
    m_right->goToRow(row);
}

void SideBySide::goToLine(int leftLine, int rightLine)
{
    if (rightLine > 0 && rightLine <= m_rightRows.size())
        goToRow(m_rightRows.at(rightLine - 1));
    else if (leftLine > 0 && leftLine <= m_leftRows.size())
        goToRow(m_leftRows.at(leftLine - 1));
}

int SideBySide::widthOfLines() const
{
    return 2 * std::max(m_left->widthOfLines(), m_right->widthOfLines()) + 1;
}

void SideBySide::goToFirstChange()
{
    goToRow(m_changes.isEmpty() ? 0 : m_changes.first());
}

void SideBySide::goToChange(int step)
{
    if (m_changes.isEmpty())
        return;
    const DiffText *at = m_left->hasFocus() ? m_left : m_right;
    const int row = at->currentRow();
    // Beyond the last comes the first again.
    int target = step > 0 ? m_changes.first() : m_changes.last();
    if (step > 0) {
        const auto next = std::upper_bound(m_changes.cbegin(), m_changes.cend(), row);
        if (next != m_changes.cend())
            target = *next;
    } else {
        const auto here = std::lower_bound(m_changes.cbegin(), m_changes.cend(), row);
        if (here != m_changes.cbegin())
            target = *std::prev(here);
    }
    goToRow(target);
    m_count->setText(tr("%1 of %n difference(s)", "the number of one", changeCount())
                         .arg(m_changes.indexOf(target) + 1));
}

} // namespace poolwarden
