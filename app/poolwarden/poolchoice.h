// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace poolwarden {

/// The selected pools that an action is for, and the skipped ones, as the question about it lists them.
struct PoolChoice {
    QList<PoolId> pools;
    QStringList lines;   ///< one for each pool, with a remark
    QStringList skipped; ///< one for each pool that is left out, with the reason

    void add(PoolId pool, const QString &name, const QString &remark = {});
    void skip(const QString &name, const QString &reason);
    [[nodiscard]] int count() const { return static_cast<int>(pools.size()); }
    /// Whether there is more than one line, including the skipped pools.
    [[nodiscard]] bool isList() const { return lines.size() + skipped.size() > 1; }
    [[nodiscard]] QString detail() const;
};

} // namespace poolwarden
