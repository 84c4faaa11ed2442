// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked for a field, what comes of it, and what is shown meanwhile.

#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/session/poolregistry.h"
#include "model/sources/candidatemodel.h"
#include "model/sources/sourcefinder.h"
#include "tests/app/poolwarden/fakestorageservice.h"
#include "tests/model/session/registryfixture.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

using namespace poolwarden;

namespace {

using State = CandidateModel::State;

/// So many that they are made on a thread, and judged in more than one slice.
constexpr int manyFolders = 6000;

HostAnswer foldersIn(const QString &folder, int count)
{
    HostAnswer answer;
    answer.folder = folder;
    answer.folders.append({.path = folder});
    for (int i = 0; i < count; ++i)
        answer.folders.append({.path = folder + QStringLiteral("/%1").arg(i)});
    return answer;
}

HostInfo hostWithFolders()
{
    HostInfo info = fixture::hostInfo();
    info.listsFolders = true;
    return info;
}

/// A draft on a host that answers, and its candidates.
struct Desk {
    explicit Desk(const HostInfo &info = hostWithFolders(),
                  std::function<void(FoundDevices &)> devices = {})
        : host(registry.addHost(QStringLiteral("kvm1"), info))
    {
        registry.setPools(
            host, {fixture::dirPool(1, QStringLiteral("images"), QStringLiteral("/srv/1"))});
        finder.setLocalLookup({.folders = {}, .devices = std::move(devices)});
        finder.addHost(host, &service);
    }

    void edits(PoolType type)
    {
        const PoolDraft *draft =
            registry.createDraft(host, DraftOrigin::New, PoolDocument::create(type));
        edit.setPool(draft->id());
    }

    void browses(const QString &value)
    {
        edits(PoolType::Dir);
        edit.setValue({Field::TargetPath}, value);
        model.begin({Field::TargetPath});
    }

    PoolRegistry registry{fixture::schema()};
    HostId host;
    FakeStorageService service;
    SourceFinder finder{&registry};
    PoolEdit edit{&registry};
    CandidateModel model{&finder, &edit};
};

const QByteArray groupOnTwoDisks =
    "<sources><source><device path='/dev/sdb'/><device path='/dev/sdc2'/><name>vg0</name>"
    "<format type='lvm2'/></source></sources>";

QByteArray disk(const QByteArray &name)
{
    return "<device><name>block_" + name + "</name><path>/sys/block/" + name
           + "</path><devnode type='dev'>/dev/" + name
           + "</devnode><capability type='storage'><block>/dev/" + name
           + "</block><bus>scsi</bus><drive_type>disk</drive_type></capability></device>";
}

/// Somebody has looked, and they are empty.
void knowAll(FoundDevices &devices)
{
    for (FoundDisk &disk : devices.disks)
        disk.isContentKnown = true;
}

int rowOf(const CandidateModel &model, const QString &name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.candidate(row).name == name)
            return row;
    }
    return -1;
}

QString usersOf(const CandidateModel &model, const QString &name)
{
    return model.index(rowOf(model, name), CandidateModel::UserColumn)
        .data(Qt::DisplayRole)
        .toString();
}

/// Until what was begun in other threads has ended, too.
void letAllEnd()
{
    QTest::qWait(400);
}

} // namespace

class TestCandidateModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDirectoryIsNamedAsItIsListed_data();
    void aDirectoryIsNamedAsItIsListed();
    void anotherDirectoryThanTheWantedIsTold();
    void aNewQuestionEndsTheListThatIsComing();
    void aFailureStaysWhileAListIsComing();
    void whatIsShownIsNamedAfterStop();
    void stopEndsWhatTheOldListWasReplacedBy();
    void judgingIsToldOnce();
    void verdictsFollowAfterAStop();
    void devicesAreLookedUpWhenTheyAreWanted();
    void pathsAreToldOfWhenTheyAreOffered();
    void aHostThatIsNotThisMachineIsNotLookedUp();
    void devicesWaitForTheVolumeGroups();
    void devicesAreThereWithoutTheVolumeGroups();
    void devicesAreShownWhileTheVolumeGroupsAreAsked();
    void aVolumeGroupHasTheUsersOfItsDevices();
    void aDirectoryThatIsNotThereCanBeTaken();
    void usersAreInTheOrderOfTheirNames();
    void aSecretHasTheUsersThatNameIt();
    void otherPoolsTellOfServers();
};

