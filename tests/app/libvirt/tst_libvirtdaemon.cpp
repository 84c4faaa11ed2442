// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/libvirtstorageservice.h"

#include "tests/app/libvirt/servicerecorder.h"
#include "tests/support/effort.h"
#include "tests/support/privatelibvirtd.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <chrono>
#include <memory>

using namespace poolwarden;
using namespace std::chrono_literals;
using Code = ServiceError::Code;

/// The service against a real daemon that nobody else sees.
class LibvirtDaemonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void describesTheHost();
    void definesStartsStopsUndefines();
    void namesThePoolThatConflicts();
    void refusesWhatTheSchemaDoesNotKnow();
    void refusesATypeWithoutBackend();
    void seesWhatOthersDo();
    void looksAgainForWhatNobodyTells();
    void tellsLiveFromPersistent();
    void transientPoolsVanishWhenStopped();
    void keepsStrangeNames_data();
    void keepsStrangeNames();
    void aPoolThatCannotStartSaysWhy();
    void makesADirectoryAndNothingElse();
    void listsTheDevices();
    void sizesAreThoseOfTheFileSystem();
    void readOnlyNeverChangesTheHost();
    void aHostWithoutStorageDriverIsNamedSo();
    void aHostThatWantsAPasswordIsNamedSo();
    void survivesARestartOfTheDaemon();
    void dropsStateWithTheMachine();
    void noticesAKilledDaemon();
    void aCallInFlightEndsWhenTheDaemonIsKilled();
    void noticesAFrozenDaemon_data();
    void noticesAFrozenDaemon();
    void aRequestToAFrozenDaemonTimesOut();
    void definesQuickly();

private:
    void open(LibvirtStorageService &service, const ServiceRecorder &recorder,
              bool readOnly = false);
    [[nodiscard]] QByteArray dirPool(const QByteArray &name, const QString &directory,
                                     const QByteArray &more = {}) const;

    void createTransient(const QByteArray &name, const QString &directory);

    std::unique_ptr<PrivateLibvirtd> m_daemon;
    int m_counter = 0;
};

#define WAIT_FOR(recorder, request) QTRY_VERIFY((recorder).hasEnded(request))
#define SUCCEED(recorder, call)                                                                    \
    do {                                                                                           \
        const auto request_ = (call);                                                              \
        WAIT_FOR(recorder, request_);                                                              \
        QVERIFY2((recorder).done.contains(request_),                                               \
                 qPrintable((recorder).errors.value(request_).detail));                            \
    } while (false)
#define OPEN(...)                                                                                  \
    do {                                                                                           \
        open(__VA_ARGS__);                                                                         \
        if (QTest::currentTestFailed())                                                            \
            return;                                                                                \
    } while (false)

void LibvirtDaemonTest::initTestCase()
{
    m_daemon = std::make_unique<PrivateLibvirtd>();
    QElapsedTimer timer;
    timer.start();
    POOLWARDEN_REQUIRE_DAEMON(*m_daemon);
    qInfo("The private libvirtd listened after %lld ms.", timer.elapsed());
}

void LibvirtDaemonTest::init()
{
    QVERIFY2(m_daemon->start(), qPrintable(m_daemon->errorString()));
    ++m_counter;
}

void LibvirtDaemonTest::open(LibvirtStorageService &service, const ServiceRecorder &recorder,
                             bool readOnly)
{
    const int before = recorder.listedCount;
    service.open(m_daemon->uri(), readOnly);
    QTRY_COMPARE_WITH_TIMEOUT(recorder.listedCount, before + 1, 15'000);
}

QByteArray LibvirtDaemonTest::dirPool(const QByteArray &name, const QString &directory,
                                      const QByteArray &more) const
{
    // Made to measure for each test function, so that none conflicts with another's.
    const QString path =
        m_daemon->makeDirectory(QStringLiteral("pools/%1/%2").arg(m_counter).arg(directory));
    return "<pool type='dir'><name>" + name + "</name>" + more + "<target><path>" + path.toUtf8()
           + "</path></target></pool>";
}

void LibvirtDaemonTest::createTransient(const QByteArray &name, const QString &directory)
{
    const QString file = m_daemon->path(u"transient.xml"_qs);
    QFile xml(file);
    QVERIFY(xml.open(QIODevice::WriteOnly));
    xml.write(dirPool(name, directory));
    xml.close();
    QVERIFY2(m_daemon->virsh({u"pool-create"_qs, file}), qPrintable(m_daemon->errorString()));
}

void LibvirtDaemonTest::describesTheHost()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    QCOMPARE(recorder.host->uri, m_daemon->uri());
    QCOMPARE(recorder.host->driver, u"storage"_qs);
    QVERIFY(!recorder.host->hostName.isEmpty());
    QVERIFY(recorder.host->local);
    QVERIFY(recorder.host->storesFiles);
    QVERIFY(recorder.host->reportsEvents);
    QVERIFY(recorder.host->knowsBackends);
    QVERIFY(recorder.host->backends.test(static_cast<std::size_t>(PoolType::Dir)));
}

