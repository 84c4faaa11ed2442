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

/// Reads pools from a connection. Blocks; use it only on the worker thread. Remembers the features that
/// the driver refused, and does not use them again.
class PoolLister final
{
public:
    /// A listed pool, with the properties that the listing gives.
    struct Entry {
        PoolHandle pool;
        QString uuid;
        QString name;
        bool active = false;
        bool persistent = true;
        bool autostart = false;
    };
    using Entries = std::vector<Entry>;

    /// All pools of the host. The number of calls does not depend on the number of pools: one for the
    /// list, and one for each property, with the listing's filters.
    [[nodiscard]] std::variant<Entries, LibvirtError> entries(virConnectPtr connection);

    /// The pool with this uuid; nullopt if the host does not have it.
    [[nodiscard]] std::variant<std::optional<Entry>, LibvirtError> entry(virConnectPtr connection,
                                                                         const QString &uuid);

    /// The pool's definitions and sizes. None if the pool has disappeared. If its definition cannot be
    /// read, the snapshot has an error.
    [[nodiscard]] std::optional<PoolSnapshot> snapshot(const Entry &entry);

private:
    [[nodiscard]] std::optional<QSet<QString>> uuidsWith(virConnectPtr connection,
                                                         unsigned int filter);
    void readSizes(const Entry &entry, PoolSnapshot &snapshot) const;

    bool m_filtersRefused = false;
    bool m_inactiveFlagRefused = false;
};

} // namespace poolwarden
