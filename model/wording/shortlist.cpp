// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/shortlist.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolwarden {

namespace {

struct ShortListTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::ShortList)
};

constexpr qsizetype mostLines = 4;

/// One more stands where its number would.
qsizetype shownOf(qsizetype count)
{
    return count == mostLines + 1 ? count : std::min(count, mostLines);
}

QString others(qsizetype count)
{
    return ShortListTr::tr("and %n more", nullptr, static_cast<int>(count - mostLines));
}

QStringList firstOf(const QStringList &lines)
{
    QStringList shown = lines.mid(0, shownOf(lines.size()));
    if (lines.size() > shown.size())
        shown << others(lines.size());
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

QString shortRow(std::size_t count, const std::function<QString(std::size_t)> &nameAt)
{
    QStringList shown;
    for (std::size_t i = 0; i < std::size_t(shownOf(qsizetype(count))); ++i)
        shown << nameAt(i);
    if (qsizetype(count) > shown.size())
        shown << others(qsizetype(count));
    return shown.join(QStringLiteral(", "));
}

QString longList(const QStringList &lines)
{
    return lines.size() > shownOf(lines.size()) ? lines.join(u'\n') : QString();
}

QString shortName(const QString &name)
{
    constexpr qsizetype most = 20;
    QString text = name.size() > most ? name.left(most - 1) + u'…' : name;
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace poolwarden
