// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/libvirtstorageservice.h"

#include "tests/app/libvirt/servicerecorder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <memory>

using namespace poolwarden;
using namespace std::chrono_literals;
using Code = ServiceError::Code;

namespace {

constexpr char imagesUuid[] = "11111111-1111-4111-8111-111111111111";
constexpr char hostVgUuid[] = "22222222-2222-4222-8222-222222222222";

/// Two pools and a device; active as all pools of a test host are at first.
constexpr char testHost[] = R"(<node>
  <pool type='dir'>
    <name>images</name>
    <uuid>11111111-1111-4111-8111-111111111111</uuid>
    <target><path>/srv/images</path></target>
  </pool>
  <pool type='logical'>
    <name>hostvg</name>
    <uuid>22222222-2222-4222-8222-222222222222</uuid>
    <source><name>vg0</name></source>
    <target><path>/dev/vg0</path></target>
  </pool>
  <device>
    <name>scsi_host5</name>
    <parent>computer</parent>
    <capability type='scsi_host'><host>5</host></capability>
  </device>
</node>)";

QByteArray dirPool(const QByteArray &name, const QByteArray &path, const QByteArray &more = {})
{
    return "<pool type='dir'><name>" + name + "</name>" + more + "<target><path>" + path
           + "</path></target></pool>";
}

} // namespace

class LibvirtServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensDescribesAndLists();
    void listsAgain();
    void definesAndUndefines();
    void redefinesInPlace();
    void refusesADefinition_data();
    void refusesADefinition();
    void startsAndStops();
    void switchesAutostart();
    void refreshes();
    void reportsTheWrongState_data();
    void reportsTheWrongState();
    void reportsAPoolThatIsGone();
    void seesWhatAnotherConnectionDoes();
    void explainsWhyItCannotOpen_data();
    void explainsWhyItCannotOpen();
    void refusesChangesWhenReadOnly();
    void refusesRequestsWhenClosed();
    void beginsRequestsInTheirOrder();
    void endsEveryRequestOnce();
    void opensAgainAfterClosing();
    void opensAnotherHostInsteadOfTheFirst();
    void closingWhileConnectingEndsTheAttempt();
    void dyingInTheMiddleOfCallsIsSafe();
    void worksOnAnotherThread();
    void aSilentHostTimesOutAndDelaysNobody();

private:
    [[nodiscard]] QString uri() const { return QStringLiteral("test://%1").arg(m_hostFile); }
    /// Opens the test host and waits for its pools.
    static void open(LibvirtStorageService &service, const ServiceRecorder &recorder,
                     const QString &uri, bool readOnly = false);

    QTemporaryDir m_directory;
    QString m_hostFile;
};

#define WAIT_FOR(recorder, request) QTRY_VERIFY((recorder).hasEnded(request))
#define OPEN(service, recorder, ...)                                                               \
    do {                                                                                           \
        open(service, recorder, __VA_ARGS__);                                                      \
        if (QTest::currentTestFailed())                                                            \
            return;                                                                                \
    } while (false)

