// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/xmlplace.h"

#include "model/document/xmloutline.h"

#include <algorithm>

namespace poolwarden {

namespace {

/// How far up an end tag looks for its start tag. A limit, so that text of end tags alone is quick.
constexpr std::size_t mostLevelsClosed = 64;
constexpr std::size_t mostSiblings = 64;
constexpr auto mostOfOneName = 2;

bool isNameChar(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.' || c == u':'
           || c.isSurrogate();
}

bool isTagBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// A tag as views of the text: most tags of a long text are of no interest.
struct RawTag {
    QStringView name;
    qsizetype begin = 0;
    qsizetype nameEnd = 0;
    qsizetype end = 0;
    bool isFinished = false;
    bool isSelfClosing = false;
};

class PlaceScanner
{
public:
    PlaceScanner(const QString &text, qsizetype at)
        : m_text(text)
        , m_at(std::clamp<qsizetype>(at, 0, text.size()))
    {
    }

    XmlPlace scan()
    {
        qsizetype pos = 0;
        m_place.wordBegin = m_place.wordEnd = m_at;
        while (pos <= m_at) {
            const qsizetype open = next(u'<', pos);
            if (m_at <= open) {
                m_place.kind = XmlPlace::Kind::Content;
                break;
            }
            pos = pass(open);
            if (m_found)
                break;
        }
        for (const Frame &frame : m_open)
            m_place.path.push_back(read(frame.tag));
        if (!m_open.empty())
            findSiblings(m_found ? pos : m_at);
        for (const RawTag &tag : m_open.empty() ? m_roots : std::vector<RawTag>())
            m_place.siblings.push_back(read(tag));
        return std::move(m_place);
    }

private:
    struct Frame {
        RawTag tag;
        std::vector<RawTag> children;
    };

    [[nodiscard]] qsizetype next(QChar c, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(c, from);
        return found < 0 ? m_text.size() : found;
    }
    [[nodiscard]] qsizetype behind(QLatin1String what, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(what, from);
        return found < 0 ? m_text.size() + 1 : found + what.size();
    }
    [[nodiscard]] bool is(qsizetype from, QLatin1String what) const
    {
        return QStringView(m_text).sliced(from).startsWith(what);
    }
    [[nodiscard]] qsizetype nameEnd(qsizetype from) const
    {
        while (from < m_text.size() && isNameChar(m_text.at(from)))
            ++from;
        return from;
    }
    [[nodiscard]] bool isInside(qsizetype begin, qsizetype end) const
    {
        return !m_found && begin < m_at && m_at < end;
    }
    /// The end of a comment and the like at `open`; 0: a tag.
    [[nodiscard]] qsizetype endOfOther(qsizetype open) const
    {
        if (is(open, QLatin1String("<!--")))
            return behind(QLatin1String("-->"), open + 4);
        if (is(open, QLatin1String("<![CDATA[")))
            return behind(QLatin1String("]]>"), open + 9);
        if (is(open, QLatin1String("<?")))
            return behind(QLatin1String("?>"), open + 2);
        if (is(open, QLatin1String("<!")))
            return behind(QLatin1String(">"), open + 2);
        return 0;
    }

    /// Reads what begins with the '<' at `open`. Returns the end of it.
    qsizetype pass(qsizetype open)
    {
        if (const qsizetype end = endOfOther(open)) {
            if (isInside(open, end)) {
                m_found = true;
                m_place.kind = XmlPlace::Kind::Elsewhere;
            }
            return end;
        }
        if (is(open, QLatin1String("</")))
            return passEndTag(open);
        const RawTag tag = scanTag(open);
        const bool inside =
            tag.isFinished ? isInside(open, tag.end) : !m_found && open < m_at && m_at <= tag.end;
        if (inside) {
            m_found = true;
            classify(tag);
            return tag.end;
        }
        if (!tag.isFinished || tag.name.isEmpty())
            return tag.end;
        addChild(tag);
        if (!tag.isSelfClosing)
            m_open.push_back({tag, {}});
        return tag.end;
    }

