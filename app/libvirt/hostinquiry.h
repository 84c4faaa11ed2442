// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/libvirt/connection.h"
#include "model/port/hostquestion.h"

#include <QString>
#include <QThread>

namespace poolwarden {

/// One question to a host, on a thread and a connection of its own, because a server that the host asks in
/// turn may never answer, and libvirt cannot cancel. Whoever no longer wants the answer lets it run.
class HostInquiry final : public QThread
{
    Q_OBJECT

public:
    HostInquiry(QString uri, bool readOnly, Connection::KeepAlive keepAlive, HostQuestion question);
    ~HostInquiry() override;

Q_SIGNALS:
    /// From this thread, before finished().
    void answered(const poolwarden::HostAnswer &answer);

protected:
    void run() override;

private:
    const QString m_uri;
    const bool m_readOnly;
    const Connection::KeepAlive m_keepAlive;
    HostQuestion m_question;
};

} // namespace poolwarden
