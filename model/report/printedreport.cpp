// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/printedreport.h"

#include "model/report/acceptancetext.h"
#include "model/report/hostcounts.h"
#include "model/report/htmltext.h"
#include "model/report/plaintext.h"
#include "model/report/reportitems.h"
#include "model/report/rowfindings.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace poolwarden::check {

namespace {

QString inkOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("#8c0019");
    case Severity::Warning:
        return QStringLiteral("#6b4300");
    case Severity::Info:
        return QStringLiteral("#003e7a");
    }
    return {};
}

QString onPaper(const QString &value)
{
    return printable(value).toHtmlEscaped();
}

/// A name or value: it does not change the direction of what is around it.
QString nameOnPaper(const QString &value)
{
    return value.isEmpty() ? QString() : isolated(printable(value)).toHtmlEscaped();
}

class PrintedReport
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::PrintedReport)

public:
    PrintedReport(const Report &report)
        : m_report(report)
        , m_items(itemsOf(report))
    {
    }

    QString write()
    {
        m_text = QStringLiteral("<html><body><h1>%1</h1>").arg(tr("Storage pools: report"));
        addFacts();
        addSummary();
        addMap();
        addFindings();
        addList(ReportItem::Status::Unfinished, tr("Unfinished drafts"));
        addList(ReportItem::Status::Accepted, tr("Accepted"));
        addList(ReportItem::Status::Outdated,
                tr("Outdated acceptances: these hide nothing any more"));
        addUnchecked();
        addPools();
        return m_text + QStringLiteral("</body></html>");
    }

