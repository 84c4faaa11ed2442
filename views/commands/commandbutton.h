// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QPushButton>

#include <optional>

class QAction;

namespace poolwarden {

/// A push button that does, says and allows what an action does.
class CommandButton final : public QPushButton
{
    Q_OBJECT

public:
    CommandButton(QAction *action, const QString &objectName, QWidget *parent = nullptr);

    /// Gets the keyboard if the button has it when it is switched off. Qt would hand it to the next
    /// button, for a second Space to press.
    void setHeir(QWidget *heir) { m_heir = heir; }

    /// With several pools selected, for the one that is shown: the plain words, and whether it is
    /// possible for that one.
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