    qsizetype passEndTag(qsizetype open)
    {
        const qsizetype name = open + 2;
        const qsizetype ends = nameEnd(name);
        qsizetype end = ends;
        while (end < m_text.size() && isTagBlank(m_text.at(end)))
            ++end;
        const bool closed = end < m_text.size() && m_text.at(end) == u'>';
        end = closed ? end + 1 : ends;
        if (!m_found && open < m_at && (m_at < end || (m_at <= end && !closed))) {
            m_found = true;
            m_place.kind = m_at < name ? XmlPlace::Kind::Elsewhere : XmlPlace::Kind::EndTag;
            m_place.tag.begin = open;
            m_place.tag.end = end;
            m_place.tag.isFinished = closed;
            m_place.wordBegin = name;
            m_place.wordEnd = ends;
            return end;
        }
        const QStringView closes = QStringView(m_text).sliced(name, ends - name);
        for (std::size_t up = 0; up < std::min(m_open.size(), mostLevelsClosed); ++up) {
            if (m_open[m_open.size() - 1 - up].tag.name != closes)
                continue;
            const std::size_t left = m_open.size() - 1 - up;
            if (m_depth > left)
                m_behind = std::move(m_open[m_depth - 1].children);
            m_open.resize(left);
            break;
        }
        return end;
    }

    [[nodiscard]] RawTag scanTag(qsizetype open) const
    {
        RawTag tag;
        tag.begin = open;
        tag.nameEnd = nameEnd(open + 1);
        tag.name = QStringView(m_text).sliced(open + 1, tag.nameEnd - open - 1);
        qsizetype pos = tag.nameEnd;
        for (; pos < m_text.size(); ++pos) {
            const QChar c = m_text.at(pos);
            if (c == u'<')
                break;
            if (c == u'>') {
                tag.isFinished = true;
                tag.isSelfClosing = pos > open + 1 && m_text.at(pos - 1) == u'/';
                tag.end = pos + 1;
                return tag;
            }
            if (c == u'"' || c == u'\'') {
                const qsizetype close = closingQuote(pos);
                if (close < 0)
                    continue;
                pos = close;
            }
        }
        tag.end = pos;
        return tag;
    }

    /// -1: the value is not finished, for it may not contain '<'.
    [[nodiscard]] qsizetype closingQuote(qsizetype quote) const
    {
        const QChar mark = m_text.at(quote);
        for (qsizetype pos = quote + 1; pos < m_text.size(); ++pos) {
            const QChar c = m_text.at(pos);
            if (c == mark)
                return pos;
            if (c == u'<')
                return -1;
        }
        return -1;
    }

    [[nodiscard]] XmlPlace::Tag read(const RawTag &raw) const
    {
        XmlPlace::Tag tag;
        tag.name = raw.name.toString();
        tag.begin = raw.begin;
        tag.nameEnd = raw.nameEnd;
        tag.end = raw.end;
        tag.isFinished = raw.isFinished;
        tag.isSelfClosing = raw.isSelfClosing;
        for (qsizetype pos = raw.nameEnd; pos < raw.end;) {
            if (!isNameChar(m_text.at(pos))) {
                ++pos;
                continue;
            }
            XmlPlace::Attribute attribute;
            attribute.begin = pos;
            attribute.nameEnd = nameEnd(pos);
            attribute.name = m_text.sliced(pos, attribute.nameEnd - pos);
            pos = attribute.nameEnd;
            qsizetype quote = pos;
            while (quote < raw.end && (isTagBlank(m_text.at(quote)) || m_text.at(quote) == u'='))
                ++quote;
            if (quote < raw.end && quote > pos
                && (m_text.at(quote) == u'"' || m_text.at(quote) == u'\'')) {
                const qsizetype close = closingQuote(quote);
                attribute.isClosed = close >= 0;
                attribute.valueBegin = quote + 1;
                attribute.valueEnd = close;
                if (close < 0) {
                    attribute.valueEnd = attribute.valueBegin;
                    while (attribute.valueEnd < raw.end
                           && !isTagBlank(m_text.at(attribute.valueEnd))
                           && m_text.at(attribute.valueEnd) != u'>'
                           && m_text.at(attribute.valueEnd) != u'/')
                        ++attribute.valueEnd;
                }
                attribute.value = XmlOutline::decodedAttribute(QStringView(m_text).sliced(
                    attribute.valueBegin, attribute.valueEnd - attribute.valueBegin));
                pos = attribute.valueEnd + (attribute.isClosed ? 1 : 0);
            }
            tag.attributes.push_back(std::move(attribute));
        }
        return tag;
    }

