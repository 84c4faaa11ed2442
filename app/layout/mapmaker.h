// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mapbuilder.h"
#include "model/map/maplayout.h"
#include "model/map/mapplaces.h"
#include "model/map/storagemap.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace poolwarden {

class Graphviz;
class MapLayouter;

/// Makes maps and lays them out, one after the other: what is on two maps has the same place on both.
///
/// Takes long: not for the GUI thread. To be used in one thread at a time.
class MapMaker final
{
public:
    struct Result {
        StorageMap map;
        std::optional<MapLayout> layout; ///< none: it could not be laid out
        QString whyNot;                  ///< why there is no Graphviz; empty: there is
    };

    /// `library`: as for Graphviz. It is loaded only once there is a map to make.
    explicit MapMaker(QString library);
    ~MapMaker();

    /// As MapLayouter::fit().
    [[nodiscard]] Result make(const std::vector<MapHost> &hosts, const MapPools &pools,
                              MapLimits limits);

private:
    QString m_library;
    std::unique_ptr<Graphviz> m_graphviz;
    std::unique_ptr<MapLayouter> m_layouter;
    MapLayout m_latest;
};

} // namespace poolwarden
