// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/htmlreport.h"

#include "model/report/acceptancetext.h"
#include "model/report/hostcounts.h"
#include "model/report/htmlpools.h"
#include "model/report/htmlstyle.h"
#include "model/report/htmltext.h"
#include "model/report/reportitems.h"
#include "model/wording/findingtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace poolwarden::check {

using namespace htmltext;

namespace {

class HtmlReport
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::HtmlReport)

public:
    HtmlReport(const Report &report, ReportOutput *output)
        : m_report(report)
        , m_output(output)
        , m_items(itemsOf(report))
    {
    }

    void write()
    {
        begin();
        addSummary();
        addMap();
        addFindings();
        addUnfinished();
        addAccepted();
        addUnchecked();
        addDefinitions();
        put("</main>\n</body>\n</html>\n");
    }

private:
    void put(const char *html) { m_output->write(QByteArray(html)); }
    void put(const QString &html) { m_output->write(html.toUtf8()); }

    [[nodiscard]] bool has(ReportItem::Status status) const
    {
        return std::any_of(m_items.cbegin(), m_items.cend(),
                           [status](const ReportItem &item) { return item.status == status; });
    }
    [[nodiscard]] int countOf(Standing standing) const
    {
        return static_cast<int>(
            std::ranges::count(m_report.definitions, standing, &DefinitionReport::standing));
    }
    [[nodiscard]] bool hasMap() const
    {
        return !m_report.map.isEmpty() || !m_report.whyNoMap.isEmpty();
    }
    [[nodiscard]] bool hasUnchecked() const
    {
        return !m_report.unchecked.isEmpty() || !m_report.problems.isEmpty() || m_report.isCut
               || has(ReportItem::Status::NotJudged);
    }

    void begin()
    {
        const QString title = tr("Storage pools: report");
        put(QStringLiteral(
                "<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n")
                .arg(tr("en", "the language of the translation, as HTML's lang attribute")));
        put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        put(QStringLiteral("<title>%1</title>\n<style>").arg(title));
        m_output->write(htmlStyle());
        put(QStringLiteral("</style>\n</head>\n<body>\n<header>\n<h1>%1</h1>\n<dl>\n").arg(title));
        const auto fact = [this](const QString &name, const QString &html) {
            put(QStringLiteral("<dt>%1</dt><dd>%2</dd>\n").arg(name, html));
        };
        if (m_report.at.isValid()) {
            const QString utc = timeText(m_report.at);
            fact(tr("When"), QStringLiteral("<time datetime=\"%1\">%1</time>").arg(utc));
        }
        if (!m_report.program.isEmpty())
            fact(tr("Made by"), escaped(m_report.program));
        if (const QString host = hostOf(m_report); !host.isEmpty())
            fact(tr("Host"), named(host));
        for (const ReportedHost &host : m_report.hosts) {
            fact(tr("Host"), host.uri.isEmpty()
                                 ? named(host.name)
                                 : named(host.name) + QStringLiteral(" — ") + named(host.uri));
        }
        fact(tr("Definitions"), QString::number(m_report.definitions.size()));
        if (const int drafts = countOf(Standing::Draft); drafts > 0)
            fact(tr("Drafts"), tr("%n of them: not on any host", nullptr, drafts));
        if (const int edited = countOf(Standing::Edited); edited > 0)
            fact(tr("Edited here"),
                 tr("%n of them: with changes that are not on the host", nullptr, edited));
        put("</dl>\n<nav><ul>\n");
        const auto link = [this](const char *id, const QString &text) {
            put(QStringLiteral("<li><a href=\"#%1\">%2</a></li>\n").arg(QLatin1String(id), text));
        };
        link("summary", tr("Summary"));
        if (hasMap())
            link("map", tr("Map of the storage"));
        link("findings", tr("Conflicts"));
        if (has(ReportItem::Status::Unfinished))
            link("unfinished", tr("Unfinished drafts"));
        if (has(ReportItem::Status::Accepted) || has(ReportItem::Status::Outdated))
            link("accepted", tr("Accepted"));
        if (hasUnchecked())
            link("unchecked", tr("What could not be checked"));
        link("pools", tr("All pools"));
        put("</ul></nav>\n</header>\n<main>\n");
    }

    void section(const char *id, const QString &title)
    {
        put(QStringLiteral("<section aria-labelledby=\"%1\">\n<h2 id=\"%1\">%2</h2>\n")
                .arg(QLatin1String(id), title));
    }
    void endSection() { put("</section>\n"); }

    void head(const QStringList &columns)
    {
        put("<thead><tr>");
        for (const QString &column : columns)
            put(QStringLiteral("<th scope=\"col\">%1</th>").arg(column));
        put("</tr></thead>\n");
    }

    void addSummary()
    {
        section("summary", tr("Summary"));
        const HostCounts found = countsByHost(m_report, m_items);
        put("<div class=\"wide\">\n<table>\n");
        put(QStringLiteral("<caption>%1</caption>\n")
                .arg(tr("What was found, by host. A conflict between two hosts counts for both.")));
        head({tr("Host"), tr("Errors"), tr("Warnings"), tr("Notes"), tr("Accepted")});
        put("<tbody>\n");
        const auto row = [this](const QString &name, const HostCounts::Counts &counts) {
            static const std::array<const char *, 4> classes{"error", "warning", "info", "good"};
            put(QStringLiteral("<tr><th scope=\"row\">%1</th>").arg(name));
            for (std::size_t i = 0; i < counts.size(); ++i) {
                put(QStringLiteral("<td class=\"number %1\">%2</td>")
                        .arg(QLatin1String(counts[i] > 0 ? classes[i] : "faint"))
                        .arg(counts[i]));
            }
            put("</tr>\n");
        };
        for (const auto &[host, counts] : found.hosts)
            row(host.isEmpty() ? tr("Files") : named(host), counts);
        if (found.hosts.size() != 1)
            row(tr("All"), found.all);
        put("</tbody>\n</table>\n</div>\n");
        endSection();
    }

    void addMap()
    {
        if (!hasMap())
            return;
        section("map", tr("Map of the storage"));
        if (m_report.map.isEmpty())
            put(QStringLiteral("<p>%1</p>\n").arg(sentence(m_report.whyNoMap)));
        else
            put(QStringLiteral("<figure role=\"img\" aria-labelledby=\"map\">\n%1\n</figure>\n")
                    .arg(visible(m_report.map)));
        endSection();
    }

    void addFindings()
    {
        section("findings", tr("Conflicts"));
        // A place once, at its worst finding; what is about none comes last of what is as severe.
        std::map<QString, std::size_t> numbers;
        struct AtPlace {
            QString name;
            QList<qsizetype> items;
        };
        std::vector<AtPlace> places;
        AtPlace others{tr("Other"), {}};
        for (qsizetype i = 0; i < m_items.size(); ++i) {
            const ReportItem &item = m_items.at(i);
            if (item.status != ReportItem::Status::Open)
                continue;
            if (item.place.isEmpty()) {
                others.items.append(i);
                continue;
            }
            const auto [known, isNew] = numbers.try_emplace(item.place, places.size());
            if (isNew)
                places.push_back({sentence(item.placeName), {}});
            places[known->second].items.append(i);
        }
        if (!others.items.isEmpty()) {
            const auto worst = [this](const AtPlace &place) {
                return m_items.at(place.items.constFirst()).severity;
            };
            const auto next = std::ranges::find_if(
                places, [&](const AtPlace &place) { return worst(place) < worst(others); });
            places.insert(next, std::move(others));
        }
        if (places.empty())
            put(QStringLiteral("<p>%1</p>\n").arg(tr("No conflicts were found.")));
        for (const AtPlace &place : places) {
            put(QStringLiteral("<h3>%1</h3>\n").arg(place.name));
            for (const qsizetype item : place.items)
                addItem(m_items.at(item));
        }
        endSection();
    }

    void addItem(const ReportItem &item)
    {
        const bool isOpen = item.status == ReportItem::Status::Open;
        const QString sign =
            item.status == ReportItem::Status::Accepted ? QStringLiteral("✔ ") + tr("Accepted")
            : isOpen ? signOf(item.severity) + u' ' + findingtext::severityName(item.severity)
                     : findingtext::severityName(item.severity);
        put(QStringLiteral("<article class=\"%1\">\n<p><span class=\"sign\">%2</span> %3</p>\n")
                .arg(isOpen ? classOf(item.severity) : QStringLiteral("quiet"), sign,
                     escaped(item.kindName)));
        if (!item.resource.isEmpty() && (!isOpen || item.resource != item.place))
            put(QStringLiteral("<p class=\"faint\">%1</p>\n").arg(sentence(item.storage)));
        for (const QString &one : item.sentences)
            put(QStringLiteral("<p>%1</p>\n").arg(sentence(one)));
        for (const auto &[heading, told] : outlookOf(item))
            put(QStringLiteral("<p><strong>%1</strong> %2</p>\n").arg(heading, sentence(told)));
        if (item.acceptance) {
            put(QStringLiteral("<p><strong>%1</strong> %2</p>\n")
                    .arg(tr("Reason:"), named(acceptancetext::withAuthor(*item.acceptance))));
        }
        addPlaces(item);
        put("</article>\n");
    }

    void addPlaces(const ReportItem &item)
    {
        if (item.places.isEmpty())
            return;
        const auto any = [&item](auto has) {
            return std::any_of(item.places.cbegin(), item.places.cend(), has);
        };
        const bool hasHost = any([this](const ReportItem::Place &place) {
            return !m_report.hosts.isEmpty() && !place.host.isEmpty();
        });
        const bool hasFile =
            any([](const ReportItem::Place &place) { return !place.file.isEmpty(); });
        const bool hasRole =
            any([](const ReportItem::Place &place) { return !place.role.isEmpty(); });
        const bool hasField =
            any([](const ReportItem::Place &place) { return !place.field.isEmpty(); });
        put("<div class=\"wide\">\n<table>\n");
        const bool hasMachines = any([this](const ReportItem::Place &place) {
            return !machinesText(m_report, place).isEmpty();
        });
        QStringList columns{tr("Pool")};
        if (hasHost)
            columns.append(tr("Host"));
        if (hasFile)
            columns.append(tr("File"));
        if (hasField)
            columns << tr("Field") << tr("Value");
        if (hasRole)
            columns.append(tr("Role"));
        if (hasMachines)
            columns.append(tr("Virtual machines"));
        head(columns);
        put("<tbody>\n");
        for (const ReportItem::Place &place : item.places) {
            QString row = QStringLiteral("<tr><th scope=\"row\">")
                          + poolCell(place.pool, place.standing) + QStringLiteral("</th>");
            const auto add = [&row](const QString &value, const char *kind = nullptr) {
                row += kind ? QStringLiteral("<td class=\"%1\">").arg(QLatin1String(kind))
                            : QStringLiteral("<td>");
                row += named(value) + QStringLiteral("</td>");
            };
            if (hasHost)
                add(place.host);
            if (hasFile)
                add(fileOf(place));
            if (hasField) {
                add(place.fieldName);
                add(place.value, "value");
            }
            if (hasRole)
                add(place.role);
            if (hasMachines)
                add(machinesText(m_report, place));
            put(row + QStringLiteral("</tr>\n"));
        }
        put("</tbody>\n</table>\n</div>\n");
    }

    void addUnfinished()
    {
        if (!has(ReportItem::Status::Unfinished))
            return;
        section("unfinished", tr("Unfinished drafts"));
        put(QStringLiteral("<p>%1</p>\n")
                .arg(tr("These are new, and lack a value: they count as nothing yet.")));
        for (const ReportItem &item : m_items) {
            if (item.status == ReportItem::Status::Unfinished)
                addItem(item);
        }
        endSection();
    }

    void addAccepted()
    {
        if (!has(ReportItem::Status::Accepted) && !has(ReportItem::Status::Outdated))
            return;
        section("accepted", tr("Accepted"));
        for (const ReportItem &item : m_items) {
            if (item.status == ReportItem::Status::Accepted)
                addItem(item);
        }
        if (has(ReportItem::Status::Outdated)) {
            put(QStringLiteral("<h3>%1</h3>\n").arg(tr("Outdated: these hide nothing any more")));
            for (const ReportItem &item : m_items) {
                if (item.status == ReportItem::Status::Outdated)
                    addItem(item);
            }
        }
        endSection();
    }

    void addUnchecked()
    {
        if (!hasUnchecked())
            return;
        section("unchecked", tr("What could not be checked"));
        put("<ul>\n");
        for (const UncheckedPool &pool : m_report.unchecked) {
            put(QStringLiteral("<li>%1: %2</li>\n").arg(named(pool.pool), sentence(pool.reason)));
        }
        for (const QString &problem : m_report.problems)
            put(QStringLiteral("<li>%1</li>\n").arg(sentence(problem)));
        if (m_report.isCut) {
            put(QStringLiteral("<li>%1</li>\n").arg(whyCut()));
        }
        put("</ul>\n");
        for (const ReportItem &item : m_items) {
            if (item.status == ReportItem::Status::NotJudged)
                addItem(item);
        }
        endSection();
    }

    void addDefinitions()
    {
        section("pools", tr("All pools"));
        put(htmlPools(m_report, m_items));
        endSection();
    }

    const Report &m_report;
    ReportOutput *m_output;
    const QList<ReportItem> m_items;
};

} // namespace

void htmlReport(const Report &report, ReportOutput *output)
{
    HtmlReport(report, output).write();
}

} // namespace poolwarden::check
