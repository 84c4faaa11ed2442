// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/libvirt/handles.h"
#include "app/libvirt/libvirterror.h"
#include "model/port/storageservice.h"

#include <QList>
#include <QSet>
#include <QString>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace poolwarden {

/// Reads pools from a connection. Blocks; for the worker's thread only. Remembers what the driver
/// has refused once, and does without from then on.
class PoolLister final
{
public:
    /// A pool that was listed, with what the listing itself tells of it.
    struct Entry {
        PoolHandle pool;
        QString uuid;
        QString name;
        bool active = false;
        bool persistent = true;
        bool autostart = false;
    };
    using Entries = std::vector<Entry>;

    /// All pools of the host, in a handful of calls however many there are: one for the list, and
    /// one for each property, by the listing's filters.
    [[nodiscard]] std::variant<Entries, LibvirtError> entries(virConnectPtr connection);

    /// One pool by its uuid. No error and no pool: the host does not have it.
    [[nodiscard]] std::variant<std::optional<Entry>, LibvirtError> entry(virConnectPtr connection,
                                                                         const QString &uuid);

    /// The pool's definitions and sizes. None if it has vanished meanwhile, which is no error. A
    /// definition that cannot be read makes a snapshot with an error.
    [[nodiscard]] std::optional<PoolSnapshot> snapshot(const Entry &entry);

private:
    [[nodiscard]] std::optional<QSet<QString>> uuidsWith(virConnectPtr connection,
                                                         unsigned int filter);
    void readSizes(const Entry &entry, PoolSnapshot &snapshot) const;

    bool m_filtersRefused = false;
    bool m_inactiveFlagRefused = false;
};

} // namespace poolwarden
