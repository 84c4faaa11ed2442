// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace poolwarden {

/// Tasks for Ansible's community.libvirt.virt_pool, as an item of a list of tasks: that the pool is
/// defined and, with `autostart`, that it starts with its host. Idempotent. Ends with a line end.
[[nodiscard]] QByteArray ansibleTasks(const QString &poolName, const QByteArray &xml,
                                      bool autostart);

} // namespace poolwarden
