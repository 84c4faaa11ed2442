// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace poolwarden {

class MessageBar;

/// What was discarded or undefined since the start, to bring it back, whether its message is still
/// shown or not.
class BringBackMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit BringBackMenu(MessageBar *messages, QWidget *parent = nullptr);

private:
    void fill();

    MessageBar *m_messages;
};

} // namespace poolwarden
