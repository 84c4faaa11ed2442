// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a pool needs and its host does not have is told only if the host has said so.

#include "model/pool/pooldefinition.h"
#include "model/session/poolregistry.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"
#include "model/sources/unbuiltstorage.h"
#include "model/wording/unbuilttext.h"
#include "model/xml/poolreader.h"
#include "tests/app/poolwarden/fakestorageservice.h"
#include "tests/model/session/registryfixture.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <chrono>
#include <optional>
#include <string>
#include <variant>

using namespace poolwarden;

namespace {

struct Desk {
    explicit Desk(bool listsFolders = true)
    {
        service.answersTo = [this](const HostQuestion &question) -> std::optional<HostAnswer> {
            if (question.about == HostQuestion::About::Sources)
                return groups;
            const QString folder = QString::fromUtf8(question.source);
            asked << folder;
            if (isSilent)
                return std::nullopt;
            return HostAnswer{.isMissing = !folders.contains(folder), .error = error};
        };
        HostInfo info = fixture::hostInfo();
        info.listsFolders = listsFolders;
        host = registry.addHost(QStringLiteral("kvm1"), info);
        finder.addHost(host, &service);
    }

    [[nodiscard]] bool isMissing(const PoolDefinition &definition) const
    {
        return storage.of(host, definition).has_value();
    }

    PoolRegistry registry{fixture::schema()};
    HostId host;
    FakeStorageService service;
    SourceFinder finder{&registry};
    UnbuiltStorage storage{&finder};
    QSet<QString> folders{QStringLiteral("/srv/there")};
    QStringList asked;
    bool isSilent = false;
    std::optional<ServiceError> error;
    std::optional<HostAnswer> groups;
};

PoolDefinition directory(const std::string &path, const std::string &type = "dir")
{
    return std::get<PoolDefinition>(readPool("<pool type='" + type
                                             + "'><name>a</name><source><host name='h'/><dir "
                                               "path='/e'/><device path='/dev/sdx1'/></source>"
                                               "<target><path>"
                                             + path + "</path></target></pool>"));
}

PoolDefinition logical(const std::string &name, const std::string &device = {})
{
    return std::get<PoolDefinition>(
        readPool("<pool type='logical'><name>a</name><source>"
                 + (device.empty() ? std::string() : "<device path='" + device + "'/>") + "<name>"
                 + name + "</name></source></pool>"));
}

} // namespace

class TestUnbuiltStorage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDirectoryIsMissingOnceTheHostHasSaidSo_data();
    void aDirectoryIsMissingOnceTheHostHasSaidSo();
    void aHostThatDoesNotListIsNotAsked();
    void aFailureIsNoAnswer();
    void aSilentHostIsAskedForOneAtATime();
    void whatWasMadeIsAskedForAgain();
    void whatIsMissingIsLeftAloneForAWhile_data();
    void whatIsMissingIsLeftAloneForAWhile();
    void aVolumeGroupIsMissingIfTheHostListsOthers();
};

void TestUnbuiltStorage::aDirectoryIsMissingOnceTheHostHasSaidSo_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("dir") << QByteArray("dir") << true;
    QTest::newRow("fs") << QByteArray("fs") << true;
    QTest::newRow("netfs") << QByteArray("netfs") << true;
    // Its target is where the devices appear.
    QTest::newRow("disk") << QByteArray("disk") << false;
}

void TestUnbuiltStorage::aDirectoryIsMissingOnceTheHostHasSaidSo()
{
    QFETCH(const QByteArray, type);
    QFETCH(const bool, isAsked);
    Desk desk;
    const QSignalSpy changed(&desk.storage, &UnbuiltStorage::changed);
    const PoolDefinition definition = directory("/srv/new", type.toStdString());
    desk.storage.look(desk.host, definition);
    QVERIFY(!desk.isMissing(definition));
    QCOMPARE(desk.asked, isAsked ? QStringList{QStringLiteral("/srv/new")} : QStringList());
    if (!isAsked)
        return;
    QTRY_COMPARE(changed.count(), 1);
    const auto unbuilt = desk.storage.of(desk.host, definition);
    QVERIFY(unbuilt);
    QCOMPARE(unbuilttext::missing(*unbuilt),
             QStringLiteral("The directory “/srv/new” does not exist on the host."));
    const PoolDefinition other = directory("/srv/there", type.toStdString());
    desk.storage.look(desk.host, other);
    QTRY_COMPARE(desk.asked.size(), 2);
    QTest::qWait(0);
    QVERIFY(!desk.isMissing(other));
}

void TestUnbuiltStorage::aHostThatDoesNotListIsNotAsked()
{
    Desk desk(false);
    desk.storage.lookAfresh(desk.host, directory("/srv/new"));
    QVERIFY(desk.service.questions.isEmpty());
    QVERIFY(!desk.isMissing(directory("/srv/new")));
}

