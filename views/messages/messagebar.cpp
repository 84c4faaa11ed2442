// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messages/messagebar.h"

#include "model/wording/isolated.h"
#include "views/messages/clickguard.h"
#include "views/messages/closeall.h"
#include "views/messages/heldheight.h"
#include "views/messages/messagecount.h"
#include "views/messages/messagetext.h"
#include "views/messages/readmark.h"
#include "views/style/colours.h"
#include "views/style/flowlayout.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/style/keyhelp.h"

#include <QAccessible>
#include <QAccessibleEvent>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr int iconSize = 18;
constexpr int detailLines = 5;
constexpr qsizetype shortDetail = 300;

/// Whether the detail is so short that it is shown at once, without the Details button.
bool isOneLine(const QString &detail)
{
    return !detail.isEmpty() && detail.size() <= shortDetail && !detail.contains(u'\n');
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new MessageText(this))
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_buttons(new FlowLayout)
    , m_more(new MessageCount(this))
    , m_action(new QPushButton(this))
    , m_details(new QPushButton(tr("&Details"), this))
    , m_copy(new QPushButton(tr("Cop&y Message"), this))
    , m_closeAll(makeCloseAllButton(this))
    , m_close(new QToolButton(this))
    , m_detailText(new QPlainTextEdit(this))
    , m_read(new ReadMark(this))
    , m_guard(new ClickGuard(this))
    , m_held(new HeldHeight(this))
    , m_space(new QSpacerItem(0, 0))
{
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("Messages"));
    keyhelp::tell(this, Qt::Key_Escape, tr("Close the message"),
                  tr("Close the message that has the focus (F6 goes to it)"));
    connect(makeCloseAll(this), &QAction::triggered, this, &MessageBar::dismissAll);
    m_icon->setObjectName(QStringLiteral("messageIcon"));
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_action->setAccessibleName(tr("Run the action of this message"));
    m_details->setObjectName(QStringLiteral("messageDetails"));
    m_details->setAccessibleName(tr("Show the details of this message"));
    m_details->setCheckable(true);
    m_copy->setObjectName(QStringLiteral("messageCopy"));
    m_copy->setAccessibleName(tr("Copy this message"));
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setAccessibleName(tr("Dismiss this message"));
    m_close->setToolTip(tr("Dismiss this message (Esc)"));
    m_close->setIcon(icons::named(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    // A click here leaves the keyboard where one types.
    for (QWidget *button : std::initializer_list<QWidget *>{m_close, m_closeAll, m_copy})
        button->setFocusPolicy(Qt::TabFocus);
    m_detailText->setObjectName(QStringLiteral("messageDetailText"));
    m_detailText->setAccessibleName(tr("Details"));
    m_detailText->setReadOnly(true);
    m_detailText->hide();
    m_detailText->setTabChangesFocus(true);
    m_detailText->setFixedHeight(fontMetrics().lineSpacing() * detailLines);

    auto *says = new QHBoxLayout;
    says->addWidget(m_icon, 0, Qt::AlignTop);
    says->addWidget(m_text, 1);
    for (QWidget *button : std::initializer_list<QWidget *>{m_more, m_action, m_details, m_copy,
                                                            m_closeAll, m_close}) {
        m_buttons->addWidget(button);
        m_buttons->setAlignment(button, Qt::AlignRight);
    }
    for (QLayout *line : std::initializer_list<QLayout *>{says, m_buttons, m_row})
        line->setSpacing(8);
    m_row->addLayout(says, 1);
    m_row->addLayout(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 4, 8, 5);
    layout->addLayout(m_row);
    layout->addWidget(m_detailText);
    layout->addItem(m_space);

    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_closeAll, &QPushButton::clicked, this, &MessageBar::dismissAll);
    connect(m_more, &MessageCount::chosen, this, &MessageBar::bringUp);
    connect(m_read, &ReadMark::read, this, [this] {
        if (!m_messages.isEmpty())
            m_messages.last().isRead = true;
    });
    connect(m_details, &QPushButton::toggled, this, [this](bool shown) {
        m_detailText->setVisible(shown);
        m_held->release(); // it was asked for
        arrange();
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(current().whole()); });
    connect(m_action, &QPushButton::clicked, this, &MessageBar::takeAction);
    connect(m_held, &HeldHeight::givenBack, this, &MessageBar::arrange);
    m_guard->watch(m_action);
    refresh();
}