void LibvirtServiceTest::initTestCase()
{
    m_hostFile = m_directory.filePath(QStringLiteral("host.xml"));
    QFile file(m_hostFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(testHost);
}

void LibvirtServiceTest::open(LibvirtStorageService &service, const ServiceRecorder &recorder,
                              const QString &uri, bool readOnly)
{
    const int before = recorder.listedCount;
    service.open(uri, readOnly);
    QTRY_COMPARE(recorder.listedCount, before + 1);
    QVERIFY(service.isOpen());
}

void LibvirtServiceTest::opensDescribesAndLists()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    QVERIFY(!service.isOpen());
    service.open(uri(), false);
    QCOMPARE(recorder.log, QStringList()); // nothing from within the request
    QTRY_COMPARE(recorder.devicesCount, 1);
    QCOMPARE(recorder.log, QStringList({u"opened"_qs, u"listed"_qs, u"devices"_qs}));

    QVERIFY(recorder.host);
    QCOMPARE(recorder.host->driver.toLower(), u"test"_qs);
    QCOMPARE(recorder.host->uri, uri());
    QVERIFY(!recorder.host->hostName.isEmpty());
    QVERIFY(!recorder.host->local);
    QVERIFY(!recorder.host->storesFiles);
    QVERIFY(!recorder.host->readOnly);
    QVERIFY(recorder.host->reportsEvents);
    QVERIFY(!recorder.host->knowsBackends);
    QVERIFY(recorder.host->backends.all());

    QCOMPARE(recorder.pools.size(), 2);
    const PoolSnapshot images = recorder.pools.value(QLatin1String(imagesUuid));
    QCOMPARE(images.name, u"images"_qs);
    QCOMPARE(images.state, PoolState::Running);
    QVERIFY(images.persistent);
    QVERIFY(!images.autostart);
    QVERIFY(!images.error);
    QVERIFY(images.capacity > 0);
    QCOMPARE(images.allocation + images.available, images.capacity);
    QVERIFY(images.liveXml.contains("<path>/srv/images</path>"));
    QCOMPARE(images.persistentXml, images.liveXml); // the driver keeps one definition only
    QCOMPARE(recorder.devices.size(), 1);
    QVERIFY(recorder.devices.first().contains("<name>scsi_host5</name>"));
    QCOMPARE(recorder.strangers, 0);
}

void LibvirtServiceTest::listsAgain()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    recorder.log.clear();
    const auto request = service.list();
    WAIT_FOR(recorder, request);
    QVERIFY(recorder.done.contains(request));
    recorder.log.removeAll(u"devices"_qs);
    QCOMPARE(recorder.log, QStringList({u"listed"_qs, u"succeeded"_qs}));
    QCOMPARE(recorder.pools.size(), 2);

    const int before = recorder.devicesCount;
    const auto devices = service.listNodeDevices();
    WAIT_FOR(recorder, devices);
    QVERIFY(recorder.done.contains(devices));
    QVERIFY(recorder.devicesCount > before);
}

void LibvirtServiceTest::definesAndUndefines()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    QTRY_COMPARE(recorder.devicesCount, 1);
    recorder.log.clear();

    const auto define = service.define(dirPool("backup", "/srv/backup"));
    WAIT_FOR(recorder, define);
    QCOMPARE(recorder.log, QStringList({u"changed backup"_qs, u"succeeded"_qs}));
    const QString uuid = recorder.done.value(define);
    QCOMPARE(recorder.pools.value(uuid).name, u"backup"_qs);
    QCOMPARE(recorder.pools.value(uuid).state, PoolState::Inactive);
    QCOMPARE(recorder.pools.value(uuid).capacity, quint64(0));
    QVERIFY(!recorder.pools.value(uuid).persistentXml.isEmpty());

    // Its own event comes after the request: it has nothing new to tell.
    const auto undefine = service.undefine(uuid);
    WAIT_FOR(recorder, undefine);
    QVERIFY(recorder.done.contains(undefine));
    QVERIFY(!recorder.pools.contains(uuid));
    QCOMPARE(recorder.log, QStringList({u"changed backup"_qs, u"succeeded"_qs, u"removed backup"_qs,
                                        u"succeeded"_qs}));
}

void LibvirtServiceTest::redefinesInPlace()
{
    const QString uuid = QLatin1String(imagesUuid);
    const QByteArray definition =
        dirPool("images", "/srv/elsewhere", "<uuid>" + QByteArray(imagesUuid) + "</uuid>");
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    const auto request = service.define(definition);
    WAIT_FOR(recorder, request);
    QCOMPARE(recorder.done.value(request), uuid);
    QCOMPARE(recorder.pools.size(), 2);
    // The driver takes it and never puts it in force: what it says is what is known.
    QVERIFY(recorder.pools.value(uuid).liveXml.contains("/srv/images"));
    QVERIFY(recorder.pools.value(uuid).persistentXml.contains("/srv/images"));
    const auto stop = service.stop(uuid);
    WAIT_FOR(recorder, stop);
    QVERIFY(recorder.pools.value(uuid).persistentXml.contains("/srv/images"));

    // An inactive pool has one definition.
    const auto again = service.define(definition);
    WAIT_FOR(recorder, again);
    QVERIFY(recorder.pools.value(uuid).persistentXml.contains("/srv/elsewhere"));
    QCOMPARE(recorder.pools.value(uuid).persistentXml, recorder.pools.value(uuid).liveXml);
}

