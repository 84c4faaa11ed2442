// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of the links in paths that are about to be offered.

#include "app/poolwarden/topologycontroller.h"
#include "model/conflict/conflictchecker.h"
#include "model/session/poolregistry.h"
#include "tests/app/poolwarden/fakestorageservice.h"
#include "tests/model/session/registryfixture.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

using namespace poolwarden;

class TestTopologyController final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aLinkThatChangedIsLookedUpAgain();
    void linksOfDevicesNeedNoLook();

private:
    void link(const QString &to)
    {
        QFile::remove(m_link);
        QVERIFY(QFile::link(to, m_link));
    }
    /// Empty: nothing is known of it.
    [[nodiscard]] std::string behindTheLink() const
    {
        const auto &known = m_registry->checker().topology(m_host).realPaths;
        const auto found = known.find(m_link.toStdString());
        return found == known.end() ? std::string() : found->second;
    }

    std::unique_ptr<QTemporaryDir> m_scratch;
    QString m_link;
    std::unique_ptr<PoolRegistry> m_registry;
    std::unique_ptr<TopologyController> m_controller;
    std::unique_ptr<FakeStorageService> m_service;
    HostId m_host = noHost;
};

void TestTopologyController::init()
{
    m_controller.reset();
    m_scratch = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_scratch->path()).mkpath(QStringLiteral("a")));
    QVERIFY(QDir(m_scratch->path()).mkpath(QStringLiteral("b")));
    m_link = m_scratch->filePath(QStringLiteral("link"));
    m_registry = std::make_unique<PoolRegistry>(fixture::schema());
    m_host = m_registry->addHost(QStringLiteral("kvm1"), fixture::hostInfo());
    m_service = std::make_unique<FakeStorageService>();
    m_controller = std::make_unique<TopologyController>(m_registry.get());
    m_controller->addHost(m_host, m_service.get());
}

void TestTopologyController::aLinkThatChangedIsLookedUpAgain()
{
    const QString a = m_scratch->filePath(QStringLiteral("a"));
    const QString b = m_scratch->filePath(QStringLiteral("b"));
    link(a);
    m_controller->lookUpPaths(m_host, {m_link});
    QTRY_COMPARE(behindTheLink(), a.toStdString());
    link(b);
    m_controller->lookUpPaths(m_host, {m_link});
    QTRY_COMPARE(behindTheLink(), b.toStdString());
    QVERIFY(QFile::remove(m_link));
    m_controller->lookUpPaths(m_host, {m_link});
    QTRY_COMPARE(behindTheLink(), std::string());
}

void TestTopologyController::linksOfDevicesNeedNoLook()
{
    link(m_scratch->filePath(QStringLiteral("a")));
    Q_EMIT m_service->nodeDevicesListed(
        {"<device><name>block_sda</name><devnode type='dev'>/dev/sda</devnode>"
         "<devnode type='link'>"
         + m_link.toUtf8()
         + "</devnode><capability type='storage'><block>/dev/sda</block></capability></device>"});
    QVERIFY(m_registry->checker().topology(m_host).aliases.contains(m_link.toStdString()));
    QSignalSpy settled(m_registry.get(), &PoolRegistry::settled);
    m_controller->lookUpPaths(m_host, {m_link});
    QTest::qWait(300);
    QCOMPARE(settled.size(), 0);
    QCOMPARE(behindTheLink(), std::string());
    // Others are looked up.
    m_controller->lookUpPaths(m_host, {m_link, m_scratch->filePath(QStringLiteral("b"))});
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(behindTheLink(), std::string());
}

QTEST_GUILESS_MAIN(TestTopologyController)
#include "tst_topologycontroller.moc"
