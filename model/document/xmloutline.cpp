// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/xmloutline.h"

#include <QList>

#include <algorithm>

namespace poolwarden {

namespace {

quint64 &countOfOutlines()
{
    thread_local quint64 count = 0;
    return count;
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// The place behind the next occurrence of `what`, or the end of the text.
qsizetype behind(const QString &text, QStringView what, qsizetype from)
{
    const qsizetype found = text.indexOf(what, from);
    return found < 0 ? text.size() : found + what.size();
}

/// Decodes the reference at raw[at] == '&': appends its character and returns the place behind it.
qsizetype decodeReference(QStringView raw, qsizetype at, QString &out)
{
    const qsizetype semicolon = raw.indexOf(u';', at);
    if (semicolon < 0) {
        out += raw.at(at);
        return at + 1;
    }
    const QStringView name = raw.sliced(at + 1, semicolon - at - 1);
    if (name.startsWith(u'#')) {
        const bool hex = name.size() > 1 && name.at(1) == u'x';
        bool ok = false;
        const uint code = name.sliced(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10);
        if (ok && code <= QChar::LastValidCodePoint)
            out += QStringView(QChar::fromUcs4(code));
    } else if (name == u"lt") {
        out += u'<';
    } else if (name == u"gt") {
        out += u'>';
    } else if (name == u"amp") {
        out += u'&';
    } else if (name == u"quot") {
        out += u'"';
    } else if (name == u"apos") {
        out += u'\'';
    }
    return semicolon + 1;
}

/// XML 1.0, production 2.
bool isXmlChar(char32_t c)
{
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF)
           || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

} // namespace

const XmlOutline::Attribute *XmlOutline::Element::attribute(QStringView qualifiedName) const
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const Attribute &a) { return a.name == qualifiedName; });
    return found == attributes.end() ? nullptr : &*found;
}

quint64 XmlOutline::madeCount()
{
    return countOfOutlines();
}

XmlOutline::XmlOutline(const QString &text)
    : m_text(text)
{
    ++countOfOutlines();
    for (qsizetype at = m_text.indexOf(u'\n'); at >= 0; at = m_text.indexOf(u'\n', at + 1))
        m_lineEnds.push_back(at);
    scan();
}

void XmlOutline::scan()
{
    std::vector<int> open;
    qsizetype at = 0;
    const auto addPiece = [&](Piece::Kind kind, qsizetype begin, qsizetype end) {
        if (!open.empty() && begin < end)
            m_pieces.push_back({kind, begin, end});
    };
    while (at < m_text.size()) {
        const qsizetype tag = m_text.indexOf(u'<', at);
        const qsizetype textEnd = tag < 0 ? m_text.size() : tag;
        addPiece(Piece::Kind::Text, at, textEnd);
        if (tag < 0)
            return;
        const QStringView rest = QStringView(m_text).sliced(tag);
        if (rest.startsWith(u"<!--")) {
            at = behind(m_text, u"-->", tag + 4);
            addPiece(Piece::Kind::Comment, tag, at);
        } else if (rest.startsWith(u"<![CDATA[")) {
            at = behind(m_text, u"]]>", tag + 9);
            addPiece(Piece::Kind::CData, tag, at);
        } else if (rest.startsWith(u"<?")) {
            at = behind(m_text, u"?>", tag + 2);
            addPiece(Piece::Kind::Instruction, tag, at);
        } else if (rest.startsWith(u"</")) {
            at = behind(m_text, u">", tag);
            if (!open.empty()) {
                Element &closed = m_elements[std::size_t(open.back())];
                closed.contentEnd = tag;
                closed.end = at;
                open.pop_back();
            }
        } else {
            at = scanStartTag(tag, open.empty() ? -1 : open.back());
            if (!m_elements.back().selfClosing)
                open.push_back(int(m_elements.size()) - 1);
        }
    }
}