void LibvirtServiceTest::refusesADefinition_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("detail");

    QTest::newRow("same directory as another pool")
        << dirPool("images2", "/srv/images") << int(Code::SourceConflict)
        << u"Storage source conflict with pool: 'images'"_qs;
    QTest::newRow("uuid of another pool")
        << dirPool("other", "/srv/other", "<uuid>" + QByteArray(imagesUuid) + "</uuid>")
        << int(Code::IdentityTaken) << u"already defined with uuid"_qs;
    QTest::newRow("name of another pool")
        << dirPool("images", "/srv/other", "<uuid>33333333-3333-4333-8333-333333333333</uuid>")
        << int(Code::IdentityTaken) << u"already exists with uuid"_qs;
    QTest::newRow("not well-formed")
        << QByteArray("<pool type='dir'><name>x</pool>") << int(Code::InvalidXml) << u"mismatch"_qs;
    QTest::newRow("not XML") << QByteArray("hello") << int(Code::InvalidXml) << QString();
    QTest::newRow("empty") << QByteArray() << int(Code::InvalidXml) << QString();
    QTest::newRow("wrong root") << QByteArray("<network><name>x</name></network>")
                                << int(Code::InvalidXml) << QString();
    QTest::newRow("element that the schema does not know")
        << dirPool("other", "/srv/other", "<nonsense/>") << int(Code::InvalidXml)
        << u"validate against schema"_qs;
    QTest::newRow("target missing") << QByteArray("<pool type='dir'><name>x</name></pool>")
                                    << int(Code::InvalidXml) << QString();
    QTest::newRow("binary") << QByteArray("<pool>\0</pool>", 14) << int(Code::InvalidXml)
                            << QString();
    QTest::newRow("huge") << dirPool("huge", "/" + QByteArray(5 * 1024 * 1024, 'x'))
                          << int(Code::InvalidXml) << QString();
}

void LibvirtServiceTest::refusesADefinition()
{
    QFETCH(const QByteArray, xml);
    QFETCH(const int, code);
    QFETCH(const QString, detail);
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    const auto request = service.define(xml);
    WAIT_FOR(recorder, request);
    QVERIFY(recorder.errors.contains(request));
    const ServiceError error = recorder.errors.value(request);
    QCOMPARE(int(error.code), code);
    QVERIFY2(error.detail.contains(detail), qPrintable(error.detail));
    QVERIFY(error.sentence.endsWith(u'.'));
    QCOMPARE(recorder.pools.size(), 2);
    QVERIFY(service.isOpen());
}

void LibvirtServiceTest::startsAndStops()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    const auto stop = service.stop(QLatin1String(imagesUuid));
    WAIT_FOR(recorder, stop);
    QVERIFY(recorder.done.contains(stop));
    PoolSnapshot images = recorder.pools.value(QLatin1String(imagesUuid));
    QCOMPARE(images.state, PoolState::Inactive);
    QCOMPARE(images.capacity, quint64(0));
    QVERIFY(!images.liveXml.isEmpty());

    const auto start = service.start(QLatin1String(imagesUuid));
    WAIT_FOR(recorder, start);
    QVERIFY(recorder.done.contains(start));
    images = recorder.pools.value(QLatin1String(imagesUuid));
    QCOMPARE(images.state, PoolState::Running);
    QVERIFY(images.capacity > 0);
}

void LibvirtServiceTest::switchesAutostart()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    for (const bool wanted : {true, false}) {
        const auto request = service.setAutostart(QLatin1String(hostVgUuid), wanted);
        WAIT_FOR(recorder, request);
        QVERIFY(recorder.done.contains(request));
        QCOMPARE(recorder.pools.value(QLatin1String(hostVgUuid)).autostart, wanted);
        // What the listing's filter says is the same.
        const auto list = service.list();
        WAIT_FOR(recorder, list);
        QCOMPARE(recorder.pools.value(QLatin1String(hostVgUuid)).autostart, wanted);
        QVERIFY(!recorder.pools.value(QLatin1String(imagesUuid)).autostart);
    }
}