void LibvirtDaemonTest::definesStartsStopsUndefines()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    SUCCEED(recorder, service.define(dirPool("cycle", u"a"_qs)));
    const QString uuid = recorder.named(u"cycle"_qs)->uuid;
    QCOMPARE(recorder.pools.value(uuid).state, PoolState::Inactive);
    SUCCEED(recorder, service.start(uuid));
    QCOMPARE(recorder.pools.value(uuid).state, PoolState::Running);
    QVERIFY(recorder.pools.value(uuid).capacity > 0);
    SUCCEED(recorder, service.setAutostart(uuid, true));
    QVERIFY(recorder.pools.value(uuid).autostart);
    SUCCEED(recorder, service.refresh(uuid));
    SUCCEED(recorder, service.stop(uuid));
    QCOMPARE(recorder.pools.value(uuid).state, PoolState::Inactive);
    SUCCEED(recorder, service.undefine(uuid));
    QVERIFY(!recorder.pools.contains(uuid));
    QCOMPARE(recorder.strangers, 0);
}

void LibvirtDaemonTest::namesThePoolThatConflicts()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    SUCCEED(recorder, service.define(dirPool("first", u"same"_qs)));
    const auto request = service.define(dirPool("second", u"same"_qs));
    WAIT_FOR(recorder, request);
    const ServiceError error = recorder.errors.value(request);
    QCOMPARE(int(error.code), int(Code::SourceConflict));
    QVERIFY2(error.detail.contains(u"'first'"_qs), qPrintable(error.detail));
    QVERIFY(!recorder.named(u"second"_qs));

    const QByteArray uuid = recorder.named(u"first"_qs)->uuid.toLatin1();
    const auto taken = service.define(dirPool("third", u"other"_qs, "<uuid>" + uuid + "</uuid>"));
    WAIT_FOR(recorder, taken);
    QCOMPARE(int(recorder.errors.value(taken).code), int(Code::IdentityTaken));
}

void LibvirtDaemonTest::refusesWhatTheSchemaDoesNotKnow()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    const auto request = service.define(dirPool("strict", u"a"_qs, "<nonsense/>"));
    WAIT_FOR(recorder, request);
    QCOMPARE(int(recorder.errors.value(request).code), int(Code::InvalidXml));
    QVERIFY(!recorder.named(u"strict"_qs));
    QVERIFY(service.isOpen());
}

void LibvirtDaemonTest::refusesATypeWithoutBackend()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    if (recorder.host->backends.test(static_cast<std::size_t>(PoolType::Sheepdog)))
        QSKIP("This libvirtd can do sheepdog.");
    const auto request = service.define(
        "<pool type='sheepdog'><name>sheep</name><source><host name='h'/><name>s</name></source>"
        "</pool>");
    WAIT_FOR(recorder, request);
    QCOMPARE(int(recorder.errors.value(request).code), int(Code::NotSupported));
}

