// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/waysout.h"
#include "tests/model/resolve/resolvefixture.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <map>

using namespace poolwarden;
using namespace poolwarden::resolvefixture;

namespace {

constexpr PoolId one(1);
constexpr PoolId two(2);
constexpr PoolId three(3);

struct Host {
    explicit Host(HostTopology topology = {}) { checker.addHost(host, {}, std::move(topology)); }
    void add(PoolId pool, PoolEntry entry) { checker.update(pool, std::move(entry)); }
    /// The ways out of the worst finding of the pool, "KIND DOING POOL: FROM → TO".
    [[nodiscard]] QStringList ways(PoolId pool) const
    {
        const std::vector<Finding> findings = checker.findingsOf(pool);
        if (findings.empty())
            return {QStringLiteral("no finding")};
        QStringList lines;
        WayOptions asked = options();
        asked.usedBytes = usedBytes;
        for (const WayOut &way : waysOut(checker, findings.front(), asked)) {
            QString line = QStringLiteral("%1 %2 %3")
                               .arg(text(wayKindId(way.kind)), text(doingId(way.doing)))
                               .arg(way.pool.value());
            for (const FieldEdit &edit : way.edits)
                line += QStringLiteral(" [%1 > %2]").arg(text(edit.from), text(edit.to));
            lines.append(line);
        }
        return lines;
    }
    static QString text(std::string_view utf8)
    {
        return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
    }
    ConflictChecker checker;
    std::map<PoolId, std::uint64_t> usedBytes;
};

HostTopology disks()
{
    HostTopology topology;
    topology.devicesKnown = true;
    topology.locality = HostTopology::Locality::Local;
    for (const char *name : {"sda", "sdb", "sdc", "sdd"})
        topology.disks[name] = {.scsiHost = "0", .wwn = {}, .iscsiTarget = {}, .iscsiLun = {}};
    topology.partitions["sda1"] = {.disk = "sda", .number = "1"};
    topology.mounts = {{"/", "ext4", "/dev/sda1", "/"}};
    topology.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4"] = "/dev/sdc";
    topology.aliases["/dev/disk/by-id/ata-disk"] = "/dev/sdc";
    topology.scsiHosts["0"] = {};
    topology.scsiHosts["1"] = {};
    return topology;
}

} // namespace

class TestWaysOut final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedDraftMovesOrBecomesAChange();
    void whatRunsMustStop();
    void aDraftThatEndsItIsOfferedAsItIs();
    void theEmptierOneGoesFirst();
    void aTakenNameAndUuid();
    void anEditKeepsItsIdentity();
    void aRenamedDraftKeepsItsSource();
    void oneDirectoryInAnother();
    void aBoundDirectoryMovesByItsOwnName();
    void aFreeDiskByItsSteadyName();
    void aDoubtfulNameOfAVolume();
    void anInitiatorOfItsOwn();
    void noAdapterOfTheHostsOwnDisks();
    void nothingElseForAVolumeGroup();
    void aFreeDirectoryIsFreeForAll();
    void aPoolThatOnlyRunsSomewhereElse();
    void aReadOnlyHostChangesNoPool();
    void aNoteGivesUpNoPool();
    void aWideDraftMoves();
    void thePromiseIsListed();
};

void TestWaysOut::aRefusedDraftMovesOrBecomesAChange()
{
    Host kvm;
    kvm.add(one, onHost(dir("images", 1, "/srv/images")));
    kvm.add(two, draft([] {
                PoolDefinition definition = dir("images2", 2, "/srv/images");
                definition.permissions.mode = 0700;
                return definition;
            }()));
    QCOMPARE(kvm.ways(two),
             QStringList({
                 QStringLiteral("other-target edit-draft 2 [/srv/images > /srv/images-2]"),
                 QStringLiteral("change-other edit-draft 1 [images2 > images] [%1 > %2]")
                     .arg(Host::text(uuidText(2)), Host::text(uuidText(1))),
                 QStringLiteral("discard-draft discard-draft 2"),
                 QStringLiteral("other-target redefine 1 [/srv/images > /srv/images-2]"),
                 QStringLiteral("undefine undefine 1"),
             }));
}

void TestWaysOut::whatRunsMustStop()
{
    Host kvm;
    kvm.add(one, onHost(dir("images", 1, "/srv/images"), true));
    kvm.add(two, draft(dir("images2", 2, "/srv/images")));
    const QStringList ways = kvm.ways(two);
    QVERIFY(ways.contains(
        QStringLiteral("other-target stop-and-redefine 1 [/srv/images > /srv/images-2]")));
    QCOMPARE(ways.last(), QStringLiteral("undefine stop-and-undefine 1"));
}

