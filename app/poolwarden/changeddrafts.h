// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace poolwarden {

/// Drafts that a plan has changed, to take all of that back at once. Those that were edited since, or are gone, stay as
/// they are.
class ChangedDrafts
{
public:
    /// To be called before a pool's draft is changed, and after it.
    void before(const PoolRegistry &registry, PoolId pool);
    void after(const PoolRegistry &registry);

    [[nodiscard]] bool isEmpty() const { return m_drafts.isEmpty(); }
    [[nodiscard]] bool contains(PoolId pool) const;
    /// Of those that can be taken back, isolated.
    [[nodiscard]] QStringList names(const PoolRegistry &registry) const;
    void takeBack(PoolRegistry *registry) const;

private:
    struct Changed {
        PoolId pool = noPool;
        bool wasDraft = false;
        QString text; ///< before the change, and after it
    };
    [[nodiscard]] static PoolDraft *draftOf(const PoolRegistry &registry, const Changed &changed);

    QList<Changed> m_drafts;
    Changed m_now;
};

} // namespace poolwarden
