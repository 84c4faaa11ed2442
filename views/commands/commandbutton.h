// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QPushButton>

#include <optional>

class QAction;

namespace poolwarden {

/// A push button with the text, tool tip and enabled state of an action, which it triggers.
class CommandButton final : public QPushButton
{
    Q_OBJECT

public:
    CommandButton(QAction *action, const QString &objectName, QWidget *parent = nullptr);

    /// The widget that gets the focus if the button is disabled while it has the focus. Qt would move
    /// the focus to the next button, and a second Space would press that.
    void setHeir(QWidget *heir) { m_heir = heir; }

    /// Limits the button to the pool in the editor while several are selected: sets its text, and
    /// whether the command is possible for that pool. widen() ends this.
    void narrow(const QString &text, bool possible);
    void widen();

Q_SIGNALS:
    void requested(QAction *action);

private:
    void follow();
    QAction *m_action;
    std::optional<QString> m_ownText;
    bool m_possible = true;
    QPointer<QWidget> m_heir;
};

} // namespace poolwarden