void TestCandidateModel::aDirectoryIsNamedAsItIsListed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("folder");
    QTest::newRow("none") << QString() << QStringLiteral("/var/lib/libvirt/images");
    QTest::newRow("no path") << QStringLiteral("srv/") << QStringLiteral("/var/lib/libvirt/images");
    QTest::newRow("root") << QStringLiteral("/") << QStringLiteral("/");
    QTest::newRow("roots") << QStringLiteral("///") << QStringLiteral("/");
    QTest::newRow("in the root") << QStringLiteral("/srv") << QStringLiteral("/");
    QTest::newRow("with a slash") << QStringLiteral("/srv/") << QStringLiteral("/srv");
    QTest::newRow("with many") << QStringLiteral("//srv///images//")
                               << QStringLiteral("/srv/images");
    QTest::newRow("inside") << QStringLiteral("/srv//images/new") << QStringLiteral("/srv/images");
    QTest::newRow("here") << QStringLiteral("/srv/./images/") << QStringLiteral("/srv/images");
}

void TestCandidateModel::aDirectoryIsNamedAsItIsListed()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, folder);
    Desk desk;
    desk.service.answersTo = [](const HostQuestion &question) {
        // As a host does it, which cleans what it is asked.
        return foldersIn(QDir::cleanPath(QString::fromUtf8(question.source)), 3);
    };
    desk.browses(typed);
    QCOMPARE(desk.model.folder(), folder);
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    QCOMPARE(desk.model.folder(), folder);
    QVERIFY2(desk.model.detail().isEmpty(), qPrintable(desk.model.detail()));
    // And the one that is typed in the picker.
    desk.model.openFolder(QStringLiteral("srv//iso/"));
    QTRY_COMPARE(desk.model.state(), State::Ready);
    QCOMPARE(desk.service.questions.last().source, QByteArray("/srv/iso"));
    QCOMPARE(desk.model.folder(), QStringLiteral("/srv/iso"));
    QVERIFY2(desk.model.detail().isEmpty(), qPrintable(desk.model.detail()));
}

void TestCandidateModel::anotherDirectoryThanTheWantedIsTold()
{
    Desk desk;
    desk.service.answersTo = [](const HostQuestion &) {
        return foldersIn(QStringLiteral("/srv"), 3);
    };
    desk.browses(QStringLiteral("/srv/no/such/"));
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    QCOMPARE(desk.model.folder(), QStringLiteral("/srv"));
    QVERIFY2(desk.model.detail().contains(QStringLiteral("/srv/no/such")),
             qPrintable(desk.model.detail()));
}

void TestCandidateModel::aNewQuestionEndsTheListThatIsComing()
{
    Desk desk;
    desk.service.answersTo = [](const HostQuestion &question) {
        return question.source == "/srv"
                   ? std::optional(foldersIn(QStringLiteral("/srv"), manyFolders))
                   : std::nullopt;
    };
    desk.browses(QStringLiteral("/srv/new"));
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Judging);
    desk.model.openFolder(QStringLiteral("/silent"));
    QCOMPARE(desk.model.state(), State::Asking);
    letAllEnd();
    QCOMPARE(desk.model.state(), State::Asking);
    QCOMPARE(desk.model.rowCount(), 0);
}

