// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/unseen.h"

#include <QList>

namespace poolwarden {

bool isUnseen(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        // Invisible letters, and variation selectors.
        return c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x034f
               || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff);
    }
}

QString withUnseenShown(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (isUnseen(c) && c != U'\t')
            shown += QStringLiteral("[U+%1]")
                         .arg(static_cast<uint>(c), 4, 16, QLatin1Char('0'))
                         .toUpper();
        else
            shown += QString::fromUcs4(&c, 1);
    }
    return shown;
}

} // namespace poolwarden
