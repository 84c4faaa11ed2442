// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An accepted finding stays hidden as long as what it rests on is unchanged, everywhere.

#include "model/accepted/acceptedset.h"
#include "model/accepted/findingfilter.h"
#include "model/changes/changereport.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/tables/acceptedmodel.h"
#include "model/tables/findingsmodel.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/idtext.h"
#include "tests/support/randomseeds.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace poolwarden;
using namespace poolwarden::fixture;

namespace {

const QString host = QStringLiteral("qemu:///system");

AcceptedFinding accepting(const PoolRegistry &registry, const Finding &finding)
{
    return {withoutHost(registry.filter().restsOn(finding), host),
            QStringLiteral("intended"),
            {},
            {},
            {}};
}

PoolSnapshot netPool(int number, const QString &name, const QString &server, const QString &dir,
                     const QString &target, const QString &mode)
{
    return snapshot(number, name, QStringLiteral("netfs"),
                    QStringLiteral("<source><host name='%1'/><dir path='%2'/><format type='nfs'/>"
                                   "</source><target><path>%3</path><permissions><mode>%4</mode>"
                                   "</permissions></target>")
                        .arg(server, dir, target, mode));
}

/// What a person would say that the finding rests on: of each pool its UUID, type, and the values that name
/// the storage in the field of the finding.
using Plain = std::set<std::tuple<std::string, int, int, std::string, std::string>>;

struct PlainFinding {
    FindingKind kind;
    Severity severity;
    Plain sides;
    friend auto operator<=>(const PlainFinding &, const PlainFinding &) = default;
};

PlainFinding plain(const PoolRegistry &registry, const Finding &finding)
{
    const auto sideOf = [&registry](PoolId id, DefinitionKind kind, FieldRef field,
                                    const std::string &value) {
        const PoolEntry *entry = registry.checker().entry(id);
        const SharedDefinition &definition =
            kind == DefinitionKind::Draft                             ? entry->draft
            : kind == DefinitionKind::Persistent && entry->persistent ? entry->persistent
                                                                      : entry->live;
        std::string servers;
        if (field.field == Field::HostName)
            servers = definition->dir.value_or(std::string()) + ' ';
        if (field.field == Field::SourceDir || field.field == Field::HostName) {
            for (const PoolHost &server : definition->hosts)
                servers += server.name + ' ' + std::to_string(server.port) + ' ';
            servers += std::to_string(definition->format);
        }
        const SharedDefinition &own = entry->live ? entry->live : entry->draft;
        return std::tuple(toString(own->uuid.value_or(Uuid{})), int(definition->type),
                          int(field.field), value, servers);
    };
    PlainFinding result{finding.kind, finding.severity, {}};
    result.sides.insert(
        sideOf(finding.pool, finding.definitionKind, finding.field, finding.spelled));
    if (finding.peer != noPool)
        result.sides.insert(sideOf(finding.peer, finding.peerDefinitionKind, finding.peerField,
                                   finding.peerSpelled));
    return result;
}

FindingCounts countsOf(const std::vector<Finding> &findings)
{
    FindingCounts counts;
    for (const Finding &finding : findings)
        ++(finding.severity == Severity::Error     ? counts.errors
           : finding.severity == Severity::Warning ? counts.warnings
                                                   : counts.infos);
    return counts;
}

} // namespace

class TestAcceptedFindings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_registry.reset(); }
    void itIsHiddenEverywhere();
    void itIsBackWithAnotherValue();
    void anotherServerCounts();
    void anotherExportOfAServerWithTwoNamesCounts_data();
    void anotherExportOfAServerWithTwoNamesCounts();
    void aNewHostNumberOrAStopChangesNothing();
    void aDraftThatIsDefinedKeepsIt();
    void whatLibvirtRefusesCannotBeAccepted();
    void theListTellsWhatHasBecomeOfThem();
    void aRenamedPoolIsThere();
    void eachSeverityIsAnEntry();
    void theSameListChangesNothing();
    void randomEdits_data();
    void randomEdits();

