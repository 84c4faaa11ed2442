// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/difference/foldercomparison.h"
#include "model/session/poolregistry.h"

#include <QHash>
#include <QSet>

#include <cstdint>

namespace poolwarden {

/// Makes drafts of the files of a folder, and none twice: what a file is about is looked for among the pools and drafts
/// of the host as they are now, by UUID, else by name.
class FolderDrafts final
{
public:
    enum class Outcome : std::uint8_t {
        Made,
        Known,     ///< pool or draft mean the same already
        Unreadable ///< the definition on the host is not known, so there is nothing to edit
    };

    /// The registry must outlive it.
    FolderDrafts(PoolRegistry *registry, HostId host);

    /// Whether make() replaces the text of a draft that is not on the host.
    [[nodiscard]] bool replacesDraft(const FolderRow &row) const;
    Outcome make(const FolderRow &row);

private:
    /// What is to be in the draft, and of which pool or draft; noPool: of a new one.
    struct Wanted {
        QString text;
        PoolId pool = noPool;
    };
    [[nodiscard]] Wanted wantedOf(const FolderRow &row) const;
    [[nodiscard]] bool isKnown(const PoolRegistry::Pool &pool, const QString &text) const;
    void note(PoolId pool);

    PoolRegistry *m_registry;
    HostId m_host;
    QHash<QString, PoolId> m_byName;
    QHash<QString, PoolId> m_byUuid; ///< of drafts that are on no host
    QSet<PoolId> m_made;
};

} // namespace poolwarden
