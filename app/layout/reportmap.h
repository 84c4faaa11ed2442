// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedset.h"
#include "model/conflict/conflictchecker.h"
#include "model/host/hosttopology.h"
#include "model/map/mapsvg.h"
#include "model/map/storagemap.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <string>
#include <vector>

namespace poolwarden {

/// What a map in a report is to show.
struct MapSubject {
    struct Host {
        MapHost host;
        HostTopology topology;
    };
    struct Pool {
        std::string name;
        PoolEntry entry;
    };
    std::vector<Host> hosts;
    std::vector<Pool> pools;
    /// Their conflicts are not drawn as conflicts.
    AcceptedSet accepted = {};
    std::map<HostId, QString> places = {}; ///< see hostPlace()
};

/// A map that was drawn, or why there is none.
struct DrawnMap {
    QByteArray svg; ///< an element
    QString whyNot; ///< a sentence; empty: there is a map
};

/// Draws the map. Takes a few seconds at most: when there is too much to compare or to arrange it says so. For
/// any thread. library: see Graphviz.
[[nodiscard]] DrawnMap drawMap(const MapSubject &subject, SvgColours colours = SvgColours::AsWanted,
                               const QString &library = QStringLiteral("gvc"));

} // namespace poolwarden
