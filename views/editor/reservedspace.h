// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

namespace poolwarden {

/// The place of a widget that appears and disappears. It grows as needed, and shrinks only in release().
/// What is being edited below shall not move: when the focus comes into one of the `edited` widgets, at
/// least leastHeight is reserved, and a line more where it is narrow. From then on the place grows no more
/// than setRoom() allows.
class ReservedSpace final : public QWidget
{
    Q_OBJECT

public:
    ReservedSpace(QWidget *content, const QList<QWidget *> &edited, int leastHeight,
                  QWidget *parent = nullptr);

    /// Returns how far the place can grow during an edit without moving what has the focus.
    void setRoom(const std::function<int()> &room) { m_room = room; }
    /// Another least height, in which nothing needs a line more; without one as of the beginning.
    void setFixedLeast(std::optional<int> height);
    /// Gives the height back that is not needed now, for instance when another pool is shown below.
    void release();

Q_SIGNALS:
    /// The layout will move what is below by so many pixels.
    void aboutToGrow(int pixels);
    void grown();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] bool isEdited() const;
    void followFocus();
    /// Reserves the place while something is edited, and gives up an empty one otherwise.
    void settle();
    void hold();

    QWidget *m_content;
    QList<QPointer<QWidget>> m_edited; ///< the focus still moves while a window is destroyed
    std::function<int()> m_room;
    QTimer m_afterClick;
    int m_least;
    std::optional<int> m_fixedLeast;
    int m_held = 0;
    bool m_isReserved = false;
};

} // namespace poolwarden
