// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/model/wording/sentencesamples.h"

#include <QCoreApplication>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTextStream>

using namespace poolwarden;

namespace {

constexpr PoolId one(1);
constexpr PoolId two(2);
constexpr HostId here(1);
constexpr HostId elsewhere(2);

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// How two definitions stand to each other.
enum class Case {
    TwoPools,
    DraftAndPool,
    TwoDrafts,
    RunsInWhatItLeaves, ///< started with the first; another one waits
    WaitsForIt,         ///< started elsewhere; the first one waits
    TwoHosts,
};

/// One sentence that a person may read, and where it came from.
struct Told {
    Finding finding;
    bool isRefused = false; ///< the pair of which it is has a refusal
};

PoolDefinition named(PoolDefinition definition, const char *name)
{
    // A volume group or dataset that has no name of its own has the pool's.
    if (definition.sourceName == definition.name)
        definition.sourceName = name;
    definition.name = name;
    return definition;
}

} // namespace

/// Everything that can be said of two pools, made from definitions by the engine itself; as a page to be
/// read, and held against rules that every sentence has to keep.
class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void areWhole();
    void namesAreIsolated();
    void aRefusedDefinitionHasOneReason();
    void areTrueOfTheTypes();
    void refusalsAreWhole();
    void read_data();
    void read();
    void thePageIsWritten();

private:
    static QString nameOf(PoolId id)
    {
        return id == one ? QStringLiteral("images") : QStringLiteral("backup");
    }
    [[nodiscard]] static PoolEntry entryOf(const PoolDefinition &definition, Case how,
                                           bool isFirst);
    void meet(const ConflictChecker &checker);
    void alone(const PoolDefinition &definition, HostTopology::Locality locality);
    void add(const Finding &finding, bool isRefused);

    std::vector<Told> m_told;
    QMap<QString, QSet<QString>> m_refusals; ///< by code: what is said
    QSet<QString> m_known;
};

void TestSentences::initTestCase()
{
    const std::vector<PoolDefinition> samples = sentenceSamples();
    for (const Case how : {Case::TwoPools, Case::DraftAndPool, Case::TwoDrafts,
                           Case::RunsInWhatItLeaves, Case::WaitsForIt, Case::TwoHosts}) {
        ConflictChecker checker;
        checker.addHost(here, {}, sampleTopology());
        checker.addHost(elsewhere, {}, sampleTopology());
        for (const PoolDefinition &first : samples) {
            checker.remove(two);
            checker.update(one, entryOf(named(first, "images"), how, true));
            for (const PoolDefinition &second : samples) {
                checker.update(two, entryOf(named(second, "backup"), how, false));
                meet(checker);
            }
        }
    }
    for (const PoolDefinition &sample : samples) {
        for (const auto locality : {HostTopology::Locality::Local, HostTopology::Locality::Remote})
            alone(named(sample, "images"), locality);
    }
    QVERIFY(m_told.size() > 100);
}

PoolEntry TestSentences::entryOf(const PoolDefinition &definition, Case how, bool isFirst)
{
    PoolDefinition idle;
    idle.name = definition.name;
    idle.targetPath = "/nowhere";
    PoolEntry entry;
    entry.host = how == Case::TwoHosts && !isFirst ? elsewhere : here;
    if (how == Case::TwoDrafts || (how == Case::DraftAndPool && isFirst)) {
        entry.draft = definition;
        return entry;
    }
    entry.live = entry.persistent = definition;
    entry.active = isFirst && (how == Case::RunsInWhatItLeaves || how == Case::WaitsForIt);
    if (entry.active)
        (how == Case::WaitsForIt ? entry.live : entry.persistent) = idle;
    return entry;
}

void TestSentences::meet(const ConflictChecker &checker)
{
    const std::vector<Finding> findings = checker.findingsOf(one);
    const bool isRefused = std::ranges::any_of(
        findings, [](const Finding &finding) { return finding.kind == FindingKind::Refused; });
    for (const PoolId side : {one, two}) {
        for (const Finding &finding : checker.findingsOf(side)) {
            if (finding.peer != noPool)
                add(finding, isRefused);
        }
    }
}