void MessageBar::bringUp(qsizetype index)
{
    if (index < 0 || index >= m_messages.size())
        return;
    m_messages.append(m_messages.takeAt(index));
    m_details->setChecked(false);
    refresh();
}

void MessageBar::takeAction()
{
    const auto action = current().action;
    if (!action)
        return;
    if (current().more.isEmpty()) {
        m_messages.removeLast();
        m_details->setChecked(false);
    } else {
        m_messages.last().actionText.clear();
        m_messages.last().action = nullptr;
        m_messages.last().undoes = m_messages.last().redoes = m_messages.last().isKept = false;
    }
    refresh();
    action();
}

void MessageBar::focusOffer(Qt::FocusReason reason)
{
    QList<QWidget *> offers{m_action};
    offers << QList<QWidget *>(m_offerButtons.cbegin(), m_offerButtons.cend()) << m_details
           << m_more << m_closeAll << m_close;
    for (QWidget *offer : std::as_const(offers)) {
        if (offer->isVisibleTo(this)) {
            offer->setFocus(reason);
            return;
        }
    }
}

void MessageBar::post(const Message &message)
{
    m_messages.removeIf([this, &message](const Message &other) {
        const bool isObsolete = (other.text == message.text && other.detail == message.detail)
                                || (!message.key.isEmpty() && other.key == message.key);
        // What it undoes is something else.
        if (isObsolete)
            m_kept.add(other);
        return isObsolete;
    });
    m_passed = {};
    m_messages.insert(ReadMark::placeFor(message, m_messages), message);
    if (m_messages.size() > mostMessages)
        m_kept.add(m_messages.takeFirst());
    m_details->setChecked(false);
    refresh();
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::withdraw(const QString &key)
{
    if (key.isEmpty())
        return;
    if (current().key == key)
        m_details->setChecked(false);
    const bool isPassed = m_passed.key == key;
    if (isPassed)
        m_passed = {};
    if (m_kept.withdraw(m_messages, key) || isPassed)
        refresh();
}

void MessageBar::amend(const Message &message)
{
    for (Message &known : m_messages) {
        if (known.key == message.key)
            known = message;
    }
    refresh();
}

void MessageBar::dismiss()
{
    if (!m_messages.isEmpty())
        m_kept.add(m_messages.takeLast());
    m_details->setChecked(false);
    refresh();
}

void MessageBar::dismissAll()
{
    for (const Message &message : std::as_const(m_messages))
        m_kept.add(message);
    m_messages.clear();
    refresh();
}

void MessageBar::undo(qsizetype index)
{
    const auto action = m_kept.take(m_messages, index).action;
    if (!action)
        return;
    m_details->setChecked(false);
    refresh();
    action();
}

QSize MessageBar::minimumSizeHint() const
{
    return {layout()->minimumSize().width(), 2 * fontMetrics().lineSpacing()};
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MessageBar::arrange()
{
    const int room = contentsRect().width();
    const int buttons = m_buttons->sizeHint().width();
    int longest = 0;
    for (const QString &line : m_text->text().split(u'\n'))
        longest = std::max(longest, fontMetrics().horizontalAdvance(line));
    // Beside the buttons a text is not to be squeezed into a column.
    const int beside = room - buttons - iconSize - 3 * m_row->spacing();
    m_row->setDirection(beside >= std::min(longest, room / 2) ? QBoxLayout::LeftToRight
                                                              : QBoxLayout::TopToBottom);
    const int needed = neededHeight();
    // Not by a minimum, which would make a small window grow.
    m_space->changeSize(0, m_held->holdAtLeast(needed, width()) - needed);
    layout()->invalidate();
}

int MessageBar::neededHeight() const
{
    const QMargins around = layout()->contentsMargins();
    const int room = width() - around.left() - around.right();
    const int text = room - iconSize - m_row->spacing();
    const QSize buttons = m_buttons->sizeHint();
    int height = around.top() + around.bottom();
    if (m_row->direction() == QBoxLayout::LeftToRight)
        height += std::max(m_text->heightForWidth(text - buttons.width() - m_row->spacing()),
                           buttons.height());
    else
        height += m_text->heightForWidth(text) + m_row->spacing() + m_buttons->heightForWidth(room);
    return m_detailText->isHidden() ? height
                                    : height + layout()->spacing() + m_detailText->height();
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_details->isChecked())
        m_details->setChecked(false);
    else if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours::tint(palette(), current().severity));
    painter.setPen(colours::hairline(palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    painter.fillRect(QRect(0, 0, 3, height()), colours::sign(palette(), current().severity));
}

void MessageBar::refresh()
{
    // If hidden with the focus in it, Qt would move the focus to an arbitrary next widget.
    if (m_messages.isEmpty() && isAncestorOf(QApplication::focusWidget()))
        Q_EMIT emptied();
    const QPointer<QWidget> focused =
        isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    const QString meant = meaningOf(focused);
    setVisible(!m_messages.isEmpty());
    Q_EMIT undoableChanged();
    if (m_messages.isEmpty()) {
        m_held->release();
        return;
    }
    const Message message = current();
    m_icon->setPixmap(
        icons::sign(message.severity).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    const bool isShort = isOneLine(message.detail);
    const QString text = isShort ? message.text + u'\n' + isolated(message.detail) : message.text;
    m_text->setText(text);
    m_more->show(m_messages);
    m_closeAll->setVisible(m_messages.size() > 1);
    m_action->setVisible(!message.actionText.isEmpty());
    m_action->setText(format::withNoMnemonic(message.actionText));
    m_action->setAccessibleName(format::withoutMnemonic(message.actionText));
    offerMore();
    m_details->setVisible(!message.detail.isEmpty() && !isShort);
    m_detailText->setPlainText(message.detail);
    m_detailText->setVisible(m_details->isChecked() && !message.detail.isEmpty() && !isShort);
    arrange();
    m_read->shows(text);
    m_shown = message.key.isEmpty() ? message.text : message.key;
    m_guard->tell(m_shown + u'\n' + message.text + u'\n' + message.actionText);
    // Likewise if the button that had the focus is gone, or does something else now: the next key would do that.
    if (focused && (!focused->isVisibleTo(this) || meaningOf(focused) != meant))
        Q_EMIT emptied();
    update();
}

QString MessageBar::meaningOf(QWidget *button) const
{
    auto *offer = qobject_cast<QPushButton *>(button);
    const bool acts = offer && (offer == m_action || m_offerButtons.contains(offer));
    return acts ? m_shown + offer->text() : QString();
}

void MessageBar::offerMore()
{
    const QList<Message::Offer> offers = current().more;
    while (m_offerButtons.size() < offers.size()) {
        const int index = static_cast<int>(m_offerButtons.size());
        auto *button = new QPushButton(this);
        button->setObjectName(QStringLiteral("messageOffer-%1").arg(index));
        connect(button, &QPushButton::clicked, this, [this, index] { take(index); });
        m_guard->watch(button);
        m_buttons->insertWidget(m_buttons->indexOf(m_details), button);
        m_buttons->setAlignment(button, Qt::AlignRight);
        m_offerButtons.append(button);
    }
    for (qsizetype i = 0; i < m_offerButtons.size(); ++i) {
        QPushButton *button = m_offerButtons.at(i);
        button->setVisible(i < offers.size());
        if (i >= offers.size())
            continue;
        button->setText(format::withNoMnemonic(offers.at(i).text));
        button->setAccessibleName(format::withoutMnemonic(offers.at(i).text));
    }
}

void MessageBar::take(int offer)
{
    if (m_messages.isEmpty() || offer >= m_messages.constLast().more.size())
        return;
    Message &message = m_messages.last();
    const Message::Offer taken = message.more.at(offer);
    if (!taken.stays)
        message.more.removeAt(offer);
    if (message.more.isEmpty() && message.actionText.isEmpty())
        dismiss();
    else
        refresh();
    if (taken.action)
        taken.action();
}

} // namespace poolwarden
