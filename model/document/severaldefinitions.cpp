// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/severaldefinitions.h"

namespace poolwarden {

namespace {

/// The place behind the next `end`, or the end of the text.
qsizetype behind(QStringView text, QLatin1String end, qsizetype from)
{
    const qsizetype at = text.indexOf(end, from);
    return at < 0 ? text.size() : at + end.size();
}

bool beginsName(QStringView text, qsizetype at)
{
    return at < text.size()
           && (text.at(at).isLetter() || text.at(at) == u'_' || text.at(at) == u':');
}

/// The place behind the '>' that ends the tag. A '>' in quotes does not count.
qsizetype behindTag(QStringView text, qsizetype from)
{
    QChar quote;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quote.isNull() && c == u'>')
            return i + 1;
        if (quote.isNull() && (c == u'"' || c == u'\''))
            quote = c;
        else if (c == quote)
            quote = QChar();
    }
    return text.size();
}

} // namespace

SeveralDefinitions severalDefinitions(const QString &text)
{
    SeveralDefinitions result;
    const QStringView view(text);
    qsizetype depth = 0;
    qsizetype begin = -1; // of a definition, or of the comments before it
    QStringList around;
    const auto leave = [&](qsizetype from, qsizetype to) {
        const QString part = view.mid(from, to - from).trimmed().toString();
        if (!part.isEmpty())
            around.append(part);
    };
    for (qsizetype at = 0; at < view.size();) {
        const qsizetype tag = view.indexOf(u'<', at);
        const qsizetype next = tag < 0 ? view.size() : tag;
        // Text between two definitions belongs to neither.
        if (depth == 0 && !view.mid(at, next - at).trimmed().isEmpty()) {
            leave(begin < 0 ? at : begin, next);
            begin = -1;
        }
        if (tag < 0)
            break;
        const QStringView rest = view.mid(tag);
        if (rest.startsWith(QLatin1String("<!--"))) {
            at = behind(view, QLatin1String("-->"), tag + 4);
        } else if (rest.startsWith(QLatin1String("<?"))) {
            at = behind(view, QLatin1String("?>"), tag + 2);
        } else if (depth > 0 && rest.startsWith(QLatin1String("<![CDATA["))) {
            at = behind(view, QLatin1String("]]>"), tag + 9);
        } else if (depth > 0 && rest.startsWith(QLatin1String("</"))) {
            at = behindTag(view, tag + 2);
            if (--depth == 0) {
                result.definitions.append(view.mid(begin, at - begin).toString());
                begin = -1;
            }
            continue;
        } else if (beginsName(view, tag + 1)) {
            at = behindTag(view, tag + 1);
            const bool isEmpty = view.at(at - 1) == u'>' && view.at(at - 2) == u'/';
            if (begin < 0)
                begin = tag;
            if (!isEmpty) {
                ++depth;
            } else if (depth == 0) {
                result.definitions.append(view.mid(begin, at - begin).toString());
                begin = -1;
            }
            continue;
        } else {
            at = tag + 1;
            if (depth == 0) {
                leave(begin < 0 ? tag : begin, at);
                begin = -1;
            }
            continue;
        }
        if (depth == 0 && begin < 0)
            begin = tag;
    }
    if (begin >= 0)
        leave(begin, view.size());
    result.around = around.join(u'\n');
    return result;
}

} // namespace poolwarden
