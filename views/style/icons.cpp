// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/icons.h"

#include "views/style/colours.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPaintEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// The resources are in a static library; without this call they would not be linked.
static bool initialised()
{
    Q_INIT_RESOURCE(icons);
    return true;
}

namespace poolwarden::icons {

namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(":/poolwarden/icons/%1.svg").arg(name);
}

/// Draws an SVG with named colours: currentColor, and the @words below.
class PaletteIconEngine final : public QIconEngine
{
public:
    explicit PaletteIconEngine(QString name)
        : m_name(std::move(name))
    {
        QFile file(pathOf(m_name));
        if (file.open(QIODevice::ReadOnly))
            m_source = file.readAll();
    }

    // Lists paint the same icons again and again: on a screen from the cache, on paper by its lines.
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const QPaintEngine *engine = painter->paintEngine();
        if (!engine || engine->type() != QPaintEngine::Raster
            || painter->worldTransform().type() > QTransform::TxTranslate) {
            render(painter, rect, mode);
            return;
        }
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap drawn = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QString key = QStringLiteral("poolwarden-icon-%1-%2x%3-%4-%5")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(int(mode))
                                .arg(QGuiApplication::palette().cacheKey());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        render(&painter, QRect(QPoint(0, 0), size), mode);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new PaletteIconEngine(m_name); }
    [[nodiscard]] QString key() const override { return QStringLiteral("poolwarden"); }
    [[nodiscard]] bool isNull() override { return m_source.isEmpty(); }

private:
    void render(QPainter *painter, const QRect &rect, QIcon::Mode mode) const
    {
        QSvgRenderer renderer(coloured(mode));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, QRectF(rect));
    }
    [[nodiscard]] QByteArray coloured(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        QColor line = palette.color(QPalette::Active, QPalette::WindowText);
        if (mode == QIcon::Disabled)
            line = palette.color(QPalette::Disabled, QPalette::WindowText);
        else if (mode == QIcon::Selected)
            line = palette.color(QPalette::Active, QPalette::HighlightedText);
        const auto name = [](const QColor &colour) { return colour.name().toLatin1(); };
        QByteArray svg = m_source;
        svg.replace("currentColor", name(line));
        svg.replace("@error", name(colours::sign(palette, Severity::Error)));
        svg.replace("@warning", name(colours::sign(palette, Severity::Warning)));
        svg.replace("@info", name(colours::sign(palette, Severity::Info)));
        svg.replace("@active", name(mode == QIcon::Selected ? line : colours::active(palette)));
        svg.replace("@muted", name(mode == QIcon::Selected ? line : colours::muted(palette)));
        svg.replace("@ink", colours::isDark(palette) ? "#1a1a1a" : "#ffffff");
        return svg;
    }

    QString m_name;
    QByteArray m_source;
};

} // namespace

QIcon named(const QString &name)
{
    static const bool ready = initialised();
    if (ready && QFile::exists(pathOf(name)))
        return QIcon(new PaletteIconEngine(name));
    return QIcon::fromTheme(name);
}

QIcon sign(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return named(QStringLiteral("sign-error"));
    case Severity::Warning:
        return named(QStringLiteral("sign-warning"));
    case Severity::Info:
        break;
    }
    return named(QStringLiteral("sign-info"));
}

} // namespace poolwarden::icons