void TestCandidateModel::aFailureStaysWhileAListIsComing()
{
    Desk desk;
    desk.service.answersTo = [](const HostQuestion &question) {
        return question.source == "/srv"
                   ? foldersIn(QStringLiteral("/srv"), manyFolders)
                   : HostAnswer{.error = ServiceError{.code = ServiceError::Code::AccessDenied,
                                                      .sentence = QStringLiteral("No."),
                                                      .detail = {}}};
    };
    desk.browses(QStringLiteral("/srv/new"));
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Judging);
    desk.model.openFolder(QStringLiteral("/secret"));
    QTRY_COMPARE(desk.model.state(), State::Failed);
    letAllEnd();
    QCOMPARE(desk.model.state(), State::Failed);
    QCOMPARE(desk.model.sentence(), QStringLiteral("No. You can still type the value."));
    // Try Again asks for what failed.
    desk.model.ask();
    QCOMPARE(desk.service.questions.last().source, QByteArray("/secret"));
}

void TestCandidateModel::whatIsShownIsNamedAfterStop()
{
    Desk desk;
    desk.service.answersTo = [](const HostQuestion &question) {
        return question.source == "/srv" ? std::optional(foldersIn(QStringLiteral("/srv"), 3))
                                         : std::nullopt;
    };
    desk.browses(QStringLiteral("/srv/new"));
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    desk.model.openFolder(QStringLiteral("/silent"));
    QCOMPARE(desk.model.state(), State::Asking);
    desk.model.giveUp();
    QCOMPARE(desk.model.state(), State::Ready);
    QCOMPARE(desk.model.rowCount(), 4);
    QCOMPARE(desk.model.folder(), QStringLiteral("/srv"));
    // And it is what is asked for again.
    desk.model.ask();
    QCOMPARE(desk.service.questions.last().source, QByteArray("/srv"));
}

void TestCandidateModel::stopEndsWhatTheOldListWasReplacedBy()
{
    Desk desk;
    desk.service.answersTo = [](const HostQuestion &question) {
        return question.source == "/silent"
                   ? std::nullopt
                   : std::optional(foldersIn(QString::fromUtf8(question.source),
                                             question.source == "/many" ? manyFolders : 3));
    };
    desk.browses(QStringLiteral("/srv/new"));
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    desk.model.openFolder(QStringLiteral("/many"));
    QTRY_COMPARE(desk.model.state(), State::Judging);
    // Until they are there, the rows are those of the old directory.
    QCOMPARE(desk.model.folder(), QStringLiteral("/srv"));
    desk.model.openFolder(QStringLiteral("/silent"));
    desk.model.giveUp();
    letAllEnd();
    QCOMPARE(desk.model.state(), State::Ready);
    QCOMPARE(desk.model.folder(), QStringLiteral("/srv"));
    QCOMPARE(desk.model.rowCount(), 4);
}

void TestCandidateModel::judgingIsToldOnce()
{
    Desk desk;
    desk.service.answersTo = [](const HostQuestion &) {
        return foldersIn(QStringLiteral("/srv"), manyFolders);
    };
    desk.browses(QStringLiteral("/srv/new"));
    QList<State> told;
    connect(&desk.model, &CandidateModel::stateChanged, &desk.model,
            [&] { told << desk.model.state(); });
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    QCOMPARE(desk.model.rowCount(), manyFolders + 1);
    QCOMPARE(told, (QList<State>{State::Asking, State::Judging, State::Ready}));
}

void TestCandidateModel::verdictsFollowAfterAStop()
{
    Desk desk;
    desk.service.answersTo = [](const HostQuestion &question) {
        return question.source == "/srv" ? std::optional(foldersIn(QStringLiteral("/srv"), 3))
               : question.source == "/many"
                   ? std::optional(foldersIn(QStringLiteral("/many"), manyFolders))
                   : std::nullopt;
    };
    desk.browses(QStringLiteral("/srv/new"));
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    const auto users = [&] {
        QStringList names;
        for (int row = 0; row < desk.model.rowCount(); ++row)
            names << desk.model.index(row, CandidateModel::UserColumn).data().toString();
        return names.join(u' ');
    };
    QVERIFY(users().contains(QStringLiteral("images")));
    QVERIFY(!users().contains(QStringLiteral("second")));
    desk.model.openFolder(QStringLiteral("/many"));
    QTRY_COMPARE(desk.model.state(), State::Judging);
    desk.registry.upsertPool(
        desk.host, fixture::dirPool(2, QStringLiteral("second"), QStringLiteral("/srv/2")));
    desk.model.openFolder(QStringLiteral("/silent"));
    desk.model.giveUp();
    QTRY_VERIFY(users().contains(QStringLiteral("second")));
}