private:
    void title(const QString &text) { m_text += QStringLiteral("<h2>%1</h2>").arg(text); }

    void beginTable(const QStringList &columns)
    {
        m_text += QStringLiteral(
            "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" style=\"border-collapse: "
            "collapse; border-color: #999999\"><thead><tr>");
        for (const QString &column : columns)
            m_text += QStringLiteral("<td bgcolor=\"#eeeeee\"><b>%1</b></td>").arg(column);
        m_text += QStringLiteral("</tr></thead>");
    }
    void row(const QStringList &cells)
    {
        m_text += QStringLiteral("<tr>");
        for (const QString &cell : cells)
            m_text += QStringLiteral("<td>%1</td>").arg(cell);
        m_text += QStringLiteral("</tr>");
    }
    void endTable() { m_text += QStringLiteral("</table>"); }

    void addFacts()
    {
        const auto fact = [this](const QString &name, const QString &value) {
            m_text +=
                QStringLiteral("<tr><td><font color=\"#444444\">%1</font></td><td>%2</td></tr>")
                    .arg(name, value);
        };
        m_text += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"2\">");
        if (m_report.at.isValid())
            fact(tr("When"), onPaper(timeText(m_report.at)));
        if (!m_report.program.isEmpty())
            fact(tr("Made by"), onPaper(m_report.program));
        if (const QString host = hostOf(m_report); !host.isEmpty())
            fact(tr("Host"), nameOnPaper(host));
        for (const ReportedHost &host : m_report.hosts)
            fact(tr("Host"), host.uri.isEmpty() ? nameOnPaper(host.name)
                                                : nameOnPaper(host.name) + QStringLiteral(" — ")
                                                      + nameOnPaper(host.uri));
        fact(tr("Definitions"), QString::number(m_report.definitions.size()));
        m_text += QStringLiteral("</table>");
    }

    void addSummary()
    {
        title(tr("Summary"));
        const HostCounts found = countsByHost(m_report, m_items);
        beginTable({tr("Host"), tr("Errors"), tr("Warnings"), tr("Notes"), tr("Accepted")});
        const auto add = [this](const QString &name, const HostCounts::Counts &counts) {
            QStringList cells{name};
            for (const int count : counts)
                cells.append(QString::number(count));
            row(cells);
        };
        for (const auto &[host, counts] : found.hosts)
            add(host.isEmpty() ? tr("Files") : nameOnPaper(host), counts);
        if (found.hosts.size() != 1)
            add(tr("All"), found.all);
        endTable();
        if (found.hosts.size() > 1)
            m_text += QStringLiteral("<p>%1</p>")
                          .arg(tr("A conflict between two hosts counts for both."));
        if (const int unfinished = summaryOf(m_report).unfinished; unfinished > 0)
            m_text += QStringLiteral("<p>%1</p>")
                          .arg(tr("%n draft(s) are unfinished, and count for nothing.", nullptr,
                                  unfinished));
    }

    void addMap()
    {
        if (m_report.map.isEmpty() && m_report.whyNoMap.isEmpty())
            return;
        m_text +=
            QStringLiteral("<p>%1</p>")
                .arg(m_report.map.isEmpty() ? onPaper(m_report.whyNoMap)
                                            : tr("A map of the storage is on the last page."));
    }

    void addFindings()
    {
        title(tr("Conflicts"));
        bool isAny = false;
        // A place once, at its worst finding.
        std::map<QString, std::vector<const ReportItem *>> atPlace;
        for (const ReportItem &item : m_items) {
            if (item.status == ReportItem::Status::Open)
                atPlace[item.place].push_back(&item);
        }
        const auto add = [this, &atPlace](const QString &place, const QString &name) {
            const auto here = atPlace.extract(place);
            if (here.empty())
                return;
            m_text += QStringLiteral("<h3>%1</h3>").arg(name);
            for (const ReportItem *item : here.mapped())
                addItem(*item);
        };
        for (const ReportItem &item : m_items) {
            isAny = isAny || item.status == ReportItem::Status::Open;
            if (item.status == ReportItem::Status::Open && !item.place.isEmpty())
                add(item.place, onPaper(item.placeName));
        }
        add({}, tr("Other"));
        if (!isAny)
            m_text += QStringLiteral("<p>%1</p>").arg(tr("No conflicts were found."));
    }

    void addList(ReportItem::Status status, const QString &name)
    {
        bool isFirst = true;
        for (const ReportItem &item : m_items) {
            if (item.status != status)
                continue;
            if (isFirst)
                title(name);
            isFirst = false;
            addItem(item);
        }
    }

    void addItem(const ReportItem &item)
    {
        const bool isOpen = item.status == ReportItem::Status::Open;
        const bool isNested = !isOpen || item.resource != item.place;
        m_text += QStringLiteral("<p>%1<b>%2</b>%3<br>")
                      .arg(isOpen ? QStringLiteral("<font color=\"%1\"><b>%2 %3</b></font> ")
                                        .arg(inkOf(item.severity), htmltext::signOf(item.severity),
                                             findingtext::severityName(item.severity))
                                  : QString(),
                           onPaper(item.kindName),
                           isNested && !item.storage.isEmpty()
                               ? QStringLiteral(" — ") + onPaper(item.storage)
                               : QString());
        QStringList sentences;
        for (const QString &sentence : item.sentences)
            sentences.append(onPaper(sentence));
        m_text += sentences.join(u' ');
        for (const auto &[heading, told] : outlookOf(item))
            m_text += QStringLiteral("<br><b>%1</b> %2").arg(heading, onPaper(told));
        if (item.acceptance)
            m_text +=
                QStringLiteral("<br><b>%1</b> %2")
                    .arg(tr("Reason:"), nameOnPaper(acceptancetext::withAuthor(*item.acceptance)));
        for (const ReportItem::Place &place : item.places)
            m_text += QStringLiteral("<br>• ") + placeText(place);
        m_text += QStringLiteral("</p>");
    }

    [[nodiscard]] QString placeText(const ReportItem::Place &place) const
    {
        QStringList beside;
        const QString machines = machinesText(m_report, place);
        for (const QString &value :
             {standingWord(place.standing), place.host, fileOf(place),
              place.fieldName.isEmpty()
                  ? QString()
                  : place.fieldName + QStringLiteral(": ") + isolated(place.value),
              place.role, machines.isEmpty() ? QString() : tr("used by %1").arg(machines)}) {
            if (!value.isEmpty())
                beside.append(onPaper(value));
        }
        const QString name = QStringLiteral("<b>%1</b>").arg(nameOnPaper(place.pool));
        return beside.isEmpty() ? name
                                : name + QStringLiteral(" — ") + beside.join(QStringLiteral(", "));
    }

    void addUnchecked()
    {
        QStringList lines;
        for (const UncheckedPool &pool : m_report.unchecked)
            lines.append(
                QStringLiteral("<b>%1</b>: %2").arg(nameOnPaper(pool.pool), onPaper(pool.reason)));
        for (const QString &problem : m_report.problems)
            lines.append(onPaper(problem));
        if (m_report.isCut)
            lines.append(whyCut());
        for (const ReportItem &item : m_items) {
            if (item.status == ReportItem::Status::NotJudged)
                lines.append(QStringLiteral("<b>%1</b>: %2")
                                 .arg(nameOnPaper(item.places.value(0).pool),
                                      onPaper(item.sentences.join(u' '))));
        }
        if (lines.isEmpty())
            return;
        title(tr("What could not be checked"));
        m_text +=
            QStringLiteral("<p>• ") + lines.join(QStringLiteral("<br>• ")) + QStringLiteral("</p>");
    }

    void addPools()
    {
        m_text +=
            QStringLiteral("<h2 style=\"page-break-before: always\">%1</h2>").arg(tr("All pools"));
        const std::vector<RowFindings> found = findingsByRow(m_report, m_items);
        const bool hasHost = !m_report.hosts.isEmpty();
        QStringList columns{tr("Pool"), tr("Type")};
        if (hasHost)
            columns.append(tr("Host"));
        columns << tr("State") << tr("Storage") << tr("Worst");
        // One long table is laid out slowly.
        constexpr qsizetype rowsOfTable = 200;
        for (qsizetype i = 0; i < m_report.definitions.size(); ++i) {
            const DefinitionReport &definition = m_report.definitions.at(i);
            if (i % rowsOfTable == 0) {
                if (i > 0)
                    endTable();
                beginTable(columns);
            }
            const QString standing = standingWord(definition.standing);
            QStringList cells{
                nameOnPaper(definition.pool.value_or(QString()))
                    + (standing.isEmpty() ? QString()
                                          : QStringLiteral(" <i>(%1)</i>").arg(standing)),
                definition.type ? onPaper(findingtext::typeName(*definition.type)) : QString()};
            if (hasHost)
                cells.append(nameOnPaper(definition.host));
            cells << onPaper(definition.state) << nameOnPaper(definition.place)
                  << worstText(definition, found[std::size_t(i)]);
            row(cells);
        }
        if (!m_report.definitions.isEmpty())
            endTable();
    }

    static QString worstText(const DefinitionReport &definition, const RowFindings &found)
    {
        if (found.worst)
            return QStringLiteral("<font color=\"%1\">%2 %3</font>")
                .arg(inkOf(*found.worst), htmltext::signOf(*found.worst),
                     findingtext::severityName(*found.worst));
        return isNotJudged(definition)   ? tr("not judged")
               : definition.isUnfinished ? tr("unfinished")
               : found.hasAccepted       ? tr("accepted", "a conflict")
                                         : tr("nothing found");
    }

    const Report &m_report;
    const QList<ReportItem> m_items;
    QString m_text;
};

} // namespace

QString printedReport(const Report &report)
{
    return PrintedReport(report).write();
}

} // namespace poolwarden::check