void TestSentences::alone(const PoolDefinition &definition, HostTopology::Locality locality)
{
    ConflictChecker checker;
    HostTopology topology;
    topology.locality = locality;
    checker.addHost(here, {}, topology);
    PoolEntry entry;
    entry.host = here;
    entry.live = entry.persistent = definition;
    checker.update(one, entry);
    for (const Finding &finding : checker.findingsOf(one))
        add(finding, false);
    // Renamed, given another uuid, and both.
    PoolDefinition known = definition;
    known.uuid = Uuid{1};
    for (int change = 1; change < 4; ++change) {
        PoolDefinition draft = known;
        if ((change & 1) != 0)
            draft.name = "renamed";
        if ((change & 2) != 0)
            draft.uuid = Uuid{2};
        entry.live = entry.persistent = known;
        entry.draft = draft;
        checker.update(one, entry);
        for (const Finding &finding : checker.findingsOf(one)) {
            if (finding.kind == FindingKind::IdentityTaken)
                add(finding, false);
        }
    }
}

void TestSentences::add(const Finding &finding, bool isRefused)
{
    // One of a kind: values are examples.
    const auto startsWith = [](const std::string &value, const std::string &other) {
        return value.size() > other.size() && value.starts_with(other);
    };
    QString key;
    for (const int part : {int(finding.kind),
                           int(finding.reason),
                           int(finding.severity),
                           int(finding.type),
                           int(finding.peerType),
                           int(finding.definitionKind),
                           int(finding.peerDefinitionKind),
                           int(finding.field.field),
                           int(finding.peerField.field),
                           int(finding.resource.tree),
                           int(finding.resource.segments.size()),
                           int(finding.outerSize),
                           int(isRefused),
                           int(finding.loss.keepsStartedPools),
                           int(finding.loss.daemon.own),
                           int(finding.loss.boot.either),
                           int(finding.spelled == finding.peerSpelled),
                           int(startsWith(finding.spelled, finding.peerSpelled)),
                           int(startsWith(finding.peerSpelled, finding.spelled)),
                           int(finding.resource.segments.empty()
                               || finding.resource.segments.front().starts_with('['))})
        key += QString::number(part) + u' ';
    if (m_known.contains(key))
        return;
    m_known.insert(key);
    m_told.push_back({finding, isRefused});
}

void TestSentences::areWhole()
{
    static const QRegularExpression bad(
        QStringLiteral("%\\d|“”|  | \\.|\\.\\.|^ | $|\\(\\)|: \\.|^[a-z](?!ibvirt)"));
    for (const Told &told : m_told) {
        for (const QString &sentence :
             {findingtext::headline(told.finding, &nameOf),
              findingtext::reason(told.finding, &nameOf), findingtext::consequence(told.finding),
              findingtext::headlineOfPair(told.finding, &nameOf),
              findingtext::reasonOfPair(told.finding, &nameOf)}) {
            if (sentence.isEmpty())
                continue;
            QString outside = sentence; // what is in quotes is the user's own
            static const QRegularExpression quoted(QStringLiteral("“[^”]+”"));
            outside.replace(quoted, QStringLiteral("“x”"));
            QVERIFY2(!bad.match(outside).hasMatch() || outside.contains(u"/.."),
                     qPrintable(sentence));
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        }
        QVERIFY(!findingtext::headline(told.finding, &nameOf).isEmpty());
        QVERIFY(!findingtext::headlineOfPair(told.finding, &nameOf).isEmpty());
        QVERIFY(!findingtext::consequence(told.finding).isEmpty());
    }
}

void TestSentences::namesAreIsolated()
{
    const QString hebrew = QString::fromUtf8("\u05d0\u202e\u05d1");
    const findingtext::NameOf strange = [&hebrew](PoolId) { return hebrew; };
    for (const Told &told : m_told) {
        for (QString sentence : {findingtext::explanation(told.finding, strange),
                                 findingtext::explanationOfPair(told.finding, strange)}) {
            const QString before = sentence;
            sentence.remove(isolated(hebrew));
            QVERIFY2(!sentence.contains(u'\u202e'), qPrintable(before));
        }
    }
}

void TestSentences::aRefusedDefinitionHasOneReason()
{
    for (const Told &told : m_told) {
        if (told.isRefused && told.finding.peer != noPool)
            QVERIFY2(told.finding.kind == FindingKind::Refused,
                     qPrintable(findingtext::explanation(told.finding, &nameOf)));
    }
}

