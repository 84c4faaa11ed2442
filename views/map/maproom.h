// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

namespace poolwarden {

class MapView;

/// The shape of the room that the map has. It tells of few, so that the map is arranged anew only where the room has
/// really become another, such as when the map goes to another edge of the window or to the whole screen; and of none
/// while the user has put the map as he wants it.
class MapRoom final : public QObject
{
    Q_OBJECT

public:
    explicit MapRoom(MapView *view);

    /// The one of the few that is nearest; `before` as long as it is nearly as near.
    [[nodiscard]] static double nearest(double shape, double before);

Q_SIGNALS:
    /// Width to height.
    void shapeChanged(double shape);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void measure();

    MapView *m_view;
    QTimer m_rest;
    double m_shape;
};

} // namespace poolwarden
