// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/hostsreader.h"

#include "app/check/hostreader.h"

#include <utility>

namespace poolwarden::check {

namespace {

/// Each has threads of its own, and a program at its other end.
constexpr qsizetype mostAtATime = 16;

} // namespace

QString HostAnswer::locality() const
{
    if (host.local)
        return QStringLiteral("local");
    // The storage of the test driver is imaginary.
    return host.storesFiles ? QStringLiteral("remote") : QString();
}

HostsReader::HostsReader(MakeService makeService, QObject *parent)
    : QObject(parent)
    , m_makeService(std::move(makeService))
{
}

void HostsReader::read(const QStringList &uris, int timeoutSeconds)
{
    m_timeoutSeconds = timeoutSeconds;
    for (const QString &uri : uris)
        m_answers.append({uri, {}, {}, {}, {}});
    while (m_begun < m_answers.size() && m_begun < mostAtATime)
        readNext();
}

void HostsReader::readNext()
{
    const qsizetype number = m_begun++;
    auto *service = m_makeService(this);
    auto *reader = new HostReader(service, service);
    connect(reader, &HostReader::succeeded, this,
            [this, number, service](const HostInfo &host, const QList<PoolSnapshot> &pools,
                                    const QList<QByteArray> &nodeDevices) {
                HostAnswer &answer = m_answers[number];
                answer.host = host;
                answer.pools = pools;
                answer.nodeDevices = nodeDevices;
                service->deleteLater();
                end();
            });
    connect(reader, &HostReader::failed, this, [this, number, service](const QString &sentence) {
        m_answers[number].problem = sentence;
        service->deleteLater();
        end();
    });
    reader->read(m_answers.at(number).uri, m_timeoutSeconds);
}

void HostsReader::end()
{
    ++m_ended;
    if (m_begun < m_answers.size())
        readNext();
    else if (m_ended == m_answers.size())
        Q_EMIT finished(m_answers);
}

} // namespace poolwarden::check