// A directory is not a file, what shows disks of others deletes none, and an address is told from its path.
void TestSentences::areTrueOfTheTypes()
{
    const auto listsExistingDisks = [](PoolType type) {
        return type == PoolType::Iscsi || type == PoolType::IscsiDirect || type == PoolType::Scsi
               || type == PoolType::Mpath;
    };
    for (const Told &told : m_told) {
        const Finding &finding = told.finding;
        const QString said = findingtext::explanation(finding, &nameOf);
        if (finding.peer == noPool)
            continue;
        if (finding.resource.tree == Tree::File && finding.field.field == Field::DevicePath
            && finding.peerField.field == Field::DevicePath)
            QVERIFY2(!said.contains(u"the directory"), qPrintable(said));
        if (finding.kind == FindingKind::SameStorage
            && (listsExistingDisks(finding.type) || listsExistingDisks(finding.peerType)))
            QVERIFY2(!said.contains(u"delete"), qPrintable(said));
        if (finding.kind == FindingKind::Stacked
            && listsExistingDisks(finding.reason == Reason::PeerContains ? finding.peerType
                                                                         : finding.type))
            QVERIFY2(!said.contains(u"Deleting"), qPrintable(said));
        QVERIFY2(!said.contains(u"2001:db8::1:/") && !said.contains(u"//2001:"), qPrintable(said));
        if (finding.reason == Reason::Alias || finding.reason == Reason::HostAlias)
            QVERIFY2(finding.spelled != finding.peerSpelled, qPrintable(said));
        if (finding.reason == Reason::HostAlias)
            QVERIFY(finding.field.field == Field::HostName
                    && finding.peerField.field == Field::HostName);
    }
}

