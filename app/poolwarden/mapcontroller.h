// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mapbuilder.h"
#include "model/map/maplayout.h"
#include "model/map/storagemap.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace poolwarden {

class MapPane;
class PoolSelection;
class Prompts;

/// Keeps the storage map up to date while it is seen: it is made and laid out off the GUI thread, one at a
/// time. Also exports and prints it.
class MapController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. `library`: as for Graphviz.
    MapController(PoolRegistry *registry, PoolSelection *selection, MapPane *pane, Prompts *prompts,
                  const QString &library, QObject *parent = nullptr);
    ~MapController() override;

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// The pane shows what the registry has.
    void shown();

private:
    /// What the thread needs and keeps between two maps.
    struct Engine;
    struct Result {
        StorageMap map;
        std::optional<MapLayout> layout;
        QString whyNot;
    };

    void watch();
    void note(PoolId pool);
    void refresh();
    void update();
    void take(const Result &result);
    void follow();
    void exportMap();
    void write(const QString &path);
    void print();
    [[nodiscard]] QString nameOf(PoolId pool) const;

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    MapPane *m_pane;
    Prompts *m_prompts;
    std::shared_ptr<Engine> m_engine;
    QThreadPool m_thread;
    QTimer m_delay;
    std::map<PoolId, std::shared_ptr<const MapPool>> m_pools;
    std::set<PoolId> m_changed;
    MapLimits m_limits;
    MapLayout m_layout; ///< the latest
    bool m_isStale = true;
    bool m_isBusy = false;
};

} // namespace poolwarden
