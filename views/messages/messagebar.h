// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/message.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace poolwarden {

/// Messages in the window instead of boxes in the way: the newest on top, each until it is dismissed.
class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// The same text again moves to the top instead of piling up.
    void post(const Message &message);
    /// What the message of this key said is no longer so. Nothing happens if it is gone.
    void withdraw(const QString &key);
    /// Takes the place of the message of the same key, wherever that stands. Nothing happens if it is
    /// gone.
    void amend(const Message &message);
    void dismiss();
    void dismissAll();
    /// As if the button of the message had been pressed. Nothing happens if it has none.
    void takeAction();
    /// To what the message offers, or to what closes it.
    void focusOffer(Qt::FocusReason reason);
    [[nodiscard]] int count() const { return static_cast<int>(m_messages.size()); }
    /// The one that is shown; empty text if there is none.
    [[nodiscard]] Message current() const;

    /// Of one line: how many there are depends on the width, which a minimum cannot know.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// It had the focus, and there is nothing more to say.
    void emptied();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr qsizetype mostMessages = 50;
    void refresh();
    void offerMore();
    /// The one below the shown one; that goes to the end of the line.
    void showNext();
    void take(int offer);
    void copy();

    QList<Message> m_messages;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_more;
    QPushButton *m_action;
    QHBoxLayout *m_moreOffers;
    QList<QPushButton *> m_offerButtons;
    QPushButton *m_details;
    QPushButton *m_copy;
    QToolButton *m_close;
    QPlainTextEdit *m_detailText;
};

} // namespace poolwarden