// Of what a reader of random definitions comes upon, each reason with and without values.
void TestSentences::refusalsAreWhole()
{
    PoolXmlGenerator generator(7, {.directories = {}, .oddity = 0.05, .identities = 60});
    QSet<QString> seen;
    QStringList wrong;
    for (int i = 0; i < 30'000; ++i) {
        const ReadResult result = readPool(generator.next());
        const auto *refusal = std::get_if<Refusal>(&result);
        if (!refusal)
            continue;
        QString key = text(refusalId(refusal->code));
        for (const std::string &argument : refusal->arguments)
            key += argument.empty() ? u'0' : u'1';
        if (seen.contains(key))
            continue;
        seen.insert(key);
        const QString said = findingtext::refusal(*refusal);
        QString page = said;
        m_refusals[text(refusalId(refusal->code))].insert(page.replace(u'\n', u' ').left(300));
        static const QRegularExpression bad(QStringLiteral("%\\d|“”|  | \\.|\\.\\.|<>"));
        if (!said.endsWith(u'.') || bad.match(said).hasMatch())
            wrong.append(key + u' ' + said);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(m_refusals.size() > 40);
}

void TestSentences::read_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("isDraft");
    QTest::addColumn<QString>("said");
    const auto pool = [](const char *type, const char *content) {
        return QByteArray("<pool type='") + type + "'><name>images</name>" + content + "</pool>";
    };
    const auto fs = [&pool](const char *device, const char *target) {
        return pool("fs", QByteArray("<source><device path='" + QByteArray(device)
                                     + "'/></source><target><path>" + target + "</path></target>")
                              .constData());
    };
    const auto netfs = [&pool](const char *host, const char *path, const char *format,
                               const char *target) {
        return pool("netfs",
                    QByteArray("<source><host name='" + QByteArray(host) + "'/><dir path='" + path
                               + "'/><format type='" + format + "'/></source><target><path>"
                               + target + "</path></target>")
                        .constData());
    };
    const auto scsi = [&pool](const char *adapter) {
        return pool("scsi", QByteArray("<source><adapter " + QByteArray(adapter)
                                       + "/></source><target><path>/dev</path></target>")
                                .constData());
    };
    QTest::newRow("an image file is no directory")
        << fs("/srv/disk.img", "/mnt/a") << fs("/srv//disk.img", "/mnt/b") << false
        << "The file /srv/disk.img is also used by pool “backup”. “/srv/disk.img” here and "
           "“/srv//disk.img” there are both the file /srv/disk.img. libvirt does not notice. When "
           "both run, they show the same volumes: two machines may get the same disk, and what one "
           "pool deletes is gone from the other.";
    QTest::newRow("a server in two spellings")
        << netfs("nas1", "/export", "nfs", "/mnt/a") << netfs("NAS1.", "/export", "nfs", "/mnt/b")
        << false
        << "The export nas1:/export is also used by pool “backup”. “nas1” here and “NAS1.” there "
           "are "
           "the same host. libvirt does not notice. Such storage is made for sharing, so this is "
           "only "
           "a warning: both pools show the same volumes: what is deleted in one is gone from the "
           "other.";
    QTest::newRow("an address in brackets, and CIFS as CIFS")
        << netfs("2001:db8::1", "share", "cifs", "/mnt/a")
        << netfs("2001:db8::1", "share", "cifs", "/mnt/b") << true
        << "libvirt will refuse this: same share of the same host as pool “backup”. Both name the "
           "CIFS "
           "share //[2001:db8::1]/share.";
    QTest::newRow("both are one disk")
        << fs("/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1", "/mnt/a") << fs("/dev/sdb", "/mnt/b")
        << false
        << "This pool's storage lies inside that of pool “backup”. "
           "“/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1” is partition 1 of /dev/sdb. libvirt "
           "does "
           "not notice. Each pool treats the space as its own, and destroys the data of the other.";
    QTest::newRow("a number of a disk is one word, and its partition a partition")
        << fs("/dev/mapper/3600508b400105e210000900000490000-part1", "/mnt/a")
        << fs("/dev/mapper/3600508b400105e210000900000490000-part1", "/mnt/b") << true
        << "libvirt will refuse this: same source device as pool “backup”. Both name partition 1 "
           "of "
           "the multipath device 3600508b400105e210000900000490000.";
    QTest::newRow("an encrypted device is no logical volume")
        << fs("/dev/mapper/luks-data", "/mnt/a") << fs("/dev/mapper/luks-data", "/mnt/b") << true
        << "libvirt will refuse this: same source device as pool “backup”. Both name the device "
           "/dev/mapper/luks-data.";
    QTest::newRow("a parent is a SCSI host") << scsi(
        "type='fc_host' parent='scsi_host5' wwnn='20000000c9831b4c' wwpn='10000000c9831b4c'")
                                             << scsi("type='scsi_host' name='host5'") << true
                                             << "libvirt will refuse this: same adapter as pool "
                                                "“backup”. “scsi_host5” and “host5” are both "
                                                "the SCSI host 5.";
    QTest::newRow("a port is on a SCSI host")
        << scsi("type='fc_host' wwnn='20000000c9831b4b' wwpn='10000000c9831b4b'")
        << scsi("type='scsi_host' name='host5'") << true
        << "libvirt will refuse this: same adapter as pool “backup”. “10000000c9831b4b” is a port "
           "of "
           "the SCSI host 5.";
    QTest::newRow("one multipath pool")
        << pool("mpath", "<target><path>/dev/mapper</path></target>")
        << pool("mpath", "<target><path>/dev/mapper</path></target>") << true
        << "libvirt will refuse this: a host can have only one multipath pool, and has pool "
           "“backup”. A "
           "multipath pool shows all multipath devices of its host.";
    QTest::newRow("what shows disks deletes none")
        << pool("iscsi", "<source><host name='nas1'/><device path='iqn.2012-01.org.example:t1'/>"
                         "</source><target><path>/dev/disk/by-path</path></target>")
        << pool("iscsi", "<source><host name='nas1'/><device path='iqn.2012-01.org.example:T1'/>"
                         "</source><target><path>/dev/disk/by-path</path></target>")
        << false
        << "The iSCSI target iqn.2012-01.org.example:t1 is also used by pool “backup”. "
           "“iqn.2012-01.org.example:t1” here and “iqn.2012-01.org.example:T1” there are both the "
           "iSCSI target iqn.2012-01.org.example:t1. libvirt does not notice. Both pools show the "
           "same disks, so two machines may get the same disk.";
    QTest::newRow("one reason, though they share a mount point as well")
        << fs("/dev/sdb", "/mnt/a") << fs("/dev/sdb", "/mnt/a") << true
        << "libvirt will refuse this: same source device as pool “backup”. Both name the device "
           "/dev/sdb.";
    const auto dir = [](const QByteArray &path) {
        return QByteArray("<pool type='dir'><name>x</name><target><path>" + path
                          + "</path></target></pool>");
    };
    QTest::newRow("what both call one directory, whatever is behind it")
        << dir("/bound/vm") << dir("/bound//vm/") << true
        << "libvirt will refuse this: same directory as pool “backup”. Both name the directory "
           "/bound/vm.";
    QTest::newRow("one inside the other")
        << dir("/bound/vm/iso") << dir("/bound/vm") << false
        << "This pool's storage lies inside that of pool “backup”. “/bound/vm/iso” is inside "
           "“/bound/vm”. libvirt does not notice. One pool can take the space of the other, and "
           "hide or delete its data.";
    QTest::newRow("two names of one directory")
        << dir("/bound/vm") << dir("/data/vm") << false
        << "The directory /disks/a/bound/vm is also used by pool “backup”. “/bound/vm” here and "
           "“/data/vm” there are both the directory /disks/a/bound/vm. libvirt does not notice. "
           "When both run, they show the same volumes: two machines may get the same disk, and "
           "what one pool deletes is gone from the other.";
    const auto group = [&pool](const char *name, const char *device) {
        return pool("logical", QByteArray("<source><name>" + QByteArray(name)
                                          + "</name><device path='" + device + "'/></source>")
                                   .constData());
    };
    QTest::newRow("two volume groups on one device")
        << group("vg7", "/dev/sdb1") << group("vg8", "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1")
        << false
        << "Partition 1 of /dev/sdb is also used by pool “backup”. “/dev/sdb1” here and "
           "“/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1” there are both partition 1 of /dev/sdb. "
           "libvirt does not notice. Each pool treats it as its own, and destroys the data of the "
           "other.";
    QTest::newRow("one volume group")
        << group("vg0", "/dev/sdb") << group("vg0", "/dev/sdb") << false
        << "The volume group vg0 is also used by pool “backup”. Both name the volume group vg0. "
           "libvirt does not notice. When both run, they show the same volumes: two machines may "
           "get the same disk, and what one pool deletes is gone from the other.";
    QTest::newRow("two mounts on one directory")
        << fs("/dev/sdb", "/mnt/a") << fs("/dev/sdc", "/mnt/a") << false
        << "The directory /mnt/a is also used by pool “backup”. Both name the directory /mnt/a. "
           "libvirt does not notice. Both mount their storage there. What is mounted last hides "
           "the other: its volumes are out of sight, and machines write to the wrong storage.";
}