private:
    PoolId pool(int number) const { return m_registry->findPool(m_host, uuid(number)); }
    void acceptAll(int number);
    std::unique_ptr<PoolRegistry> m_registry;
    HostId m_host = noHost;
};

void TestAcceptedFindings::init()
{
    qRegisterMetaType<PoolId>("poolwarden::PoolId");
    m_registry = std::make_unique<PoolRegistry>(schema());
    m_host = m_registry->addHost(u"kvm1"_qs, hostInfo());
}

void TestAcceptedFindings::acceptAll(int number)
{
    AcceptedList list;
    list.hosts = {host};
    for (const Finding &finding : m_registry->findingsOf(pool(number)))
        list.add(accepting(*m_registry, finding));
    QVERIFY(!list.findings.isEmpty());
    m_registry->setAccepted(host, list);
}

void TestAcceptedFindings::itIsHiddenEverywhere()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/b"_qs),
                          dirPool(3, u"c"_qs, u"/srv/b/c"_qs)});
    FindingsModel model(m_registry.get());
    new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 &model);
    QCOMPARE(model.findingCount(), 3);
    PoolDraft *draft = m_registry->editPool(pool(1));
    draft->setValue({Field::Mode, 0}, QStringLiteral("0755"));
    const std::size_t before = draft->assessment().findings.size();
    QSignalSpy changed(m_registry.get(), &PoolRegistry::findingsChanged);
    AcceptedList list;
    list.hosts = {host};
    const std::vector<Finding> findings = m_registry->findingsOf(pool(2));
    const auto withA = std::ranges::find_if(
        findings, [this](const Finding &finding) { return finding.peer == pool(1); });
    QVERIFY(withA != findings.end());
    list.add(accepting(*m_registry, *withA));
    m_registry->setAccepted(host, list);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<std::vector<PoolId>>(), (std::vector{pool(1), pool(2)}));
    QCOMPARE(model.findingCount(), 2);
    QCOMPARE(draft->assessment().findings.size(), before - 1);
    for (const int number : {1, 2, 3})
        QCOMPARE(m_registry->pool(pool(number))->status,
                 countsOf(m_registry->findingsOf(pool(number))));
    QVERIFY(std::ranges::none_of(m_registry->findingsOf(pool(1)), [this](const Finding &finding) {
        return finding.peer == pool(2);
    }));
    // What libvirt would say does not depend on it, nor what the checker knows.
    QCOMPARE(m_registry->checker().statusOf(pool(2)).warnings, 2);
    m_registry->setAccepted(host, {});
    QCOMPARE(model.findingCount(), 3);
    QCOMPARE(draft->assessment().findings.size(), before);
}

void TestAcceptedFindings::itIsBackWithAnotherValue()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/b"_qs)});
    acceptAll(1);
    QVERIFY(m_registry->findingsOf(pool(2)).empty());
    PoolDraft *draft = m_registry->editPool(pool(2));
    draft->setValue({Field::Mode, 0}, QStringLiteral("0700"));
    QVERIFY(m_registry->findingsOf(pool(1)).empty());
    draft->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/other"));
    QVERIFY(!m_registry->findingsOf(pool(1)).empty());
    QVERIFY(!draft->assessment().findings.empty());
    QCOMPARE(m_registry->pool(pool(1))->status.warnings, 1);
    draft->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/b"));
    QVERIFY(m_registry->findingsOf(pool(1)).empty());
}

