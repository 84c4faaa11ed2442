// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The report on the open hosts: what hosts and drafts can bring it to.

#include "app/poolwarden/sessionreport.h"
#include "model/document/pooldocument.h"
#include "model/report/reportformat.h"
#include "model/report/reportitems.h"
#include "model/session/pooldraft.h"
#include "model/tables/findingslist.h"
#include "tests/model/session/registryfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestSessionReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_registry.reset(); }
    void aDraftWithTheUuidOfAPoolThatCannotBeRead_data();
    void aDraftWithTheUuidOfAPoolThatCannotBeRead();
    void aDraftThatCannotBeRead();
    void theMachinesOnAPoolAreNamed();
    void aDraftThatIsRefused();
    void anUnfinishedDraftCountsForNothing_data();
    void anUnfinishedDraftCountsForNothing();
    void theOrderIsThatOfTheWindow();
    void anOpenEditorChangesNothing();
    void filesHaveNoUri();
    void whatIsNotOnTheHostIsMarked();
    void bothSidesCount();
    void placesAndFieldsHaveTheirNames();

private:
    [[nodiscard]] check::Report report() const;
    [[nodiscard]] QString written(check::Format format, const MachinesOf &machinesOf = {}) const;
    PoolDraft *draft(const QString &xml) const
    {
        return m_registry->createDraft(m_host, DraftOrigin::New, xml);
    }
    std::unique_ptr<PoolRegistry> m_registry;
    HostId m_host = noHost;
};

namespace {

const check::DefinitionReport *definitionOf(const check::Report &report, const QString &pool)
{
    const auto found =
        std::find_if(report.definitions.cbegin(), report.definitions.cend(),
                     [&pool](const check::DefinitionReport &one) { return one.pool == pool; });
    return found == report.definitions.cend() ? nullptr : &*found;
}

QString dirXml(const QString &name, const QString &more, const QString &path)
{
    return QStringLiteral("<pool type='dir'><name>%1</name>%2<target><path>%3</path></target>"
                          "</pool>")
        .arg(name, more, path);
}

} // namespace

void TestSessionReport::init()
{
    m_registry = std::make_unique<PoolRegistry>(schema());
    m_host = m_registry->addHost(u"kvm1"_qs, hostInfo());
}

check::Report TestSessionReport::report() const
{
    check::Report result;
    reportOn(sessionFacts(*m_registry), SvgColours::AsWanted, [&result](const check::Report &told) {
        result = told;
        result.forEachPair = nullptr;
    });
    return result;
}

QString TestSessionReport::written(check::Format format, const MachinesOf &machinesOf) const
{
    QTemporaryDir folder;
    QSaveFile file(folder.filePath(u"report"_qs));
    (void)file.open(QIODevice::WriteOnly);
    reportOn(sessionFacts(*m_registry, machinesOf), std::nullopt, [&](const check::Report &told) {
        check::ReportOutput output(&file);
        check::writeReport(told, format, &output);
        (void)output.finish();
    });
    file.commit();
    QFile read(file.fileName());
    (void)read.open(QIODevice::ReadOnly);
    return QString::fromUtf8(read.readAll());
}

void TestSessionReport::aDraftWithTheUuidOfAPoolThatCannotBeRead_data()
{
    QTest::addColumn<QString>("pool");
    QTest::newRow("before the draft") << u"aa"_qs;
    QTest::newRow("after it") << u"zz"_qs;
}

void TestSessionReport::aDraftWithTheUuidOfAPoolThatCannotBeRead()
{
    QFETCH(const QString, pool);
    PoolSnapshot unread = dirPool(1, pool, u"/srv"_qs);
    unread.liveXml = unread.persistentXml = "<pool";
    m_registry->setPools(m_host, {unread});
    draft(dirXml(u"mine"_qs, QStringLiteral("<uuid>%1</uuid>").arg(uuid(1)), u"/mine"_qs));
    const check::Report told = report();
    QCOMPARE(told.unchecked.size(), 1);
    QCOMPARE(told.unchecked.first().pool, pool);
    QCOMPARE(told.definitions.size(), 1);
    const check::DefinitionReport &mine = told.definitions.first();
    QCOMPARE(mine.uuid, std::optional(uuid(1)));
    QCOMPARE(mine.pool.value_or(QString()), u"mine"_qs);
    QCOMPARE(mine.findings.size(), 1);
    QCOMPARE(mine.findings.first().pools, (QStringList{u"mine"_qs, pool}));
    QVERIFY2(mine.findings.first().headline.contains(pool),
             qPrintable(mine.findings.first().headline));
    QCOMPARE(mine.findings.first().fields.first().pool, u"mine"_qs);
}

