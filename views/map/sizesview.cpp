// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/sizesview.h"

#include "model/map/sizetext.h"
#include "views/map/mapchoice.h"
#include "views/map/mappaths.h"
#include "views/style/format.h"
#include "views/style/keyhelp.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

/// The height of a line of text in the layout's units.
constexpr double textHeight = 17;

std::optional<SizeWay> wayOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return SizeWay::Left;
    case Qt::Key_Right:
        return SizeWay::Right;
    case Qt::Key_Up:
        return SizeWay::Up;
    case Qt::Key_Down:
        return SizeWay::Down;
    default:
        return std::nullopt;
    }
}

} // namespace

SizesView::SizesView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("storageSizes"));
    setAccessibleName(tr("Sizes of the storage"));
    setFocusPolicy(Qt::StrongFocus);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    tellKeys();
}

void SizesView::tellKeys()
{
    keyhelp::tell(this, Qt::Key_End, tr("Last area"),
                  tr("With “Sizes” on: go to the last area; the other keys are those of the map"));
}

double SizesView::scale() const
{
    return std::max(1.0, QFontMetricsF(font()).height() / textHeight);
}

bool SizesView::isEmpty() const
{
    return m_all.areas.empty() && m_all.withoutSize.empty();
}

void SizesView::setSizes(SizeMap map, const findingtext::NameOf &nameOf)
{
    m_nameOf = nameOf;
    if (map == m_all)
        return;
    m_all = std::move(map);
    take();
}

void SizesView::take()
{
    m_shown = m_all;
    if (isOpened()) {
        std::erase_if(m_shown.areas, [this](const SizeArea &area) {
            return std::ranges::none_of(area.pools,
                                        [this](PoolId pool) { return m_opened.contains(pool); });
        });
        m_shown.withoutSize.clear();
        if (m_shown.areas.empty()) {
            showAll();
            return;
        }
    }
    arrange();
}

void SizesView::showAll()
{
    m_opened.clear();
    take();
    Q_EMIT openedChanged();
}

void SizesView::arrange()
{
    m_layout = sizeLayoutOf(m_shown, width() / scale(), height() / scale());
    mark();
}

void SizesView::mark()
{
    m_marks = {};
    if (m_currentPool != noPool)
        m_marks.current = tileOf(m_currentPool);
    for (std::size_t i = 0; i < m_layout.tiles.size(); ++i) {
        const SizeTile &tile = m_layout.tiles[i];
        if (std::ranges::any_of(poolsOf(m_shown, tile),
                                [this](PoolId pool) { return m_chosen.contains(pool); }))
            m_marks.chosen.insert(i);
        if (!m_sought.isEmpty() && hasWords(tile))
            m_marks.found.insert(i);
    }
    // A screen reader reads the view, which has no children.
    setAccessibleDescription(
        m_marks.current ? sizetext::description(m_shown, m_layout.tiles[*m_marks.current], m_nameOf)
                        : QString());
    update();
}

bool SizesView::hasWords(const SizeTile &tile) const
{
    return sizetext::title(m_shown, tile).contains(m_sought, Qt::CaseInsensitive)
           || sizetext::detail(m_shown, tile).contains(m_sought, Qt::CaseInsensitive)
           || sizetext::fullness(m_shown, tile).contains(m_sought, Qt::CaseInsensitive)
           || std::ranges::any_of(poolsOf(m_shown, tile), [this](PoolId pool) {
                  return m_nameOf(pool).contains(m_sought, Qt::CaseInsensitive);
              });
}

