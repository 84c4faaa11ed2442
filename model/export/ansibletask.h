// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace poolwarden {

/// Items of a task list for Ansible's community.libvirt.virt_pool: define the pool and, with
/// `autostart`, set its autostart. Idempotent. Ends with a line end.
[[nodiscard]] QByteArray ansibleTasks(const QString &poolName, const QByteArray &xml,
                                      bool autostart);

} // namespace poolwarden