void TestSessionReport::theMachinesOnAPoolAreNamed()
{
    m_registry->setPools(m_host, {dirPool(1, u"web"_qs, u"/srv/web"_qs),
                                  dirPool(2, u"in"_qs, u"/srv/web/in"_qs),
                                  dirPool(3, u"webs"_qs, u"/srv/webs"_qs)});
    const auto file = [](const char *name, bool isRunning, std::vector<std::string> segments) {
        return MachineUse{name, name, isRunning, {{{}, {{Tree::File, std::move(segments)}}}}};
    };
    const auto machines = std::make_shared<std::vector<MachineUse>>(std::vector<MachineUse>{
        {"v", "volume<b>", false, {{"web", {}}}},
        file("db", true, {"srv", "web", "in", "db.qcow2"}),
        file("elsewhere", true, {"srv", "other.img"}),
    });
    const auto machinesOf = [&](HostId) { return machines; };
    const QString json = written(check::Format::Json, machinesOf);
    const QString html = written(check::Format::Html, machinesOf);
    const QJsonArray pools = QJsonDocument::fromJson(json.toUtf8())[u"definitions"].toArray();
    QStringList told;
    for (const QJsonValue &pool : pools) {
        QStringList names;
        for (const QJsonValue &machine : pool[u"machines"].toArray())
            names.append(machine[u"name"].toString()
                         + (machine[u"running"].toBool() ? u"*"_qs : QString()));
        told.append(pool[u"pool"].toString() + u": "_qs + names.join(u' '));
    }
    told.sort();
    QCOMPARE(told, (QStringList{u"in: db*"_qs, u"web: db* volume<b>"_qs, u"webs: "_qs}));
    // In the list of pools, and beside the pools of a conflict.
    QCOMPARE(html.count(u"db (running), volume&lt;b&gt;"_qs), 2);
    QVERIFY(!html.contains(u"elsewhere"_qs));
    // Without an answer nothing is said.
    const check::Report silent = report();
    QVERIFY(!silent.knowsMachines);
}

void TestSessionReport::aDraftThatCannotBeRead()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/srv"_qs)});
    (void)m_registry->createDraft(m_host, DraftOrigin::Imported, u"<pool type='dir'><name>x"_qs,
                                  u"broken.xml"_qs);
    const check::Report told = report();
    QCOMPARE(told.definitions.size(), 2);
    const check::DefinitionReport *broken = definitionOf(told, u"broken.xml"_qs);
    QVERIFY(broken);
    QVERIFY(broken->refusal);
    QCOMPARE(broken->schemaErrors.size(), 0);
    QCOMPARE(summaryOf(told).refused, 1);
    QCOMPARE(summaryOf(told).errors, 1);
}

void TestSessionReport::aDraftThatIsRefused()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/srv"_qs)});
    // The host has this name; the other has a bad mode, and an element that is in no schema.
    draft(dirXml(u"a"_qs, {}, u"/other"_qs));
    draft(u"<pool type='dir'><name>b</name><target><path>/b</path><permissions><mode>rwx</mode>"
          "</permissions></target><oddity/></pool>"_qs);
    const check::Report told = report();
    QCOMPARE(told.definitions.size(), 3);
    const auto refused = std::count_if(told.definitions.cbegin(), told.definitions.cend(),
                                       [](const auto &one) { return one.refusal.has_value(); });
    QCOMPARE(refused, 2);
    const check::DefinitionReport *b = definitionOf(told, u"b"_qs);
    QVERIFY(b && b->refusal);
    if (schema()->isAvailable())
        QVERIFY(!b->schemaErrors.isEmpty());
    for (const check::DefinitionReport &definition : told.definitions) {
        if (definition.pool != u"a"_qs)
            continue;
        // The finding is told where the refusal is, so it counts once.
        QCOMPARE(definition.findings.size(), definition.refusal ? 1 : 0);
        QCOMPARE(definition.collidesWith,
                 definition.refusal ? QStringList{u"a"_qs} : QStringList());
    }
    QCOMPARE(summaryOf(told).refused, 2);
    QCOMPARE(summaryOf(told).errors, 2);
    QCOMPARE(summaryOf(told).unfinished, 0);
}