void TestWaysOut::aDraftThatEndsItIsOfferedAsItIs()
{
    Host all;
    PoolEntry running = onHost(dir("a", 1, "/srv/images"), true);
    running.draft = dir("a", 1, "/srv/images-2");
    all.add(one, running);
    all.add(two, onHost(dir("b", 2, "/srv/images"), true));
    const QStringList ways = all.ways(one);
    QVERIFY(!ways.isEmpty());
    QCOMPARE(ways.filter(QStringLiteral("define-draft")),
             QStringList{QStringLiteral("define-draft stop-and-redefine 1")});
    // Before another change of the same draft.
    QVERIFY2(ways.filter(QStringLiteral("redefine 1"))
                 .first()
                 .startsWith(QStringLiteral("define-draft")),
             qPrintable(ways.join(u'\n')));
    // One that does not end it is not.
    running.draft = dir("a", 1, "/srv/../srv/images");
    all.add(one, running);
    QVERIFY(all.ways(one).filter(QStringLiteral("define-draft")).isEmpty());
}

void TestWaysOut::theEmptierOneGoesFirst()
{
    for (const PoolId full : {one, two}) {
        Host kvm;
        kvm.add(one, onHost(dir("images", 1, "/srv/images"), true));
        kvm.add(two, onHost(dir("images2", 2, "/srv/images"), true));
        kvm.usedBytes[full] = 1'000'000;
        for (const PoolId asked : {one, two}) {
            const QString first = kvm.ways(asked).first();
            QVERIFY2(first.contains(QStringLiteral(" %1 ").arg((full == one ? two : one).value())),
                     qPrintable(first));
        }
    }
}

void TestWaysOut::aTakenNameAndUuid()
{
    Host kvm;
    kvm.add(one, onHost(dir("images", 1, "/srv/a")));
    kvm.add(two, onHost(dir("images-2", 2, "/srv/b")));
    kvm.add(three, draft(dir("images", 3, "/srv/c")));
    QCOMPARE(kvm.ways(three).first(), QStringLiteral("new-name edit-draft 3 [images > images-3]"));
    kvm.add(three, draft(dir("new", 1, "/srv/c")));
    QCOMPARE(kvm.ways(three).first(),
             QStringLiteral("new-uuid edit-draft 3 [%1 > %2]")
                 .arg(Host::text(uuidText(1)), Host::text(uuidText(900000))));
}

void TestWaysOut::anEditKeepsItsIdentity()
{
    Host kvm;
    PoolEntry edit = onHost(dir("images", 1, "/srv/a"));
    edit.draft = dir("pictures", 1, "/srv/a");
    kvm.add(one, edit);
    QCOMPARE(kvm.ways(one), QStringList({
                                QStringLiteral("keep-identity edit-draft 1 [pictures > images]"),
                                QStringLiteral("discard-draft discard-draft 1"),
                            }));
    edit.draft = dir("pictures", 2, "/srv/a");
    kvm.add(one, edit);
    QCOMPARE(kvm.ways(one).first(),
             QStringLiteral("keep-identity edit-draft 1 [pictures > images] [%1 > %2]")
                 .arg(Host::text(uuidText(2)), Host::text(uuidText(1))));
}

void TestWaysOut::aRenamedDraftKeepsItsSource()
{
    Host kvm;
    kvm.add(one, onHost(dir("vg0", 1, "/srv/a")));
    kvm.add(two, draft(group("vg0", 2, "vg0")));
    QCOMPARE(kvm.ways(two).first(),
             QStringLiteral("new-name edit-draft 2 [vg0 > vg0-2] [vg0 > vg0]"));
}

void TestWaysOut::oneDirectoryInAnother()
{
    Host kvm;
    kvm.add(one, onHost(dir("vm", 1, "/srv/vm")));
    kvm.add(two, draft(dir("iso", 2, "/srv/vm/iso")));
    QCOMPARE(kvm.ways(two).mid(0, 1),
             QStringList(QStringLiteral("move-out edit-draft 2 [/srv/vm/iso > /srv/iso]")));
    QVERIFY(
        kvm.ways(two).contains(QStringLiteral("other-target redefine 1 [/srv/vm > /srv/vm-2]")));
    // The one that is nearest may be taken.
    kvm.add(three, onHost(dir("isos", 3, "/srv/iso")));
    QCOMPARE(kvm.ways(two).first(),
             QStringLiteral("move-out edit-draft 2 [/srv/vm/iso > /srv/iso-2]"));
}

