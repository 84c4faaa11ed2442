// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/keptmessages.h"
#include "views/messages/message.h"

#include <QList>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpacerItem;
class QToolButton;

namespace poolwarden {

class ClickGuard;
class FlowLayout;
class HeldHeight;
class MessageCount;
class MessageText;
class ReadMark;

/// Shows messages inside the window instead of in message boxes: the newest first, but one that is worse stays until it
/// can have been read. Each is there until it is dismissed.
class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows a message. One with the same text moves to the top instead of appearing twice.
    void post(const Message &message);
    /// One that was shown elsewhere for a while. What it undoes is the last command until there is another message.
    void pass(const Message &message)
    {
        withdraw(message.key);
        if (message.text.isEmpty())
            return;
        m_passed = message.undoes ? message : Message();
        Q_EMIT undoableChanged();
    }
    /// That of pass(); it has no action if that undoes nothing, or is not the last one.
    [[nodiscard]] const Message &passed() const { return m_passed; }
    void forgetPassed()
    {
        m_passed = {};
        Q_EMIT undoableChanged();
    }
    /// Removes the message with this key, because it is no longer true. Does nothing if it is gone.
    void withdraw(const QString &key);
    /// Replaces the message with the same key in its place. Does nothing if it is gone.
    void amend(const Message &message);
    void dismiss();
    void dismissAll();
    /// Runs the action of the current message, as if its button was pressed. Does nothing without one.
    void takeAction();
    /// Shows the message at this place of shown().
    void bringUp(qsizetype index);
    /// Moves the focus to the message's first button, or to the close button if it has none.
    void focusOffer(Qt::FocusReason reason);
    /// The messages with Message::isToKeep(), shown or dismissed, the newest first.
    [[nodiscard]] QList<Message> undoable() const { return m_kept.with(m_messages); }
    /// Runs the action of undoable().at(index), and removes the message.
    void undo(qsizetype index);
    /// The messages that are shown or wait; the last one is on top.
    [[nodiscard]] const QList<Message> &shown() const { return m_messages; }
    [[nodiscard]] int count() const { return static_cast<int>(m_messages.size()); }
    /// The message that is shown; its text is empty if there is none.
    [[nodiscard]] Message current() const
    {
        return m_messages.isEmpty() ? Message{} : m_messages.constLast();
    }

    /// For one line of text: the number of lines depends on the width.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void undoableChanged();
    /// The last message was removed while the focus was in the bar.
    void emptied();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr qsizetype mostMessages = 50;
    void refresh();
    /// The buttons stand beside the text if it has room there, else below it.
    void arrange();
    /// What a press would do: the message and the label. Empty: nothing that an older message could do as well.
    [[nodiscard]] QString meaningOf(QWidget *button) const;
    /// For what is shown now, in this width.
    [[nodiscard]] int neededHeight() const;
    void offerMore();
    void take(int offer);

    QList<Message> m_messages; ///< the last one is shown
    KeptMessages m_kept;       ///< of those that were dismissed
    Message m_passed;
    QLabel *m_icon;
    MessageText *m_text;
    QBoxLayout *m_row;
    FlowLayout *m_buttons;
    MessageCount *m_more;
    QPushButton *m_action;
    QList<QPushButton *> m_offerButtons;
    QString m_shown; ///< which message is
    QPushButton *m_details;
    QPushButton *m_copy;
    QPushButton *m_closeAll;
    QToolButton *m_close;
    QPlainTextEdit *m_detailText;
    ReadMark *m_read;
    ClickGuard *m_guard;
    HeldHeight *m_held;
    QSpacerItem *m_space; ///< what is left of the held height; owned by the layout
};

} // namespace poolwarden
