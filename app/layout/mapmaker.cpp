// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/layout/mapmaker.h"

#include "app/layout/graphviz.h"
#include "app/layout/maplayouter.h"

#include <utility>

namespace poolwarden {

MapMaker::MapMaker(QString library)
    : m_library(std::move(library))
{
}

MapMaker::~MapMaker() = default;

MapMaker::Result MapMaker::make(const std::vector<MapHost> &hosts, const MapPools &pools,
                                MapLimits limits)
{
    if (!m_graphviz) {
        m_graphviz = std::make_unique<Graphviz>(m_library);
        m_layouter = std::make_unique<MapLayouter>(*m_graphviz);
    }
    Result result;
    result.whyNot = m_graphviz->whyNot();
    if (!result.whyNot.isEmpty())
        return result;
    FittedMap fitted = m_layouter->fit(hosts, pools, std::move(limits), m_latest);
    result.map = std::move(fitted.map);
    result.layout = std::move(fitted.layout);
    if (result.layout)
        m_latest = *result.layout;
    return result;
}

} // namespace poolwarden
