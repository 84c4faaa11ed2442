// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace poolwarden {

/// Where a place in an XML text is: the open elements around it, and what is being written there. The
/// text need not be well-formed, because it is asked while the user types. A tag that is not finished
/// ends at the next '<'. One pass through the text, without a parser.
struct XmlPlace {
    enum class Kind : std::uint8_t {
        Elsewhere,     ///< in a comment, CDATA or an instruction
        Content,       ///< between tags
        ElementName,   ///< behind '<', in or behind the name
        EndTag,        ///< behind "</"
        InTag,         ///< where an attribute may begin, or in the name of one
        AttributeValue ///< between the quotes
    };

    struct Attribute {
        QString name;
        QString value; ///< references resolved
        qsizetype begin = 0;
        qsizetype nameEnd = 0;
        qsizetype valueBegin = -1; ///< -1: there is no quote
        qsizetype valueEnd = -1;
        bool isClosed = false; ///< the closing quote is there
    };

    struct Tag {
        QString name;
        std::vector<Attribute> attributes;
        qsizetype begin = 0;
        qsizetype nameEnd = 0;
        qsizetype end = 0; ///< behind the start tag
        bool isFinished = false;
        bool isSelfClosing = false;

        /// Null: there is none.
        [[nodiscard]] const Attribute *attribute(QStringView qualifiedName) const;
    };

    Kind kind = Kind::Elsewhere;
    /// The elements that are open at the place, from the root. Without the tag that the place is in.
    std::vector<Tag> path;
    /// The tag that the place is in; has no name elsewhere. Of an end tag only its beginning.
    Tag tag;
    /// The other children of the innermost open element, before and behind the place; outside the root: the
    /// root before it. At most two of one name, and not more than 64.
    std::vector<Tag> siblings;
    /// The name or value that is being written, which a completion replaces.
    qsizetype wordBegin = 0;
    qsizetype wordEnd = 0;
    /// Of an attribute's value, or of the name of one: index into tag.attributes.
    int attribute = -1;

    /// `at` is a place between two characters, from 0 to the size of the text.
    [[nodiscard]] static XmlPlace at(const QString &text, qsizetype at);
};

} // namespace poolwarden
