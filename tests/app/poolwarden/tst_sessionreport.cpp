// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The report on the open hosts: what hosts and drafts can bring it to.

#include "app/poolwarden/sessionreport.h"
#include "model/session/pooldraft.h"
#include "tests/model/session/registryfixture.h"

#include <QTest>

#include <algorithm>

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
    void aDraftThatIsRefused();
    void anOpenEditorChangesNothing();
    void filesHaveNoUri();

private:
    [[nodiscard]] check::Report report() const;
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
    reportOn(sessionFacts(*m_registry), true, [&result](const check::Report &told) {
        result = told;
        result.forEachPair = nullptr;
    });
    return result;
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
    QCOMPARE(mine.pool.value_or(QString()), u"mine"_qs);
    QCOMPARE(mine.findings.size(), 1);
    QCOMPARE(mine.findings.first().pools, (QStringList{u"mine"_qs, pool}));
    QVERIFY2(mine.findings.first().headline.contains(pool),
             qPrintable(mine.findings.first().headline));
    QCOMPARE(mine.findings.first().fields.first().pool, u"mine"_qs);
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
    // The host has this name; the other has no target, and an element that is in no schema.
    draft(dirXml(u"a"_qs, {}, u"/other"_qs));
    draft(u"<pool type='dir'><name>b</name><oddity/></pool>"_qs);
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

QTEST_GUILESS_MAIN(TestSessionReport)
#include "tst_sessionreport.moc"
