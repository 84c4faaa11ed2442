// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

class QAction;

namespace poolwarden {

/// A push button that does, says and allows what an action does.
class CommandButton final : public QPushButton
{
    Q_OBJECT

public:
    CommandButton(QAction *action, const QString &objectName, QWidget *parent = nullptr);

private:
    void follow();
    QAction *m_action;
};

} // namespace poolwarden