void LibvirtDaemonTest::seesWhatOthersDo()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    LibvirtStorageService other;
    const ServiceRecorder otherRecorder(other);
    OPEN(other, otherRecorder);

    SUCCEED(otherRecorder, other.define(dirPool("seen", u"a"_qs)));
    QTRY_VERIFY(recorder.named(u"seen"_qs));
    const QString uuid = recorder.named(u"seen"_qs)->uuid;
    SUCCEED(otherRecorder, other.start(uuid));
    QTRY_COMPARE(recorder.pools.value(uuid).state, PoolState::Running);

    // A refresh shows what is new: here a volume, by its size.
    const quint64 before = recorder.pools.value(uuid).available;
    QFile file(m_daemon->path(QStringLiteral("pools/%1/a/volume").arg(m_counter)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(16 * 1024 * 1024, 'v'));
    file.close();
    SUCCEED(otherRecorder, other.refresh(uuid));
    QTRY_VERIFY(recorder.pools.value(uuid).available < before);

    SUCCEED(otherRecorder, other.stop(uuid));
    QTRY_COMPARE(recorder.pools.value(uuid).state, PoolState::Inactive);
    SUCCEED(otherRecorder, other.undefine(uuid));
    QTRY_VERIFY(!recorder.pools.contains(uuid));
}

void LibvirtDaemonTest::looksAgainForWhatNobodyTells()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    SUCCEED(recorder, service.define(dirPool("unattended", u"a"_qs)));
    const QString uuid = recorder.named(u"unattended"_qs)->uuid;
    LibvirtStorageService looker;
    const ServiceRecorder looks(looker);
    OPEN(looker, looks, true);
    QVERIFY(!looks.pools.value(uuid).autostart);

    // There is no event for it.
    QVERIFY(m_daemon->virsh({u"pool-autostart"_qs, u"unattended"_qs}));
    SUCCEED(looks, looker.reread(uuid)); // read-only is enough
    QVERIFY(looks.pools.value(uuid).autostart);
    const auto told = looks.log.size();
    SUCCEED(looks, looker.reread(uuid));
    QCOMPARE(looks.log.size(), told + 1); // that it ended, and nothing else

    SUCCEED(recorder, service.start(uuid));
    QVERIFY(m_daemon->virsh({u"pool-autostart"_qs, u"unattended"_qs, u"--disable"_qs}));
    SUCCEED(recorder, service.refresh(uuid));
    QVERIFY(!recorder.pools.value(uuid).autostart);
    QVERIFY(m_daemon->virsh({u"pool-autostart"_qs, u"unattended"_qs}));
    SUCCEED(recorder, service.list());
    QVERIFY(recorder.pools.value(uuid).autostart);

    SUCCEED(recorder, service.stop(uuid));
    SUCCEED(recorder, service.undefine(uuid));
    SUCCEED(looks, looker.reread(uuid));
    QVERIFY(!looks.pools.contains(uuid));
}

void LibvirtDaemonTest::tellsLiveFromPersistent()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    SUCCEED(recorder, service.define(dirPool("pending", u"old"_qs)));
    const QString uuid = recorder.named(u"pending"_qs)->uuid;
    SUCCEED(recorder, service.start(uuid));
    SUCCEED(recorder,
            service.define(dirPool("pending", u"new"_qs, "<uuid>" + uuid.toLatin1() + "</uuid>")));
    const auto check = [&recorder, &uuid] {
        const PoolSnapshot pool = recorder.pools.value(uuid);
        QCOMPARE(pool.state, PoolState::Running);
        QVERIFY(pool.liveXml.contains("/old</path>"));
        QVERIFY(pool.persistentXml.contains("/new</path>"));
    };
    check();
    SUCCEED(recorder, service.list());
    check();
    SUCCEED(recorder, service.stop(uuid));
    const PoolSnapshot pool = recorder.pools.value(uuid);
    QVERIFY(pool.liveXml.contains("/new</path>"));
    QCOMPARE(pool.liveXml, pool.persistentXml);
    SUCCEED(recorder, service.undefine(uuid));
}

void LibvirtDaemonTest::transientPoolsVanishWhenStopped()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    createTransient("fleeting", u"a"_qs);
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY(recorder.named(u"fleeting"_qs));
    const QString uuid = recorder.named(u"fleeting"_qs)->uuid;
    const auto check = [&recorder, &uuid] {
        const PoolSnapshot pool = recorder.pools.value(uuid);
        QVERIFY(!pool.persistent);
        QCOMPARE(pool.state, PoolState::Running);
        QVERIFY(!pool.liveXml.isEmpty());
        QVERIFY(pool.persistentXml.isEmpty());
    };
    check();
    SUCCEED(recorder, service.list());
    check();
    const auto autostart = service.setAutostart(uuid, true);
    WAIT_FOR(recorder, autostart);
    QCOMPARE(int(recorder.errors.value(autostart).code), int(Code::WrongState));
    SUCCEED(recorder, service.stop(uuid));
    QVERIFY(!recorder.pools.contains(uuid));
}