void LibvirtServiceTest::refreshes()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    const auto request = service.refresh(QLatin1String(imagesUuid));
    WAIT_FOR(recorder, request);
    QVERIFY(recorder.done.contains(request));
}

void LibvirtServiceTest::reportsTheWrongState_data()
{
    QTest::addColumn<int>("operation");
    QTest::newRow("start what is active") << int(StorageService::Operation::Start);
    QTest::newRow("undefine what is active") << int(StorageService::Operation::Undefine);
    QTest::newRow("stop what is inactive") << int(StorageService::Operation::Stop);
    QTest::newRow("refresh what is inactive") << int(StorageService::Operation::Refresh);
}

void LibvirtServiceTest::reportsTheWrongState()
{
    QFETCH(const int, operation);
    const QString uuid = QLatin1String(imagesUuid);
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    StorageService::RequestId request = 0;
    switch (StorageService::Operation(operation)) {
    case StorageService::Operation::Start:
        request = service.start(uuid);
        break;
    case StorageService::Operation::Undefine:
        request = service.undefine(uuid);
        break;
    case StorageService::Operation::Stop:
        service.stop(uuid);
        request = service.stop(uuid);
        break;
    default:
        service.stop(uuid);
        request = service.refresh(uuid);
        break;
    }
    WAIT_FOR(recorder, request);
    const ServiceError error = recorder.errors.value(request);
    QCOMPARE(int(error.code), int(Code::WrongState));
    // What failed is said by who asked for it.
    QVERIFY2(!error.sentence.isEmpty() && !error.sentence.contains(u"“images”"_qs),
             qPrintable(error.sentence));
    QVERIFY(!error.detail.isEmpty());
}

void LibvirtServiceTest::reportsAPoolThatIsGone()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    for (const QString &uuid : {u"99999999-9999-4999-8999-999999999999"_qs}) {
        const auto request = service.start(uuid);
        WAIT_FOR(recorder, request);
        QCOMPARE(int(recorder.errors.value(request).code), int(Code::NoSuchPool));
    }
    const auto nonsense = service.start(u"no uuid at all"_qs);
    WAIT_FOR(recorder, nonsense);
    QVERIFY(recorder.errors.contains(nonsense));
    QVERIFY(service.isOpen());
}

void LibvirtServiceTest::seesWhatAnotherConnectionDoes()
{
    // All connections of a process to this address share one imaginary host.
    const QString shared = u"test:///default"_qs;
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, shared);
    LibvirtStorageService other;
    ServiceRecorder otherRecorder(other);
    OPEN(other, otherRecorder, shared);

    const auto define = other.define(dirPool("seen", "/srv/seen"));
    WAIT_FOR(otherRecorder, define);
    const QString uuid = otherRecorder.done.value(define);
    QTRY_VERIFY(recorder.pools.contains(uuid));
    QCOMPARE(recorder.pools.value(uuid).state, PoolState::Inactive);
    other.start(uuid);
    QTRY_COMPARE(recorder.pools.value(uuid).state, PoolState::Running);
    other.stop(uuid);
    QTRY_COMPARE(recorder.pools.value(uuid).state, PoolState::Inactive);
    other.undefine(uuid);
    QTRY_VERIFY(!recorder.pools.contains(uuid));
    QCOMPARE(recorder.strangers, 0);
}

void LibvirtServiceTest::explainsWhyItCannotOpen_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("words");

    QTest::newRow("nonsense") << u":::"_qs << u"is not the address of a connection"_qs;
    QTest::newRow("no driver") << u"system"_qs << u"is not the address of a connection"_qs;
    QTest::newRow("unknown driver")
        << u"qume:///system?socket=/nonexistent"_qs << u"no driver named “qume”"_qs;
    QTest::newRow("unknown transport")
        << u"qemu+pigeon:///system"_qs << u"Nothing can be reached at the address"_qs;
    QTest::newRow("no daemon") << u"qemu:///system?socket=/nonexistent"_qs
                               << u"No libvirt daemon answers on this machine"_qs;
    QTest::newRow("nobody listens")
        << u"qemu+tcp://127.0.0.1:1/system"_qs << u"The host “127.0.0.1” could not be reached"_qs;
    QTest::newRow("no such file") << u"test:///nonexistent.xml"_qs << u"could not be loaded"_qs;
    QTest::newRow("markup") << u"<b>:///x?socket=/nonexistent"_qs << u"<b>"_qs;
}

