// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/exportnames.h"

namespace poolwarden {

namespace {

/// Most file systems allow 255 bytes; this leaves room for a number and the suffix.
constexpr int maxNameBytes = 200;

bool isUnsafe(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional marks and overrides, zero-width characters
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        // Separators, and characters with a meaning for shells or Windows.
        return QStringView(u"/\\:*?\"<>|").contains(QStringView(QChar::fromUcs4(c)));
    }
}

/// Device names on Windows: a file of such a name cannot be opened there.
bool isReserved(const QString &name)
{
    static const QSet<QString> names{
        QStringLiteral("con"),  QStringLiteral("prn"),  QStringLiteral("aux"),
        QStringLiteral("nul"),  QStringLiteral("com1"), QStringLiteral("com2"),
        QStringLiteral("com3"), QStringLiteral("com4"), QStringLiteral("com5"),
        QStringLiteral("com6"), QStringLiteral("com7"), QStringLiteral("com8"),
        QStringLiteral("com9"), QStringLiteral("lpt1"), QStringLiteral("lpt2"),
        QStringLiteral("lpt3"), QStringLiteral("lpt4"), QStringLiteral("lpt5"),
        QStringLiteral("lpt6"), QStringLiteral("lpt7"), QStringLiteral("lpt8"),
        QStringLiteral("lpt9")};
    return names.contains(name.section(u'.', 0, 0).toLower());
}

/// The file name without its suffix.
QString baseName(const QString &poolName)
{
    QString name;
    for (const uint c : poolName.toUcs4()) {
        if (isUnsafe(c))
            name += u'_';
        else
            name += QStringView(QChar::fromUcs4(c));
    }
    while (name.startsWith(u'.') || name.startsWith(u' ') || name.startsWith(u'-'))
        name.replace(0, 1, u'_');
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.replace(name.size() - 1, 1, u'_');
    while (name.toUtf8().size() > maxNameBytes)
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    if (name.isEmpty())
        name = QStringLiteral("pool");
    return isReserved(name) ? u'_' + name : name;
}

} // namespace

QString ExportNames::take(const QString &poolName)
{
    const QString base = baseName(poolName);
    QString name = base;
    // The folder may be on a file system that ignores case.
    for (int number = 2; m_taken.contains(name.toCaseFolded()); ++number)
        name = base + u'-' + QString::number(number);
    m_taken.insert(name.toCaseFolded());
    return name + QStringLiteral(".xml");
}

void ExportNames::reserve(const QString &fileName)
{
    const QString name = fileName.toCaseFolded();
    m_taken.insert(name.endsWith(QLatin1String(".xml")) ? name.chopped(4) : name);
}

} // namespace poolwarden