void LibvirtDaemonTest::keepsStrangeNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("markup") << u"<b>bold & \"quoted\""_qs;
    QTest::newRow("other scripts") << u"プール-Ünïcode-🐳"_qs;
    QTest::newRow("right to left") << u"abc\u202Edef"_qs;
    QTest::newRow("blanks") << u"two  words"_qs;
    QTest::newRow("long") << QString(240, u'n');
}

void LibvirtDaemonTest::keepsStrangeNames()
{
    QFETCH(const QString, name);
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    const auto request = service.define(
        dirPool(name.toHtmlEscaped().toUtf8(), QString::number(qHash(name)), QByteArray()));
    WAIT_FOR(recorder, request);
    QVERIFY2(recorder.done.contains(request), qPrintable(recorder.errors.value(request).detail));
    QVERIFY(recorder.named(name));
    SUCCEED(recorder, service.undefine(recorder.done.value(request)));
}

void LibvirtDaemonTest::aPoolThatCannotStartSaysWhy()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    SUCCEED(recorder, service.define("<pool type='dir'><name>nowhere</name><target>"
                                     "<path>/nonexistent/nowhere</path></target></pool>"));
    const QString uuid = recorder.named(u"nowhere"_qs)->uuid;
    const auto request = service.start(uuid);
    WAIT_FOR(recorder, request);
    const ServiceError error = recorder.errors.value(request);
    QCOMPARE(error.code, Code::NoDirectory);
    QVERIFY2(error.detail.contains(u"/nonexistent/nowhere"_qs), qPrintable(error.detail));
    QVERIFY(service.isOpen());
    SUCCEED(recorder, service.undefine(uuid));
}

void LibvirtDaemonTest::makesADirectoryAndNothingElse()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    const QString directory = m_daemon->makeDirectory(u"made"_qs) + u"/for/it"_qs;
    SUCCEED(recorder, service.define("<pool type='dir'><name>made</name><target><path>"
                                     + directory.toUtf8() + "</path></target></pool>"));
    const QString uuid = recorder.named(u"made"_qs)->uuid;
    auto request = service.start(uuid);
    WAIT_FOR(recorder, request);
    QCOMPARE(recorder.errors.value(request).code, Code::NoDirectory);
    SUCCEED(recorder, service.makeDirectory(uuid));
    QVERIFY(QFileInfo(directory).isDir());
    SUCCEED(recorder, service.start(uuid));
    SUCCEED(recorder, service.stop(uuid));
    SUCCEED(recorder, service.undefine(uuid));

    // To build a disk pool would write a partition table: the host is not even asked.
    const QString image = m_daemon->path(u"disk.img"_qs);
    QFile file(image);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(qint64(16) << 20));
    file.close();
    SUCCEED(recorder, service.define("<pool type='disk'><name>disk</name><source><device path='"
                                     + image.toUtf8()
                                     + "'/><format type='dos'/></source><target><path>/dev</path>"
                                       "</target></pool>"));
    request = service.makeDirectory(recorder.named(u"disk"_qs)->uuid);
    WAIT_FOR(recorder, request);
    QCOMPARE(recorder.errors.value(request).code, Code::NotSupported);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(qsizetype(16) << 20, '\0'));
    SUCCEED(recorder, service.undefine(recorder.named(u"disk"_qs)->uuid));
}

void LibvirtDaemonTest::listsTheDevices()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    QTRY_COMPARE(recorder.devicesCount, 1);
    for (const QByteArray &xml : recorder.devices)
        QVERIFY(xml.startsWith("<device>"));
    SUCCEED(recorder, service.listNodeDevices());
    QCOMPARE(recorder.devicesCount, 2);
}

