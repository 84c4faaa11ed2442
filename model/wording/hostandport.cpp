// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/hostandport.h"

#include <QRegularExpression>

#include <algorithm>

namespace poolwarden {

std::optional<HostAndPort> hostAndPort(const QString &value)
{
    static const QRegularExpression both(
        QStringLiteral("^\\s*(?:\\[([0-9a-fA-F:.]+(?:%[^\\]\\s]+)?)\\]|([^\\s:/\\[\\]@,]+))"
                       ":([0-9]{1,5})(?:,[0-9]+)?\\s*$"));
    const QRegularExpressionMatch match = both.match(value);
    const int port = match.captured(3).toInt();
    if (!match.hasMatch() || port < 1 || port > 65535)
        return std::nullopt;
    return HostAndPort{match.captured(1) + match.captured(2), QString::number(port)};
}

std::optional<HostAndDir> hostAndDir(const QString &value)
{
    static const QRegularExpression both(
        QStringLiteral("^\\s*(?:\\[([0-9a-fA-F:.]+(?:%[^\\]\\s]+)?)\\]|([^\\s:/\\[\\]@,]+))"
                       ":(/\\S.*?)\\s*$"));
    const QRegularExpressionMatch match = both.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    return HostAndDir{match.captured(1) + match.captured(2), match.captured(3)};
}

bool isPasted(const QString &before, const QString &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype front = 0;
    while (front < shorter && before[front] == after[front])
        ++front;
    qsizetype back = 0;
    while (back < shorter - front
           && before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    return after.size() - front - back > 1;
}

} // namespace poolwarden
