// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/svgforrenderer.h"

#include "model/map/svgparts.h"

#include <QFont>
#include <QFontMetricsF>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace poolwarden {

namespace {

/// As QSvgRenderer draws such a text.
qreal drawnWidth(const QString &text, bool isTitle)
{
    constexpr int measured = 100; // pixels; metrics of a small font are rounded
    QFont font(QStringLiteral("sans-serif"));
    font.setPixelSize(measured);
    font.setWeight(isTitle ? QFont::DemiBold : QFont::Normal);
    return QFontMetricsF(font).horizontalAdvance(text)
           * (isTitle ? svgparts::titlePixels : svgparts::detailPixels) / measured;
}

} // namespace

QByteArray svgForRenderer(const QString &svg)
{
    QByteArray result;
    QXmlStreamReader reader(svg);
    QXmlStreamWriter writer(&result);
    while (!reader.atEnd()) {
        reader.readNext();
        const QXmlStreamAttributes attributes = reader.attributes();
        if (!reader.isStartElement() || !attributes.hasAttribute(QLatin1String("textLength"))) {
            if (reader.tokenType() != QXmlStreamReader::Invalid)
                writer.writeCurrentToken(reader);
            continue;
        }
        const qreal room = attributes.value(QLatin1String("textLength")).toDouble();
        const qreal x = attributes.value(QLatin1String("x")).toDouble();
        const bool isTitle = attributes.value(QLatin1String("class")) == QLatin1String("pw-t");
        writer.writeStartElement(reader.namespaceUri().toString(), reader.name().toString());
        for (const QXmlStreamAttribute &attribute : attributes) {
            if (attribute.name() != QLatin1String("textLength")
                && attribute.name() != QLatin1String("lengthAdjust"))
                writer.writeAttribute(attribute);
        }
        const QString text = reader.readElementText();
        if (const qreal width = drawnWidth(text, isTitle); width > room) {
            const qreal scale = room / width;
            writer.writeAttribute(QStringLiteral("transform"),
                                  QStringLiteral("matrix(%1 0 0 1 %2 0)")
                                      .arg(scale, 0, 'f', 4)
                                      .arg(x * (1 - scale), 0, 'f', 2));
        }
        writer.writeCharacters(text);
        writer.writeEndElement();
    }
    return reader.hasError() ? svg.toUtf8() : result;
}

} // namespace poolwarden
