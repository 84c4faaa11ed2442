// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which devices hold something, and when that is known: whatever comes first, the devices or the volume groups.

#include "model/session/poolregistry.h"
#include "model/sources/occupieddevices.h"
#include "model/sources/sourcefinder.h"
#include "tests/app/poolwarden/fakestorageservice.h"
#include "tests/model/session/registryfixture.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>
#include <set>
#include <string>

using namespace poolwarden;

namespace {

QByteArray disk(const QByteArray &name)
{
    return "<device><name>block_" + name + "</name><path>/sys/block/" + name
           + "</path><devnode type='dev'>/dev/" + name
           + "</devnode><capability type='storage'><block>/dev/" + name
           + "</block><bus>scsi</bus><drive_type>disk</drive_type></capability></device>";
}

const QByteArray groupOnSdb =
    "<sources><source><device path='/dev/sdb'/><name>vg0</name></source></sources>";

/// A host whose answers come when the test says so.
struct Desk {
    Desk()
    {
        service.answersTo = [](const HostQuestion &) { return std::nullopt; };
        finder.addHost(host, &service);
        QObject::connect(&devices, &OccupiedDevices::changed, &devices,
                         [this](HostId, const std::set<std::string> &names) { known = names; });
        QObject::connect(&devices, &OccupiedDevices::looked, &devices,
                         [this] { knownWhenLooked = known; });
    }
    void listsDevices() { Q_EMIT service.nodeDevicesListed({disk("sda"), disk("sdb")}); }
    void namesGroups()
    {
        Q_EMIT service.answered(service.lastRequest(), HostAnswer{.sources = groupOnSdb});
    }

    PoolRegistry registry{fixture::schema()};
    HostId host = registry.addHost(QStringLiteral("kvm1"), fixture::hostInfo());
    FakeStorageService service;
    SourceFinder finder{&registry};
    OccupiedDevices devices{&finder, &registry};
    std::set<std::string> known;
    std::optional<std::set<std::string>> knownWhenLooked;
};

const std::set<std::string> sdb{"sdb"};

} // namespace

class TestOccupiedDevices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDevicesComeLast();
    void theGroupsComeLast();
    void allIsKnown();
    void theHostHasNoDevices();
    void theHostCannotListItsDevices();
    void theHostGoesMeanwhile();
};

// The groups were asked for when the host was connected: they can be there first.
void TestOccupiedDevices::theDevicesComeLast()
{
    Desk desk;
    desk.service.nodeDevices.emplace({disk("sda"), disk("sdb")});
    desk.service.silent = true;
    desk.devices.look({desk.host});
    desk.namesGroups();
    QCoreApplication::processEvents();
    QVERIFY(desk.devices.isLooking());
    QVERIFY(!desk.knownWhenLooked);
    desk.listsDevices();
    QTRY_COMPARE(desk.knownWhenLooked, std::optional(sdb));
    QVERIFY(!desk.devices.isLooking());
}

void TestOccupiedDevices::theGroupsComeLast()
{
    Desk desk;
    desk.listsDevices();
    desk.devices.look({desk.host});
    QTRY_VERIFY(!desk.finder.isLooking(desk.host));
    QVERIFY(!desk.knownWhenLooked);
    desk.namesGroups();
    QCOMPARE(desk.knownWhenLooked, std::optional(sdb));
}

void TestOccupiedDevices::allIsKnown()
{
    Desk desk;
    desk.listsDevices();
    desk.devices.look({desk.host});
    desk.namesGroups();
    QTRY_COMPARE(desk.knownWhenLooked, std::optional(sdb));
    desk.knownWhenLooked.reset();
    desk.devices.look({desk.host});
    QCOMPARE(desk.knownWhenLooked, std::optional(sdb)); // at once
}

void TestOccupiedDevices::theHostHasNoDevices()
{
    Desk desk;
    desk.devices.look({desk.host});
    desk.namesGroups();
    QVERIFY(desk.knownWhenLooked && desk.knownWhenLooked->empty());
}

void TestOccupiedDevices::theHostCannotListItsDevices()
{
    Desk desk;
    desk.service.nodeDevices.emplace();
    desk.service.nextError = ServiceError{ServiceError::Code::Other, QStringLiteral("No."), {}, 1};
    desk.devices.look({desk.host});
    desk.namesGroups();
    QVERIFY(!desk.knownWhenLooked);
    // Long before patience ends.
    QTRY_VERIFY_WITH_TIMEOUT(desk.knownWhenLooked, 1000);
}

void TestOccupiedDevices::theHostGoesMeanwhile()
{
    Desk desk;
    desk.devices.look({desk.host});
    QVERIFY(!desk.knownWhenLooked);
    desk.registry.removeHost(desk.host, DraftEnd::Discarded);
    QVERIFY(desk.knownWhenLooked);
}

QTEST_GUILESS_MAIN(TestOccupiedDevices)
#include "tst_occupieddevices.moc"
