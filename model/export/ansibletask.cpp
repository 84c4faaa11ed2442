// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/ansibletask.h"

#include "model/export/yamltext.h"

namespace poolwarden {

namespace {

QString task(const QString &title, const QString &poolName)
{
    return QStringLiteral("- name: %1\n"
                          "  community.libvirt.virt_pool:\n"
                          "    name: %2\n")
        .arg(yaml::scalar(title), yaml::scalar(poolName));
}

} // namespace

// With the state "present" the module defines a pool if it finds none of that name, and changes
// nothing else. Autostart is a separate task: the module does one thing per call.
QByteArray ansibleTasks(const QString &poolName, const QByteArray &xml, bool autostart)
{
    QString out = task(QStringLiteral("Define the storage pool ") + poolName, poolName);
    out += QStringLiteral("    state: present\n    xml: ") + yaml::block(QString::fromUtf8(xml), 6)
           + u'\n';
    if (autostart)
        out += task(QStringLiteral("Let the storage pool %1 start with its host").arg(poolName),
                    poolName)
               + QStringLiteral("    autostart: true\n");
    return out.toUtf8();
}

} // namespace poolwarden