void LibvirtServiceTest::explainsWhyItCannotOpen()
{
    QFETCH(const QString, uri);
    QFETCH(const QString, words);
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    service.open(uri, false);
    QTRY_VERIFY(recorder.openError);
    QCOMPARE(int(recorder.openError->code), int(Code::CannotConnect));
    QVERIFY2(recorder.openError->sentence.contains(words),
             qPrintable(recorder.openError->sentence));
    QVERIFY(!recorder.openError->detail.isEmpty());
    QCOMPARE(recorder.log, QStringList({u"openFailed"_qs}));
    QVERIFY(!service.isOpen());
}

void LibvirtServiceTest::refusesChangesWhenReadOnly()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri(), true);
    QVERIFY(recorder.host->readOnly);
    const QString uuid = QLatin1String(imagesUuid);
    const QList<StorageService::RequestId> requests{service.define(dirPool("x", "/srv/x")),
                                                    service.undefine(uuid),
                                                    service.start(uuid),
                                                    service.stop(uuid),
                                                    service.refresh(uuid),
                                                    service.setAutostart(uuid, true)};
    QVERIFY(recorder.errors.isEmpty()); // not from within the request
    for (const auto request : requests) {
        WAIT_FOR(recorder, request);
        QCOMPARE(int(recorder.errors.value(request).code), int(Code::ReadOnly));
    }
    const auto list = service.list();
    WAIT_FOR(recorder, list);
    QVERIFY(recorder.done.contains(list));
    QCOMPARE(recorder.pools.size(), 2);
}

void LibvirtServiceTest::refusesRequestsWhenClosed()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    const auto request = service.list();
    QVERIFY(!recorder.hasEnded(request));
    WAIT_FOR(recorder, request);
    QCOMPARE(int(recorder.errors.value(request).code), int(Code::ConnectionLost));
    service.close(); // nothing to close
    QCoreApplication::processEvents();
    QCOMPARE(recorder.closedCount, 0);
}

void LibvirtServiceTest::beginsRequestsInTheirOrder()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    const QString uuid = QLatin1String(imagesUuid);
    const QList<quint64> requests{service.stop(uuid), service.list(), service.start(uuid)};
    connect(&service, &StorageService::succeeded, this, [&](quint64 request) {
        // The host is at a request before it has ended, and at none after it.
        QVERIFY(recorder.begun.contains(request));
    });
    WAIT_FOR(recorder, requests.last());
    QCOMPARE(recorder.begun, requests);
    QVERIFY(recorder.errors.isEmpty());
    QCOMPARE(recorder.strangers, 0);

    // A request that is refused at once never begins.
    service.close();
    const auto refused = service.start(uuid);
    WAIT_FOR(recorder, refused);
    QVERIFY(!recorder.begun.contains(refused));
}

void LibvirtServiceTest::endsEveryRequestOnce()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    QList<StorageService::RequestId> requests;
    for (int i = 0; i < 200; ++i) {
        const QByteArray number = QByteArray::number(i);
        requests.append(service.define(dirPool("pool" + number, "/srv/" + number)));
        requests.append(service.list());
    }
    QTRY_VERIFY(recorder.hasEnded(requests.at(20)));
    service.close();
    QVERIFY(!service.isOpen());
    QTRY_COMPARE(recorder.closedCount, 1);
    QVERIFY(!recorder.closedError);
    for (const auto request : std::as_const(requests))
        QCOMPARE(recorder.ended.value(request), 1);
    QVERIFY(!recorder.errors.isEmpty());
    for (const ServiceError &error : std::as_const(recorder.errors))
        QCOMPARE(int(error.code), int(Code::ConnectionLost));
    QCOMPARE(recorder.log.last(), u"closed"_qs);

    // What the worker still had to say is not heard any more.
    const qsizetype said = recorder.log.size();
    OPEN(service, recorder, uri());
    QCOMPARE(recorder.pools.size(), 2);
    QCOMPARE(recorder.log.at(said), u"opened"_qs);
}

