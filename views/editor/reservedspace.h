// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace poolwarden {

/// Reserves height for a widget that appears and disappears, so that nothing below it moves: the most
/// that the content has needed, and at least leastHeight. Does not grow while the focus is in `below`.
class ReservedSpace final : public QWidget
{
    Q_OBJECT

public:
    ReservedSpace(QWidget *content, QWidget *below, int leastHeight, QWidget *parent = nullptr);

    /// Reduces the height to what is needed now, for instance when another pool is shown below.
    void release();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void hold();

    QWidget *m_content;
    QWidget *m_below;
    int m_least;
    int m_held;
};

} // namespace poolwarden
