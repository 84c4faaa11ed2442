// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace poolwarden {

/// Where everything stands in an XML text: elements, attributes and pieces of text with their exact
/// places, so that one value can be replaced and every other character stays. No XML library keeps
/// the place of an attribute, and writing a tree out again would change quotes, attribute order,
/// white space and character references all over the text.
///
/// Only for text that libxml2 has found well-formed and that has no document type declaration: what
/// that implies is not checked again.
class XmlOutline
{
public:
    struct Attribute {
        QString name;  ///< as written, with its prefix
        QString local; ///< as in Element; of a declaration of a namespace: none
        QString value; ///< references resolved, white space normalised
        qsizetype begin = 0;
        qsizetype end = 0; ///< behind the closing quote
        qsizetype valueBegin = 0;
        qsizetype valueEnd = 0;
    };

    struct Element {
        QString name; ///< as written, with its prefix
        QString
            local; ///< without the prefix, if that is declared; else as libxml2 has it: all of it
        QString namespaceUri;
        int parent = -1;
        qsizetype begin = 0;
        qsizetype startTagEnd = 0; ///< behind the '>' of the start tag
        qsizetype contentEnd = 0;  ///< where the end tag begins; for <a/> the same as startTagEnd
        qsizetype end = 0;
        bool selfClosing = false;
        std::vector<Attribute> attributes;
        std::vector<int> declarations; ///< of attributes, those that declare namespaces
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

    [[nodiscard]] const QString &text() const { return m_text; }
    /// In document order; the first is the root. Never empty for well-formed text.
    [[nodiscard]] const std::vector<Element> &elements() const { return m_elements; }
    [[nodiscard]] const Element &element(int index) const { return m_elements[std::size_t(index)]; }
    /// All between tags, in document order.
    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }

    /// Children of that name and namespace ("" for none), in document order.
    [[nodiscard]] std::vector<int> children(int parent, QStringView namespaceUri,
                                            QStringView local) const;
    /// All text inside, that of descendants too: XPath's string().
    [[nodiscard]] QString textOf(int element) const;
    /// The pieces inside an element, those of its descendants too.
    [[nodiscard]] std::vector<Piece> piecesOf(int element) const;
    /// From 1.
    [[nodiscard]] int lineAt(qsizetype offset) const;
    /// The prefix, possibly "", by which a child of this element can be put into the namespace.
    [[nodiscard]] std::optional<QString> prefixFor(int element, QStringView namespaceUri) const;
    /// What a prefix stands for inside this element; none: not declared.
    [[nodiscard]] std::optional<QString> namespaceOf(int element, QStringView prefix) const;

    /// With references and line ends resolved.
    [[nodiscard]] static QString decodedText(QStringView raw);
    [[nodiscard]] static QString decodedAttribute(QStringView raw);
    /// For writing. What XML cannot carry becomes U+FFFD.
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

/// The text of an XML file or message. libvirt reads UTF-8 whatever the declaration says, so that
/// comes first; bytes that are no UTF-8, which libvirt refuses, are decoded as they declare. The
/// declaration is changed to UTF-8, which is what the text will be written in.
[[nodiscard]] QString xmlTextFromBytes(const QByteArray &xml);
/// The same for text that is already decoded: whatever its declaration says, it is Unicode.
[[nodiscard]] QString xmlTextDeclaredAsUtf8(const QString &text);

} // namespace poolwarden