void LibvirtDaemonTest::sizesAreThoseOfTheFileSystem()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    SUCCEED(recorder, service.define(dirPool("sized", u"a"_qs)));
    const QString uuid = recorder.named(u"sized"_qs)->uuid;
    SUCCEED(recorder, service.start(uuid));
    const PoolSnapshot pool = recorder.pools.value(uuid);
    const auto info = m_daemon->virsh({u"pool-info"_qs, u"--bytes"_qs, u"sized"_qs});
    QVERIFY2(info, qPrintable(m_daemon->errorString()));
    const QByteArray text = info->simplified();
    QVERIFY2(text.contains("Capacity: " + QByteArray::number(pool.capacity)), text.constData());
    SUCCEED(recorder, service.stop(uuid));
    SUCCEED(recorder, service.undefine(uuid));
}

void LibvirtDaemonTest::readOnlyNeverChangesTheHost()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder, true);
    QVERIFY(recorder.host->readOnly);
    const auto request = service.define(dirPool("forbidden", u"a"_qs));
    WAIT_FOR(recorder, request);
    QCOMPARE(int(recorder.errors.value(request).code), int(Code::ReadOnly));
    SUCCEED(recorder, service.list());
    QVERIFY(!recorder.named(u"forbidden"_qs));
}

void LibvirtDaemonTest::aHostWithoutStorageDriverIsNamedSo()
{
    PrivateLibvirtd bare;
    bare.setDrivers({u"secret"_qs});
    POOLWARDEN_REQUIRE_DAEMON(bare);
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    service.open(bare.uri(u"secret"_qs), false);
    QTRY_VERIFY(recorder.openError);
    QCOMPARE(int(recorder.openError->code), int(Code::NoStorageDriver));
    QVERIFY(!service.isOpen());
}

void LibvirtDaemonTest::aHostThatWantsAPasswordIsNamedSo()
{
    PrivateLibvirtd guarded;
    guarded.setConfiguration("auth_unix_rw = \"sasl\"\n"
                             "sasl_allowed_username_list = [ \"admin\" ]\n");
    POOLWARDEN_REQUIRE_DAEMON(guarded);
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    service.open(guarded.uri(), false);
    QTRY_VERIFY(recorder.openError);
    QCOMPARE(int(recorder.openError->code), int(Code::AuthenticationFailed));
    QVERIFY(!recorder.openError->detail.isEmpty());
}

void LibvirtDaemonTest::survivesARestartOfTheDaemon()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    SUCCEED(recorder, service.define(dirPool("lasting", u"a"_qs)));
    const QString uuid = recorder.named(u"lasting"_qs)->uuid;
    SUCCEED(recorder, service.start(uuid));

    QVERIFY2(m_daemon->restart(), qPrintable(m_daemon->errorString()));
    QTRY_COMPARE(recorder.closedCount, 1);
    QVERIFY(recorder.closedError);
    QCOMPARE(int(recorder.closedError->code), int(Code::ConnectionLost));
    QVERIFY(!service.isOpen());

    OPEN(service, recorder);
    QCOMPARE(recorder.pools.value(uuid).state, PoolState::Running);
    // The events are registered again, too.
    QVERIFY(m_daemon->virsh({u"pool-destroy"_qs, u"lasting"_qs}));
    QTRY_COMPARE(recorder.pools.value(uuid).state, PoolState::Inactive);
    SUCCEED(recorder, service.undefine(uuid));
}

void LibvirtDaemonTest::dropsStateWithTheMachine()
{
    // A transient pool lives in the run state only. (A directory is active again after any start of
    // the daemon if it is there: libvirt looks.)
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    createTransient("fleeting", u"a"_qs);
    if (QTest::currentTestFailed())
        return;
    OPEN(service, recorder);
    QVERIFY(recorder.named(u"fleeting"_qs));
    QVERIFY2(m_daemon->restart(), qPrintable(m_daemon->errorString()));
    QTRY_COMPARE(recorder.closedCount, 1);
    OPEN(service, recorder);
    QVERIFY(recorder.named(u"fleeting"_qs));
    QVERIFY2(m_daemon->restart(PrivateLibvirtd::RunState::Drop),
             qPrintable(m_daemon->errorString()));
    QTRY_COMPARE(recorder.closedCount, 2);
    OPEN(service, recorder);
    QVERIFY(!recorder.named(u"fleeting"_qs));
}

