// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace poolwarden {

/// A line edit without an undo history of its own: the draft has the one that form and XML share.
class FormLineEdit final : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

    /// Leaves text, cursor and selection alone if nothing differs.
    void setTextQuietly(const QString &text);

Q_SIGNALS:
    /// By the user, without a change of the text.
    void cursorMoved();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] int cursorIn(const QString &newText) const;
};

} // namespace poolwarden