void TestCandidateModel::devicesAreLookedUpWhenTheyAreWanted()
{
    const auto lookups = std::make_shared<std::atomic<int>>(0);
    Desk desk(fixture::hostInfo(), [lookups](FoundDevices &devices) {
        ++*lookups;
        FoundDisk disk;
        disk.path = "/dev/sda";
        disk.driveType = "disk";
        devices.disks.push_back(disk);
    });
    letAllEnd();
    QCOMPARE(lookups->load(), 0);
    desk.edits(PoolType::Disk);
    desk.model.begin({Field::DevicePath});
    // A second key, before the first look has ended.
    desk.model.begin({Field::DevicePath});
    QTRY_COMPARE(desk.model.rowCount(), 1);
    QCOMPARE(lookups->load(), 1);
    // What is known is shown without another look.
    desk.model.end();
    desk.model.begin({Field::DevicePath});
    QCOMPARE(desk.model.rowCount(), 1);
    letAllEnd();
    QCOMPARE(lookups->load(), 1);
}

void TestCandidateModel::pathsAreToldOfWhenTheyAreOffered()
{
    Desk desk(fixture::hostInfo(), [](FoundDevices &devices) {
        FoundDisk disk;
        disk.path = "/dev/sda1";
        disk.links = {"/dev/disk/by-id/one"};
        disk.driveType = "disk";
        devices.disks.push_back(disk);
    });
    QSignalSpy paths(&desk.finder, &SourceFinder::pathsFound);
    Q_EMIT desk.service.nodeDevicesListed({});
    QTRY_VERIFY(desk.finder.devices(desk.host));
    QCOMPARE(paths.size(), 0);
    desk.edits(PoolType::Disk);
    desk.model.begin({Field::DevicePath});
    QTRY_COMPARE(paths.size(), 1);
    QCOMPARE(paths.first().at(1).toStringList(),
             (QStringList{QStringLiteral("/dev/sda1"), QStringLiteral("/dev/disk/by-id/one")}));
}

void TestCandidateModel::aHostThatIsNotThisMachineIsNotLookedUp()
{
    const auto lookups = std::make_shared<std::atomic<int>>(0);
    HostInfo info = fixture::hostInfo();
    info.local = false;
    Desk desk(info, [lookups](FoundDevices &) { ++*lookups; });
    desk.edits(PoolType::Disk);
    desk.model.begin({Field::DevicePath});
    letAllEnd();
    QCOMPARE(lookups->load(), 0);
    QCOMPARE(desk.model.rowCount(), 0);
}

void TestCandidateModel::devicesWaitForTheVolumeGroups()
{
    Desk desk(hostWithFolders(), knowAll);
    desk.registry.setPools(
        desk.host, {fixture::snapshot(2, QStringLiteral("lv"), QStringLiteral("logical"),
                                      QStringLiteral("<source><name>vg0</name></source>"
                                                     "<target><path>/dev/vg0</path></target>"))});
    std::optional<HostAnswer> coming;
    desk.service.answersTo = [&coming](const HostQuestion &) { return coming; };
    desk.edits(PoolType::Fs);
    Q_EMIT desk.service.nodeDevicesListed({disk("sdb"), disk("sdc"), disk("sdd")});
    desk.model.begin({Field::DevicePath});
    QTRY_COMPARE(desk.model.rowCount(), 3);
    desk.model.lookClosely();
    QCOMPARE(desk.model.state(), State::Asking);
    QCOMPARE(desk.service.questions.last().type, PoolType::Logical);
    Q_EMIT desk.service.answered(desk.service.lastRequest(), {.sources = groupOnTwoDisks});
    QTRY_COMPARE(desk.model.state(), State::Ready);
    // The free one first; the others name the group and the pool that has it.
    QCOMPARE(desk.model.candidate(0).name, QStringLiteral("/dev/sdd"));
    QVERIFY(!desk.model.index(0, 0).data(CandidateModel::SeverityRole).isValid());
    for (const auto &name : {QStringLiteral("/dev/sdb"), QStringLiteral("/dev/sdc")}) {
        const QModelIndex row = desk.model.index(rowOf(desk.model, name), 0);
        QCOMPARE(row.data(CandidateModel::SeverityRole).toInt(), int(Severity::Error));
        QVERIFY2(
            row.data(CandidateModel::SentenceRole).toString().contains(QStringLiteral("“vg0”")),
            qPrintable(row.data(CandidateModel::SentenceRole).toString()));
        QCOMPARE(usersOf(desk.model, name), QStringLiteral("lv"));
    }
    // What was answered is known from then on, also while something is typed.
    desk.model.end();
    desk.model.begin({Field::DevicePath});
    QTRY_COMPARE(desk.model.state(), State::Ready);
    QCOMPARE(usersOf(desk.model, QStringLiteral("/dev/sdb")), QStringLiteral("lv"));
}