// What is mounted at /srv is /disks/a/srv: no definition says so, and a new name there is free only if both are.
void TestWaysOut::aBoundDirectoryMovesByItsOwnName()
{
    HostTopology topology;
    for (const char *path : {"/srv/vm", "/srv/vm/iso"})
        topology.realPaths[path] = std::string("/disks/a") + path;
    Host kvm(topology);
    kvm.add(one, onHost(dir("vm", 1, "/srv/vm")));
    kvm.add(two, draft(dir("iso", 2, "/srv/vm/iso")));
    QCOMPARE(kvm.ways(two).first(),
             QStringLiteral("move-out edit-draft 2 [/srv/vm/iso > /srv/iso]"));
    kvm.add(three, onHost(dir("isos", 3, "/disks/a/srv/iso")));
    QCOMPARE(kvm.ways(two).first(),
             QStringLiteral("move-out edit-draft 2 [/srv/vm/iso > /srv/iso-2]"));
    kvm.add(three, onHost(dir("isos", 3, "/disks/a/srv/vm-2")));
    QVERIFY2(!kvm.ways(two).filter(QStringLiteral("> /srv/vm-3")).isEmpty(),
             qPrintable(kvm.ways(two).join(u'\n')));

    // A link into the other's directory: beside it is not outside.
    topology.realPaths = {{"/links/iso", "/srv/vm/iso"}};
    Host linked(topology);
    linked.add(one, onHost(dir("vm", 1, "/srv/vm")));
    linked.add(two, draft(dir("iso", 2, "/links/iso")));
    QCOMPARE(linked.ways(two).first(),
             QStringLiteral("move-out edit-draft 2 [/links/iso > /srv/iso]"));
}

void TestWaysOut::aFreeDiskByItsSteadyName()
{
    Host kvm(disks());
    kvm.add(one, onHost(fs("data", 1, "/dev/sdb", "/mnt/a")));
    kvm.add(two, draft(fs("data2", 2, "/dev/sdb", "/mnt/b")));
    // sda is mounted, and sdb is the one that both want.
    QCOMPARE(kvm.ways(two).mid(0, 2),
             QStringList({
                 QStringLiteral("other-device edit-draft 2 [/dev/sdb > "
                                "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4]"),
                 QStringLiteral("other-device edit-draft 2 [/dev/sdb > /dev/sdd]"),
             }));
}

void TestWaysOut::aDoubtfulNameOfAVolume()
{
    Host kvm(disks());
    kvm.add(one, onHost(fs("data", 1, "/dev/vg/lv", "/mnt/a")));
    kvm.add(two, draft(fs("data2", 2, "/dev/mapper/vg-lv1", "/mnt/b")));
    QCOMPARE(kvm.ways(two).first(),
             QStringLiteral("steady-name edit-draft 2 [/dev/mapper/vg-lv1 > /dev/vg/lv1]"));
}

void TestWaysOut::anInitiatorOfItsOwn()
{
    Host kvm;
    const std::string iqn = "iqn.2020-01.org.example:kvm1";
    kvm.add(one, onHost(iscsi("luns", 1, iqn)));
    kvm.add(two, draft(iscsi("luns2", 2, iqn)));
    QCOMPARE(kvm.ways(two).first(),
             QStringLiteral("other-initiator edit-draft 2 [%1 > %1-2]").arg(Host::text(iqn)));
    // A target does not tell a known initiator from an unknown one: that is no way out.
    kvm.add(one, onHost(iscsi("luns", 1, {})));
    kvm.add(two, draft(iscsi("luns2", 2, {})));
    QVERIFY(!kvm.ways(two).join(u' ').contains(QLatin1String("other-initiator")));
}

void TestWaysOut::noAdapterOfTheHostsOwnDisks()
{
    const auto scsi = [](const char *name, int uuid, const char *adapter) {
        PoolDefinition definition = dir(name, uuid, "/dev/disk/by-path");
        definition.type = PoolType::Scsi;
        definition.adapter = ScsiHostAdapter{.name = adapter, .parent = {}};
        return definition;
    };
    HostTopology topology = disks();
    topology.disks["sdz"] = {.scsiHost = "1", .wwn = {}, .iscsiTarget = {}, .iscsiLun = {}};
    topology.scsiHosts["2"] = {};
    Host kvm(topology);
    kvm.add(one, onHost(scsi("hba", 1, "scsi_host2")));
    kvm.add(two, onHost(scsi("hba2", 2, "scsi_host2")));
    // scsi_host0 has the disk with the system.
    const QStringList ways = kvm.ways(two);
    QVERIFY(ways.join(u' ').contains(QStringLiteral("> scsi_host1]")));
    QVERIFY(!ways.join(u' ').contains(QStringLiteral("> scsi_host0]")));
}