void TestUnbuiltStorage::aFailureIsNoAnswer()
{
    Desk desk;
    desk.error = ServiceError{
        .code = ServiceError::Code::AccessDenied, .sentence = QStringLiteral("No."), .detail = {}};
    const QSignalSpy answered(&desk.finder, &SourceFinder::answered);
    desk.storage.look(desk.host, directory("/srv/new"));
    QTRY_COMPARE(answered.count(), 1);
    QVERIFY(!desk.isMissing(directory("/srv/new")));
}

void TestUnbuiltStorage::aSilentHostIsAskedForOneAtATime()
{
    Desk desk;
    desk.isSilent = true;
    for (const char *path : {"/srv/n", "/srv/ne", "/srv/new"})
        desk.storage.look(desk.host, directory(path));
    QCOMPARE(desk.asked, QStringList{QStringLiteral("/srv/n")});
    desk.isSilent = false;
    Q_EMIT desk.service.answered(desk.service.lastRequest(), {.isMissing = true});
    QTRY_VERIFY(desk.isMissing(directory("/srv/new")));
    QCOMPARE(desk.asked, (QStringList{QStringLiteral("/srv/n"), QStringLiteral("/srv/new")}));
}

void TestUnbuiltStorage::whatWasMadeIsAskedForAgain()
{
    Desk desk;
    const PoolDefinition definition = directory("/srv/new");
    desk.storage.look(desk.host, definition);
    QTRY_VERIFY(desk.isMissing(definition));
    const QSignalSpy outdated(&desk.storage, &UnbuiltStorage::outdated);
    desk.folders << QStringLiteral("/srv/new");
    desk.service.makeDirectory(QStringLiteral("11111111-1111-4111-8111-111111111111"));
    QTRY_COMPARE(outdated.count(), 1);
    QVERIFY(!desk.isMissing(definition));
    desk.storage.look(desk.host, definition);
    QCOMPARE(desk.asked.size(), 2);
}

void TestUnbuiltStorage::whatIsMissingIsLeftAloneForAWhile_data()
{
    QTest::addColumn<std::chrono::milliseconds>("stays");
    QTest::addColumn<int>("asked");
    QTest::newRow("a while") << std::chrono::milliseconds(std::chrono::hours(1)) << 1;
    // It may have been made by hand.
    QTest::newRow("and then no more") << std::chrono::milliseconds(0) << 4;
}

// A plan asks at each change, and an answer is one.
void TestUnbuiltStorage::whatIsMissingIsLeftAloneForAWhile()
{
    QFETCH(const std::chrono::milliseconds, stays);
    QFETCH(const int, asked);
    Desk desk;
    UnbuiltStorage storage(&desk.finder, nullptr, stays);
    const PoolDefinition definition = directory("/srv/new");
    int left = 3;
    connect(&desk.finder, &SourceFinder::answered, &storage, [&] {
        if (left-- > 0)
            QMetaObject::invokeMethod(
                &storage, [&] { storage.lookIfUnknown(desk.host, definition); },
                Qt::QueuedConnection);
    });
    storage.lookIfUnknown(desk.host, definition);
    QTRY_COMPARE(desk.asked.size(), asked);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(desk.asked.size(), asked);
    QVERIFY(storage.of(desk.host, definition).has_value());
    // Who asks outright has it asked for.
    storage.look(desk.host, definition);
    QTRY_COMPARE(desk.asked.size(), asked + 1);
}

void TestUnbuiltStorage::aVolumeGroupIsMissingIfTheHostListsOthers()
{
    Desk desk;
    const PoolDefinition fresh = logical("lvnew", "/dev/sde");
    QVERIFY(!desk.isMissing(fresh));
    desk.groups = HostAnswer{.sources = "<sources><source><device path='/dev/sdb'/><name>vg0</name>"
                                        "</source></sources>"};
    const QSignalSpy changed(&desk.storage, &UnbuiltStorage::changed);
    desk.finder.ask(desk.host, *sourceQuestion(PoolType::Logical, {}));
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(!desk.isMissing(logical("vg0", "/dev/sdb")));
    const auto unbuilt = desk.storage.of(desk.host, fresh);
    QVERIFY(unbuilt);
    QCOMPARE(unbuilttext::missing(*unbuilt),
             QStringLiteral("There is no volume group “lvnew” on the host."));
    QCOMPARE(unbuilttext::nextForDraft(*unbuilt, false),
             QStringLiteral("libvirt cannot start this pool until it is built (virsh pool-build), "
                            "which writes over /dev/sde."));
    // Nothing could be written over.
    QVERIFY(!unbuilttext::nextForPool(*desk.storage.of(desk.host, logical("lvnew")))
                 .contains(QStringLiteral("virsh")));
    // It was made meanwhile.
    desk.groups->sources.replace("vg0", "lvnew");
    desk.storage.lookAfresh(desk.host, fresh);
    QTRY_VERIFY(!desk.isMissing(fresh));
}

QTEST_GUILESS_MAIN(TestUnbuiltStorage)
#include "tst_unbuiltstorage.moc"