// The same directory of another server is other storage.
void TestAcceptedFindings::anotherServerCounts()
{
    const auto pools = [](const QString &server) {
        return QList<PoolSnapshot>{
            netPool(1, u"a"_qs, server, u"/export"_qs, u"/mnt/a"_qs, u"0755"_qs),
            netPool(2, u"b"_qs, server, u"/export/b"_qs, u"/mnt/b"_qs, u"0755"_qs)};
    };
    m_registry->setPools(m_host, pools(u"nas1"_qs));
    acceptAll(1);
    QVERIFY(m_registry->findingsOf(pool(1)).empty());
    m_registry->setPools(m_host, pools(u"nas2"_qs));
    QVERIFY(!m_registry->findingsOf(pool(1)).empty());
    m_registry->setPools(m_host, pools(u"nas1"_qs));
    QVERIFY(m_registry->findingsOf(pool(2)).empty());
}

void TestAcceptedFindings::anotherExportOfAServerWithTwoNamesCounts_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("source");
    QTest::newRow("export") << QStringLiteral("netfs")
                            << QStringLiteral("<dir path='/export/%1'/><format type='nfs'/>");
    QTest::newRow("Ceph pool") << QStringLiteral("rbd") << QStringLiteral("<name>%1</name>");
    QTest::newRow("Gluster volume")
        << QStringLiteral("gluster") << QStringLiteral("<dir path='/'/><name>%1</name>");
}

// That two names are one server is all that the finding names, but not all that it rests on.
void TestAcceptedFindings::anotherExportOfAServerWithTwoNamesCounts()
{
    QFETCH(QString, type);
    QFETCH(QString, source);
    const auto both = [&](const QString &storage) {
        const auto one = [&](int number, const QString &server) {
            return snapshot(number, QStringLiteral("p%1").arg(number), type,
                            QStringLiteral("<source><host name='%1'/>%2</source>"
                                           "<target><path>/mnt/%3</path></target>")
                                .arg(server, source.arg(storage))
                                .arg(number));
        };
        m_registry->setPools(
            m_host, {one(1, QStringLiteral("127.0.0.1")), one(2, QStringLiteral("localhost"))});
    };
    both(QStringLiteral("a"));
    const std::vector<Finding> found = m_registry->findingsOf(pool(1));
    QVERIFY(std::ranges::any_of(
        found, [](const Finding &finding) { return finding.reason == Reason::HostAlias; }));
    acceptAll(1);
    QVERIFY(m_registry->findingsOf(pool(1)).empty());
    both(QStringLiteral("zzz"));
    QCOMPARE(m_registry->findingsOf(pool(1)).size(), found.size());
    both(QStringLiteral("a"));
    QVERIFY(m_registry->findingsOf(pool(1)).empty());
}

void TestAcceptedFindings::aNewHostNumberOrAStopChangesNothing()
{
    QList<PoolSnapshot> pools{dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/b"_qs)};
    m_registry->setPools(m_host, pools);
    acceptAll(1);
    pools[0].state = PoolState::Inactive;
    pools[0].allocation = 700;
    m_registry->setPools(m_host, pools);
    QVERIFY(m_registry->findingsOf(pool(1)).empty());
    m_registry->removeHost(m_host);
    // The order is another one, and so are all numbers.
    std::reverse(pools.begin(), pools.end());
    HostInfo info = hostInfo();
    info.uri = QStringLiteral("qemu+unix:///system");
    m_host = m_registry->addHost(u"again"_qs, info);
    m_registry->setPools(m_host, pools);
    QVERIFY(!m_registry->checker().findingsOf(pool(1)).empty());
    QVERIFY(m_registry->findingsOf(pool(1)).empty());
    QVERIFY(m_registry->pool(pool(2))->status.clean());
}

void TestAcceptedFindings::aDraftThatIsDefinedKeepsIt()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/srv"_qs)});
    const PoolSnapshot later = dirPool(2, u"b"_qs, u"/srv/b"_qs);
    PoolDraft *draft = m_registry->createDraft(
        m_host, DraftOrigin::New,
        QStringLiteral(
            "<pool type='dir'><name>b</name><target><path>/srv/b</path></target></pool>"));
    QVERIFY(draft);
    acceptAll(1);
    QVERIFY(m_registry->pool(draft->id())->status.clean());
    m_registry->draftDefined(draft->id(), later.uuid);
    m_registry->upsertPool(m_host, later);
    QVERIFY(!m_registry->checker().findingsOf(pool(2)).empty());
    QVERIFY(m_registry->findingsOf(pool(2)).empty());
}

