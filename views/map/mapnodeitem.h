// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/storagemap.h"

#include <QGraphicsItem>
#include <QPainterPath>
#include <QString>

class QPalette;

namespace poolwarden {

/// A place, a pool, or several of them.
class MapNodeItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };

    explicit MapNodeItem(const MapNode &node);

    void setNode(const MapNode &node);
    [[nodiscard]] const MapNode &node() const { return m_node; }
    /// One of its pools is selected in the window.
    void setChosen(bool chosen);
    /// The keyboard is at it.
    void setCurrent(bool current);
    /// The search has found it.
    void setFound(bool found);
    [[nodiscard]] bool isFound() const { return m_isFound; }
    [[nodiscard]] bool isChosen() const { return m_isChosen; }

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    [[nodiscard]] bool hasSign() const { return m_node.severity || m_node.hasAccepted; }
    void paintText(QPainter *painter, const QPalette &palette) const;

    MapNode m_node;
    QString m_title;
    QString m_detail;
    QPainterPath m_outline;
    QPainterPath m_lines;
    bool m_isChosen = false;
    bool m_isCurrent = false;
    bool m_isFound = false;
};

} // namespace poolwarden
