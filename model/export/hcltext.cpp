// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/hcltext.h"

#include <QList>

namespace poolwarden::hcl {

namespace {

bool isAsciiLetter(uint c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Printable everywhere, without an effect on the text around it. All other characters are escaped.
bool isShownAsItIs(uint c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString escapedByNumber(uint c)
{
    return c > 0xFFFF ? QStringLiteral("\\U%1").arg(c, 8, 16, QLatin1Char('0'))
                      : QStringLiteral("\\u%1").arg(c, 4, 16, QLatin1Char('0'));
}

} // namespace

QString quoted(const QString &text)
{
    QString out(u'"');
    const QList<uint> characters = text.toUcs4();
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const uint c = characters.at(i);
        const uint previous = i > 0 ? characters.at(i - 1) : 0;
        if (c == u'\n') {
            out += QLatin1String("\\n");
        } else if (c == u'\r') {
            out += QLatin1String("\\r");
        } else if (c == u'\t') {
            out += QLatin1String("\\t");
        } else if (c == u'"' || c == u'\\') {
            out += u'\\';
            out += QChar(c);
        } else if (c == u'{' && (previous == u'$' || previous == u'%')) {
            // "$${" stands for "${". After another "$" it would be ambiguous.
            if (i > 1 && characters.at(i - 2) == previous) {
                out += escapedByNumber(c);
            } else {
                out += QChar(previous);
                out += QChar(c);
            }
        } else if (isShownAsItIs(c)) {
            out += QStringView(QChar::fromUcs4(c));
        } else {
            out += escapedByNumber(c);
        }
    }
    return out + u'"';
}

QString identifier(const QString &text)
{
    QString out;
    for (const uint c : text.toUcs4()) {
        const bool isTaken = isAsciiLetter(c) || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
        out += isTaken ? QChar(c) : QChar(u'_');
    }
    if (out.isEmpty() || (!isAsciiLetter(out.front().unicode()) && out.front() != u'_'))
        out.prepend(QLatin1String("pool_"));
    return out;
}

bool canHold(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C) == text;
}

} // namespace poolwarden::hcl
