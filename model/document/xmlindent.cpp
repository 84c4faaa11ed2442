// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/xmlindent.h"

#include <algorithm>

namespace poolwarden::xmlindent {

namespace {

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t';
}

/// The white space before the element, if it is the first thing on its line.
std::optional<QString> indentOf(const XmlOutline &outline, int element)
{
    const QString &text = outline.text();
    const qsizetype end = outline.element(element).begin;
    qsizetype begin = end;
    while (begin > 0 && isSpace(text.at(begin - 1)))
        --begin;
    if (begin > 0 && text.at(begin - 1) != u'\n')
        return {};
    return text.sliced(begin, end - begin);
}

QString newLine(const QString &text)
{
    const qsizetype at = text.indexOf(u'\n');
    return at > 0 && text.at(at - 1) == u'\r' ? QStringLiteral("\r\n") : QStringLiteral("\n");
}

/// The indentation of a child relative to its parent in this document.
QString unit(const XmlOutline &outline)
{
    const std::vector<XmlOutline::Element> &elements = outline.elements();
    for (std::size_t i = 1; i < elements.size(); ++i) {
        const std::optional<QString> own = indentOf(outline, int(i));
        const std::optional<QString> above = indentOf(outline, elements[i].parent);
        if (own && above && own->size() > above->size() && own->startsWith(*above))
            return own->sliced(above->size());
    }
    return QStringLiteral("  ");
}

/// Skips a comment that follows on the same line: it belongs to what ends at `from`.
qsizetype lineTail(const XmlOutline &outline, qsizetype from, qsizetype limit)
{
    const QString &text = outline.text();
    qsizetype at = from;
    while (at < limit) {
        if (isSpace(text.at(at))) {
            ++at;
        } else if (text.at(at) == u'\n' || text.at(at) == u'\r') {
            return at;
        } else if (QStringView(text).sliced(at).startsWith(u"<!--")) {
            const qsizetype end = text.indexOf(u"-->", at + 4);
            if (QStringView(text).sliced(at, end - at).contains(u'\n'))
                return from;
            at = end + 3;
        } else {
            return from;
        }
    }
    return from;
}

} // namespace

Insertion placeFor(const XmlOutline &outline, int parent, int sibling)
{
    const XmlOutline::Element &owner = outline.element(parent);
    const QStringView content =
        QStringView(outline.text()).sliced(owner.startTagEnd, owner.contentEnd - owner.startTagEnd);
    const QString line = newLine(outline.text());

    std::optional<QString> indent;
    if (sibling >= 0)
        indent = indentOf(outline, sibling);
    for (auto child = owner.children.begin(); !indent && child != owner.children.end(); ++child)
        indent = indentOf(outline, *child);
    const std::optional<QString> outer = indentOf(outline, parent);
    if (!indent && owner.children.empty() && outer
        && (parent == 0 || owner.parent == 0 || indentOf(outline, owner.parent)))
        indent = *outer + unit(outline);

    const qsizetype from = sibling >= 0 ? outline.element(sibling).end : owner.startTagEnd;
    if (!indent)
        return {from, {}, {}};

    Insertion insertion;
    insertion.at = lineTail(outline, from, owner.contentEnd);
    insertion.before = line + *indent;
    if (!content.contains(u'\n'))
        insertion.after = line + outer.value_or(QString());
    return insertion;
}

std::pair<qsizetype, qsizetype> linesOf(const QString &text, qsizetype begin, qsizetype end)
{
    qsizetype lineBegin = begin;
    while (lineBegin > 0 && isSpace(text.at(lineBegin - 1)))
        --lineBegin;
    qsizetype lineEnd = end;
    while (lineEnd < text.size() && isSpace(text.at(lineEnd)))
        ++lineEnd;
    const bool alone = lineBegin > 0 && text.at(lineBegin - 1) == u'\n' && lineEnd < text.size()
                       && (text.at(lineEnd) == u'\n' || text.at(lineEnd) == u'\r');
    if (!alone)
        return {begin, end};
    --lineBegin;
    if (lineBegin > 0 && text.at(lineBegin - 1) == u'\r')
        --lineBegin;
    return {lineBegin, lineEnd};
}

bool isEmptyElement(const XmlOutline &outline, int element)
{
    const XmlOutline::Element &owner = outline.element(element);
    const bool attributes =
        std::any_of(owner.attributes.begin(), owner.attributes.end(), [](const auto &attribute) {
            return attribute.name != u"xmlns" && !attribute.name.startsWith(u"xmlns:");
        });
    if (attributes || !owner.children.empty())
        return false;
    const std::vector<XmlOutline::Piece> pieces = outline.piecesOf(element);
    return std::all_of(pieces.begin(), pieces.end(), [&](const XmlOutline::Piece &piece) {
        return piece.kind == XmlOutline::Piece::Kind::Text
               && QStringView(outline.text())
                      .sliced(piece.begin, piece.end - piece.begin)
                      .trimmed()
                      .isEmpty();
    });
}

qsizetype blanksBefore(const QString &text, qsizetype at)
{
    while (at > 0
           && (isSpace(text.at(at - 1)) || text.at(at - 1) == u'\n' || text.at(at - 1) == u'\r'))
        --at;
    return at;
}

QChar usualQuote(const XmlOutline &outline)
{
    for (const XmlOutline::Element &element : outline.elements()) {
        if (!element.attributes.empty())
            return outline.text().at(element.attributes.front().valueBegin - 1);
    }
    return u'\'';
}

} // namespace poolwarden::xmlindent
