// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/demodevices.h"

#include "app/demo/demoresource.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <string>
#include <vector>

namespace poolwarden {

void addDemoDevices(FoundDevices &devices)
{
    const QString text =
        QString::fromUtf8(demoresource::read(QStringLiteral("answers/devices.txt")).value_or(""));
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const QStringList parts = line.split(u'|');
        const auto part = [&parts](int at) { return parts.value(at).trimmed().toStdString(); };
        auto disk = std::ranges::find(devices.disks, part(0), &FoundDisk::path);
        if (disk == devices.disks.end()) {
            FoundDisk added;
            added.path = part(0);
            added.driveType = "disk";
            disk = devices.disks.insert(disk, added);
        }
        disk->size = parts.value(1).trimmed().toULongLong();
        disk->content = part(2);
        disk->isContentKnown = true;
        disk->label = part(3);
        for (const QString &mount : parts.value(4).split(u',', Qt::SkipEmptyParts)) {
            if (!mount.trimmed().isEmpty())
                disk->mounts.push_back(mount.trimmed().toStdString());
        }
    }
}

} // namespace poolwarden