void TestSessionReport::anUnfinishedDraftCountsForNothing_data()
{
    QTest::addColumn<check::Format>("format");
    QTest::addColumn<QString>("told");
    QTest::newRow("text") << check::Format::Text << u"b: unfinished draft: "_qs;
    QTest::newRow("json") << check::Format::Json << u"\"verdict\":\"unfinished\""_qs;
    QTest::newRow("sarif") << check::Format::Sarif << u"\"ruleId\":\"unfinished\""_qs;
    QTest::newRow("html") << check::Format::Html << u"<h2 id=\"unfinished\">"_qs;
    QTest::newRow("csv") << check::Format::Csv << u",unfinished,"_qs;
    QTest::newRow("markdown") << check::Format::Markdown << u"## Unfinished drafts"_qs;
}

// Somebody who has begun to type has made no mistake yet.
void TestSessionReport::anUnfinishedDraftCountsForNothing()
{
    QFETCH(const check::Format, format);
    QFETCH(const QString, told);
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/srv"_qs)});
    QVERIFY(!written(format).contains(told));
    draft(PoolDocument::create(PoolType::Dir).toXml());
    draft(u"<pool type='dir'><name>b</name></pool>"_qs);
    const check::Report all = report();
    const check::Summary summary = summaryOf(all);
    QCOMPARE(summary.unfinished, 2);
    QCOMPARE(summary.errors, 0);
    QCOMPARE(summary.warnings, 0);
    QCOMPARE(summary.refused, 0);
    QCOMPARE(summary.accepted, 1);
    QVERIFY(!worstOf(*definitionOf(all, u"b"_qs)));
    const QString text = written(format);
    QVERIFY2(text.contains(told), qPrintable(text));
    // What it collides with is no question of its end.
    draft(u"<pool type='dir'><name>a</name></pool>"_qs);
    QCOMPARE(summaryOf(report()).unfinished, 3);
    QCOMPARE(summaryOf(report()).errors, 1);
}

void TestSessionReport::theOrderIsThatOfTheWindow()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"z"_qs, u"/srv/z"_qs), dirPool(2, u"C"_qs, u"/srv/y/../z"_qs),
                          dirPool(3, u"d"_qs, u"/srv/x"_qs), dirPool(4, u"e"_qs, u"/srv/x/e"_qs),
                          dirPool(5, u"f"_qs, u"/srv/q/f"_qs), dirPool(6, u"g"_qs, u"/srv/r"_qs)});
    draft(dirXml(u"y"_qs, {}, u"/srv/q"_qs));
    draft(dirXml(u"a"_qs, {}, u"/srv/s/../r"_qs));
    FindingsList list(m_registry.get());
    QStringList shown;
    for (const FindingsList::Row &row : list.rows()) {
        shown.append(QString::fromUtf8(findingKindId(row->finding.kind)) + u' '
                     + QString::fromStdString(resourceName(row->finding.resource)));
    }
    QStringList told;
    for (const check::ReportItem &item : itemsOf(report()))
        told.append(item.kind + u' ' + item.resource);
    QCOMPARE(shown.size(), 4);
    QCOMPARE(told, shown);
}

// What a report says of a host does not depend on which editors are open.
void TestSessionReport::anOpenEditorChangesNothing()
{
    const QString odd = QStringLiteral("<target><path>/srv</path></target><oddity/>");
    m_registry->setPools(m_host, {snapshot(1, u"a"_qs, u"dir"_qs, odd)});
    const check::Report before = report();
    QVERIFY(m_registry->editPool(m_registry->findPool(m_host, uuid(1))));
    const check::Report after = report();
    QCOMPARE(after.definitions.size(), before.definitions.size());
    QCOMPARE(after.definitions.first().schemaErrors, before.definitions.first().schemaErrors);
    QVERIFY(!after.definitions.first().refusal);
}

