// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/markdownreport.h"

#include "model/report/acceptancetext.h"
#include "model/report/plaintext.h"
#include "model/report/reportitems.h"
#include "model/wording/findingtext.h"

#include <QCoreApplication>

namespace poolwarden::check {

namespace {

/// Whether the character would mean something where it stands. "!", "(" and "{" do only beside one that does.
bool isMarkup(const QString &text, qsizetype at)
{
    static const QString always = QStringLiteral("\\`*[]#|~$");
    const QChar character = text.at(at);
    const QChar next = text.size() > at + 1 ? text.at(at + 1) : QChar(u' ');
    const bool isAfterWord = at > 0 && text.at(at - 1).isLetterOrNumber();
    if (character == u'_') // inside a word it is no emphasis
        return !isAfterWord || !next.isLetterOrNumber();
    if (character == u'@') // a user's name
        return next.isLetterOrNumber();
    if (character == u':') // a link or an emoji; not a time
        return !next.isSpace() && !(isAfterWord && next.isDigit());
    return always.contains(character);
}

/// A text as itself, in a sentence or a cell of a table.
QString marked(const QString &value)
{
    QString text;
    const QString plain = printable(value);
    for (qsizetype at = 0; at < plain.size(); ++at) {
        const QChar character = plain.at(at);
        if (character == u'<') {
            text += QLatin1String("&lt;");
        } else if (character == u'>') {
            text += QLatin1String("&gt;");
        } else if (character == u'&') {
            text += QLatin1String("&amp;");
        } else {
            if (isMarkup(plain, at))
                text += u'\\';
            text += character;
        }
    }
    // Otherwise "www." begins a link.
    return text.replace(QLatin1String("www."), QLatin1String("www\\."), Qt::CaseInsensitive);
}

class MarkdownReport
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::MarkdownReport)

public:
    MarkdownReport(const Report &report, ReportOutput *output)
        : m_report(report)
        , m_output(output)
        , m_items(report)
    {
    }

    void write()
    {
        line(QStringLiteral("# ") + tr("Storage pools: report"));
        line();
        addOrigin();
        addSummary();
        addItems(ReportItem::Status::Open, tr("Findings"));
        addItems(ReportItem::Status::Unfinished, tr("Unfinished drafts"));
        addItems(ReportItem::Status::Accepted, tr("Accepted findings"));
        addItems(ReportItem::Status::Outdated, tr("Outdated acceptances"));
        addItems(ReportItem::Status::NotJudged, tr("Not judged"));
        addProblems();
    }

private:
    void line(const QString &text = {}) { m_output->write(text.toUtf8() + '\n'); }

    void row(const QStringList &cells)
    {
        line(QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |"));
    }

    void addOrigin()
    {
        if (!m_report.program.isEmpty())
            line(QStringLiteral("- ") + tr("Made by: %1").arg(marked(m_report.program)));
        if (m_report.at.isValid())
            line(QStringLiteral("- ") + tr("When: %1").arg(marked(timeText(m_report.at))));
        const QStringList hosts = namesOfHosts(m_report);
        for (const QString &host : hosts)
            line(QStringLiteral("- ") + tr("Host: %1").arg(marked(host)));
        line();
    }

    void addSummary()
    {
        const Summary summary = summaryOf(m_report);
        row({tr("Errors"), tr("Warnings"), tr("Notes"), tr("Accepted"), tr("Definitions")});
        line(QStringLiteral("| ---: | ---: | ---: | ---: | ---: |"));
        row({QString::number(summary.errors), QString::number(summary.warnings),
             QString::number(summary.infos), QString::number(m_report.accepted.size()),
             QString::number(m_report.definitions.size())});
        line();
    }

    void addItems(ReportItem::Status status, const QString &title)
    {
        bool isFirst = true;
        m_items.forEach([&](const ReportItem &item) {
            if (item.status != status)
                return;
            if (isFirst) {
                line(QStringLiteral("## ") + title);
                line();
                row({tr("Severity"), tr("Kind"), tr("Storage"), tr("Pools"), tr("Explanation")});
                line(QStringLiteral("| --- | --- | --- | --- | --- |"));
                isFirst = false;
            }
            QStringList places;
            constexpr qsizetype mostPlaces = 20;
            for (const ReportItem::Place &place : item.places.mid(0, mostPlaces))
                places.append(placeText(place));
            if (const auto more = item.places.size() - mostPlaces; more > 0)
                places.append(tr("and %1 more").arg(more));
            QStringList sentences;
            for (const QString &sentence : item.sentences)
                sentences.append(marked(sentence));
            for (const auto &[heading, told] : outlookOf(item))
                sentences.append(QStringLiteral("**%1** %2").arg(heading, marked(told)));
            if (item.acceptance)
                sentences.append(
                    tr("Reason: %1").arg(marked(acceptancetext::withAuthor(*item.acceptance))));
            row({findingtext::severityName(item.severity), marked(item.kindName),
                 marked(item.storage), places.join(QStringLiteral("<br>")),
                 sentences.join(QStringLiteral("<br>"))});
        });
        if (!isFirst)
            line();
    }

    [[nodiscard]] QString placeText(const ReportItem::Place &place) const
    {
        QStringList beside;
        const QString machines = machinesText(m_report, place);
        for (const QString &value :
             {standingWord(place.standing), place.host, fileOf(place),
              place.fieldName.isEmpty() ? QString()
                                        : place.fieldName + QStringLiteral(": ") + place.value,
              place.role, machines.isEmpty() ? QString() : tr("used by %1").arg(machines)}) {
            if (!value.isEmpty())
                beside.append(marked(value));
        }
        const QString name = QStringLiteral("**") + marked(place.pool) + QStringLiteral("**");
        return beside.isEmpty() ? name
                                : name + QStringLiteral(" — ") + beside.join(QStringLiteral(", "));
    }

    void addProblems()
    {
        if (m_report.unchecked.isEmpty() && m_report.problems.isEmpty() && !m_report.isCut)
            return;
        line(QStringLiteral("## ") + tr("What could not be checked"));
        line();
        for (const UncheckedPool &pool : m_report.unchecked)
            line(QStringLiteral("- **%1**: %2").arg(marked(pool.pool), marked(pool.reason)));
        for (const QString &problem : m_report.problems)
            line(QStringLiteral("- ") + marked(problem));
        if (m_report.isCut)
            line(QStringLiteral("- ") + whyCut());
        line();
    }

    const Report &m_report;
    ReportOutput *m_output;
    const ReportItems m_items;
};

} // namespace

void markdownReport(const Report &report, ReportOutput *output)
{
    MarkdownReport(report, output).write();
}

} // namespace poolwarden::check
