// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/hostdescription.h"

#include <QTest>

using namespace poolwarden;

class HostDescriptionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsUris_data();
    void splitsUris();
    void findsDevicesOfStorageDaemons_data();
    void findsDevicesOfStorageDaemons();
    void findsSecretsOfStorageDaemons_data();
    void findsSecretsOfStorageDaemons();
    void readsBackends();
    void refusesForeignCapabilities();
    void readsSizes_data();
    void readsSizes();
};

void HostDescriptionTest::splitsUris_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("knownDriver");
    QTest::addColumn<bool>("local");

    QTest::newRow("this machine") << u"qemu:///system"_qs << true << u"qemu"_qs << QString() << true
                                  << true;
    QTest::newRow("over ssh") << u"qemu+ssh://root@kvm1/system"_qs << true << u"qemu"_qs
                              << u"kvm1"_qs << true << false;
    QTest::newRow("address in brackets") << u"qemu+tls://[fe80::1]:16514/system"_qs << true
                                         << u"qemu"_qs << u"fe80::1"_qs << true << false;
    QTest::newRow("socket parameter") << u"storage:///system?socket=/run/x/sock"_qs << true
                                      << u"storage"_qs << QString() << true << true;
    QTest::newRow("unix transport")
        << u"qemu+unix:///system"_qs << true << u"qemu"_qs << QString() << true << true;
    QTest::newRow("own name is a host too") << u"qemu+tcp://localhost/system"_qs << true
                                            << u"qemu"_qs << u"localhost"_qs << true << false;
    QTest::newRow("imaginary storage")
        << u"test:///default"_qs << true << u"test"_qs << QString() << true << false;
    QTest::newRow("test file") << u"test:///srv/my host.xml"_qs << true << u"test"_qs << QString()
                               << true << false;
    QTest::newRow("upper case driver")
        << u"QEMU:///system"_qs << true << u"qemu"_qs << QString() << true << true;
    QTest::newRow("no such driver")
        << u"qume:///system"_qs << true << u"qume"_qs << QString() << false << true;
    QTest::newRow("no driver") << u"system"_qs << false << QString() << QString() << false << false;
    QTest::newRow("nonsense") << u":::"_qs << false << QString() << QString() << false << false;
    QTest::newRow("empty") << QString() << false << QString() << QString() << false << false;
}

void HostDescriptionTest::splitsUris()
{
    QFETCH(const QString, uri);
    const UriParts parts = splitUri(uri);
    QTEST(parts.valid, "valid");
    QTEST(parts.driver, "driver");
    QTEST(parts.host, "host");
    QTEST(parts.knownDriver, "knownDriver");
    QTEST(isLocalUri(uri), "local");
}

void HostDescriptionTest::findsDevicesOfStorageDaemons_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("devices");

    QTest::newRow("daemon of storage alone") << u"storage:///system"_qs << u"nodedev:///system"_qs;
    QTest::newRow("with a socket")
        << u"storage+unix:///session?socket=/a"_qs << u"nodedev+unix:///session?socket=/a"_qs;
    QTest::newRow("far away: one log-in is enough") << u"storage+ssh://kvm1/system"_qs << QString();
    QTest::newRow("hypervisor tells itself") << u"qemu:///system"_qs << QString();
}

void HostDescriptionTest::findsDevicesOfStorageDaemons()
{
    QFETCH(const QString, uri);
    QTEST(nodeDeviceUri(uri).value_or(QString()), "devices");
}

void HostDescriptionTest::findsSecretsOfStorageDaemons_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("secrets");

    QTest::newRow("daemon of storage alone") << u"storage:///system"_qs << u"secret:///system"_qs;
    QTest::newRow("of the user") << u"storage:///session"_qs << u"secret:///session"_qs;
    QTest::newRow("with a socket")
        << u"storage+unix:///session?socket=/a"_qs << u"secret+unix:///session?socket=/a"_qs;
    QTest::newRow("far away: one log-in is enough") << u"storage+ssh://kvm1/system"_qs << QString();
    QTest::newRow("hypervisor keeps them itself") << u"qemu:///system"_qs << QString();
    QTest::newRow("imaginary") << u"test:///default"_qs << QString();
    QTest::newRow("nonsense") << u"storage"_qs << QString();
    QTest::newRow("empty") << QString() << QString();
}

void HostDescriptionTest::findsSecretsOfStorageDaemons()
{
    QFETCH(const QString, uri);
    QTEST(secretUri(uri).value_or(QString()), "secrets");
}

void HostDescriptionTest::readsBackends()
{
    const auto backends = parseBackends("<storagepoolCapabilities>"
                                        "<pool type='dir' supported='yes'><volOptions/></pool>"
                                        "<pool type='rbd' supported='no'/>"
                                        "<pool type='iscsi-direct' supported='yes'/>"
                                        "<pool type='of-the-future' supported='yes'/>"
                                        "</storagepoolCapabilities>");
    QVERIFY(backends);
    QCOMPARE(backends->count(), std::size_t(2));
    QVERIFY(backends->test(static_cast<std::size_t>(PoolType::Dir)));
    QVERIFY(backends->test(static_cast<std::size_t>(PoolType::IscsiDirect)));
}

void HostDescriptionTest::refusesForeignCapabilities()
{
    QVERIFY(!parseBackends("<capabilities/>"));
    QVERIFY(!parseBackends("<storagepoolCapabilities><pool type='dir'"));
    QVERIFY(!parseBackends(""));
}

void HostDescriptionTest::readsSizes_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<quint64>("capacity");
    QTest::addColumn<quint64>("allocation");
    QTest::addColumn<quint64>("available");

    QTest::newRow("as libvirt writes it") << QByteArray(
        "<pool type='dir'><name>a</name><uuid>x</uuid><capacity unit='bytes'>300</capacity>"
        "<allocation unit='bytes'>100</allocation><available unit='bytes'>200</available>"
        "<source/></pool>") << quint64(300)
                                          << quint64(100) << quint64(200);
    QTest::newRow("largest") << QByteArray(
        "<pool><capacity unit='bytes'>18446744073709551615</capacity></pool>")
                             << quint64(18446744073709551615ULL) << quint64(0) << quint64(0);
    QTest::newRow("elsewhere in the document it means something else")
        << QByteArray("<pool><source><capacity>7</capacity></source></pool>") << quint64(0)
        << quint64(0) << quint64(0);
    QTest::newRow("unit that libvirt does not write")
        << QByteArray("<pool><capacity unit='G'>7</capacity></pool>") << quint64(0) << quint64(0)
        << quint64(0);
    QTest::newRow("no number") << QByteArray("<pool><capacity>much</capacity></pool>") << quint64(0)
                               << quint64(0) << quint64(0);
    QTest::newRow("no XML") << QByteArray("<pool><capacity>7") << quint64(0) << quint64(0)
                            << quint64(0);
}

void HostDescriptionTest::readsSizes()
{
    QFETCH(const QByteArray, xml);
    const PoolSizes sizes = parseSizes(xml);
    QTEST(sizes.capacity, "capacity");
    QTEST(sizes.allocation, "allocation");
    QTEST(sizes.available, "available");
}

QTEST_GUILESS_MAIN(HostDescriptionTest)
#include "tst_hostdescription.moc"
