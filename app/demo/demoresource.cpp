// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/demoresource.h"

#include <QDir>
#include <QFile>

// Q_INIT_RESOURCE does not work inside a namespace.
static void initDemoResource()
{
    Q_INIT_RESOURCE(demo);
}

namespace poolwarden::demoresource {

std::optional<QByteArray> read(const QString &file)
{
    initDemoResource();
    QFile resource(QStringLiteral(":/demo/") + file);
    return resource.open(QIODevice::ReadOnly) ? std::optional(resource.readAll()) : std::nullopt;
}

QStringList names(const QString &folder, const QString &pattern)
{
    initDemoResource();
    return QDir(QStringLiteral(":/demo/") + folder).entryList({pattern}, QDir::Files, QDir::Name);
}

} // namespace poolwarden::demoresource
