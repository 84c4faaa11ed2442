// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace poolwarden {

FlowLayout::FlowLayout(QWidget *parent, Height height)
    : QLayout(parent)
    , m_holds(height == Height::Held)
{
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

void FlowLayout::insertWidget(qsizetype place, QWidget *widget)
{
    addWidget(widget);
    const auto at = m_items.begin() + std::min(place, qsizetype(m_items.size()) - 1);
    std::rotate(at, m_items.end() - 1, m_items.end());
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

QList<FlowLayout::Line> FlowLayout::linesFor(int width) const
{
    QList<Line> lines;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint().expandedTo(item->minimumSize());
        if (size.width() > width) {
            size.setWidth(std::max(width, item->minimumSize().width()));
            if (item->hasHeightForWidth())
                size.setHeight(item->heightForWidth(size.width()));
        }
        const bool hasRoom =
            !lines.isEmpty() && lines.constLast().width + spacing() + size.width() <= width;
        if (!hasRoom)
            lines.append(Line());
        Line &line = lines.last();
        line.width += size.width() + (line.items.isEmpty() ? 0 : spacing());
        line.height = std::max(line.height, size.height());
        line.items.append(item.get());
        line.sizes.append(size);
    }
    return lines;
}

int FlowLayout::heightOf(const QList<Line> &lines) const
{
    int height = contentsMargins().top() + contentsMargins().bottom();
    for (const Line &line : lines)
        height += line.height;
    return height + spacing() * std::max(0, int(lines.size()) - 1);
}

int FlowLayout::heightForWidth(int width) const
{
    const int inside = width - contentsMargins().left() - contentsMargins().right();
    const int height = heightOf(linesFor(inside));
    return width == m_heldWidth ? std::max(height, m_heldHeight) : height;
}

void FlowLayout::releaseHeight()
{
    m_heldWidth = -1;
    m_heldHeight = 0;
    invalidate();
}

QSize FlowLayout::sizeHint() const
{
    const QList<Line> lines = linesFor(QLAYOUTSIZE_MAX);
    const int inside = lines.isEmpty() ? 0 : lines.constFirst().width;
    return {inside + contentsMargins().left() + contentsMargins().right(), heightOf(lines)};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    if (rect.width() != m_heldWidth)
        m_heldHeight = 0;
    if (m_holds) {
        m_heldWidth = rect.width();
        m_heldHeight = heightForWidth(rect.width());
    }
    const QRect inside = rect.marginsRemoved(contentsMargins());
    int top = inside.top();
    for (const Line &line : linesFor(inside.width())) {
        place(line, {inside.left(), top, inside.width(), line.height});
        top += line.height + spacing();
    }
}

void FlowLayout::place(const Line &line, const QRect &row) const
{
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int left = row.left();
    bool isAtEnd = false;
    for (qsizetype i = 0; i < line.items.size(); ++i) {
        if (!isAtEnd && line.items.at(i)->alignment().testFlag(Qt::AlignRight)) {
            left += std::max(0, row.width() - line.width);
            isAtEnd = true;
        }
        const QSize size = line.sizes.at(i);
        const QRect at(left, row.top() + (row.height() - size.height()) / 2, size.width(),
                       size.height());
        line.items.at(i)->setGeometry(QStyle::visualRect(direction, row, at));
        left += size.width() + spacing();
    }
}

} // namespace poolwarden
