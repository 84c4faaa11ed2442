// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/xmlencoding.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <libxml/encoding.h>

#include <cstddef>
#include <memory>
#include <optional>

namespace poolwarden {

namespace {

struct Declaration {
    qsizetype begin = -1; ///< of the encoding's name
    qsizetype size = 0;
    QString encoding;
};

Declaration declaredEncoding(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(
        "\\A<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']"));
    const QRegularExpressionMatch match = pattern.match(text.left(512));
    if (!match.hasMatch())
        return {};
    return {match.capturedStart(1), match.capturedLength(1), match.captured(1)};
}

bool isUtf8Name(const QString &encoding)
{
    return encoding.compare(QLatin1String("UTF-8"), Qt::CaseInsensitive) == 0
           || encoding.compare(QLatin1String("UTF8"), Qt::CaseInsensitive) == 0;
}

/// Any encoding that libxml2 knows: whatever it accepted can be decoded.
std::optional<QString> decodedByLibxml(const QByteArray &bytes, const QString &encoding)
{
    const std::unique_ptr<xmlCharEncodingHandler, decltype(&xmlCharEncCloseFunc)> handler(
        xmlFindCharEncodingHandler(encoding.toLatin1().constData()), &xmlCharEncCloseFunc);
    if (!handler)
        return {};
    const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> in(
        xmlBufferCreateSize(std::size_t(bytes.size()) + 1), &xmlBufferFree);
    const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> out(xmlBufferCreate(),
                                                                   &xmlBufferFree);
    if (!in || !out)
        return {};
    xmlBufferAdd(in.get(), reinterpret_cast<const xmlChar *>(bytes.constData()), int(bytes.size()));
    if (xmlCharEncInFunc(handler.get(), out.get(), in.get()) < 0)
        return {};
    return QString::fromUtf8(reinterpret_cast<const char *>(xmlBufferContent(out.get())),
                             xmlBufferLength(out.get()));
}

} // namespace

QString xmlTextDeclaredAsUtf8(const QString &text)
{
    const Declaration declaration = declaredEncoding(text);
    if (declaration.begin < 0 || isUtf8Name(declaration.encoding))
        return text;
    QString changed = text;
    return changed.replace(declaration.begin, declaration.size, u"UTF-8"_qs);
}

QString xmlTextFromBytes(const QByteArray &xml)
{
    if (xml.startsWith("\xFF\xFE") || xml.startsWith("\xFE\xFF")) {
        QStringDecoder utf16(QStringDecoder::Utf16);
        const QString text = utf16.decode(xml);
        if (!utf16.hasError())
            return xmlTextDeclaredAsUtf8(text);
    }
    const QByteArray bytes = xml.startsWith("\xEF\xBB\xBF") ? xml.sliced(3) : xml;
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8.decode(bytes);
    if (!utf8.hasError())
        return xmlTextDeclaredAsUtf8(text);
    // libvirt accepts only UTF-8. Show what was meant, so that it can be corrected.
    const Declaration declaration = declaredEncoding(QString::fromLatin1(bytes.left(512)));
    if (declaration.begin >= 0 && !isUtf8Name(declaration.encoding)) {
        if (const std::optional<QString> meant = decodedByLibxml(bytes, declaration.encoding))
            return xmlTextDeclaredAsUtf8(*meant);
    }
    return xmlTextDeclaredAsUtf8(text);
}

} // namespace poolwarden
