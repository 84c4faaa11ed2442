// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/mapview.h"

#include "views/map/mapchoice.h"
#include "views/map/mapkeys.h"
#include "views/map/mapnodeitem.h"
#include "views/map/mapscene.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

constexpr double mostScale = 4;
constexpr double leastScale = 0.02;
/// The words in the boxes can be read.
constexpr double readableScale = 0.75;
/// If all of it is smaller, it is no use to begin with.
constexpr double leastToBegin = 0.5;
constexpr double zoomStep = 1.25;
/// A small map is not blown up to fill the pane.
constexpr double mostFit = 1.3;

QPointF middle(const MapNodeItem *item)
{
    return item->sceneBoundingRect().center();
}

/// How far it is in this direction: what is aside counts more; infinite: it is not there.
double farness(const QPointF &way, Qt::Key key)
{
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    const double sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
    const double ahead = sign * (isAcross ? way.x() : way.y());
    const double aside = std::abs(isAcross ? way.y() : way.x());
    if (ahead < 5)
        return std::numeric_limits<double>::infinity();
    return ahead + 3 * aside;
}

} // namespace

MapView::MapView(QWidget *parent)
    : QGraphicsView(parent)
    , m_map(new MapScene(this))
{
    setObjectName(QStringLiteral("storageMap"));
    setAccessibleName(tr("Storage map"));
    setScene(m_map);
    setFrameShape(NoFrame);
    setDragMode(ScrollHandDrag);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(AnchorUnderMouse);
    setResizeAnchor(AnchorViewCenter);
    setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
    setBackgroundRole(QPalette::Base);
    setMinimumSize(120, 48);
    // Unlike other views, this one makes a viewport without a name.
    viewport()->setObjectName(QStringLiteral("storageMapViewport"));
    viewport()->setAccessibleName(tr("Storage map"));
    viewport()->setCursor(Qt::ArrowCursor);
    tellMapKeys(this);
}

void MapView::setMap(const StorageMap &map, const MapLayout &layout,
                     const findingtext::NameOf &nameOf)
{
    m_nameOf = nameOf;
    const QPointF centre = mapToScene(viewport()->rect().center());
    const QRectF before = sceneRect();
    m_map->setMap(map, layout, nameOf);
    setCurrent(current());
    if (m_scope == Scope::AsLeft)
        centerOn(centre);
    else if (before != m_map->sceneRect())
        m_scope == Scope::All ? fit() : begin();
    // It was chosen before it was on the map, or has got a node of its own.
    MapNodeItem *chosen = chosenNode();
    const std::string node = chosen ? chosen->node().id : std::string();
    if (chosen && node != m_chosenNode && (m_chosenNode.empty() || m_current == m_chosenNode))
        reveal(chosen);
    m_chosenNode = node;
}

MapNodeItem *MapView::current() const
{
    for (MapNodeItem *item : m_map->nodes()) {
        if (item->node().id == m_current)
            return item;
    }
    return nullptr;
}

void MapView::setCurrent(MapNodeItem *item)
{
    if (MapNodeItem *old = current())
        old->setCurrent(false);
    m_current = item ? item->node().id : std::string();
    if (!item) {
        setAccessibleDescription({});
        return;
    }
    item->setCurrent(true);
    // A screen reader reads the view, which has no other children.
    setAccessibleDescription(maptext::description(item->node(), m_nameOf));
}

void MapView::setChosen(const QList<PoolId> &pools)
{
    const QSet<PoolId> chosen(pools.begin(), pools.end());
    if (chosen == m_map->chosen())
        return;
    m_map->setChosen(chosen);
    m_firstChosen = pools.value(0, noPool);
    MapNodeItem *first = chosenNode();
    m_chosenNode = first ? first->node().id : std::string();
    if (first && !m_isChoosing)
        reveal(first);
}

MapNodeItem *MapView::chosenNode() const
{
    for (MapNodeItem *item : m_map->nodes()) {
        const MapNode &node = item->node();
        if (!isPlace(node) && std::ranges::find(node.pools, m_firstChosen) != node.pools.end())
            return item;
    }
    return nullptr;
}

void MapView::reveal(MapNodeItem *item)
{
    setCurrent(item);
    if (m_scope != Scope::All)
        ensureVisible(item, 20, 20);
}

QList<MapNodeItem *> MapView::found() const
{
    QList<MapNodeItem *> items;
    for (MapNodeItem *item : m_map->nodes()) {
        if (item->isFound())
            items.append(item);
    }
    // What is called so itself comes first.
    const auto place = [this](const MapNodeItem *item) {
        return std::tuple(!maptext::title(item->node()).contains(m_sought, Qt::CaseInsensitive),
                          item->y(), item->x());
    };
    std::ranges::sort(items, {}, place);
    return items;
}

int MapView::seek(const QString &text)
{
    int count = 0;
    m_sought = text;
    const auto has = [&text](const QString &words) {
        return words.contains(text, Qt::CaseInsensitive);
    };
    for (MapNodeItem *item : m_map->nodes()) {
        const MapNode &node = item->node();
        const auto isNamed = [&](PoolId pool) { return has(m_nameOf(pool)); };
        const bool isFound = !text.isEmpty()
                             && (has(maptext::title(node)) || has(maptext::detail(node))
                                 || (!isPlace(node) && std::ranges::any_of(node.pools, isNamed)));
        item->setFound(isFound);
        count += isFound ? 1 : 0;
    }
    return count;
}

