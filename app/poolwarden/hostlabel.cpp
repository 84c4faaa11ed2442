// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/hostlabel.h"

#include "app/poolwarden/connectioncontroller.h"
#include "model/wording/isolated.h"

#include <QUrl>
#include <QUrlQuery>

namespace poolwarden {

namespace {

/// What tells apart two addresses of daemons that call their hosts the same.
QString beyondHost(const QUrl &url)
{
    const QUrlQuery query(url);
    for (const QString &key : {QStringLiteral("socket"), QStringLiteral("name")}) {
        if (const QString value = query.queryItemValue(key, QUrl::FullyDecoded); !value.isEmpty())
            return value;
    }
    return url.authority(QUrl::PrettyDecoded);
}

QString labelOf(const QString &uri, const HostInfo &info, const QString &detail)
{
    const QString name = info.hostName.isEmpty() ? uri : info.hostName;
    const QString scheme = isolated(uri.section(u':', 0, 0));
    // A session daemon and the system daemon have the same host name.
    const bool session = QUrl(uri).path() == u"/session";
    const QString reached =
        session ? ConnectionController::tr("%1 session", "of a daemon").arg(scheme) : scheme;
    return ConnectionController::tr("%1 (%2)", "a host, how it is reached")
        .arg(isolated(name),
             detail.isEmpty() ? reached
                              : ConnectionController::tr("%1, %2", "how a host is reached, where")
                                    .arg(reached, isolated(detail)));
}

} // namespace

QString hostLabel(const QString &uri, const HostInfo &info)
{
    return labelOf(uri, info, {});
}

QString hostLabel(const QString &uri, const HostInfo &info, const QStringList &taken)
{
    QString label = hostLabel(uri, info);
    if (taken.contains(label))
        label = labelOf(uri, info, beyondHost(QUrl(uri)));
    if (taken.contains(label))
        label = labelOf(uri, info, uri);
    return label;
}

} // namespace poolwarden
