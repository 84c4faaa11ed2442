// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/poolschema.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/session/poolregistry.h"
#include "model/sources/candidatemodel.h"
#include "model/sources/sourcefinder.h"
#include "tests/app/poolwarden/fakestorageservice.h"
#include "tests/bench/benchpools.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <memory>

namespace poolwarden::bench {

namespace {

/// A host with so many disks and a tenth as many pools on them, and a draft that wants one.
class Picking
{
public:
    explicit Picking(int count)
        : m_registry(std::make_shared<const PoolSchema>())
        , m_finder(&m_registry)
        , m_edit(&m_registry)
        , m_model(&m_finder, &m_edit)
    {
        HostInfo info;
        info.uri = QStringLiteral("qemu+ssh://kvm1/system");
        const HostId host = m_registry.addHost(QStringLiteral("kvm1"), info);
        QList<PoolSnapshot> pools;
        QList<QByteArray> devices;
        for (int number = 0; number < count; ++number) {
            const QByteArray name = "sdx" + QByteArray::number(number);
            devices << "<device><name>block_" + name + "</name><path>/sys/block/" + name
                           + "</path><devnode type='dev'>/dev/" + name
                           + "</devnode><devnode type='link'>/dev/disk/by-id/wwn-" + name
                           + "</devnode><capability type='storage'><block>/dev/" + name
                           + "</block><bus>scsi</bus><drive_type>disk</drive_type><size>1000000"
                             "</size></capability></device>";
            if (number % 10 != 0)
                continue;
            PoolSnapshot pool;
            pool.uuid =
                QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 16, QLatin1Char('0'));
            pool.name = QString::fromUtf8(name);
            pool.liveXml = "<pool type='fs'><name>" + name + "</name><uuid>" + pool.uuid.toUtf8()
                           + "</uuid><source><device path='/dev/" + name
                           + "'/></source><target><path>/mnt/" + name + "</path></target></pool>";
            pool.persistentXml = pool.liveXml;
            pools << pool;
        }
        m_registry.setPools(host, pools);
        m_service.answersTo = [](const HostQuestion &) {
            return HostAnswer{.sources = "<sources/>"};
        };
        m_finder.addHost(host, &m_service);
        Q_EMIT m_service.nodeDevicesListed(devices);
        while (!m_finder.devices(host))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_edit.setPool(
            m_registry.createDraft(host, DraftOrigin::New, PoolDocument::create(PoolType::Fs))
                ->id());
    }

    /// As Browse does it, until all have their verdicts.
    void open()
    {
        m_model.end();
        m_model.begin({Field::DevicePath});
        m_model.lookClosely();
        while (m_model.rowCount() == 0 || m_model.state() != CandidateModel::State::Ready)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

private:
    PoolRegistry m_registry;
    FakeStorageService m_service;
    SourceFinder m_finder;
    PoolEdit m_edit;
    CandidateModel m_model;
};

void openPicker(benchmark::State &state)
{
    Picking picking(int(state.range(0)));
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state)
        percentiles.measure(state, [&] { picking.open(); });
    percentiles.report(state);
}

BENCHMARK(openPicker)
    ->Name("open the picker with all verdicts/devices")
    ->Arg(100)
    ->Arg(2000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace poolwarden::bench