void TestCandidateModel::devicesAreThereWithoutTheVolumeGroups()
{
    Desk desk;
    std::optional<HostAnswer> coming;
    desk.service.answersTo = [&coming](const HostQuestion &) { return coming; };
    desk.edits(PoolType::Fs);
    Q_EMIT desk.service.nodeDevicesListed({disk("sdb")});
    desk.model.begin({Field::DevicePath});
    desk.model.lookClosely();
    QCOMPARE(desk.model.state(), State::Asking);
    desk.model.giveUp();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    QCOMPARE(desk.model.rowCount(), 1);
    QVERIFY(!desk.model.detail().isEmpty());
    coming = HostAnswer{.error = ServiceError{.code = ServiceError::Code::Other,
                                              .sentence = QStringLiteral("No LVM."),
                                              .detail = {}}};
    desk.model.lookClosely();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    QCOMPARE(desk.model.rowCount(), 1);
    QVERIFY(desk.model.detail().contains(QStringLiteral("No LVM.")));
}

void TestCandidateModel::devicesAreShownWhileTheVolumeGroupsAreAsked()
{
    constexpr int count = 2000; // more than are made and judged at once
    Desk desk(hostWithFolders(), knowAll);
    std::optional<HostAnswer> coming;
    desk.service.answersTo = [&coming](const HostQuestion &) { return coming; };
    desk.edits(PoolType::Fs);
    QList<QByteArray> disks{disk("sdb"), disk("sdc")};
    for (int number = 0; number < count; ++number)
        disks.append(disk(QByteArray("sdd") + QByteArray::number(number)));
    Q_EMIT desk.service.nodeDevicesListed(disks);
    const auto signsOf = [&desk](int row) {
        const QModelIndex index = desk.model.index(row, 0);
        return std::pair(index.data(CandidateModel::SeverityRole),
                         index.data(CandidateModel::SentenceRole).toString());
    };
    QSignalSpy resets(&desk.model, &QAbstractItemModel::modelReset);
    desk.model.begin({Field::DevicePath});
    desk.model.lookClosely();
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.rowCount(), count + 2, 60000);
    // They are there to be read, and none is said to be free.
    QCOMPARE(desk.model.state(), State::Asking);
    for (int row = 0; row < desk.model.rowCount(); ++row) {
        QCOMPARE(signsOf(row).first.toInt(), int(Severity::Info));
        QVERIFY(signsOf(row).first.isValid() && !signsOf(row).second.isEmpty());
    }
    // There are none: nothing is listed again.
    const auto shown = resets.size();
    QSignalSpy told(&desk.model, &QAbstractItemModel::dataChanged);
    Q_EMIT desk.service.answered(desk.service.lastRequest(), {.sources = "<sources/>"});
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.state(), State::Ready, 60000);
    QCOMPARE(resets.size(), shown);
    QCOMPARE(told.size(), 1);
    QVERIFY(!signsOf(0).first.isValid() && signsOf(0).second.isEmpty());

    // Asked again, there is one: its disks go down, and are never said to be free before.
    desk.model.lookClosely();
    QCOMPARE(desk.model.state(), State::Asking);
    QCOMPARE(desk.model.rowCount(), count + 2);
    QVERIFY(signsOf(0).first.isValid());
    bool wasFree = false;
    connect(&desk.model, &CandidateModel::stateChanged, this, [&] {
        const int row = rowOf(desk.model, QStringLiteral("/dev/sdb"));
        wasFree = wasFree || !signsOf(row).first.isValid();
    });
    Q_EMIT desk.service.answered(desk.service.lastRequest(), {.sources = groupOnTwoDisks});
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.state(), State::Ready, 60000);
    QVERIFY(!wasFree);
    QCOMPARE(resets.size(), shown + 1);
    QCOMPARE(desk.model.candidate(0).name, QStringLiteral("/dev/sdd0"));
    for (const auto &name : {QStringLiteral("/dev/sdb"), QStringLiteral("/dev/sdc")})
        QCOMPARE(signsOf(rowOf(desk.model, name)).first.toInt(), int(Severity::Warning));

    // It is known from then on.
    desk.model.end();
    desk.model.begin({Field::DevicePath});
    desk.model.lookClosely();
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.rowCount(), count + 2, 60000);
    QCOMPARE(signsOf(rowOf(desk.model, QStringLiteral("/dev/sdb"))).first.toInt(),
             int(Severity::Warning));
    const auto again = resets.size();
    Q_EMIT desk.service.answered(desk.service.lastRequest(), {.sources = groupOnTwoDisks});
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.state(), State::Ready, 60000);
    QCOMPARE(resets.size(), again);
}

