// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/restson.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace poolwarden {

/// The findings of one host, as its file of accepted ones tells of them.
struct RestsOfHost {
    QString place; ///< see hostPlace()
    std::vector<RestsOn> findings;
};

/// What acceptances rest on, as lines of a list: each side of a pool once.
[[nodiscard]] QStringList restLines(const QList<RestsOfHost> &chosen);
/// Those of all hosts.
[[nodiscard]] QList<RestsOn> allRests(const QList<RestsOfHost> &chosen);

} // namespace poolwarden