qsizetype XmlOutline::scanStartTag(qsizetype at, int parent)
{
    const auto skipBlanks = [this](qsizetype from) {
        while (from < m_text.size() && isBlank(m_text.at(from)))
            ++from;
        return from;
    };
    const auto skipName = [this](qsizetype from) {
        while (from < m_text.size() && !isBlank(m_text.at(from)) && m_text.at(from) != u'='
               && m_text.at(from) != u'/' && m_text.at(from) != u'>')
            ++from;
        return from;
    };

    Element element;
    element.begin = at;
    element.parent = parent;
    qsizetype place = skipName(at + 1);
    element.name = m_text.sliced(at + 1, place - at - 1);
    for (;;) {
        place = skipBlanks(place);
        if (place >= m_text.size() || m_text.at(place) == u'>' || m_text.at(place) == u'/')
            break;
        Attribute attribute;
        attribute.begin = place;
        const qsizetype nameEnd = skipName(place);
        attribute.name = m_text.sliced(place, nameEnd - place);
        const qsizetype quoteAt = skipBlanks(skipBlanks(nameEnd) + 1);
        if (quoteAt >= m_text.size())
            break;
        attribute.valueBegin = quoteAt + 1;
        attribute.valueEnd =
            std::max(m_text.indexOf(m_text.at(quoteAt), quoteAt + 1), attribute.valueBegin);
        attribute.end = attribute.valueEnd + 1;
        attribute.value = decodedAttribute(QStringView(m_text).sliced(
            attribute.valueBegin, attribute.valueEnd - attribute.valueBegin));
        place = attribute.end;
        if (attribute.name == u"xmlns" || attribute.name.startsWith(u"xmlns:"))
            element.declarations.push_back(int(element.attributes.size()));
        element.attributes.push_back(std::move(attribute));
    }
    element.selfClosing = place < m_text.size() && m_text.at(place) == u'/';
    place = std::min(place + (element.selfClosing ? 2 : 1), m_text.size());
    element.startTagEnd = element.contentEnd = element.end = place;

    const int index = int(m_elements.size());
    m_elements.push_back(std::move(element));
    if (parent >= 0)
        m_elements[std::size_t(parent)].children.push_back(index);
    resolveName(index);
    return place;
}

void XmlOutline::resolveName(int index)
{
    Element &element = m_elements[std::size_t(index)];
    const qsizetype colon = element.name.indexOf(u':');
    const QStringView elementPrefix =
        QStringView(element.name).first(std::max(colon, qsizetype(0)));
    const std::optional<QString> uri = namespaceOf(index, elementPrefix);
    element.namespaceUri = uri.value_or(QString());
    // An undeclared prefix is part of the name for libxml2, and libvirt does not mind.
    element.local = colon < 0 || !uri ? element.name : element.name.sliced(colon + 1);
    for (Attribute &attribute : element.attributes) {
        const qsizetype at = attribute.name.indexOf(u':');
        const QStringView prefix = QStringView(attribute.name).first(std::max(at, qsizetype(0)));
        if (attribute.name == u"xmlns" || prefix == u"xmlns")
            continue;
        attribute.local =
            at < 0 || !namespaceOf(index, prefix) ? attribute.name : attribute.name.sliced(at + 1);
    }
}

std::optional<QString> XmlOutline::namespaceOf(int element, QStringView prefix) const
{
    if (prefix == u"xml")
        return QStringLiteral("http://www.w3.org/XML/1998/namespace");
    const QString name =
        prefix.isEmpty() ? QStringLiteral("xmlns") : QStringLiteral("xmlns:") + prefix.toString();
    for (int at = element; at >= 0; at = this->element(at).parent) {
        const Element &inside = this->element(at);
        for (const int declaration : inside.declarations) {
            const Attribute &attribute = inside.attributes[std::size_t(declaration)];
            if (attribute.name == name)
                return attribute.value;
        }
    }
    return {};
}

std::optional<QString> XmlOutline::prefixFor(int element, QStringView namespaceUri) const
{
    for (int at = element; at >= 0; at = this->element(at).parent) {
        const Element &inside = this->element(at);
        for (const int declaration : inside.declarations) {
            const Attribute &attribute = inside.attributes[std::size_t(declaration)];
            if (attribute.value != namespaceUri)
                continue;
            const QString prefix =
                attribute.name == u"xmlns" ? QString() : attribute.name.sliced(6);
            // A declaration further in may use the prefix for something else.
            if (namespaceOf(element, prefix) == namespaceUri)
                return prefix;
        }
    }
    return {};
}

