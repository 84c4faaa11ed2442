// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/unverifiedtext.h"

#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringList>

namespace poolwarden::findingtext {

namespace {

struct UnverifiedTextTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

constexpr qsizetype mostNamed = 20;

/// The values as spelled, each once, in the order of the pools.
QStringList valuesOf(const std::vector<Finding> &questions)
{
    QStringList values;
    QSet<QString> seen;
    for (const Finding &question : questions) {
        QString value = QString::fromStdString(question.spelled);
        if (!seen.contains(value)) {
            seen.insert(value);
            values.append(std::move(value));
        }
    }
    return values;
}

} // namespace

QString unverifiedPlaces(const std::vector<Finding> &questions, const QString &host)
{
    return UnverifiedTextTr::tr("%n place(s) on %1", "storage whose links cannot be read",
                                int(valuesOf(questions).size()))
        .arg(isolated(host));
}

QString unverifiedHeadline(const std::vector<Finding> &questions, const QString &host)
{
    return UnverifiedTextTr::tr("It is not known whether %n place(s) on %1 have other names.",
                                nullptr, int(valuesOf(questions).size()))
        .arg(isolated(host));
}

QString unverifiedReason(const std::vector<Finding> &questions)
{
    const QStringList values = valuesOf(questions);
    QStringList named;
    for (const QString &value : values.mid(0, mostNamed))
        named.append(UnverifiedTextTr::tr("“%1”", "a path").arg(isolated(value)));
    const QString list = named.join(UnverifiedTextTr::tr(", ", "between paths"));
    const auto others = int(values.size() - named.size());
    if (others > 0)
        return UnverifiedTextTr::tr(
                   "Links and mounts of another machine are not known here: %1 and %n other(s).",
                   nullptr, others)
            .arg(list);
    return UnverifiedTextTr::tr("Links and mounts of another machine are not known here: %1.")
        .arg(list);
}

QString unverifiedConsequence()
{
    return UnverifiedTextTr::tr(
        "Check on the host that none of them leads to storage of another pool.");
}

QString unverifiedExplanation(const std::vector<Finding> &questions, const QString &host)
{
    return QStringList{unverifiedHeadline(questions, host), unverifiedReason(questions),
                       unverifiedConsequence()}
        .join(u' ');
}

} // namespace poolwarden::findingtext
