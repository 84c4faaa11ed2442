// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/malformedtext.h"

#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace poolwarden::findingtext {

namespace {

struct MalformedText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::MalformedText)
};

struct MalformedRow {
    std::string_view id;
    /// %1, %2: names that the parser has told; %3: a line.
    const char *text;
};

const std::array malformedRows{
    MalformedRow{"no-element", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                                 "The XML does not begin with an element. A pool "
                                                 "definition begins with <pool type='…'>.")},
    MalformedRow{"more-behind", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                                  "There is more text behind the end of the "
                                                  "definition. Remove it.")},
    MalformedRow{"bare-ampersand", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                                     "A single & is no XML. Write & as &amp;.")},
    MalformedRow{"bare-less", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                                "The name of the element is missing behind <. If "
                                                "you mean the sign, write < as &lt;.")},
    MalformedRow{"attribute-name",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "In a tag, only attributes such as type='dir' can stand behind "
                                   "the name. Write one, or end the tag with >.")},
    MalformedRow{"no-semicolon", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                                   "Behind & and a name a ; is missing. If you "
                                                   "mean the sign, write & as &amp;.")},
    MalformedRow{"unknown-entity", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                                     "XML has no &%1;. Write the character itself; "
                                                     "write & as &amp;.")},
    MalformedRow{"character-number",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "The number behind &# is no character that XML can have. Write "
                                   "the character itself; write & as &amp;.")},
    MalformedRow{"control-character",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "There is a control character that XML cannot have. Remove "
                                   "it.")},
    MalformedRow{"not-utf8",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "From here on the text is not UTF-8. Save it as UTF-8.")},
    MalformedRow{"less-in-value",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "The closing quote of an attribute is missing before this <. If "
                                   "you mean the sign, write < as &lt;.")},
    MalformedRow{"no-quotes",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "The value of an attribute is not in quotes. Write it as in "
                                   "type='dir'.")},
    MalformedRow{"no-closing-quote",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "The closing quote of an attribute is missing. Write it behind "
                                   "the value.")},
    MalformedRow{"no-value", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                               "The attribute “%1” has no value. Write %1='…'.")},
    MalformedRow{"attribute-twice", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                                      "The tag has the attribute “%1” twice. "
                                                      "Remove one of them.")},
    MalformedRow{"no-space", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                               "A space is missing between two attributes.")},
    MalformedRow{"no-greater",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText", "The > of a tag is missing.")},
    MalformedRow{"other-closing-tag",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "<%1> of line %3 is not closed where </%2> stands. Write </%1> "
                                   "before it.")},
    MalformedRow{"not-closed", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                                 "<%1> of line %3 is not closed. Write </%1> at "
                                                 "its end.")},
    MalformedRow{"comment-not-closed",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "A comment is not closed. Write --> at its end.")},
    MalformedRow{"hyphens-in-comment",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "A comment must not have -- inside. Write one - instead.")},
    MalformedRow{"cdata-not-closed",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "A part that begins with <![CDATA[ is not closed. Write ]]> at "
                                   "its end.")},
    MalformedRow{"cdata-end", QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                                "]]> must not stand in a text. Write ]]&gt;.")},
    MalformedRow{"declaration-not-closed",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "A part that begins with <? is not closed. Write ?> at its "
                                   "end, or remove it.")},
    MalformedRow{"declaration-not-first",
                 QT_TRANSLATE_NOOP("poolwarden::MalformedText",
                                   "<?xml …?> can only stand at the very beginning. Move it there, "
                                   "or remove it.")},
};

/// Behind the parser's message and libvirt's: the id, two names and a line.
QString part(const Refusal &refusal, std::size_t index)
{
    constexpr std::size_t first = 2;
    return first + index < refusal.arguments.size()
               ? QString::fromStdString(refusal.arguments[first + index])
               : QString();
}

} // namespace

QString malformed(const Refusal &refusal)
{
    const std::string id = part(refusal, 0).toStdString();
    const auto *const row = std::ranges::find(malformedRows, id, &MalformedRow::id);
    if (id.empty() || row == malformedRows.end())
        return {};
    QString text = MalformedText::tr(row->text);
    const std::array values{isolated(part(refusal, 1)), isolated(part(refusal, 2)),
                            part(refusal, 3)};
    // Not by arg(): a name may have “%2” in it.
    QString filled;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = i + 1 < text.size() && text[i] == u'%' ? text[i + 1].digitValue() : 0;
        if (number < 1 || number > int(values.size())) {
            filled += text[i];
            continue;
        }
        filled += values[std::size_t(number - 1)];
        ++i;
    }
    return filled;
}

} // namespace poolwarden::findingtext