std::vector<int> XmlOutline::children(int parent, QStringView namespaceUri, QStringView local) const
{
    std::vector<int> found;
    for (const int child : element(parent).children) {
        if (element(child).local == local && element(child).namespaceUri == namespaceUri)
            found.push_back(child);
    }
    return found;
}

std::vector<XmlOutline::Piece> XmlOutline::piecesOf(int index) const
{
    const Element &inside = element(index);
    const auto first =
        std::lower_bound(m_pieces.begin(), m_pieces.end(), inside.startTagEnd,
                         [](const Piece &piece, qsizetype offset) { return piece.begin < offset; });
    const auto last =
        std::lower_bound(first, m_pieces.end(), inside.contentEnd,
                         [](const Piece &piece, qsizetype offset) { return piece.begin < offset; });
    return {first, last};
}

QString XmlOutline::textOf(int index) const
{
    QString text;
    for (const Piece &piece : piecesOf(index)) {
        const QStringView raw = QStringView(m_text).sliced(piece.begin, piece.end - piece.begin);
        if (piece.kind == Piece::Kind::Text)
            text += decodedText(raw);
        else if (piece.kind == Piece::Kind::CData)
            text += raw.sliced(9, raw.size() - 12)
                        .toString()
                        .replace(u"\r\n"_qs, u"\n"_qs)
                        .replace(u'\r', u'\n');
    }
    return text;
}

int XmlOutline::lineAt(qsizetype offset) const
{
    const auto behind = std::lower_bound(m_lineEnds.begin(), m_lineEnds.end(), offset);
    return 1 + int(behind - m_lineEnds.begin());
}

QString XmlOutline::decodedText(QStringView raw)
{
    QString out;
    out.reserve(raw.size());
    for (qsizetype at = 0; at < raw.size();) {
        const QChar c = raw.at(at);
        if (c == u'&') {
            at = decodeReference(raw, at, out);
            continue;
        }
        if (c == u'\r') {
            out += u'\n';
            if (at + 1 < raw.size() && raw.at(at + 1) == u'\n')
                ++at;
        } else {
            out += c;
        }
        ++at;
    }
    return out;
}

QString XmlOutline::decodedAttribute(QStringView raw)
{
    QString out;
    out.reserve(raw.size());
    for (qsizetype at = 0; at < raw.size();) {
        const QChar c = raw.at(at);
        if (c == u'&') {
            at = decodeReference(raw, at, out);
            continue;
        }
        if (c == u'\r' && at + 1 < raw.size() && raw.at(at + 1) == u'\n')
            ++at;
        out += isBlank(c) ? QChar(u' ') : c;
        ++at;
    }
    return out;
}

namespace {

template<typename Escape>
QString encoded(QStringView value, Escape escape)
{
    QString out;
    out.reserve(value.size());
    for (const uint c : value.toUcs4()) {
        if (!isXmlChar(c))
            out += QChar(QChar::ReplacementCharacter);
        else if (const QStringView reference = escape(c); !reference.isEmpty())
            out += reference;
        else
            out += QStringView(QChar::fromUcs4(c));
    }
    return out;
}

} // namespace

QString XmlOutline::encodedText(QStringView value)
{
    return encoded(value, [](char32_t c) -> QStringView {
        switch (c) {
        case U'&':
            return u"&amp;";
        case U'<':
            return u"&lt;";
        case U'>':
            return u"&gt;";
        case U'\r':
            return u"&#13;";
        default:
            return {};
        }
    });
}

QString XmlOutline::encodedAttribute(QStringView value, QChar quote)
{
    return encoded(value, [quote](char32_t c) -> QStringView {
        switch (c) {
        case U'&':
            return u"&amp;";
        case U'<':
            return u"&lt;";
        case U'>':
            return u"&gt;";
        case U'"':
            return quote == u'"' ? u"&quot;" : QStringView();
        case U'\'':
            return quote == u'\'' ? u"&apos;" : QStringView();
        case U'\t':
            return u"&#9;";
        case U'\n':
            return u"&#10;";
        case U'\r':
            return u"&#13;";
        default:
            return {};
        }
    });
}

} // namespace poolwarden
