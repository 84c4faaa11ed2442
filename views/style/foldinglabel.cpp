// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/foldinglabel.h"

#include "views/style/labels.h"

#include <QPainter>
#include <QResizeEvent>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>

namespace poolwarden {

FoldingLabel::FoldingLabel(QWidget *parent)
    : QLabel(parent)
{
    labels::wrap(this);
}

int FoldingLabel::wholeHeight(int width) const
{
    // QLabel lays the text out each time, and is asked some ten times for each key in a form.
    if (m_laidOut.text != text())
        m_laidOut = {.text = text(), .heights = {}, .lines = {}};
    const auto known = m_laidOut.heights.constFind(width);
    if (known != m_laidOut.heights.constEnd())
        return *known;
    return *m_laidOut.heights.insert(width, QLabel::heightForWidth(width));
}

int FoldingLabel::linesAt(int width) const
{
    const int line = std::max(1, fontMetrics().lineSpacing());
    return (wholeHeight(width) + line / 2) / line;
}

void FoldingLabel::setMostLines(int lines)
{
    if (lines == m_mostLines)
        return;
    m_mostLines = lines;
    m_laidOut = {};
    updateGeometry();
    update();
}

void FoldingLabel::share(FoldingLabel *first, FoldingLabel *second, int lines)
{
    const int most = second->isHidden() ? lines : std::max(1, lines - 1);
    const int given = std::clamp(first->linesAt(first->width()), 1, most);
    first->setMostLines(given);
    second->setMostLines(std::max(1, lines - given));
}

QSize FoldingLabel::sizeHint() const
{
    return m_mostLines > 0 ? QSize(QLabel::sizeHint().width(), heightForWidth(width()))
                           : QLabel::sizeHint();
}

QSize FoldingLabel::minimumSizeHint() const
{
    return m_mostLines > 0 ? QSize(1, fontMetrics().height()) : QLabel::minimumSizeHint();
}

int FoldingLabel::heightForWidth(int width) const
{
    const int all = wholeHeight(width);
    return m_mostLines > 0 ? std::min(all, m_mostLines * fontMetrics().lineSpacing()) : all;
}

void FoldingLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (event->size().width() == event->oldSize().width())
        return;
    m_laidOut = {};
    Q_EMIT widthChanged();
}

void FoldingLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LayoutDirectionChange)
        m_laidOut = {};
    QLabel::changeEvent(event);
}

void FoldingLabel::paintEvent(QPaintEvent *event)
{
    const QRect room = contentsRect();
    if (m_mostLines == 0 || linesAt(room.width()) <= m_mostLines) {
        QLabel::paintEvent(event);
        return;
    }
    if (m_laidOut.lines.isEmpty())
        m_laidOut.lines = foldedLines(room.width());
    QPainter painter(this);
    for (qsizetype i = 0; i < m_laidOut.lines.size(); ++i)
        style()->drawItemText(&painter, room.translated(0, int(i) * fontMetrics().lineSpacing()),
                              Qt::AlignLeading | Qt::AlignTop | Qt::TextSingleLine, palette(),
                              isEnabled(), m_laidOut.lines.at(i), foregroundRole());
}

QStringList FoldingLabel::foldedLines(int width) const
{
    QTextOption option(Qt::AlignLeading);
    option.setTextDirection(layoutDirection());
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const QString whole = text().simplified();
    QTextLayout layout(whole, font());
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    qsizetype begin = 0;
    while (lines.size() + 1 < m_mostLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        lines.append(whole.mid(line.textStart(), line.textLength()));
        begin = line.textStart() + line.textLength();
    }
    layout.endLayout();
    lines.append(fontMetrics().elidedText(whole.mid(begin), Qt::ElideRight, width));
    return lines;
}

} // namespace poolwarden
