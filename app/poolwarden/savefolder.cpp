// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/savefolder.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace poolwarden::savefolder {

namespace {

QString saveFolderKey()
{
    return QStringLiteral("export/folder");
}

} // namespace

QString last(const QSettings &settings)
{
    const QString folder = settings.value(saveFolderKey()).toString();
    return !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : QString();
}

QString fileIn(const QSettings &settings, const QString &name)
{
    const QString folder = last(settings);
    return folder.isEmpty() ? name : QDir(folder).filePath(name);
}

void remember(QSettings *settings, const QString &folder)
{
    settings->setValue(saveFolderKey(), folder);
}

} // namespace poolwarden::savefolder
