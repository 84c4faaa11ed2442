// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace poolwarden {

/// The exact places of elements, attributes and pieces of text in an XML text, so that one value
/// can be replaced and every other character stays. No XML library keeps the place of an attribute.
/// Writing a parsed tree would change quotes, attribute order, white space and character references
/// throughout the text.
///
/// Only for well-formed text, as checked by libxml2, without a document type declaration. Nothing
/// of that is checked again.
class XmlOutline
{
public:
    struct Attribute {
        QString name;  ///< as written, with its prefix
        QString local; ///< as in Element; empty for a namespace declaration
        QString value; ///< references resolved, white space normalised
        qsizetype begin = 0;
        qsizetype end = 0; ///< behind the closing quote
        qsizetype valueBegin = 0;
        qsizetype valueEnd = 0;
    };

    struct Element {
        QString name;  ///< as written, with its prefix
        QString local; ///< without the prefix; with it if it is not declared, as in libxml2
        QString namespaceUri;
        int parent = -1;
        qsizetype begin = 0;
        qsizetype startTagEnd = 0; ///< behind the '>' of the start tag
        qsizetype contentEnd = 0;  ///< where the end tag begins; for <a/>: startTagEnd
        qsizetype end = 0;
        bool selfClosing = false;
        std::vector<Attribute> attributes;
        std::vector<int> declarations; ///< indexes of the attributes that declare namespaces
        std::vector<int> children;

        [[nodiscard]] const Attribute *attribute(QStringView qualifiedName) const;
    };

    struct Piece {
        enum class Kind : quint8 { Text, CData, Comment, Instruction };
        Kind kind = Kind::Text;
        qsizetype begin = 0;
        qsizetype end = 0;
        [[nodiscard]] bool isText() const { return kind == Kind::Text || kind == Kind::CData; }
    };

    XmlOutline() = default;
    explicit XmlOutline(const QString &text);

    /// The number of outlines that this thread has made, for tests that limit the cost of a
    /// keystroke.
    [[nodiscard]] static quint64 madeCount();

    [[nodiscard]] const QString &text() const { return m_text; }
    /// In document order; the first is the root. Never empty for well-formed text.
    [[nodiscard]] const std::vector<Element> &elements() const { return m_elements; }
    [[nodiscard]] const Element &element(int index) const { return m_elements[std::size_t(index)]; }
    /// Everything between tags, in document order.
    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }

    /// Children of that name and namespace ("" for none), in document order.
    [[nodiscard]] std::vector<int> children(int parent, QStringView namespaceUri,
                                            QStringView local) const;
    /// All text inside, with that of descendants: XPath's string().
    [[nodiscard]] QString textOf(int element) const;
    /// The pieces inside an element and its descendants.
    [[nodiscard]] std::vector<Piece> piecesOf(int element) const;
    /// Line of an offset, from 1.
    [[nodiscard]] int lineAt(qsizetype offset) const;
    /// The prefix (may be "") that puts a child of this element into the namespace; none: not
    /// declared.
    [[nodiscard]] std::optional<QString> prefixFor(int element, QStringView namespaceUri) const;
    /// The namespace of a prefix inside this element; none: not declared.
    [[nodiscard]] std::optional<QString> namespaceOf(int element, QStringView prefix) const;

    /// Resolves references and line ends.
    [[nodiscard]] static QString decodedText(QStringView raw);
    [[nodiscard]] static QString decodedAttribute(QStringView raw);
    /// For writing. Characters that XML does not allow become U+FFFD.
    [[nodiscard]] static QString encodedText(QStringView value);
    [[nodiscard]] static QString encodedAttribute(QStringView value, QChar quote);

private:
    void scan();
    qsizetype scanStartTag(qsizetype at, int parent);
    void resolveName(int index);

    QString m_text;
    std::vector<Element> m_elements;
    std::vector<Piece> m_pieces;
    std::vector<qsizetype> m_lineEnds;
};

} // namespace poolwarden