std::optional<std::size_t> SizesView::tileOf(PoolId pool) const
{
    for (std::size_t i = 0; i < m_layout.tiles.size(); ++i) {
        if (std::ranges::count(poolsOf(m_shown, m_layout.tiles[i]), pool) > 0)
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> SizesView::tileAt(const QPointF &position) const
{
    for (std::size_t i = 0; i < m_layout.tiles.size(); ++i) {
        if (mappaths::rect(m_layout.tiles[i].rect).contains(position / scale()))
            return i;
    }
    return std::nullopt;
}

void SizesView::setCurrent(std::size_t tile)
{
    m_currentPool = poolsOf(m_shown, m_layout.tiles[tile]).front();
    mark();
}

void SizesView::setChosen(const QList<PoolId> &pools)
{
    std::set<PoolId> chosen(pools.begin(), pools.end());
    if (chosen == m_chosen)
        return;
    m_chosen = std::move(chosen);
    const auto first = pools.isEmpty() ? std::nullopt : tileOf(pools.front());
    if (first && first != m_marks.current)
        m_currentPool = pools.front();
    mark();
}

void SizesView::choose(std::size_t tile)
{
    setCurrent(tile);
    Q_EMIT poolsChosen(mapchoice::selected(poolsOf(m_shown, m_layout.tiles[tile])));
}

void SizesView::open(std::size_t tile)
{
    if (m_layout.tiles[tile].kind != SizeTile::Kind::Small) {
        choose(tile);
        return;
    }
    const std::vector<PoolId> pools = poolsOf(m_shown, m_layout.tiles[tile]);
    m_opened = {pools.begin(), pools.end()};
    m_currentPool = pools.front();
    take();
    Q_EMIT openedChanged();
}

int SizesView::seek(const QString &text)
{
    m_sought = text;
    mark();
    return int(m_marks.found.size());
}

int SizesView::step(int step)
{
    const QList<std::size_t> found(m_marks.found.begin(), m_marks.found.end());
    if (found.isEmpty())
        return 0;
    const qsizetype at = m_marks.current ? found.indexOf(*m_marks.current) : -1;
    const qsizetype next = mapchoice::next(found.size(), at, step);
    setCurrent(found[next]);
    return int(next) + 1;
}

int SizesView::turn() const
{
    const QList<std::size_t> found(m_marks.found.begin(), m_marks.found.end());
    return m_marks.current ? int(found.indexOf(*m_marks.current)) + 1 : 0;
}

void SizesView::draw(QPainter *painter, const QRectF &target, const QPalette &colours) const
{
    const double scale =
        std::min(target.width() / m_layout.width, target.height() / m_layout.height);
    painter->save();
    painter->translate(target.center() - QPointF(m_layout.width, m_layout.height) * (scale / 2));
    painter->scale(scale, scale);
    SizesPainter(painter, colours).paint(m_shown, m_layout, {});
    painter->restore();
}

bool SizesView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const auto tile = tileAt(help->pos())) {
            const QRectF rect = mappaths::rect(m_layout.tiles[*tile].rect);
            QToolTip::showText(
                help->globalPos(),
                format::plain(sizetext::description(m_shown, m_layout.tiles[*tile], m_nameOf)),
                this, QRectF(rect.topLeft() * scale(), rect.size() * scale()).toAlignedRect());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

void SizesView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

void SizesView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool hasSizes = std::ranges::any_of(m_layout.tiles, [](const SizeTile &tile) {
        return tile.kind != SizeTile::Kind::WithoutSize;
    });
    if (!hasSizes) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("There are no sizes: hosts tell those of active pools only."));
    }
    painter.scale(scale(), scale());
    SizesPainter(&painter, palette()).paint(m_shown, m_layout, m_marks);
}

void SizesView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SizesView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return;
    }
    const std::size_t count = m_layout.tiles.size();
    const std::size_t current = m_marks.current.value_or(0);
    if (count == 0 || event->modifiers().testFlag(Qt::ControlModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (const auto way = wayOf(event->key())) {
        setCurrent(neighbourOf(m_layout, current, *way).value_or(current));
        return;
    }
    switch (event->key()) {
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(count - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(current);
        break;
    case Qt::Key_Space:
        choose(current);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SizesView::mousePressEvent(QMouseEvent *event)
{
    m_isPressed = event->button() == Qt::LeftButton;
    // Its menu is about what is under the mouse.
    const auto tile = tileAt(event->position());
    if (tile && event->button() == Qt::RightButton && !m_marks.chosen.contains(*tile))
        choose(*tile);
}

void SizesView::mouseReleaseEvent(QMouseEvent *event)
{
    // After a double click there is a release without a press.
    if (event->button() != Qt::LeftButton || !std::exchange(m_isPressed, false))
        return;
    if (const auto tile = tileAt(event->position()))
        choose(*tile);
}

void SizesView::mouseDoubleClickEvent(QMouseEvent *event)
{
    // The first of the two has chosen it already.
    const auto tile = tileAt(event->position());
    if (tile && m_layout.tiles[*tile].kind == SizeTile::Kind::Small)
        open(*tile);
}

void SizesView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (!m_marks.current && !m_layout.tiles.empty())
        setCurrent(0);
}

} // namespace poolwarden