void TestCandidateModel::aVolumeGroupHasTheUsersOfItsDevices()
{
    Desk desk;
    desk.registry.setPools(
        desk.host, {fixture::snapshot(2, QStringLiteral("raw"), QStringLiteral("fs"),
                                      QStringLiteral("<source><device path='/dev/sdc'/></source>"
                                                     "<target><path>/mnt/raw</path></target>"))});
    desk.service.answersTo = [](const HostQuestion &) {
        return std::optional(HostAnswer{.sources = groupOnTwoDisks});
    };
    desk.edits(PoolType::Logical);
    desk.model.begin({Field::SourceName});
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    QCOMPARE(usersOf(desk.model, QStringLiteral("vg0")), QStringLiteral("raw"));
    // Its devices are no part of what is taken.
    desk.model.take(0);
    QCOMPARE(desk.edit.value({Field::SourceName}), QStringLiteral("vg0"));
    QCOMPARE(desk.edit.count(Field::DevicePath), 0);
}

void TestCandidateModel::aDirectoryThatIsNotThereCanBeTaken()
{
    Desk desk;
    desk.service.answersTo = [](const HostQuestion &question) {
        HostAnswer answer = foldersIn(QStringLiteral("/srv"), 2);
        answer.isMissing = question.source != "/srv";
        return std::optional(answer);
    };
    desk.edits(PoolType::Dir);
    desk.model.begin({Field::TargetPath});
    // Nobody named the usual directory.
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    QCOMPARE(desk.model.rowCount(), 3);
    QCOMPARE(desk.model.candidate(0).name, QStringLiteral("/srv"));
    QVERIFY(desk.model.detail().isEmpty());
    desk.model.openFolder(QStringLiteral("/srv//new/one/"));
    QTRY_COMPARE(desk.model.rowCount(), 4);
    QTRY_COMPARE(desk.model.state(), State::Ready);
    const int row = rowOf(desk.model, QStringLiteral("/srv/new/one"));
    QCOMPARE(row, 0); // nobody uses it
    QVERIFY(desk.model.candidate(row).what.contains(QStringLiteral("does not exist")));
    desk.model.take(row);
    QCOMPARE(desk.edit.value({Field::TargetPath}), QStringLiteral("/srv/new/one"));
}