void TestWaysOut::nothingElseForAVolumeGroup()
{
    Host kvm;
    kvm.add(one, onHost(group("a", 1, "vg0")));
    kvm.add(two, onHost(group("b", 2, "vg0"), true));
    QCOMPARE(kvm.ways(one), QStringList({
                                QStringLiteral("undefine undefine 1"),
                                QStringLiteral("undefine stop-and-undefine 2"),
                            }));
}

void TestWaysOut::aFreeDirectoryIsFreeForAll()
{
    Host kvm;
    kvm.add(one, onHost(dir("images", 1, "/srv/images")));
    kvm.add(two, draft(dir("new", 2, "/srv/images")));
    kvm.add(three, draft(dir("other", 3, "/srv/images-2")));
    QCOMPARE(kvm.ways(two).first(),
             QStringLiteral("other-target edit-draft 2 [/srv/images > /srv/images-3]"));
}

void TestWaysOut::aPoolThatOnlyRunsSomewhereElse()
{
    Host kvm;
    PoolEntry running = onHost(dir("images", 1, "/srv/images"), true);
    running.persistent = dir("images", 1, "/srv/new");
    kvm.add(one, running);
    kvm.add(two, draft(dir("images2", 2, "/srv/images")));
    QVERIFY(kvm.ways(two).contains(QStringLiteral("stop stop 1")));
}

void TestWaysOut::aReadOnlyHostChangesNoPool()
{
    Host kvm;
    kvm.add(one, onHost(dir("images", 1, "/srv/images")));
    kvm.add(two, draft(dir("images2", 2, "/srv/images")));
    WayOptions readOnly = options();
    readOnly.isWritable = [](HostId) { return false; };
    const std::vector<WayOut> ways =
        waysOut(kvm.checker, kvm.checker.findingsOf(two).front(), readOnly);
    QVERIFY(!ways.empty());
    for (const WayOut &way : ways)
        QCOMPARE(way.pool, two);
}

void TestWaysOut::aNoteGivesUpNoPool()
{
    Host kvm;
    kvm.add(one, onHost(group("vg0", 1, "vg0")));
    kvm.add(two, onHost(fs("data", 2, "/dev/vg0/lv1", "/mnt/a")));
    QCOMPARE(kvm.checker.findingsOf(two).front().severity, Severity::Info);
    QCOMPARE(kvm.ways(two), QStringList());
}

void TestWaysOut::aWideDraftMoves()
{
    Host kvm;
    for (int number = 10; number < 400; ++number)
        kvm.add(PoolId(number), onHost(dir("p" + std::to_string(number), number,
                                           "/srv/vm/" + std::to_string(number))));
    kvm.add(one, draft(dir("wide", 1, "/srv/vm")));
    QVERIFY(kvm.checker.isWide(one));
    QCOMPARE(kvm.ways(one), QStringList({
                                QStringLiteral("other-target edit-draft 1 [/srv/vm > /srv/vm-2]"),
                                QStringLiteral("discard-draft discard-draft 1"),
                            }));
}

void TestWaysOut::thePromiseIsListed()
{
    Host kvm;
    kvm.add(one, onHost(dir("images", 1, "/srv/images")));
    kvm.add(two, draft(dir("new", 2, "/srv/images")));
    kvm.add(three, onHost(dir("all", 3, "/srv")));
    const std::vector<WayOut> ways =
        waysOut(kvm.checker, kvm.checker.findingsOf(two).front(), options());
    // Outside of /srv it would have none.
    QCOMPARE(Host::text(ways.front().edits.front().to), QStringLiteral("/var/lib/libvirt/new"));
    QVERIFY(ways.front().leaves.empty());
    ConflictChecker &checker = kvm.checker;
    for (const WayOut &way : ways) {
        if (way.kind != WayKind::OtherTarget || way.pool != one)
            continue;
        for (const SupposedPool &pool : resultOf(way, checker))
            checker.update(pool.pool, *pool.entry);
        QVERIFY(way.leaves == checker.findingsOf(one));
    }
}

QTEST_APPLESS_MAIN(TestWaysOut)
#include "tst_waysout.moc"
