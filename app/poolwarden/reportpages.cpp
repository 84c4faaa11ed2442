// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/reportpages.h"

#include "app/poolwarden/svgforrenderer.h"
#include "model/report/printedreport.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace poolwarden {

namespace {

struct ReportPagesTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::ReportPages)
};

constexpr qreal pointSize = 9.5;
constexpr qreal titleSize = 14;
constexpr qreal footPoints = 22;

/// All that is needed to paint a page.
struct Sheet {
    QPainter *painter = nullptr;
    QSizeF page; ///< without its foot
    qreal foot = 0;
    QFont font;
    int pages = 0;

    void addFoot(int number) const
    {
        painter->setFont(font);
        painter->setPen(Qt::darkGray);
        painter->drawText(QRectF(0, page.height(), page.width(), foot),
                          Qt::AlignBottom | Qt::AlignRight,
                          ReportPagesTr::tr("Page %1 of %2").arg(number).arg(pages));
    }
};

void addMap(const Sheet &sheet, QSvgRenderer *map)
{
    QFont font = sheet.font;
    font.setPointSizeF(titleSize);
    font.setBold(true);
    sheet.painter->setFont(font);
    sheet.painter->setPen(Qt::black);
    const qreal top = 2 * QFontMetricsF(font, sheet.painter->device()).height();
    sheet.painter->drawText(QRectF(0, 0, sheet.page.width(), top), Qt::AlignTop | Qt::AlignLeft,
                            ReportPagesTr::tr("Map of the storage"));
    const QSizeF size =
        QSizeF(map->defaultSize())
            .scaled(sheet.page.width(), sheet.page.height() - top, Qt::KeepAspectRatio);
    map->render(sheet.painter, QRectF(QPointF(0, top), size));
}

} // namespace

void keepHeadings(QTextDocument *text, qreal pageHeight)
{
    const QAbstractTextDocumentLayout *layout = text->documentLayout();
    const auto pageOf = [layout, pageHeight](const QTextBlock &block) {
        return int(layout->blockBoundingRect(block).top() / pageHeight);
    };
    for (QTextBlock block = text->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        QTextBlock next = block.next();
        while (next.isValid() && next.blockFormat().headingLevel() > 0)
            next = next.next();
        if (!next.isValid() || pageOf(next) == pageOf(block))
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
    }
}

ReportPages::ReportPages(const check::Report &report)
    : m_report(report)
{
}

QString ReportPages::paint(QPagedPaintDevice *device) const
{
    QPainter painter;
    if (!painter.begin(device))
        return ReportPagesTr::tr("The printer cannot be used.");
    const int dots = device->logicalDpiY();
    const QSizeF paper = device->pageLayout().paintRectPixels(dots).size().toSizeF();
    Sheet sheet{.painter = &painter, .page = paper, .foot = footPoints * dots / 72, .font = {}};
    sheet.page.rheight() -= sheet.foot;

    QTextDocument text;
    text.setUndoRedoEnabled(false);
    text.documentLayout()->setPaintDevice(device);
    sheet.font = text.defaultFont();
    sheet.font.setPointSizeF(pointSize);
    text.setDefaultFont(sheet.font);
    text.setDocumentMargin(0);
    text.setPageSize(sheet.page);
    text.setHtml(check::printedReport(m_report));
    keepHeadings(&text, sheet.page.height());
    QSvgRenderer map;
    const bool hasMap = !m_report.map.isEmpty() && map.load(svgForRenderer(m_report.map));
    sheet.pages = text.pageCount() + (hasMap ? 1 : 0);

    for (int number = 1; number <= sheet.pages; ++number) {
        if (number > 1 && !device->newPage())
            return ReportPagesTr::tr("The printer gave up.");
        painter.save();
        if (number <= text.pageCount()) {
            QAbstractTextDocumentLayout::PaintContext context;
            context.clip = QRectF(QPointF(0, (number - 1) * sheet.page.height()), sheet.page);
            context.palette.setColor(QPalette::Text, Qt::black);
            painter.translate(0, -context.clip.top());
            painter.setClipRect(context.clip);
            text.documentLayout()->draw(&painter, context);
        } else {
            addMap(sheet, &map);
        }
        painter.restore();
        sheet.addFoot(number);
    }
    return painter.end() ? QString() : ReportPagesTr::tr("The printer gave up.");
}

} // namespace poolwarden
