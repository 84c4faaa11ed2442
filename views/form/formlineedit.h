// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace poolwarden {

/// A line edit without its own undo history: form and XML share the draft's.
class FormLineEdit final : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

    /// Sets the text without a signal. Keeps cursor and selection if the text is the same.
    void setTextQuietly(const QString &text);

Q_SIGNALS:
    /// The user moved the cursor without changing the text.
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