void TestCandidateModel::usersAreInTheOrderOfTheirNames()
{
    Desk desk;
    desk.registry.setPools(
        desk.host, {fixture::dirPool(1, QStringLiteral("pool10"), QStringLiteral("/srv/0/a")),
                    fixture::dirPool(2, QStringLiteral("pool9"), QStringLiteral("/srv/0/b"))});
    const PoolDraft *draft =
        desk.registry.createDraft(desk.host, DraftOrigin::New, PoolDocument::create(PoolType::Dir));
    desk.edit.setPool(draft->id());
    desk.edit.setValue({Field::Name}, QStringLiteral("a"));
    desk.edit.setValue({Field::TargetPath}, QStringLiteral("/srv/0/c"));
    desk.service.answersTo = [](const HostQuestion &) {
        return std::optional(foldersIn(QStringLiteral("/srv"), 1));
    };
    desk.edits(PoolType::Dir);
    desk.model.begin({Field::TargetPath});
    desk.model.ask();
    QTRY_COMPARE(desk.model.state(), State::Ready);
    const QString users = QStringLiteral("a (draft), pool9, pool10");
    QCOMPARE(usersOf(desk.model, QStringLiteral("/srv/0")), users);
    QCOMPARE(desk.model.index(rowOf(desk.model, QStringLiteral("/srv/0")), 0)
                 .data(CandidateModel::SentenceRole)
                 .toString(),
             QStringLiteral("3 pools lie inside: %1.").arg(users));
}

void TestCandidateModel::aSecretHasTheUsersThatNameIt()
{
    Desk desk;
    const auto pool = [](int number, const QString &name, const QString &secret) {
        return fixture::snapshot(
            number, name, QStringLiteral("iscsi"),
            QStringLiteral("<source><host name='s'/><device path='iqn.2020-01.org.example:%1'/>"
                           "<auth type='chap' username='u'>%2</auth></source>"
                           "<target><path>/dev</path></target>")
                .arg(name, secret));
    };
    const auto uuid = QStringLiteral("66666666-6666-4666-8666-666666666666");
    desk.registry.setPools(
        desk.host,
        {pool(1, QStringLiteral("by-usage"), QStringLiteral("<secret usage='old'/>")),
         pool(2, QStringLiteral("by-uuid"), QStringLiteral("<secret uuid='%1'/>").arg(uuid)),
         pool(3, QStringLiteral("another"), QStringLiteral("<secret usage='new'/>"))});
    desk.service.answersTo = [uuid](const HostQuestion &) {
        return std::optional(HostAnswer{
            .sources = {},
            .secrets = {{uuid, QStringLiteral("iscsi"), QStringLiteral("old"), {}, true}}});
    };
    desk.edits(PoolType::Iscsi);
    desk.edit.setValue({Field::AuthType}, QStringLiteral("chap"));
    desk.model.begin({Field::AuthSecretUsage});
    desk.model.ask();
    QTRY_COMPARE(desk.model.rowCount(), 1);
    QCOMPARE(usersOf(desk.model, QStringLiteral("old")), QStringLiteral("by-usage, by-uuid"));
    // Which is no conflict.
    QVERIFY(!desk.model.index(0, 0).data(CandidateModel::SeverityRole).isValid());
}

void TestCandidateModel::otherPoolsTellOfServers()
{
    Desk desk;
    const auto pool = [](int number, const QString &server) {
        return fixture::snapshot(number, QStringLiteral("p%1").arg(number), QStringLiteral("netfs"),
                                 QStringLiteral("<source><host name='%1'/><dir path='/e'/></source>"
                                                "<target><path>/mnt/%2</path></target>")
                                     .arg(server)
                                     .arg(number));
    };
    desk.registry.setPools(desk.host,
                           {pool(1, QStringLiteral("nas2")), pool(2, QStringLiteral("nas1")),
                            pool(3, QStringLiteral("nas2"))});
    desk.edits(PoolType::Netfs);
    QCOMPARE(desk.model.servers(), (QStringList{QStringLiteral("nas1"), QStringLiteral("nas2")}));
}

QTEST_GUILESS_MAIN(TestCandidateModel)
#include "tst_candidatemodel.moc"