void LibvirtServiceTest::opensAgainAfterClosing()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    for (int round = 1; round <= 10; ++round) {
        OPEN(service, recorder, uri());
        service.close();
        QTRY_COMPARE(recorder.closedCount, round);
    }
}

void LibvirtServiceTest::opensAnotherHostInsteadOfTheFirst()
{
    LibvirtStorageService service;
    ServiceRecorder recorder(service);
    OPEN(service, recorder, uri());
    OPEN(service, recorder, u"test:///default"_qs);
    QCOMPARE(recorder.closedCount, 1);
    QVERIFY(recorder.named(u"default-pool"_qs));
    QVERIFY(!recorder.named(u"images"_qs));
}

void LibvirtServiceTest::closingWhileConnectingEndsTheAttempt()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    service.open(uri(), false);
    service.close();
    QTRY_VERIFY(recorder.openError);
    QCOMPARE(recorder.log, QStringList({u"openFailed"_qs}));
}

void LibvirtServiceTest::dyingInTheMiddleOfCallsIsSafe()
{
    for (int round = 0; round < 20; ++round) {
        auto service = std::make_unique<LibvirtStorageService>();
        const ServiceRecorder recorder(*service);
        service->open(uri(), false);
        if (round % 2 == 0) {
            QTRY_VERIFY(service->isOpen());
            for (int i = 0; i < 50; ++i)
                service->define(dirPool("p" + QByteArray::number(i), "/p" + QByteArray::number(i)));
        }
    }
    QCoreApplication::processEvents();
}

void LibvirtServiceTest::worksOnAnotherThread()
{
    QThread thread;
    thread.start();
    QObject context;
    context.moveToThread(&thread);
    std::unique_ptr<LibvirtStorageService> service;
    std::unique_ptr<ServiceRecorder> recorder;
    std::atomic<int> listed = 0;
    QMetaObject::invokeMethod(
        &context,
        [&] {
            service = std::make_unique<LibvirtStorageService>();
            recorder = std::make_unique<ServiceRecorder>(*service);
            QObject::connect(service.get(), &StorageService::poolsListed, recorder.get(),
                             [&listed] { ++listed; });
            service->open(uri(), false);
        },
        Qt::BlockingQueuedConnection);
    QTRY_COMPARE(listed.load(), 1);
    int strangers = -1;
    QMetaObject::invokeMethod(
        &context,
        [&] {
            strangers = recorder->strangers;
            service.reset();
            recorder.reset();
            context.moveToThread(QCoreApplication::instance()->thread());
        },
        Qt::BlockingQueuedConnection);
    QCOMPARE(strangers, 0);
    thread.quit();
    QVERIFY(thread.wait());
}

void LibvirtServiceTest::aSilentHostTimesOutAndDelaysNobody()
{
    // Takes the connection and says nothing, as a machine does whose libvirtd hangs.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    LibvirtStorageService::Settings settings;
    settings.openTimeout = 300ms;
    settings.shutdownTimeout = 200ms;
    auto service = std::make_unique<LibvirtStorageService>(settings);
    const ServiceRecorder recorder(*service);
    service->open(u"qemu+tcp://127.0.0.1:%1/system"_qs.arg(server.serverPort()), false);
    QTRY_VERIFY(recorder.openError);
    QCOMPARE(int(recorder.openError->code), int(Code::TimedOut));

    // Another attempt does not wait for the first one's thread.
    ServiceRecorder again(*service);
    OPEN(*service, again, uri());

    QElapsedTimer timer;
    timer.start();
    service.reset();
    QVERIFY2(timer.elapsed() < 2000, "the destructor waited for a host that hangs");
    server.close();
    while (QTcpSocket *connection = server.nextPendingConnection())
        connection->abort(); // lets the thread that was left behind go
}

QTEST_GUILESS_MAIN(LibvirtServiceTest)
#include "tst_libvirtservice.moc"
