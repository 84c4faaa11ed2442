// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/severaldefinitions.h"

namespace poolwarden {

namespace {

/// Whether the name of a pool's element begins there: "pool", or that with a prefix.
bool isPoolName(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size()
           && (text.at(end).isLetterOrNumber() || QStringView(u"_-.:").contains(text.at(end))))
        ++end;
    const QStringView name = text.mid(at, end - at);
    return name == QLatin1String("pool") || name.endsWith(QLatin1String(":pool"));
}

/// The place behind the '>' that ends the tag, which does not count in quotes. A tag without one ends at
/// the next '<', which no tag may have.
qsizetype behindTag(QStringView text, qsizetype from)
{
    QChar quote;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'<')
            return i;
        if (quote.isNull() && c == u'>')
            return i + 1;
        if (quote.isNull() && (c == u'"' || c == u'\''))
            quote = c;
        else if (c == quote)
            quote = QChar();
    }
    return text.size();
}

/// Goes through a text and divides it.
class Divider
{
public:
    explicit Divider(const QString &text)
        : m_text(text)
    {
    }

    SeveralDefinitions divide()
    {
        for (qsizetype at = 0; at < m_text.size();) {
            const qsizetype tag = m_text.indexOf(u'<', at);
            if (tag < 0)
                break;
            if (m_begin < 0) {
                if (!m_text.mid(at, tag - at).trimmed().isEmpty())
                    m_lead = -1;
                at = outside(tag);
            } else {
                at = inside(tag);
            }
        }
        if (m_begin >= 0)
            breakOff(m_text.size());
        leave(m_text.size());
        return m_result;
    }

private:
    /// A kind of text in which no tag begins.
    struct Section {
        QLatin1String start;
        QLatin1String end;
        bool isLast =
            false; ///< none of this kind has an end any more: a search for it would go on for ever
    };

    /// The place behind the section that begins at `at`; -1: none begins there, or it does not end.
    qsizetype behindSection(qsizetype at, Section *section) const
    {
        if (section->isLast || !m_text.mid(at).startsWith(section->start))
            return -1;
        const qsizetype found = m_text.indexOf(section->end, at + section->start.size());
        section->isLast = found < 0;
        return found < 0 ? -1 : found + section->end.size();
    }

    /// The same for what may stand before a definition.
    qsizetype behindComment(qsizetype at)
    {
        const qsizetype comment = behindSection(at, &m_comment);
        return comment >= 0 ? comment : behindSection(at, &m_instruction);
    }

    qsizetype outside(qsizetype tag)
    {
        if (const qsizetype comment = behindComment(tag); comment >= 0) {
            if (m_lead < 0)
                m_lead = tag;
            return comment;
        }
        if (!isPoolName(m_text, tag + 1)) {
            m_lead = -1;
            return tag + 1;
        }
        m_begin = m_lead < 0 ? tag : m_lead;
        m_lead = -1;
        m_hasChild = false;
        const qsizetype behind = behindTag(m_text, tag + 1);
        if (m_text.mid(tag, behind - tag).endsWith(QLatin1String("/>")))
            take(behind);
        return behind;
    }

    qsizetype inside(qsizetype tag)
    {
        // The declaration or start tag of the next one: this one has no end tag.
        if (m_text.mid(tag).startsWith(QLatin1String("<?xml ")) || isPoolName(m_text, tag + 1)) {
            breakOff(tag);
            return tag;
        }
        if (const qsizetype comment = behindComment(tag); comment >= 0)
            return comment;
        if (const qsizetype data = behindSection(tag, &m_data); data >= 0)
            return data;
        const QChar next = tag + 1 < m_text.size() ? m_text.at(tag + 1) : QChar();
        const bool ends = next == u'/';
        if (!ends && !next.isLetter() && next != u'_')
            return tag + 1;
        m_hasChild = true;
        const qsizetype behind = behindTag(m_text, tag + (ends ? 2 : 1));
        if (ends && isPoolName(m_text, tag + 2))
            take(behind);
        return behind;
    }

    /// The definition ends before `end`, without an end tag. If nothing is in it, it was a word in a text.
    void breakOff(qsizetype end)
    {
        if (m_hasChild)
            take(end);
        m_begin = -1;
    }

    void take(qsizetype end)
    {
        leave(m_begin);
        const QStringView definition = m_text.mid(m_begin, end - m_begin).trimmed();
        m_result.definitions.append(definition.toString());
        m_result.begins.append(definition.data() - m_text.data());
        m_divided = end;
        m_begin = -1;
    }

    /// What is before `end` and in no definition.
    void leave(qsizetype end)
    {
        const QStringView part = m_text.mid(m_divided, end - m_divided).trimmed();
        if (part.isEmpty())
            return;
        if (!m_result.around.isEmpty())
            m_result.around += u'\n';
        m_result.around += part;
    }

    QStringView m_text;
    Section m_comment{QLatin1String("<!--"), QLatin1String("-->")};
    Section m_instruction{QLatin1String("<?"), QLatin1String("?>")};
    Section m_data{QLatin1String("<![CDATA["), QLatin1String("]]>")};
    SeveralDefinitions m_result;
    qsizetype m_divided = 0; ///< all before it is in the result
    qsizetype m_lead = -1;   ///< of comments that may belong to the next definition
    qsizetype m_begin = -1;  ///< of the definition, or of the comments before it; -1: outside
    bool m_hasChild = false; ///< there is a tag in the definition
};

} // namespace

SeveralDefinitions severalDefinitions(const QString &text)
{
    return Divider(text).divide();
}

} // namespace poolwarden
