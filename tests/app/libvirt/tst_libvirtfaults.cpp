// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/libvirtstorageservice.h"

#include "tests/app/libvirt/servicerecorder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <dlfcn.h>
#include <libvirt/libvirt.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <semaphore>

using namespace poolwarden;
using namespace std::chrono_literals;
using Code = ServiceError::Code;

namespace {

/// What goes wrong in libvirt's functions below, which stand before the library's own. Drivers that
/// fail in these ways exist, but not on every machine.
struct Faults {
    std::atomic<bool> brokenXml = false;       ///< the pool "bad" cannot be read
    std::atomic<bool> vanishingXml = false;    ///< it is gone by the time it is read
    std::atomic<bool> filtersRefused = false;  ///< the listing takes no filters
    std::atomic<bool> validateRefused = false; ///< no schema there
    std::atomic<bool> eventsRefused = false;
    std::atomic<bool> listingBroken = false;
    std::atomic<bool> refreshHangs = false;
    std::atomic<int> refreshesRunning = 0;
    std::counting_semaphore<> refreshMayEnd{0};
};

Faults &faults()
{
    static Faults instance;
    return instance;
}

/// The library's own function. Only such can set libvirt's last error, so a fault is to call one with
/// what it refuses.
template<typename Function>
Function *real(Function *, const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

constexpr unsigned int unknownFlag = 1U << 30;
constexpr char nobody[] = "99999999-9999-4999-8999-999999999999";

} // namespace

extern "C" {

char *virStoragePoolGetXMLDesc(virStoragePoolPtr pool, unsigned int flags)
{
    if (qstrcmp(virStoragePoolGetName(pool), "bad") == 0) {
        virConnectPtr connection = virStoragePoolGetConnect(pool);
        if (faults().brokenXml) {
            real(&virStoragePoolDefineXML, "virStoragePoolDefineXML")(connection, "broken", 0);
            return nullptr;
        }
        if (faults().vanishingXml) {
            virStoragePoolLookupByUUIDString(connection, nobody);
            return nullptr;
        }
    }
    return real(&virStoragePoolGetXMLDesc, "virStoragePoolGetXMLDesc")(pool, flags);
}

int virConnectListAllStoragePools(virConnectPtr connection, virStoragePoolPtr **pools,
                                  unsigned int flags)
{
    if (faults().listingBroken) {
        real(&virStoragePoolDefineXML, "virStoragePoolDefineXML")(connection, "broken", 0);
        return -1;
    }
    if (flags != 0 && faults().filtersRefused)
        flags |= unknownFlag;
    return real(&virConnectListAllStoragePools, "virConnectListAllStoragePools")(connection, pools,
                                                                                 flags);
}

virStoragePoolPtr virStoragePoolDefineXML(virConnectPtr connection, const char *xml,
                                          unsigned int flags)
{
    if (flags != 0 && faults().validateRefused)
        flags |= unknownFlag;
    return real(&virStoragePoolDefineXML, "virStoragePoolDefineXML")(connection, xml, flags);
}

int virConnectStoragePoolEventRegisterAny(virConnectPtr connection, virStoragePoolPtr pool,
                                          int event,
                                          virConnectStoragePoolEventGenericCallback callback,
                                          void *opaque, virFreeCallback release)
{
    return real(&virConnectStoragePoolEventRegisterAny, "virConnectStoragePoolEventRegisterAny")(
        connection, pool, faults().eventsRefused ? 1000 : event, callback, opaque, release);
}

int virStoragePoolRefresh(virStoragePoolPtr pool, unsigned int flags)
{
    if (faults().refreshHangs) {
        ++faults().refreshesRunning;
        faults().refreshMayEnd.acquire();
        --faults().refreshesRunning;
    }
    return real(&virStoragePoolRefresh, "virStoragePoolRefresh")(pool, flags);
}

} // extern "C"

/// The service where libvirt or its driver does not do what most do.
class LibvirtFaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aPoolThatCannotBeReadStaysListed();
    void aPoolThatVanishesIsNoError();
    void withoutFiltersThePoolsAreAsked();
    void withoutSchemaTheDefinitionIsStillTaken();
    void withoutEventsOwnOperationsAreSeen();
    void aListThatFailsLeavesTheOldOne();
    void aHungCallFailsItsRequestAndNobodyElses();
    void aHungCallDoesNotHoldUpTheEnd();

private:
    void open(LibvirtStorageService &service, const ServiceRecorder &recorder);

