// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/mapfile.h"

#include "app/poolwarden/mapcontroller.h"
#include "views/map/mappane.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace poolwarden::mapfile {

bool isOfKind(const QString &path, const char *suffix)
{
    return path.endsWith(QLatin1String(suffix), Qt::CaseInsensitive);
}

QString nameOf(const QString &path)
{
    const bool isKnown = isOfKind(path, ".svg") || isOfKind(path, ".png") || isOfKind(path, ".pdf");
    return isKnown ? path : path + QStringLiteral(".svg");
}

QPalette paper()
{
    return QPalette(Qt::black, Qt::white, Qt::lightGray, Qt::darkGray, Qt::gray, Qt::black,
                    Qt::white, Qt::white, Qt::white);
}

QByteArray page(const MapPane &pane)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setTitle(MapController::tr("Storage map"));
    const QSizeF size = pane.sizeOfPicture();
    pdf.setPageOrientation(size.width() > size.height() ? QPageLayout::Landscape
                                                        : QPageLayout::Portrait);
    QPainter painter(&pdf);
    pane.draw(&painter, pdf.pageLayout().paintRectPixels(pdf.resolution()), paper());
    painter.end();
    return content;
}

} // namespace poolwarden::mapfile
