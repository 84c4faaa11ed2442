// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/demohost.h"

#include "app/demo/demoresource.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

namespace poolwarden {

namespace {

constexpr auto besideTheProgram = "../share/poolwarden/demo/host.xml";
constexpr auto nameInCache = "poolwarden/demo/host.xml";

QString cacheFile()
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return cache.isEmpty() ? QString() : cache + QLatin1Char('/') + QLatin1String(nameInCache);
}

QString installedFile()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + QLatin1Char('/')
                           + QLatin1String(besideTheProgram));
}

QString writtenToCache()
{
    const auto wanted = demoresource::read(QStringLiteral("host.xml"));
    QString path = cacheFile();
    if (path.isEmpty() || !wanted)
        return {};

    // The file may be from another version of the program.
    if (QFile there(path); there.open(QIODevice::ReadOnly) && there.readAll() == *wanted)
        return path;
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(*wanted) != wanted->size() || !file.commit())
        return {};
    return path;
}

// Percent-encoded, because libvirt decodes the path of a URI.
QString uriOf(const QString &path)
{
    return QLatin1String("test://") + QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
}

} // namespace

QString demoHostUri()
{
    const QString installed = installedFile();
    if (QFileInfo(installed).isReadable())
        return uriOf(installed);
    const QString written = writtenToCache();
    return written.isEmpty() ? QString() : uriOf(written);
}

bool isDemoHostUri(const QString &uri)
{
    return uri == uriOf(installedFile()) || uri == uriOf(cacheFile());
}

} // namespace poolwarden
