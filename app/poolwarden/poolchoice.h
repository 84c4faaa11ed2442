// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace poolwarden {

/// Which of the selected pools an action is for, as the one question about it lists them.
struct PoolChoice {
    QList<PoolId> pools;
    QStringList lines;   ///< a pool each, with what happens to it
    QStringList skipped; ///< a pool each, with the reason why it is left out

    void add(PoolId pool, const QString &name, const QString &remark = {});
    void skip(const QString &name, const QString &reason);
    [[nodiscard]] int count() const { return static_cast<int>(pools.size()); }
    /// More than one name, or something that must be said about the one.
    [[nodiscard]] bool isList() const { return lines.size() + skipped.size() > 1; }
    [[nodiscard]] QString detail() const;
};

} // namespace poolwarden