void TestAcceptedFindings::whatLibvirtRefusesCannotBeAccepted()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/srv"_qs)});
    (void)m_registry->createDraft(
        m_host, DraftOrigin::New,
        QStringLiteral("<pool type='dir'><name>b</name><target><path>/srv</path></target></pool>"));
    acceptAll(1);
    QVERIFY(!m_registry->findingsOf(pool(1)).empty());
    for (const Finding &finding : m_registry->findingsOf(pool(1)))
        QVERIFY(!isAcceptable(finding));
}

void TestAcceptedFindings::theListTellsWhatHasBecomeOfThem()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/b"_qs)});
    AcceptedModel model(m_registry.get());
    new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 &model);
    acceptAll(1);
    using State = AcceptedModel::State;
    const auto state = [&model] {
        return State(model.index(0, 0).data(AcceptedModel::StateRole).toInt());
    };
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(state() == State::InForce);
    QCOMPARE(model.hiddenCount(), 1);
    QCOMPARE(model.index(0, AcceptedModel::PoolsColumn).data().toString(), QStringLiteral("a, b"));
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/b"_qs)});
    QTRY_VERIFY(state() == State::Changed);
    QCOMPARE(model.staleCount(), 1);
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/srv"_qs)});
    QTRY_VERIFY(state() == State::Gone);
    // It is there again, with other storage.
    m_registry->upsertPool(m_host, dirPool(2, u"b"_qs, u"/elsewhere"_qs));
    QTRY_VERIFY(state() == State::Changed);
    // One of its name is another pool.
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(3, u"b"_qs, u"/srv/b"_qs)});
    QTRY_VERIFY(state() == State::Renewed);
    m_registry->removeHost(m_host);
    QTRY_COMPARE(model.rowCount(), 0);
}

void TestAcceptedFindings::aRenamedPoolIsThere()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/b"_qs)});
    AcceptedModel model(m_registry.get());
    acceptAll(1);
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"new"_qs, u"/srv/b"_qs)});
    QTRY_COMPARE(m_registry->displayName(pool(2)), u"new"_qs);
    QTRY_COMPARE(model.hiddenCount(), 1);
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"new"_qs, u"/b"_qs)});
    QTRY_COMPARE(model.hiddenCount(), 0);
    QVERIFY(AcceptedModel::State(model.index(0, 0).data(AcceptedModel::StateRole).toInt())
            == AcceptedModel::State::Changed);
}

void TestAcceptedFindings::eachSeverityIsAnEntry()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/b"_qs)});
    acceptAll(1);
    AcceptedModel model(m_registry.get());
    AcceptedList list = *m_registry->filter().set().list(host);
    QCOMPARE(list.findings.size(), 1);
    AcceptedFinding other = list.findings.first();
    other.restsOn.severity = Severity::Info;
    list.add(other);
    m_registry->setAccepted(host, list);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.hiddenCount(), 1);
}

void TestAcceptedFindings::theSameListChangesNothing()
{
    m_registry->setPools(m_host,
                         {dirPool(1, u"a"_qs, u"/srv"_qs), dirPool(2, u"b"_qs, u"/srv/b"_qs)});
    acceptAll(1);
    QSignalSpy changed(m_registry.get(), &PoolRegistry::acceptedChanged);
    m_registry->setAccepted(host, AcceptedList(*m_registry->filter().set().list(host)));
    m_registry->setAccepted(QStringLiteral("another://"), {});
    QCOMPARE(changed.size(), 0);
    m_registry->setAccepted(host, {});
    QCOMPARE(changed.size(), 1);
    // Nothing is left of it.
    QVERIFY(m_registry->filter().set().hosts().isEmpty());
    m_registry->setAccepted(host, {});
    QCOMPARE(changed.size(), 1);
}

