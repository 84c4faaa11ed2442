// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/svgparts.h"

#include "model/map/svgtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace poolwarden::svgparts {

namespace {

struct Colour {
    const char *name;
    const char *light;
    const char *dark;
};
constexpr Colour colourTable[] = {
    {"back", "#ffffff", "#1b1d21"},    {"frame", "#f4f5f7", "#24272c"},
    {"line", "#6b7280", "#9aa3ad"},    {"text", "#1f2328", "#eceff3"},
    {"muted", "#5b6470", "#aab2bc"},   {"node", "#ffffff", "#2b2f35"},
    {"error", "#b3261e", "#f0938c"},   {"error-pale", "#fdecea", "#45292a"},
    {"warning", "#8a5a00", "#e9bd62"}, {"warning-pale", "#fff5e0", "#433a25"},
    {"info", "#1f5fa8", "#8ebcf0"},    {"info-pale", "#eaf2fb", "#27374a"},
    {"ink", "#ffffff", "#1b1d21"},
};

/// Style sheets of SVG viewers seldom know variables and media; those of browsers do.
QString variables(bool isDark)
{
    QString list;
    for (const Colour &colour : colourTable)
        list += (list.isEmpty() ? QStringLiteral("--pw-") : QStringLiteral(";--pw-"))
                + QLatin1String(colour.name) + u':'
                + QLatin1String(isDark ? colour.dark : colour.light);
    return list;
}

/// "@" stands before a class, "$" before a colour.
constexpr auto rules =
    "@b{fill:$back}"
    "@f{fill:$frame;stroke:$line;stroke-opacity:.4}"
    "@n{fill:$node;stroke:$line;stroke-width:1}"
    "@l{fill:none;stroke:$line;stroke-width:1.1}"
    "@t{fill:$text;font-weight:600}"
    "@s{fill:$muted;font-size:10.5px;font-weight:400}"
    "@d{stroke-dasharray:5 3}@o{stroke-dasharray:1.5 3}"
    "@n.pw-e{fill:$error-pale;stroke:$error;stroke-width:2.6}"
    "@n.pw-w{fill:$warning-pale;stroke:$warning;stroke-width:2.6}"
    "@n.pw-i{fill:$info-pale;stroke:$info;stroke-width:1.4}"
    "@l.pw-e{stroke:$error;stroke-width:2.6}"
    "@l.pw-w{stroke:$warning;stroke-width:2.2}"
    "@l.pw-i{stroke:$info;stroke-width:1.4}"
    "@g.pw-e{fill:$error}@g.pw-w{fill:$warning}@g.pw-i{fill:$info}@g.pw-a{fill:$muted}"
    "@v{fill:$line;fill-opacity:.3}@v.pw-e{fill:$error}@v.pw-w{fill:$warning}"
    "@v.pw-i{fill:$info}@u{fill:$text}@y{fill:none;stroke:$text}"
    "@k{fill:$ink;font-weight:700;font-size:11px;text-anchor:middle}";

} // namespace

QString escaped(QString text)
{
    for (QChar &c : text) {
        const char16_t code = c.unicode();
        if ((code < 0x20 && code != u'\n' && code != u'\t') || code == 0xfffe || code == 0xffff)
            c = QChar::ReplacementCharacter;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair =
            text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text.toHtmlEscaped();
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString pathOf(const MapOutline &outline)
{
    QString d;
    for (const MapStep &step : outline) {
        d += QLatin1Char(step.kind);
        const int count = step.kind == 'C' ? 3 : step.kind == 'Z' ? 0 : 1;
        for (int i = 0; i < count; ++i)
            d += (i ? QStringLiteral(" ") : QString()) + number(step.points[std::size_t(i)].x)
                 + u' ' + number(step.points[std::size_t(i)].y);
    }
    return d;
}

QString pathOf(const MapCurve &curve)
{
    QString d;
    for (std::size_t i = 0; i < curve.size(); ++i)
        d += QLatin1String(i == 0   ? "M"
                           : i == 1 ? "C"
                                    : " ")
             + number(curve[i].x) + u' ' + number(curve[i].y);
    return d;
}

QString textElement(bool isTitle, const QString &text, double x, double y, double room)
{
    const SvgText line = fitted(text, isTitle ? titlePixels : detailPixels, isTitle, room);
    // Each text is made by itself: a name could hold a "%2".
    QString svg = QStringLiteral("<text class=\"%1\" x=\"%2\" y=\"%3\"")
                      .arg(QLatin1String(isTitle ? "pw-t" : "pw-s"), number(x), number(y));
    if (line.width > 0)
        svg += QStringLiteral(" textLength=\"%1\" lengthAdjust=\"spacingAndGlyphs\"")
                   .arg(number(line.width));
    return svg + u'>' + escaped(line.text) + QStringLiteral("</text>");
}

QString severityClass(const std::optional<Severity> &severity)
{
    if (!severity)
        return {};
    return *severity == Severity::Error     ? QStringLiteral(" pw-e")
           : *severity == Severity::Warning ? QStringLiteral(" pw-w")
                                            : QStringLiteral(" pw-i");
}

QString style(SvgColours colours)
{
    QString css = QLatin1String(rules);
    const bool isPlain = colours != SvgColours::AsWanted;
    // In a page the classes are those of the map alone.
    css.replace(u'@', isPlain ? QStringLiteral(".pw-") : QStringLiteral(".pw-map .pw-"));
    static const QRegularExpression name(QStringLiteral("\\$([a-z-]+)"));
    QString result;
    qsizetype done = 0;
    for (const QRegularExpressionMatch &match : name.globalMatch(css)) {
        const auto *colour =
            std::ranges::find(colourTable, match.captured(1),
                              [](const Colour &one) { return QLatin1String(one.name); });
        Q_ASSERT(colour != std::end(colourTable));
        result += css.mid(done, match.capturedStart() - done);
        result += isPlain ? QString::fromLatin1(colours == SvgColours::Dark ? colour->dark
                                                                            : colour->light)
                          : QStringLiteral("var(--pw-%1)").arg(QLatin1String(colour->name));
        done = match.capturedEnd();
    }
    result +=
        css.mid(done)
        + QStringLiteral(".pw-map{font-family:%1;font-size:12px}").arg(QLatin1String(svgFonts));
    if (isPlain)
        return result;
    return QStringLiteral(".pw-map{%1}@media (prefers-color-scheme:dark){.pw-map{%2}}")
               .arg(variables(false), variables(true))
           + result;
}

QString acceptedElement(const MapRect &rect)
{
    return QStringLiteral("<path class=\"pw-g pw-a\" d=\"%1\"/><text class=\"pw-k\" x=\"%2\" "
                          "y=\"%3\">✓</text>")
        .arg(pathOf(signOf(Severity::Info, rect)), number(rect.x + rect.width / 2),
             number(rect.y + 12));
}

QString signElement(Severity severity, const MapRect &rect)
{
    return QStringLiteral("<path class=\"pw-g%1\" d=\"%2\"/><text class=\"pw-k\" x=\"%3\" "
                          "y=\"%4\">%5</text>")
        .arg(severityClass(severity), pathOf(signOf(severity, rect)),
             number(rect.x + rect.width / 2),
             number(rect.y + (severity == Severity::Warning ? 14 : 12)),
             QString(severity == Severity::Info ? u'i' : u'!'));
}

} // namespace poolwarden::svgparts