void TestSentences::read()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(bool, isDraft);
    const auto definition = [](const QByteArray &xml, const char *name) {
        return named(std::get<PoolDefinition>(readPool(xml.toStdString())), name);
    };
    ConflictChecker checker;
    checker.addHost(here, {}, sampleTopology());
    checker.update(one, entryOf(definition(first, "images"),
                                isDraft ? Case::DraftAndPool : Case::TwoPools, true));
    checker.update(two, entryOf(definition(second, "backup"), Case::TwoPools, false));
    QStringList said;
    for (const Finding &finding : checker.findingsOf(one)) {
        if (finding.kind != FindingKind::LostAtRestart && finding.peer != noPool)
            said.append(findingtext::explanation(finding, &nameOf));
    }
    QTEST(said.join(u'\n'), "said");
}

void TestSentences::thePageIsWritten()
{
    QMap<QString, QStringList> chapters;
    for (const Told &told : m_told) {
        const Finding &finding = told.finding;
        QString types = text(poolTypeInfo(finding.type).name);
        if (finding.peer != noPool)
            types += QStringLiteral(" and ") + text(poolTypeInfo(finding.peerType).name);
        chapters[text(findingKindId(finding.kind))].append(
            QStringLiteral("%1 (%2, %3)\n:   %4\n:   %5\n")
                .arg(types, text(severityId(finding.severity)),
                     QString::fromStdString(resourceName(finding.resource)),
                     findingtext::explanation(finding, &nameOf),
                     findingtext::explanationOfPair(finding, &nameOf)));
    }
    QFile page(QCoreApplication::applicationDirPath() + QStringLiteral("/sentences.md"));
    QVERIFY(page.open(QIODevice::WriteOnly));
    QTextStream stream(&page);
    stream << "# What findings say\n";
    for (auto chapter = chapters.begin(); chapter != chapters.end(); ++chapter) {
        chapter->sort();
        stream << "\n## " << chapter.key() << "\n\n" << chapter->join(u'\n');
    }
    stream << "\n## Reasons for a refusal\n\n";
    for (auto reason = m_refusals.begin(); reason != m_refusals.end(); ++reason) {
        for (const QString &said : *reason)
            stream << reason.key() << "\n:   " << said << "\n\n";
    }
    qInfo("%lld sentences in %s", static_cast<long long>(m_told.size()),
          qPrintable(page.fileName()));
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
