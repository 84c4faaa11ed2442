// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/htmlpools.h"

#include "model/report/htmltext.h"
#include "model/report/rowfindings.h"
#include "model/wording/findingtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace poolwarden::check {

namespace {

using namespace htmltext;

struct HtmlPools {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::HtmlPools)
};

QString td(const QString &html)
{
    return QStringLiteral("<td>%1</td>").arg(html);
}

QString answerOf(const DefinitionReport &definition)
{
    return isNotJudged(definition)   ? HtmlPools::tr("not judged")
           : definition.isUnfinished ? HtmlPools::tr("unfinished")
           : definition.refusal      ? HtmlPools::tr("refused")
                                     : HtmlPools::tr("accepted", "by libvirt");
}

QString worstCell(const DefinitionReport &definition, const RowFindings &found)
{
    const auto cell = [](const char *style, const QString &words) {
        return QStringLiteral("<td class=\"%1\">%2</td>").arg(QLatin1String(style), words);
    };
    if (found.worst) {
        return QStringLiteral("<td class=\"%1\">%2 %3</td>")
            .arg(classOf(*found.worst), signOf(*found.worst),
                 findingtext::severityName(*found.worst));
    }
    if (isNotJudged(definition))
        return cell("faint", HtmlPools::tr("not judged"));
    if (definition.isUnfinished)
        return cell("faint", HtmlPools::tr("unfinished"));
    if (found.hasAccepted)
        return cell("faint", QStringLiteral("✔ ") + HtmlPools::tr("accepted", "a conflict"));
    return cell("good", QStringLiteral("✔ ") + HtmlPools::tr("nothing found"));
}

} // namespace

QString poolCell(const QString &name, Standing standing)
{
    const QString word = standingWord(standing);
    return word.isEmpty() ? named(name)
                          : QStringLiteral("%1 <em>(%2)</em>").arg(named(name), escaped(word));
}

QString htmlPools(const Report &report, const QList<ReportItem> &items)
{
    const auto any = [&report](auto has) { return std::ranges::any_of(report.definitions, has); };
    const bool hasHost = !report.hosts.isEmpty();
    const bool hasFile = any([](const auto &one) { return !one.file.isEmpty(); });
    const bool hasState = any([](const auto &one) { return !one.state.isEmpty(); });
    const bool hasPlace = any([](const auto &one) { return !one.place.isEmpty(); });
    const bool hasAnswer = hasFile || any([](const auto &one) { return one.refusal.has_value(); });

    QStringList columns{HtmlPools::tr("Pool"), HtmlPools::tr("Type")};
    const auto column = [&columns](bool isThere, const QString &name) {
        if (isThere)
            columns.append(name);
    };
    column(hasHost, HtmlPools::tr("Host"));
    column(hasFile, HtmlPools::tr("File"));
    column(hasState, HtmlPools::tr("State"));
    column(hasPlace, HtmlPools::tr("Storage"));
    column(report.knowsMachines, HtmlPools::tr("Virtual machines"));
    column(hasAnswer, HtmlPools::tr("libvirt's answer"));
    column(true, HtmlPools::tr("Worst"));
    QString html = QStringLiteral(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"pools\">\n"
        "<table>\n<thead><tr>");
    for (const QString &name : std::as_const(columns))
        html += QStringLiteral("<th scope=\"col\">%1</th>").arg(name);
    html += QStringLiteral("</tr></thead>\n<tbody>\n");

    const std::vector<RowFindings> found = findingsByRow(report, items);
    for (qsizetype row = 0; row < report.definitions.size(); ++row) {
        const DefinitionReport &definition = report.definitions.at(row);
        html += QStringLiteral("<tr><th scope=\"row\">%1</th>")
                    .arg(poolCell(definition.pool.value_or(QString()), definition.standing));
        html += td(definition.type ? escaped(findingtext::typeName(*definition.type)) : QString());
        if (hasHost)
            html += td(named(definition.host));
        if (hasFile)
            html += td(named(definition.file));
        if (hasState)
            html += td(escaped(definition.state));
        if (hasPlace)
            html += QStringLiteral("<td class=\"value\">%1</td>").arg(named(definition.place));
        if (report.knowsMachines)
            html += td(named(machinesText(definition.machines)));
        if (hasAnswer)
            html += td(answerOf(definition));
        html += worstCell(definition, found[static_cast<std::size_t>(row)]);
        html += QStringLiteral("</tr>\n");
    }
    return html + QStringLiteral("</tbody>\n</table>\n</div>\n");
}

} // namespace poolwarden::check
