// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/hostreader.h"

namespace poolwarden::check {

namespace {

// Appends libvirt's own message, which helps to find the cause.
QString told(const ServiceError &error)
{
    return error.detail.isEmpty() || error.sentence.contains(error.detail)
               ? error.sentence
               : QStringLiteral("%1 (%2)").arg(error.sentence, error.detail);
}

} // namespace

HostReader::HostReader(StorageService *service, QObject *parent)
    : QObject(parent)
    , m_service(service)
{
    m_timeout.setSingleShot(true);
    connect(service, &StorageService::opened, this,
            [this](const HostInfo &host) { m_host = host; });
    connect(service, &StorageService::poolsListed, this, [this](const QList<PoolSnapshot> &pools) {
        if (m_isDone || !m_host || m_pools)
            return;
        m_pools = pools;
        m_deviceRequest = m_service->listNodeDevices();
        if (m_deviceRequest == 0)
            finish();
    });
    connect(service, &StorageService::nodeDevicesListed, this,
            [this](const QList<QByteArray> &xmls) { m_nodeDevices = xmls; });
    connect(service, &StorageService::openFailed, this,
            [this](const ServiceError &error) { fail(told(error)); });
    connect(service, &StorageService::succeeded, this, [this](quint64 request) {
        if (request == m_deviceRequest)
            finish();
    });
    connect(service, &StorageService::failed, this,
            [this](quint64 request, StorageService::Operation, const QString &,
                   const ServiceError &error) {
                // Without the devices, possible aliases are reported as unverified.
                if (request == m_deviceRequest)
                    finish();
                else
                    fail(told(error));
            });
    connect(service, &StorageService::closed, this,
            [this](const std::optional<ServiceError> &error) {
                fail(error ? told(*error) : tr("The connection was closed."));
            });
}

void HostReader::read(const QString &uri, int timeoutSeconds)
{
    if (timeoutSeconds > 0) {
        connect(&m_timeout, &QTimer::timeout, this, [this, timeoutSeconds] {
            fail(tr("The host did not answer within %1 s.").arg(timeoutSeconds));
        });
        m_timeout.start(timeoutSeconds * 1000);
    }
    m_service->open(uri, true);
}

void HostReader::finish()
{
    if (m_isDone)
        return;
    m_isDone = true;
    m_timeout.stop();
    Q_EMIT succeeded(*m_host, *m_pools, m_nodeDevices);
}

void HostReader::fail(const QString &sentence)
{
    if (m_isDone)
        return;
    m_isDone = true;
    m_timeout.stop();
    Q_EMIT failed(sentence);
}

} // namespace poolwarden::check
