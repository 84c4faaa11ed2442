// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a report tells of many definitions, beyond what the programs can be brought to.

#include "model/report/comparison.h"
#include "model/report/csvreport.h"
#include "model/report/htmlreport.h"
#include "model/report/printedreport.h"
#include "model/report/reportoutput.h"

#include <QTemporaryFile>
#include <QTest>

using namespace poolwarden;
using namespace poolwarden::check;

class TestComparison final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGroupWithTooManyPairsIsToldWhole();
    void aTableTellsThatItIsCut();
    void aPageTellsWhyItHasNoMap();
    void whatIsAcceptedIsNotNothing();
};

namespace {

const HostTopology &topology(HostId)
{
    static const HostTopology none;
    return none;
}

PoolDefinition groupPool(const std::string &name)
{
    PoolDefinition definition;
    definition.type = PoolType::Logical;
    definition.name = name;
    definition.sourceName = "vg0";
    definition.targetPath = "/dev/vg0";
    return definition;
}

AcceptedFinding accepting(const QString &one, const QString &other)
{
    const auto side = [](const QString &name) {
        return RestingSide{{},
                           name,
                           {},
                           QStringLiteral("logical"),
                           QStringLiteral("source-name"),
                           QStringLiteral("vg0")};
    };
    return {{FindingKind::SameStorage, Severity::Error, {side(one), side(other)}},
            QStringLiteral("intended"),
            {},
            {},
            {}};
}

/// Pools p0, p1 … on one volume group, of which the first two are accepted.
struct Compared {
    Compared(int pools, int mostPairs)
        : comparison(topology, mostPairs)
    {
        AcceptedList list;
        list.hosts = {QStringLiteral("kvm1")};
        list.add(accepting(QStringLiteral("p0"), QStringLiteral("p1")));
        AcceptedSet set;
        set.setList({}, list);
        comparison.setAccepted(set, [](HostId) { return QString(); });
        for (int i = 0; i < pools; ++i) {
            const QString name = QStringLiteral("p%1").arg(i);
            Known known;
            known.name = name;
            known.row = report.definitions.size();
            report.definitions.append(DefinitionReport());
            PoolEntry entry;
            entry.host = HostId(1);
            entry.persistent = groupPool(name.toStdString());
            comparison.add({PoolId(i + 1), entry, entry, true, false}, std::move(known));
        }
        comparison.tell(&report);
    }
    [[nodiscard]] int pairs() const
    {
        int count = 0;
        report.forEachPair([&count](const ReportedFinding &) { ++count; });
        return count;
    }

    Comparison comparison;
    Report report;
};

QByteArray written(const Report &report, void (*write)(const Report &, ReportOutput *))
{
    QTemporaryFile file;
    if (!file.open())
        return {};
    ReportOutput output(&file);
    write(report, &output);
    return output.finish() && file.seek(0) ? file.readAll() : QByteArray();
}

} // namespace

// Nothing is told both as accepted and as open, nor neither way.
void TestComparison::aGroupWithTooManyPairsIsToldWhole()
{
    const Compared all(4, 1000);
    QCOMPARE(all.report.accepted.size(), 1);
    QCOMPARE(all.pairs(), 5);
    QCOMPARE(all.report.groups.size(), 1);
    const Compared cut(4, 6);
    QCOMPARE(cut.report.groups.size(), 1);
    QCOMPARE(cut.report.groups.first().pools, 4);
    QCOMPARE(cut.report.accepted.size(), 0);
    QCOMPARE(cut.pairs(), 6);
    // It may hide something: that is not known.
    QCOMPARE(cut.report.stale.size(), 0);
}

// In the table of all pools, on screen and on paper.
void TestComparison::whatIsAcceptedIsNotNothing()
{
    const Compared pair(2, 1000);
    QCOMPARE(pair.report.accepted.size(), 1);
    const QString page = QString::fromUtf8(written(pair.report, htmlReport));
    for (const QString &told : {page, printedReport(pair.report)}) {
        QVERIFY(!told.contains(QStringLiteral("nothing found")));
        const QString table = told.mid(told.lastIndexOf(QStringLiteral("<table")));
        QCOMPARE(table.count(QStringLiteral("accepted</td>")), 2);
    }
    // Beside what is open it is not what is worst.
    const Compared three(3, 1000);
    QVERIFY(!QString::fromUtf8(written(three.report, htmlReport))
                 .contains(QStringLiteral("accepted</td>")));
}

void TestComparison::aPageTellsWhyItHasNoMap()
{
    Report report;
    report.forEachPair = [](const auto &) {};
    const QByteArray plain = written(report, htmlReport);
    QVERIFY(!plain.contains("Map of the storage"));
    report.whyNoMap = QStringLiteral("It needs <b>Graphviz</b>.");
    const QByteArray page = written(report, htmlReport);
    QVERIFY(page.contains("href=\"#map\""));
    QVERIFY(page.contains("<p>It needs &lt;b&gt;Graphviz&lt;/b&gt;.</p>"));
}

void TestComparison::aTableTellsThatItIsCut()
{
    Report report;
    report.forEachPair = [](const auto &) {};
    for (const bool isCut : {false, true}) {
        report.isCut = isCut;
        const QByteArray text = written(report, csvReport);
        QCOMPARE(text.contains("not-checked"), isCut);
        QCOMPARE(text.contains("The comparison was stopped"), isCut);
    }
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