void LibvirtDaemonTest::noticesAKilledDaemon()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    QTRY_COMPARE(recorder.devicesCount, 1); // idle from here on
    m_daemon->kill();
    QTRY_COMPARE_WITH_TIMEOUT(recorder.closedCount, 1, 3000);
    QCOMPARE(int(recorder.closedError->code), int(Code::ConnectionLost));
    QVERIFY(recorder.closedError->sentence.endsWith(u'.'));
}

void LibvirtDaemonTest::aCallInFlightEndsWhenTheDaemonIsKilled()
{
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    m_daemon->pause(); // so that it is in flight for certain
    const auto request = service.list();
    const auto queued = service.list();
    m_daemon->kill();
    QTRY_COMPARE_WITH_TIMEOUT(recorder.closedCount, 1, 3000);
    for (const auto id : {request, queued}) {
        QCOMPARE(recorder.ended.value(id), 1);
        QCOMPARE(int(recorder.errors.value(id).code), int(Code::ConnectionLost));
    }
    QCOMPARE(recorder.log.last(), u"closed"_qs);
}

void LibvirtDaemonTest::noticesAFrozenDaemon_data()
{
    QTest::addColumn<bool>("busy");
    QTest::newRow("idle") << false;
    QTest::newRow("with a call in flight") << true;
}

void LibvirtDaemonTest::noticesAFrozenDaemon()
{
    QFETCH(const bool, busy);
    LibvirtStorageService::Settings settings;
    settings.keepAliveInterval = 1s;
    settings.keepAliveCount = 1;
    LibvirtStorageService service(settings);
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    QTRY_COMPARE(recorder.devicesCount, 1);
    m_daemon->pause();
    const auto request = busy ? service.list() : 0;
    QTRY_COMPARE_WITH_TIMEOUT(recorder.closedCount, 1, 10'000);
    QCOMPARE(int(recorder.closedError->code), int(Code::ConnectionLost));
    if (busy)
        QCOMPARE(int(recorder.errors.value(request).code), int(Code::ConnectionLost));
    m_daemon->resume();
    OPEN(service, recorder);
}

void LibvirtDaemonTest::aRequestToAFrozenDaemonTimesOut()
{
    LibvirtStorageService::Settings settings;
    settings.keepAliveInterval = 0s;
    settings.requestTimeout = 500ms;
    settings.shutdownTimeout = 200ms;
    auto service = std::make_unique<LibvirtStorageService>(settings);
    const ServiceRecorder recorder(*service);
    OPEN(*service, recorder);
    QTRY_COMPARE(recorder.devicesCount, 1);
    m_daemon->pause();
    const auto request = service->list();
    WAIT_FOR(recorder, request);
    QCOMPARE(int(recorder.errors.value(request).code), int(Code::TimedOut));
    QVERIFY(service->isOpen());
    QElapsedTimer timer;
    timer.start();
    service.reset();
    QVERIFY2(timer.elapsed() < 2000, "the destructor waited for a daemon that hangs");
    m_daemon->resume();
}

void LibvirtDaemonTest::definesQuickly()
{
    constexpr int count = effort(500);
    LibvirtStorageService service;
    const ServiceRecorder recorder(service);
    OPEN(service, recorder);
    const qsizetype before = recorder.pools.size();
    QElapsedTimer timer;
    timer.start();
    StorageService::RequestId last = 0;
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        last = service.define("<pool type='dir'><name>many" + number
                              + "</name><target><path>/srv/many/" + number
                              + "</path></target></pool>");
    }
    QTRY_VERIFY_WITH_TIMEOUT(recorder.hasEnded(last), 60'000);
    qInfo("%d pools defined and read back in %lld ms.", count, timer.restart());
    QCOMPARE(recorder.pools.size(), before + count);
    SUCCEED(recorder, service.list());
    qInfo("%lld pools listed in %lld ms.", static_cast<long long>(recorder.pools.size()),
          timer.restart());
    for (const PoolSnapshot &pool : recorder.pools) {
        if (pool.name.startsWith(u"many"_qs))
            last = service.undefine(pool.uuid);
    }
    QTRY_VERIFY_WITH_TIMEOUT(recorder.hasEnded(last), 60'000);
    QCOMPARE(recorder.pools.size(), before);
}

QTEST_GUILESS_MAIN(LibvirtDaemonTest)
#include "tst_libvirtdaemon.moc"
