// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accepted/hostplace.h"

#include <QDir>
#include <QUrl>
#include <QUrlQuery>

namespace poolwarden {

namespace {

/// A socket elsewhere belongs to another daemon than the host's own, with other pools.
QString otherDaemon(const QUrl &url)
{
    const QString socket =
        QUrlQuery(url).queryItemValue(QStringLiteral("socket"), QUrl::FullyEncoded);
    const QString folder = QDir::cleanPath(socket.left(socket.lastIndexOf(u'/')));
    if (socket.isEmpty() || folder == QLatin1String("/run/libvirt")
        || folder == QLatin1String("/var/run/libvirt"))
        return {};
    return QLatin1String("?socket=") + QDir::cleanPath(socket);
}

/// Empty: it is not of a folder.
QString nameOfFolder(const QString &uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    return url.isLocalFile() ? url.fragment(QUrl::FullyDecoded) : QString();
}

} // namespace

QString folderHostName(const QString &folder, const QString &uri)
{
    return uri.isEmpty() ? folder : uri;
}

QString folderHostUri(const QString &path, const QString &folderHostName)
{
    QUrl url = QUrl::fromLocalFile(path);
    url.setFragment(folderHostName, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

QString hostNameInFiles(const QString &uri)
{
    const QString name = nameOfFolder(uri);
    return name.isEmpty() ? uri : name;
}

QString uriWithoutName(const QString &uri)
{
    return nameOfFolder(uri).isEmpty() ? uri : uri.section(QLatin1Char('#'), 0, 0);
}

QString hostPlace(const QString &uri)
{
    if (const QString name = nameOfFolder(uri); !name.isEmpty())
        return hostPlace(name);
    const QUrl url(uri, QUrl::StrictMode);
    if (!url.isValid() || url.scheme().isEmpty())
        return uri;
    const QString driver = url.scheme().section(QLatin1Char('+'), 0, 0);
    return driver + QLatin1String("://") + url.host().toLower() + url.path(QUrl::FullyDecoded)
           + otherDaemon(url);
}

} // namespace poolwarden
