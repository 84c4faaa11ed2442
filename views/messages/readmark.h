// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/message.h"

#include <QList>
#include <QObject>
#include <QTimer>

class QWidget;

namespace poolwarden {

/// Tells when a message can have been read: it was shown for a while in the window that the user works in.
class ReadMark final : public QObject
{
    Q_OBJECT

public:
    /// How long that is.
    static constexpr int milliseconds = 5000;

    explicit ReadMark(QWidget *bar);

    /// This is what the bar shows now. Of what it has shown all along, the time goes on.
    void shows(const QString &text);

    /// Where the message goes among the shown ones, the last of which is on top: above all but worse ones that were not
    /// read.
    [[nodiscard]] static qsizetype placeFor(const Message &message, const QList<Message> &shown);

Q_SIGNALS:
    void read();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restart();

    QWidget *m_bar;
    QString m_text;
    QTimer m_timer;
};

} // namespace poolwarden