    void classify(const RawTag &raw)
    {
        m_place.tag = read(raw);
        if (m_at <= raw.nameEnd) {
            m_place.kind = XmlPlace::Kind::ElementName;
            m_place.wordBegin = raw.begin + 1;
            m_place.wordEnd = raw.nameEnd;
            return;
        }
        m_place.kind = XmlPlace::Kind::InTag;
        for (std::size_t i = 0; i < m_place.tag.attributes.size(); ++i) {
            const XmlPlace::Attribute &attribute = m_place.tag.attributes[i];
            if (attribute.valueBegin >= 0 && attribute.valueBegin <= m_at
                && m_at <= attribute.valueEnd) {
                m_place.kind = XmlPlace::Kind::AttributeValue;
                m_place.attribute = int(i);
                m_place.wordBegin = attribute.valueBegin;
                m_place.wordEnd = attribute.valueEnd;
            } else if (attribute.begin < m_at && m_at <= attribute.nameEnd) {
                m_place.wordBegin = attribute.begin;
                m_place.wordEnd = attribute.nameEnd;
                m_place.attribute = int(i);
            }
        }
    }

    void addChild(const RawTag &tag)
    {
        addTo(m_open.empty() ? m_roots : m_open.back().children, tag);
    }

    static void addTo(std::vector<RawTag> &list, const RawTag &tag)
    {
        if (list.size() < mostSiblings
            && std::count_if(list.begin(), list.end(), [&tag](const RawTag &other) {
                   return other.name == tag.name;
               }) < mostOfOneName)
            list.push_back(tag);
    }

    /// Goes on behind the place to the end of the innermost open element.
    void findSiblings(qsizetype pos)
    {
        std::vector<RawTag> list = std::move(m_open.back().children);
        m_open.back().children.clear();
        m_found = true;
        m_depth = m_open.size();
        while (pos < m_text.size() && m_open.size() >= m_depth) {
            const qsizetype open = next(u'<', pos);
            if (open >= m_text.size())
                break;
            pos = pass(open);
        }
        if (m_open.size() >= m_depth)
            m_behind = std::move(m_open[m_depth - 1].children);
        for (const RawTag &tag : m_behind)
            addTo(list, tag);
        for (const RawTag &tag : list)
            m_place.siblings.push_back(read(tag));
    }

    const QString &m_text;
    qsizetype m_at;
    bool m_found = false;
    XmlPlace m_place;
    std::vector<Frame> m_open;
    std::vector<RawTag> m_roots; ///< before the place; a document has one
    std::size_t m_depth = 0;     ///< of the innermost open element, once the place is found
    std::vector<RawTag> m_behind;
};

} // namespace

const XmlPlace::Attribute *XmlPlace::Tag::attribute(QStringView qualifiedName) const
{
    const auto found =
        std::find_if(attributes.begin(), attributes.end(),
                     [&](const Attribute &attribute) { return attribute.name == qualifiedName; });
    return found == attributes.end() ? nullptr : &*found;
}

XmlPlace XmlPlace::at(const QString &text, qsizetype at)
{
    return PlaceScanner(text, at).scan();
}

} // namespace poolwarden
