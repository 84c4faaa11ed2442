// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/maptext.h"
#include "model/map/storagemap.h"

#include <QGraphicsScene>
#include <QSet>

#include <map>
#include <string>
#include <vector>

class QVariantAnimation;

namespace poolwarden {

class MapNodeItem;

/// The items of a map. A new map keeps the items of what is still there, and moves those that have moved.
class MapScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    explicit MapScene(QObject *parent = nullptr);
    ~MapScene() override;

    void setMap(const StorageMap &map, const MapLayout &layout, const findingtext::NameOf &nameOf);
    [[nodiscard]] const StorageMap &map() const { return m_map; }
    [[nodiscard]] const MapLayout &layout() const { return m_layout; }
    /// By the index of the node.
    [[nodiscard]] const std::vector<MapNodeItem *> &nodes() const { return m_nodes; }
    [[nodiscard]] MapNodeItem *nodeAt(const QPointF &position) const;
    /// Those joined to it by an edge.
    [[nodiscard]] QSet<const MapNodeItem *> neighboursOf(const MapNodeItem *item) const;
    void setChosen(const QSet<PoolId> &pools);
    [[nodiscard]] const QSet<PoolId> &chosen() const { return m_chosen; }

private:
    void addEdges();
    void move(const std::vector<QPointF> &from);

    StorageMap m_map;
    MapLayout m_layout;
    std::map<std::string, MapNodeItem *> m_byId;
    std::vector<MapNodeItem *> m_nodes;
    std::vector<QGraphicsItem *> m_others; ///< frames and edges
    QSet<PoolId> m_chosen;
    QVariantAnimation *m_animation;
};

} // namespace poolwarden
