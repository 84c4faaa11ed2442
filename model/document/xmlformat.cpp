// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/xmlformat.h"

#include "model/document/xmloutline.h"

#include <algorithm>
#include <vector>

namespace poolwarden {

namespace {

constexpr int blanksPerLevel = 2;
/// Deeper text is not moved further to the right: its size would grow with the square of its depth.
constexpr int deepestIndent = 64;

bool isBlankPiece(const XmlOutline &outline, const XmlOutline::Piece &piece)
{
    const QStringView text =
        QStringView(outline.text()).sliced(piece.begin, piece.end - piece.begin);
    return piece.kind == XmlOutline::Piece::Kind::Text
           && std::all_of(text.begin(), text.end(), [](QChar c) {
                  return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
              });
}

class XmlFormatter
{
public:
    explicit XmlFormatter(const XmlOutline &outline)
        : m_outline(outline)
        , m_text(outline.text())
        , m_newLine(m_text.contains(QLatin1String("\r\n")) ? QStringLiteral("\r\n")
                                                           : QStringLiteral("\n"))
    {
    }

    QString format()
    {
        const std::vector<XmlOutline::Element> &elements = m_outline.elements();
        if (elements.empty())
            return m_text;
        collectParts();
        m_out.reserve(m_text.size() * 2);
        // What is around the root stays.
        const XmlOutline::Element &root = elements.front();
        qsizetype before = root.begin;
        while (before > 0 && m_text.at(before - 1).isSpace())
            --before;
        if (before > 0)
            m_out += m_text.left(before) + m_newLine;
        write({root.begin, root.end, 0, false}, 0);
        const QStringView behind = QStringView(m_text).sliced(root.end);
        if (behind.trimmed().isEmpty())
            m_out += m_newLine;
        else
            m_out += behind;
        return m_out;
    }

private:
    /// A child, comment or instruction; or text.
    struct Part {
        qsizetype begin = 0;
        qsizetype end = 0;
        int element = -1;
        bool isText = false;
    };

    /// The parts of each element, by its index.
    void collectParts()
    {
        const std::vector<XmlOutline::Element> &elements = m_outline.elements();
        m_parts.resize(elements.size());
        for (std::size_t i = 1; i < elements.size(); ++i)
            m_parts[std::size_t(elements[i].parent)].push_back(
                {elements[i].begin, elements[i].end, int(i), false});
        std::size_t next = 0;
        std::vector<int> open;
        for (const XmlOutline::Piece &piece : m_outline.pieces()) {
            while (next < elements.size() && elements[next].begin < piece.begin)
                open.push_back(int(next++));
            while (!open.empty() && m_outline.element(open.back()).end <= piece.begin)
                open.pop_back();
            if (!open.empty() && !isBlankPiece(m_outline, piece))
                m_parts[std::size_t(open.back())].push_back(
                    {piece.begin, piece.end, -1, piece.isText()});
        }
        for (std::vector<Part> &parts : m_parts)
            std::sort(parts.begin(), parts.end(),
                      [](const Part &a, const Part &b) { return a.begin < b.begin; });
    }

    void write(const Part &part, int level)
    {
        const bool hasOwnLines = part.element >= 0 && isMovable(part.element);
        if (!hasOwnLines) {
            m_out += QStringView(m_text).sliced(part.begin, part.end - part.begin);
            return;
        }
        const XmlOutline::Element &element = m_outline.element(part.element);
        m_out += QStringView(m_text).sliced(element.begin, element.startTagEnd - element.begin);
        for (const Part &child : m_parts[std::size_t(part.element)]) {
            beginLine(level + 1);
            write(child, level + 1);
        }
        beginLine(level);
        m_out += QStringView(m_text).sliced(element.contentEnd, element.end - element.contentEnd);
    }

    /// Whether white space in the element has no meaning, and there is something to put on lines.
    [[nodiscard]] bool isMovable(int index) const
    {
        const std::vector<Part> &parts = m_parts[std::size_t(index)];
        return !parts.empty() && !m_outline.element(index).attribute(u"xml:space")
               && std::none_of(parts.begin(), parts.end(),
                               [](const Part &part) { return part.isText; })
               && std::any_of(parts.begin(), parts.end(),
                              [](const Part &part) { return part.element >= 0; });
    }

    void beginLine(int level)
    {
        m_out += m_newLine;
        m_out += QString(std::min(level, deepestIndent) * blanksPerLevel, u' ');
    }

    const XmlOutline &m_outline;
    const QString &m_text;
    QString m_newLine;
    QString m_out;
    std::vector<std::vector<Part>> m_parts;
};

} // namespace

QString formattedXml(const XmlOutline &outline)
{
    return XmlFormatter(outline).format();
}

} // namespace poolwarden
