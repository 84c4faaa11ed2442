// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/mapscene.h"

#include "model/map/mapshape.h"
#include "views/map/mapnodeitem.h"
#include "views/map/mappaths.h"
#include "views/style/colours.h"
#include "views/style/format.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionGraphicsItem>
#include <QVariantAnimation>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr int moveMilliseconds = 220;

class MapEdgeItem final : public QGraphicsItem
{
public:
    MapEdgeItem(const MapEdge &edge, const MapCurve &curve)
        : m_edge(edge)
        , m_path(mappaths::path(curve))
        , m_cross(mappaths::path(crossOf(edge, curve)))
    {
        // What is in conflict is drawn over what is not.
        setZValue(edge.severity ? 1 + 0.1 * static_cast<int>(*edge.severity) : 1);
        setAcceptedMouseButtons(Qt::NoButton);
    }

    [[nodiscard]] QRectF boundingRect() const override
    {
        return m_path.controlPointRect().adjusted(-6, -6, 6, 6);
    }
    [[nodiscard]] QPainterPath shape() const override { return {}; }

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget) override
    {
        const QPalette palette = widget ? widget->palette() : scene()->palette();
        const double scale =
            QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
        QColor colour =
            colours::mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.45);
        double width = 1.1;
        if (m_edge.severity) {
            colour = colours::sign(palette, *m_edge.severity);
            width = *m_edge.severity == Severity::Info ? 1.4 : 2.6;
        }
        QPen pen(colour, std::max(width, 0.8 / scale), mappaths::penStyle(m_edge));
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(m_path);
        pen.setStyle(Qt::SolidLine);
        painter->setPen(pen);
        painter->drawPath(m_cross);
    }

private:
    MapEdge m_edge;
    QPainterPath m_path;
    QPainterPath m_cross;
};

class MapFrameItem final : public QGraphicsItem
{
public:
    MapFrameItem(const QRectF &rect, QString title)
        : m_rect(rect)
        , m_title(std::move(title))
    {
        setAcceptedMouseButtons(Qt::NoButton);
    }

    [[nodiscard]] QRectF boundingRect() const override { return m_rect.adjusted(-2, -2, 2, 2); }

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget) override
    {
        const QPalette palette = widget ? widget->palette() : scene()->palette();
        const double scale =
            QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
        painter->setPen(QPen(colours::hairline(palette), std::max(1.0, 1 / scale)));
        painter->setBrush(
            colours::mixed(palette.color(QPalette::Base), palette.color(QPalette::Window), 0.5));
        painter->drawRoundedRect(m_rect, 6, 6);
        QFont font = QApplication::font();
        // Legible from afar: the host is what one looks for first.
        font.setPixelSize(std::clamp(int(12 / scale), 13, 24));
        font.setBold(true);
        painter->setFont(font);
        painter->setPen(palette.color(QPalette::Text));
        const QRectF room(m_rect.left() + 14, m_rect.top() + 3, m_rect.width() - 28, 28);
        painter->drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(m_title, Qt::ElideRight, int(room.width())));
    }

private:
    QRectF m_rect;
    QString m_title;
};

} // namespace

MapScene::MapScene(QObject *parent)
    : QGraphicsScene(parent)
    , m_animation(new QVariantAnimation(this))
{
    // The items are few and often all visible: an index would cost more than it saves.
    setItemIndexMethod(NoIndex);
    m_animation->setStartValue(0.0);
    m_animation->setEndValue(1.0);
    m_animation->setEasingCurve(QEasingCurve::InOutQuad);
}

MapScene::~MapScene() = default;

void MapScene::setMap(const StorageMap &map, const MapLayout &layout,
                      const findingtext::NameOf &nameOf)
{
    m_animation->stop();
    m_map = map;
    m_layout = layout;
    for (QGraphicsItem *item : std::exchange(m_others, {}))
        delete item;
    std::map<std::string, MapNodeItem *> known = std::exchange(m_byId, {});
    m_nodes.clear();
    std::vector<QPointF> from;
    for (std::size_t i = 0; i < map.nodes.size(); ++i) {
        const MapNode &node = map.nodes[i];
        const QPointF place = mappaths::rect(layout.nodes[i]).topLeft();
        MapNodeItem *item = nullptr;
        if (const auto old = known.find(node.id); old != known.end()) {
            item = old->second;
            known.erase(old);
            if (item->node() != node)
                item->setNode(node);
        } else {
            item = new MapNodeItem(node);
            item->setPos(place);
            addItem(item);
        }
        item->setToolTip(format::plain(maptext::description(node, nameOf)));
        from.push_back(item->pos());
        m_byId[node.id] = item;
        m_nodes.push_back(item);
    }
    for (const auto &[id, item] : known)
        delete item;
    for (const MapLayout::Frame &frame : layout.frames) {
        m_others.push_back(
            new MapFrameItem(mappaths::rect(frame.rect), maptext::frameTitle(map, frame.host)));
        addItem(m_others.back());
    }
    addEdges();
    setSceneRect(QRectF(0, 0, layout.width, layout.height).adjusted(-40, -40, 40, 40));
    setChosen(m_chosen);
    move(from);
}

void MapScene::addEdges()
{
    for (std::size_t i = 0; i < m_map.edges.size(); ++i) {
        m_others.push_back(new MapEdgeItem(m_map.edges[i], m_layout.curves[i]));
        addItem(m_others.back());
    }
}

void MapScene::move(const std::vector<QPointF> &from)
{
    const auto place = [this, from](double ratio) {
        for (std::size_t i = 0; i < m_nodes.size() && i < from.size(); ++i) {
            const QPointF to = mappaths::rect(m_layout.nodes[i]).topLeft();
            if (m_nodes[i]->pos() != to)
                m_nodes[i]->setPos(from[i] + (to - from[i]) * ratio);
        }
    };
    m_animation->disconnect(this);
    const int duration = QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration);
    if (duration <= 0) {
        place(1);
        return;
    }
    m_animation->setDuration(moveMilliseconds);
    connect(m_animation, &QVariantAnimation::valueChanged, this,
            [place](const QVariant &value) { place(value.toDouble()); });
    connect(m_animation, &QVariantAnimation::finished, this, [place] { place(1); });
    m_animation->start();
}

MapNodeItem *MapScene::nodeAt(const QPointF &position) const
{
    for (QGraphicsItem *item : items(position)) {
        if (auto *node = qgraphicsitem_cast<MapNodeItem *>(item))
            return node;
    }
    return nullptr;
}

QSet<const MapNodeItem *> MapScene::neighboursOf(const MapNodeItem *item) const
{
    QSet<const MapNodeItem *> neighbours;
    for (const MapEdge &edge : m_map.edges) {
        if (m_nodes[edge.from] == item)
            neighbours.insert(m_nodes[edge.to]);
        else if (m_nodes[edge.to] == item)
            neighbours.insert(m_nodes[edge.from]);
    }
    return neighbours;
}

void MapScene::setChosen(const QSet<PoolId> &pools)
{
    m_chosen = pools;
    for (MapNodeItem *item : m_nodes) {
        const MapNode &node = item->node();
        // A place is chosen with all its pools, a pool and a number of them with one.
        const auto isChosen = [&pools](PoolId pool) { return pools.contains(pool); };
        item->setChosen(!node.pools.empty()
                        && (isPlace(node)
                                ? node.pools.size() > 1 && std::ranges::all_of(node.pools, isChosen)
                                : std::ranges::any_of(node.pools, isChosen)));
    }
}

} // namespace poolwarden
