// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace poolwarden {

/// The height of a widget whose content changes: what is above it does not move while one content follows another.
/// What is not needed any more is given back once that moves nothing under the mouse.
class HeldHeight final : public QObject
{
    Q_OBJECT

public:
    explicit HeldHeight(QWidget *widget);

    /// The height to have, where so much is needed in this width.
    [[nodiscard]] int holdAtLeast(int needed, int width);
    /// Gives it back at once, with the next content.
    void release() { m_width = -1; }

Q_SIGNALS:
    /// The height is to be asked for again.
    void givenBack();

private:
    void giveBack();

    QWidget *m_widget;
    QTimer m_later;
    int m_height = 0;
    int m_width = -1; ///< of that height
};

} // namespace poolwarden
