// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/layout/mapmaker.h"
#include "model/map/mapbuilder.h"
#include "model/map/mapplaces.h"
#include "model/map/mappool.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace poolwarden {

class MachinesOfHosts;
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
    MapController(PoolRegistry *registry, MachinesOfHosts *machines, PoolSelection *selection,
                  MapPane *pane, Prompts *prompts, const QString &library,
                  QObject *parent = nullptr);
    ~MapController() override;

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// A map was made, or could not be.
    void made();
    /// The pane shows what the registry has.
    void shown();

private:
    void watch();
    void askForMachines();
    void note(const std::vector<PoolId> &pools);
    void refresh();
    /// False: the map would be the same.
    [[nodiscard]] bool takeChanges();
    [[nodiscard]] bool renew(PoolId pool);
    void noteMounts(const MapPool *pool);
    void update();
    [[nodiscard]] std::vector<MapHost> hosts() const;
    void showSizes();
    void take(const MapMaker::Result &result);
    void follow();
    void exportMap();
    void write(const QString &path);
    /// What is shown, as SVG.
    [[nodiscard]] QByteArray drawing() const;
    void print();
    [[nodiscard]] QString nameOf(PoolId pool) const;

    PoolRegistry *m_registry;
    MachinesOfHosts *m_machines;
    PoolSelection *m_selection;
    MapPane *m_pane;
    Prompts *m_prompts;
    std::shared_ptr<MapMaker> m_maker; ///< of the thread
    QThreadPool m_thread;
    QTimer m_delay;
    std::map<PoolId, std::shared_ptr<const MapPool>> m_pools;
    std::set<PoolId> m_changed;
    std::set<MapPlaces::Key> m_mounts; ///< directories where something else is mounted now
    MapLimits m_limits;
    QString m_file = QStringLiteral("storage-map.svg"); ///< of the last export
    bool m_isStale = true;                              ///< whatever the pools are
    bool m_isBusy = false;
};

} // namespace poolwarden