int MapView::step(int step)
{
    const QList<MapNodeItem *> items = found();
    if (items.isEmpty())
        return 0;
    const qsizetype next = mapchoice::next(items.size(), items.indexOf(current()), step);
    setCurrent(items[next]);
    if (const double scale = transform().m11(); scale < readableScale) {
        zoom(readableScale / scale);
        centerOn(items[next]);
    } else {
        ensureVisible(items[next], 40, 40);
    }
    return int(next) + 1;
}

int MapView::turn() const
{
    return int(found().indexOf(current())) + 1;
}

void MapView::zoom(double factor)
{
    const double now = transform().m11();
    const double wanted = std::clamp(now * factor, leastScale, mostScale);
    scale(wanted / now, wanted / now);
    m_scope = Scope::AsLeft;
}

void MapView::begin()
{
    fit();
    m_scope = Scope::Begin;
    if (transform().m11() >= leastToBegin)
        return;
    setTransform(QTransform::fromScale(readableScale, readableScale));
    const MapNodeItem *chosen = chosenNode(); // what is worst is at the top left
    centerOn(chosen ? middle(chosen) : QPointF());
}

void MapView::fit()
{
    m_scope = Scope::All;
    const QRectF all = m_map->sceneRect();
    if (all.isEmpty() || viewport()->width() < 10)
        return;
    const QSizeF room = viewport()->size();
    const double ratio = std::min(room.width() / all.width(), room.height() / all.height());
    setTransform(QTransform::fromScale(std::min(ratio, mostFit), std::min(ratio, mostFit)));
    centerOn(all.center());
    Q_EMIT fitted();
}

void MapView::choose(MapNodeItem *item)
{
    setCurrent(item);
    if (item->node().pools.empty())
        return;
    // The view must not jump to what the user has just pressed.
    const QScopedValueRollback choosing(m_isChoosing, true);
    Q_EMIT poolsChosen(mapchoice::selected(item->node().pools));
}

void MapView::open(MapNodeItem *item)
{
    if (item->node().kind != MapNodeKind::Pools) {
        choose(item);
        return;
    }
    setCurrent(item);
    Q_EMIT openRequested(item->node().id);
}

void MapView::go(Qt::Key key)
{
    MapNodeItem *from = current();
    if (!from) {
        if (!m_map->nodes().empty())
            setCurrent(m_map->nodes().front());
        return;
    }
    // Along an edge if there is one that way, else to the nearest.
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool hasEdges = isAcross == (m_map->layout().direction == MapDirection::Across);
    const QSet<const MapNodeItem *> neighbours = m_map->neighboursOf(from);
    MapNodeItem *best = nullptr;
    double nearest = std::numeric_limits<double>::infinity();
    for (const bool alongEdge : {true, false}) {
        if (best || (alongEdge && !hasEdges))
            continue;
        for (MapNodeItem *item : m_map->nodes()) {
            if (item == from || (alongEdge && !neighbours.contains(item)))
                continue;
            const double far = farness(middle(item) - middle(from), key);
            if (far < nearest) {
                nearest = far;
                best = item;
            }
        }
    }
    if (!best)
        return;
    setCurrent(best);
    ensureVisible(best, 40, 40);
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    const auto key = static_cast<Qt::Key>(event->key());
    const bool isCtrl = event->modifiers().testFlag(Qt::ControlModifier);
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (isCtrl)
            break; // scrolls
        go(key);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        if (!isCtrl)
            break;
        zoom(key == Qt::Key_Minus ? 1 / zoomStep : zoomStep);
        return;
    case Qt::Key_0:
        if (!isCtrl)
            break;
        fit();
        return;
    case Qt::Key_Home:
        if (!m_map->nodes().empty()) {
            setCurrent(m_map->nodes().front());
            ensureVisible(m_map->nodes().front(), 40, 40);
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (MapNodeItem *item = current())
            key == Qt::Key_Space ? choose(item) : open(item);
        return;
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    default:
        break;
    }
    QGraphicsView::keyPressEvent(event);
}

void MapView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        m_scope = Scope::AsLeft;
        return;
    }
    zoom(std::pow(zoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    // Its menu is about what is under the mouse.
    MapNodeItem *item = m_map->nodeAt(mapToScene(event->pos()));
    if (item && event->button() == Qt::RightButton && !item->isChosen())
        choose(item);
    m_pressed = event->pos();
    QGraphicsView::mousePressEvent(event);
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    QGraphicsView::mouseReleaseEvent(event);
    viewport()->setCursor(Qt::ArrowCursor);
    if (event->button() != Qt::LeftButton)
        return;
    // After a double click there is a release without a press.
    const std::optional<QPoint> pressed = std::exchange(m_pressed, std::nullopt);
    if (!pressed)
        return;
    if ((event->pos() - *pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_scope = Scope::AsLeft;
        return;
    }
    if (MapNodeItem *item = m_map->nodeAt(mapToScene(event->pos())))
        choose(item);
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    // The first of the two has chosen it already.
    MapNodeItem *item = m_map->nodeAt(mapToScene(event->pos()));
    if (item && item->node().kind == MapNodeKind::Pools)
        open(item);
}

void MapView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_scope != Scope::AsLeft)
        m_scope == Scope::All ? fit() : begin();
}

void MapView::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    if (!current() && !m_map->nodes().empty())
        setCurrent(m_map->nodes().front());
}

} // namespace poolwarden
