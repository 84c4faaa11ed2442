// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/app/poolwarden/testsession.h"
#include "views/map/mapnodeitem.h"
#include "views/map/mappane.h"
#include "views/map/mapscene.h"
#include "views/window/mapdock.h"

#include <QtTest>

namespace poolwarden {

/// The map of a session, shown by its menu entry.
struct TestMap {
    explicit TestMap(const TestSession &session)
        : session(session)
        , pane(session->map()->pane())
        , view(pane->view())
    {
        session.trigger("mapDockToggle");
    }

    [[nodiscard]] bool waitFor(const QString &title) const
    {
        return QTest::qWaitFor([this, title] { return node(title) != nullptr; }, 20000);
    }
    [[nodiscard]] MapNodeItem *node(const QString &title) const
    {
        for (MapNodeItem *item : view->map()->nodes()) {
            if (maptext::title(item->node()) == title)
                return item;
        }
        return nullptr;
    }
    /// That of so many pools.
    [[nodiscard]] MapNodeItem *group(std::size_t pools) const
    {
        for (MapNodeItem *item : view->map()->nodes()) {
            if (item->node().kind == MapNodeKind::Pools && item->node().pools.size() == pools)
                return item;
        }
        return nullptr;
    }
    /// Where it is once nothing moves.
    [[nodiscard]] MapRect place(const QString &title) const
    {
        const StorageMap &all = view->map()->map();
        for (std::size_t i = 0; i < all.nodes.size(); ++i) {
            if (maptext::title(all.nodes[i]) == title)
                return view->map()->layout().nodes[i];
        }
        return {};
    }
    [[nodiscard]] QString current() const
    {
        return view->current() ? maptext::title(view->current()->node()) : QString();
    }
    void click(const QString &title) const
    {
        MapNodeItem *item = node(title);
        view->ensureVisible(item, 20, 20);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->mapFromScene(item->sceneBoundingRect().center()));
    }

    const TestSession &session;
    MapPane *pane;
    MapView *view;
};

} // namespace poolwarden
