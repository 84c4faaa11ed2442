// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/shortlist.h"

#include <QCoreApplication>

namespace poolwarden {

namespace {

struct ShortListTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::ShortList)
};

constexpr qsizetype mostLines = 4;

QStringList firstOf(const QStringList &lines)
{
    QStringList shown = lines.mid(0, mostLines);
    if (lines.size() > mostLines)
        shown << ShortListTr::tr("and %n more", nullptr,
                                 static_cast<int>(lines.size() - mostLines));
    return shown;
}

} // namespace

QString shortList(const QStringList &lines)
{
    return firstOf(lines).join(u'\n');
}

QString shortRow(const QStringList &names)
{
    return firstOf(names).join(QStringLiteral(", "));
}

QString longList(const QStringList &lines)
{
    return lines.size() > mostLines ? lines.join(u'\n') : QString();
}

} // namespace poolwarden