void TestSessionReport::filesHaveNoUri()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/srv"_qs)});
    const HostId files = m_registry->addFiles();
    (void)m_registry->createDraft(files, DraftOrigin::New, dirXml(u"f"_qs, {}, u"/f"_qs));
    const check::Report told = report();
    QCOMPARE(told.hosts.size(), 2);
    QVERIFY2(told.map.startsWith(QStringLiteral("<svg ")), qPrintable(told.whyNoMap));
    QVERIFY(told.map.contains(QStringLiteral("/srv")) && told.map.contains(QStringLiteral("kvm1")));
    for (const check::ReportedHost &host : told.hosts)
        QCOMPARE(host.uri, host.name == u"kvm1"_qs ? u"qemu:///system"_qs : QString());
}

// Who reads a report must not take a draft for a pool.
void TestSessionReport::whatIsNotOnTheHostIsMarked()
{
    m_registry->setPools(m_host, {dirPool(1, u"kept"_qs, u"/srv/kept"_qs),
                                  dirPool(2, u"moved"_qs, u"/srv/moved"_qs)});
    PoolDraft *moved = m_registry->editPool(m_registry->findPool(m_host, uuid(2)));
    QVERIFY(moved);
    moved->setXml(moved->xml().replace(u"/srv/moved"_qs, u"/srv/kept"_qs));
    draft(dirXml(u"mine"_qs, {}, u"/srv/mine"_qs));
    const check::Report told = report();
    QCOMPARE(definitionOf(told, u"kept"_qs)->standing, check::Standing::OnHost);
    QCOMPARE(definitionOf(told, u"moved"_qs)->standing, check::Standing::Edited);
    QCOMPARE(definitionOf(told, u"mine"_qs)->standing, check::Standing::Draft);
    QVERIFY(!definitionOf(told, u"kept"_qs)->state.isEmpty());
    QVERIFY(definitionOf(told, u"mine"_qs)->state.isEmpty());
    QVERIFY(definitionOf(told, u"mine"_qs)->place.contains(u"/srv/mine"_qs));
    const QString html = written(check::Format::Html);
    QVERIFY2(html.contains(u"<bdi>moved</bdi> <em>(edited here)</em>"_qs), qPrintable(html));
    QVERIFY(html.contains(u"<bdi>mine</bdi> <em>(draft)</em>"_qs));
    QVERIFY(!html.contains(u"<bdi>kept</bdi> <em>"_qs));
    QVERIFY(html.contains(u"<bdi>kvm1 — qemu:///system</bdi>"_qs));
    QVERIFY(written(check::Format::Markdown).contains(u"**moved** — edited here"_qs));
    QVERIFY(written(check::Format::Csv).contains(u",edited\r\n"_qs));
}

// Of two pools in conflict none is "nothing found".
void TestSessionReport::bothSidesCount()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv/a"_qs), dirPool(2, u"b"_qs, u"/srv/a/b"_qs),
                          dirPool(3, u"c"_qs, u"/srv/c"_qs)});
    const QString html = written(check::Format::Html);
    const QString pools = html.mid(html.indexOf(u"<h2 id=\"pools\">"_qs));
    const auto rowOf = [&pools](const QString &name) {
        const auto start = pools.indexOf(u"<bdi>%1</bdi>"_qs.arg(name));
        return pools.mid(start, pools.indexOf(u"</tr>"_qs, start) - start);
    };
    QVERIFY2(rowOf(u"a"_qs).contains(u"Warning"_qs), qPrintable(pools));
    QVERIFY(rowOf(u"b"_qs).contains(u"Warning"_qs));
    QVERIFY(rowOf(u"c"_qs).contains(u"nothing found"_qs));
}

// The program's own names of places and fields are for programs.
void TestSessionReport::placesAndFieldsHaveTheirNames()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv/a"_qs), dirPool(2, u"b"_qs, u"/srv/a/b"_qs)});
    for (const check::Format format : {check::Format::Html, check::Format::Markdown}) {
        const QString text = written(format);
        QVERIFY(!text.contains(u"file:/srv"_qs));
        QVERIFY2(!text.contains(u"target-path"_qs), qPrintable(text));
        QVERIFY(text.contains(u"Directory"_qs));
        // A sentence names both pools, as there is no "this pool" in a report.
        QVERIFY(!text.contains(u"This pool"_qs) && !text.contains(u"this pool"_qs));
    }
    QVERIFY(written(check::Format::Csv).contains(u"target-path"_qs));
}

QTEST_GUILESS_MAIN(TestSessionReport)
#include "tst_sessionreport.moc"
