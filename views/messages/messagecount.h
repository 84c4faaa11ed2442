// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/message.h"

#include <QList>
#include <QPushButton>

namespace poolwarden {

/// Says how many messages there are beside the one that is shown, and opens a list of all to choose from.
class MessageCount final : public QPushButton
{
    Q_OBJECT

public:
    explicit MessageCount(QWidget *parent);

    /// The last one is shown. Hidden if there is no other.
    void show(const QList<Message> &messages);

Q_SIGNALS:
    /// By its place among those of show().
    void chosen(qsizetype index);

private:
    void fill();

    QMenu *m_menu;
    QList<Message> m_messages;
};

} // namespace poolwarden
