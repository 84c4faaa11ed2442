// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/filename.h"

#include <QStringDecoder>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr char16_t firstEscape = 0xdc80;
constexpr char16_t lastEscape = 0xdcff;

/// The length in bytes of the UTF-8 character at `at`; 0 if there is no valid one.
std::size_t characterAt(const std::string &bytes, std::size_t at)
{
    constexpr std::size_t longest = 4;
    for (std::size_t size = 1; size <= std::min(longest, bytes.size() - at); ++size) {
        QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString one =
            utf8.decode(QByteArrayView(bytes.data() + at, static_cast<qsizetype>(size)));
        if (!utf8.hasError() && !one.isEmpty())
            return size;
    }
    return 0;
}

bool isEscape(QChar c, QChar before)
{
    return c.unicode() >= firstEscape && c.unicode() <= lastEscape && !before.isHighSurrogate();
}

} // namespace

QString textOfFileName(const std::string &bytes)
{
    QString text;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t size = characterAt(bytes, at);
        if (size == 0) {
            const auto byte = static_cast<unsigned char>(bytes[at++]);
            text += QChar(static_cast<char16_t>(0xdc00 + byte));
            continue;
        }
        text += QString::fromUtf8(bytes.data() + at, static_cast<qsizetype>(size));
        at += size;
    }
    return text;
}

std::string bytesOfFileName(const QString &text)
{
    std::string bytes;
    qsizetype copied = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isEscape(text.at(at), at > 0 ? text.at(at - 1) : QChar()))
            continue;
        bytes += QStringView(text).sliced(copied, at - copied).toUtf8().toStdString();
        bytes += static_cast<char>(text.at(at).unicode() - 0xdc00);
        copied = at + 1;
    }
    return bytes + QStringView(text).sliced(copied).toUtf8().toStdString();
}

QString shownFileName(const std::string &bytes)
{
    QString shown;
    QChar before;
    const QString text = textOfFileName(bytes);
    for (const QChar c : text) {
        if (isEscape(c, before))
            shown += QStringLiteral("\\x%1").arg(c.unicode() - 0xdc00, 2, 16, QLatin1Char('0'));
        else
            shown += c;
        before = c;
    }
    return shown;
}

} // namespace poolwarden