void TestAcceptedFindings::randomEdits_data()
{
    addSeeds(4711);
}

void TestAcceptedFindings::randomEdits()
{
    QFETCH(const quint64, seed);
    std::mt19937_64 random(seed);
    const auto number = [&random](int count) { return int(random() % quint64(count)); };
    const auto anyOf = [&](std::initializer_list<const char *> values) {
        return QString::fromLatin1(*(values.begin() + number(int(values.size()))));
    };
    const auto randomPool = [&](int id) {
        const QString name = QStringLiteral("p%1").arg(id);
        if (number(2) == 0)
            return dirPool(id, name, anyOf({"/srv", "/srv/a", "/srv/a/b", "/x"}));
        return netPool(id, name, anyOf({"nas1", "nas2"}), anyOf({"/e", "/e/a", "/e/a/b"}),
                       anyOf({"/mnt/a", "/mnt/b", "/srv/a/c"}), anyOf({"0755", "0700"}));
    };
    constexpr int pools = 8;
    for (int id = 1; id <= pools; ++id)
        m_registry->upsertPool(m_host, randomPool(id));
    FindingsModel model(m_registry.get());
    AcceptedList list;
    list.hosts = {host};
    std::set<PlainFinding> accepted;
    int hidden = 0;
    int shown = 0;
    for (int step = 0; step < 400; ++step) {
        const PoolId some = pool(1 + number(pools));
        switch (number(6)) {
        case 0: {
            const std::vector<Finding> findings = m_registry->findingsOf(some);
            if (findings.empty() || !isAcceptable(findings.front()) || list.findings.size() > 30)
                break;
            accepted.insert(plain(*m_registry, findings.front()));
            list.add(accepting(*m_registry, findings.front()));
            m_registry->setAccepted(host, list);
            break;
        }
        case 1:
            m_registry->upsertPool(m_host, randomPool(1 + number(pools)));
            break;
        case 2:
            if (PoolDraft *draft = m_registry->editPool(some))
                draft->setValue({Field::Mode, 0}, anyOf({"0711", "0755"}));
            break;
        case 3:
            if (PoolDraft *draft = m_registry->editPool(some))
                draft->setValue({Field::TargetPath, 0}, anyOf({"/srv", "/srv/a", "/mnt/b"}));
            break;
        case 4:
            if (PoolDraft *draft = m_registry->editPool(some))
                draft->setValue({Field::HostName, 0}, anyOf({"nas1", "nas2", "NAS1"}));
            break;
        default:
            m_registry->discardDraft(some);
            break;
        }
        int total = 0;
        for (const PoolId id : m_registry->pools()) {
            std::vector<Finding> open;
            for (const Finding &finding : m_registry->checker().findingsOf(id)) {
                const bool isHidden =
                    isAcceptable(finding) && accepted.contains(plain(*m_registry, finding));
                ++(isHidden ? hidden : shown);
                if (!isHidden)
                    open.push_back(finding);
            }
            std::vector<Finding> told = m_registry->findingsOf(id);
            std::ranges::sort(open);
            std::ranges::sort(told);
            QVERIFY2(open == told, qPrintable(QStringLiteral("step %1").arg(step)));
            QCOMPARE(m_registry->pool(id)->status, countsOf(open));
            if (const PoolDraft *draft = m_registry->pool(id)->draft)
                QCOMPARE(draft->assessment().findings.size(), open.size());
            for (const Finding &finding : open)
                total += finding.peer == noPool || finding.pool < finding.peer ? 1 : 0;
        }
        const auto questions = std::ranges::count_if(
            model.allFindings(), [](const Finding &finding) { return finding.pool == noPool; });
        QCOMPARE(model.findingCount() - int(questions), total);
    }
    QVERIFY(hidden > 100);
    QVERIFY(shown > 100);
}

QTEST_GUILESS_MAIN(TestAcceptedFindings)
#include "tst_acceptedfindings.moc"
