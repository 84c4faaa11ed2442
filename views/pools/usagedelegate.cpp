// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pools/usagedelegate.h"

#include "model/tables/pooltablemodel.h"
#include "views/style/colours.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace poolwarden {

namespace {

constexpr int padding = 6;
constexpr int barHeight = 7;
constexpr int smallestBar = 24;
constexpr double nearlyFull = 0.9;

} // namespace

void UsageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const QVariant ratio = index.data(PoolTableModel::UsageRatioRole);
    if (!ratio.isValid())
        return;

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group =
        item.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor text_colour =
        item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QRect inner = item.rect.adjusted(padding, 0, -padding, 0);
    const int textWidth = item.fontMetrics.horizontalAdvance(QStringLiteral("100%"));

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(item.font);
    painter->setPen(text_colour);
    QRect textRect = inner;
    textRect.setLeft(inner.right() - textWidth);
    painter->drawText(textRect, Qt::AlignRight | Qt::AlignVCenter, text);

    QRectF bar(inner.left(), inner.center().y() - barHeight / 2.0 + 1,
               inner.width() - textWidth - padding, barHeight);
    if (bar.width() >= smallestBar) {
        const double value = std::clamp(ratio.toDouble(), 0.0, 1.0);
        QColor groove = text_colour;
        groove.setAlphaF(0.16F);
        QColor fill = selected ? text_colour : item.palette.color(group, QPalette::Highlight);
        if (!selected && value >= nearlyFull)
            fill = colours::sign(item.palette, Severity::Warning);
        painter->setPen(Qt::NoPen);
        painter->setBrush(groove);
        painter->drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
        bar.setWidth(std::max<double>(bar.width() * value, value > 0 ? barHeight : 0));
        painter->setBrush(fill);
        painter->drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    }
    painter->restore();
}

QSize UsageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const int textWidth = option.fontMetrics.horizontalAdvance(QStringLiteral("100%"));
    size.setWidth(std::max(size.width(), textWidth + 64 + 3 * padding));
    return size;
}

} // namespace poolwarden