    QTemporaryDir m_directory;
    QString m_uri;
};

namespace {

constexpr char goodUuid[] = "11111111-1111-4111-8111-111111111111";
constexpr char badUuid[] = "22222222-2222-4222-8222-222222222222";

QByteArray pool(const QByteArray &name, const QByteArray &uuid)
{
    return "<pool type='dir'><name>" + name + "</name><uuid>" + uuid + "</uuid><target><path>/srv/"
           + name + "</path></target></pool>";
}

} // namespace

#define OPEN(service, recorder)                                                                    \
    do {                                                                                           \
        open(service, recorder);                                                                   \
        if (QTest::currentTestFailed())                                                            \
            return;                                                                                \
    } while (false)

void LibvirtFaultsTest::initTestCase()
{
    QFile file(m_directory.filePath(QStringLiteral("host.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<node>" + pool("good", goodUuid) + pool("bad", badUuid) + "</node>");
    m_uri = QStringLiteral("test://") + file.fileName();
}

void LibvirtFaultsTest::init()
{
    faults().brokenXml = false;
    faults().vanishingXml = false;
    faults().filtersRefused = false;
    faults().validateRefused = false;
    faults().eventsRefused = false;
    faults().listingBroken = false;
    faults().refreshHangs = false;
}

void LibvirtFaultsTest::open(LibvirtStorageService &service, const ServiceRecorder &recorder)
{
    service.open(m_uri, false);
    QTRY_COMPARE(recorder.listedCount, 1);
}

void LibvirtFaultsTest::aPoolThatCannotBeReadStaysListed()
{
    faults().brokenXml = true;
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    QCOMPARE(recorder.pools.size(), 2);
    QVERIFY(!recorder.pools.value(QLatin1String(goodUuid)).error);
    const PoolSnapshot bad = recorder.pools.value(QLatin1String(badUuid));
    QVERIFY(bad.error);
    QVERIFY2(bad.error->sentence.contains(u"“bad”"), qPrintable(bad.error->sentence));
    QVERIFY(!bad.error->detail.isEmpty());
    QCOMPARE(bad.name, u"bad"_qs);
    QCOMPARE(bad.state, PoolState::Running);
    QVERIFY(bad.liveXml.isEmpty());
    QVERIFY(bad.persistentXml.isEmpty());

    // It recovers with its next event, or when it is asked for.
    faults().brokenXml = false;
    const auto request = service.refresh(QLatin1String(badUuid));
    QTRY_VERIFY(recorder.done.contains(request));
    QVERIFY(!recorder.pools.value(QLatin1String(badUuid)).error);
    QVERIFY(!recorder.pools.value(QLatin1String(badUuid)).liveXml.isEmpty());
}

void LibvirtFaultsTest::aPoolThatVanishesIsNoError()
{
    faults().vanishingXml = true;
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    QCOMPARE(recorder.pools.keys(), QStringList{QLatin1String(goodUuid)});
}

void LibvirtFaultsTest::withoutFiltersThePoolsAreAsked()
{
    faults().filtersRefused = true;
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    const auto stop = service.stop(QLatin1String(badUuid));
    QTRY_VERIFY(recorder.done.contains(stop));
    const auto request = service.list();
    QTRY_VERIFY(recorder.done.contains(request));
    QCOMPARE(recorder.pools.value(QLatin1String(goodUuid)).state, PoolState::Running);
    QCOMPARE(recorder.pools.value(QLatin1String(badUuid)).state, PoolState::Inactive);
    for (const PoolSnapshot &snapshot : recorder.pools) {
        QVERIFY(snapshot.persistent);
        QVERIFY(!snapshot.autostart);
    }
}

void LibvirtFaultsTest::withoutSchemaTheDefinitionIsStillTaken()
{
    faults().validateRefused = true;
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    const auto taken = service.define(pool("new", "33333333-3333-4333-8333-333333333333"));
    const auto refused = service.define("<pool type='dir'><name>x</name></pool>");
    QTRY_VERIFY(recorder.hasEnded(refused));
    QVERIFY(recorder.done.contains(taken));
    QCOMPARE(int(recorder.errors.value(refused).code), int(Code::InvalidXml));
}

void LibvirtFaultsTest::withoutEventsOwnOperationsAreSeen()
{
    faults().eventsRefused = true;
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    QVERIFY(!recorder.host->reportsEvents);
    const auto stop = service.stop(QLatin1String(goodUuid));
    QTRY_VERIFY(recorder.done.contains(stop));
    QCOMPARE(recorder.pools.value(QLatin1String(goodUuid)).state, PoolState::Inactive);
    const auto undefine = service.undefine(QLatin1String(goodUuid));
    QTRY_VERIFY(recorder.done.contains(undefine));
    QVERIFY(!recorder.pools.contains(QLatin1String(goodUuid)));
}

void LibvirtFaultsTest::aListThatFailsLeavesTheOldOne()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    faults().listingBroken = true;
    const auto request = service.list();
    QTRY_VERIFY(recorder.errors.contains(request));
    QVERIFY(!recorder.errors.value(request).sentence.isEmpty());
    QCOMPARE(recorder.pools.size(), 2);
    QVERIFY(service.isOpen());
}

void LibvirtFaultsTest::aHungCallFailsItsRequestAndNobodyElses()
{
    LibvirtStorageService::Settings settings;
    settings.requestTimeout = 300ms;
    LibvirtStorageService service(settings);
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    LibvirtStorageService other;
    const ServiceRecorder otherRecorder(other);
    OPEN(other, otherRecorder);

    faults().refreshHangs = true;
    const auto hung = service.refresh(QLatin1String(goodUuid));
    QTRY_COMPARE(faults().refreshesRunning.load(), 1);
    const auto elsewhere = other.list();
    QTRY_VERIFY(otherRecorder.done.contains(elsewhere));
    QTRY_VERIFY(recorder.errors.contains(hung));
    QCOMPARE(int(recorder.errors.value(hung).code), int(Code::TimedOut));
    QVERIFY(service.isOpen());

    // Once the call has come back, the connection is as good as before.
    faults().refreshHangs = false;
    faults().refreshMayEnd.release();
    const auto list = service.list();
    QTRY_VERIFY(recorder.done.contains(list));
    QCOMPARE(recorder.ended.value(hung), 1);
}

void LibvirtFaultsTest::aHungCallDoesNotHoldUpTheEnd()
{
    LibvirtStorageService::Settings settings;
    settings.shutdownTimeout = 100ms;
    auto service = std::make_unique<LibvirtStorageService>(settings);
    const ServiceRecorder recorder(*service);
    OPEN(*service, recorder);
    faults().refreshHangs = true;
    const auto hung = service->refresh(QLatin1String(goodUuid));
    QTRY_COMPARE(faults().refreshesRunning.load(), 1);
    QElapsedTimer timer;
    timer.start();
    service->close();
    QTRY_VERIFY(recorder.errors.contains(hung));
    QCOMPARE(recorder.closedCount, 1);
    service.reset();
    QVERIFY2(timer.elapsed() < 2000, "waited for a call that hangs");

    // What was left behind finds its own way out.
    faults().refreshMayEnd.release();
    QTRY_COMPARE(faults().refreshesRunning.load(), 0);
}

QTEST_GUILESS_MAIN(LibvirtFaultsTest)
#include "tst_libvirtfaults.moc"
