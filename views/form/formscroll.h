// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QScrollArea>
#include <QTimer>

namespace poolwarden {

/// The page of the form, and what part of it is seen: the focused input stays in view, and at its place
/// while rows come and go above it.
class FormScroll final : public QScrollArea
{
    Q_OBJECT

public:
    explicit FormScroll(QWidget *parent = nullptr);

    [[nodiscard]] QWidget *page() const { return m_page; }
    /// Puts the section below the others.
    void add(QWidget *section);
    /// To be called when all sections and their labels are there.
    void finish();
    /// Back to the top, for another pool.
    void startAgain();
    /// The input on the page that has the focus, or null.
    [[nodiscard]] QWidget *focusedInput() const;

    void focus(QWidget *input);
    /// Also selects the text of a line.
    void focusAndSelect(QWidget *input);
    /// Scrolls to the input and the note below it.
    void showWithNote(QWidget *input);
    /// Scrolls as much of the section into view as has room, from its title on.
    void showAllOf(const QWidget *section);
    /// Keeps the focused input at its place in the window through the next layout.
    void hold();
    /// Scrolls the held input back to its place.
    void keepInPlace();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_page;
    QPointer<QWidget> m_held; ///< the focused input; keeps its position while rows come and go
    QTimer m_holdTimer;
    int m_heldAt = 0; ///< distance of m_held from the top of the window, in pixels
};

} // namespace poolwarden
