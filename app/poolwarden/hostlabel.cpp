// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/hostlabel.h"

#include "app/poolwarden/connectioncontroller.h"
#include "model/wording/isolated.h"

#include <QUrl>

namespace poolwarden {

QString hostLabel(const QString &uri, const HostInfo &info)
{
    const QString name = info.hostName.isEmpty() ? uri : info.hostName;
    const QString scheme = isolated(uri.section(u':', 0, 0));
    // A session daemon and the system daemon have the same host name.
    const bool session = QUrl(uri).path() == u"/session";
    return ConnectionController::tr("%1 (%2)", "a host, how it is reached")
        .arg(isolated(name),
             session ? ConnectionController::tr("%1 session", "of a daemon").arg(scheme) : scheme);
}

} // namespace poolwarden
