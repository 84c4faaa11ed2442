// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/mapcontroller.h"

#include "app/poolwarden/inbackground.h"
#include "app/poolwarden/mapfile.h"
#include "app/poolwarden/registrysizes.h"
#include "model/accepted/findingfilter.h"
#include "model/export/exporter.h"
#include "model/map/mappool.h"
#include "model/map/mapsvg.h"
#include "model/map/sizesvg.h"
#include "model/session/poolselection.h"
#include "model/sources/machinesofhosts.h"
#include "model/wording/isolated.h"
#include "views/map/mappane.h"
#include "views/map/mapscene.h"
#include "views/map/sizesview.h"
#include "views/messages/prompts.h"
#include "views/style/colours.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

#include <algorithm>
#include <chrono>
#include <utility>

namespace poolwarden {

namespace {

/// The map follows when the user has paused typing for this time.
constexpr std::chrono::milliseconds mapRest{120};

bool isBelow(const MapPool &pool, const std::set<MapPlaces::Key> &mounts)
{
    return std::ranges::any_of(pool.claims, [&](const MapClaim &claim) {
        MapPlaces::Key key{pool.host, claim.path};
        bool isFound = false;
        while (!isFound && key.path.tree == Tree::File && !key.path.segments.empty()) {
            isFound = mounts.contains(key);
            key.path.segments.pop_back();
        }
        return isFound;
    });
}

} // namespace

MapController::MapController(PoolRegistry *registry, MachinesOfHosts *machines,
                             PoolSelection *selection, MapPane *pane, Prompts *prompts,
                             const QString &library, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_machines(machines)
    , m_selection(selection)
    , m_pane(pane)
    , m_prompts(prompts)
    , m_maker(std::make_shared<MapMaker>(library))
{
    m_thread.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(mapRest);
    connect(&m_delay, &QTimer::timeout, this, &MapController::update);
    watch();
    const QList<PoolId> pools = registry->pools();
    note({pools.begin(), pools.end()});
    connect(pane, &MapPane::shown, this, [this] {
        follow();
        askForMachines();
        refresh();
    });
    connect(pane, &MapPane::shapeChanged, this, [this](double shape) {
        m_limits.shape = shape;
        m_isStale = true;
        refresh();
    });
    connect(pane, &MapPane::sizesToggled, this, &MapController::update);
    connect(pane, &MapPane::exportRequested, this, &MapController::exportMap);
    connect(pane, &MapPane::printRequested, this, &MapController::print);
    connect(pane, &MapPane::openRequested, this, [this](const std::string &node) {
        m_limits.opened.insert(node);
        m_isStale = true;
        m_pane->setOpened(true);
        refresh();
    });
    connect(pane, &MapPane::closeRequested, this, [this] {
        m_limits.opened.clear();
        m_isStale = true;
        m_pane->setOpened(false);
        refresh();
    });
    connect(selection, &PoolSelection::changed, this, &MapController::follow);
}

MapController::~MapController() = default;

void MapController::watch()
{
    const auto noteOne = [this](PoolId pool) { note({pool}); };
    connect(m_registry, &PoolRegistry::poolAdded, this, noteOne);
    connect(m_registry, &PoolRegistry::poolRemoved, this, noteOne);
    connect(m_registry, &PoolRegistry::poolChanged, this, noteOne);
    connect(m_registry, &PoolRegistry::findingsChanged, this, &MapController::note);
    connect(m_machines, &MachinesOfHosts::changed, this, [this] {
        m_isStale = true;
        refresh();
    });
    connect(m_registry, &PoolRegistry::topologyChanged, this, [this](HostId host) {
        std::vector<PoolId> pools;
        for (const PoolId pool : m_registry->pools()) {
            if (m_registry->pool(pool)->host == host)
                pools.push_back(pool);
        }
        note(pools);
    });
}

// They come and go without an event of storage, so that they are asked for when the map comes into sight.
void MapController::askForMachines()
{
    if (!m_pane->isVisible())
        return;
    for (const RegisteredHost &host : m_registry->hosts())
        m_machines->look(host.id);
}

void MapController::note(const std::vector<PoolId> &pools)
{
    m_changed.insert(pools.begin(), pools.end());
    refresh();
}

void MapController::refresh()
{
    if ((m_isStale || !m_changed.empty()) && m_pane->isVisible())
        m_delay.start();
}

bool MapController::renew(PoolId id)
{
    const ConflictChecker &checker = m_registry->checker();
    const RegisteredPool *pool = m_registry->pool(id);
    const auto known = m_pools.find(id);
    const std::shared_ptr<const MapPool> before = known == m_pools.end() ? nullptr : known->second;
    if (!pool || !checker.entry(id)) {
        m_pools.erase(id);
        noteMounts(before.get());
        return before != nullptr;
    }
    MapFindings open{.counts = pool->status, .isOpen = {}};
    if (open.counts != checker.statusOf(id))
        open.isOpen = [this](const Finding &finding) {
            return !m_registry->filter().acceptanceOf(finding);
        };
    auto now = std::make_shared<const MapPool>(
        mapPoolOf(checker, id, m_registry->displayName(id).toStdString(), open));
    // Much of what changes, such as how full a pool is, is not on the map.
    if (before && *before == *now)
        return false;
    noteMounts(before.get());
    noteMounts(now.get());
    m_pools[id] = std::move(now);
    return true;
}

void MapController::noteMounts(const MapPool *pool)
{
    if (!pool)
        return;
    for (const MapClaim &claim : pool->claims) {
        if (claim.role == ClaimRole::Mounts)
            m_mounts.insert({pool->host, claim.path});
    }
}

bool MapController::takeChanges()
{
    bool differs = false;
    std::set<PoolId> renewed;
    while (!m_changed.empty()) {
        for (const PoolId id : std::exchange(m_changed, {})) {
            renewed.insert(id);
            differs = renew(id) || differs;
        }
        // What lies in a directory where another pool mounts lies in what that mounts. It has the same
        // findings as before, so nobody else tells.
        const std::set<MapPlaces::Key> mounts = std::exchange(m_mounts, {});
        for (const auto &[id, pool] : m_pools) {
            if (!mounts.empty() && !renewed.contains(id) && isBelow(*pool, mounts))
                m_changed.insert(id);
        }
    }
    return differs;
}

std::vector<MapHost> MapController::hosts() const
{
    std::vector<MapHost> hosts;
    for (const RegisteredHost &host : m_registry->hosts())
        hosts.push_back({host.id, host.label.toStdString(), false, m_machines->usesOf(host.id)});
    if (const auto files = m_registry->host(m_registry->files()))
        hosts.push_back({files->id, files->label.toStdString(), true, {}});
    return hosts;
}

void MapController::showSizes()
{
    m_pane->setSizes(registrySizes(*m_registry, hosts(), m_pools),
                     [this](PoolId pool) { return nameOf(pool); });
}

void MapController::update()
{
    if (!m_pane->isVisible())
        return;
    m_isStale = takeChanges() || m_isStale;
    if (m_pane->isOnSizes())
        showSizes();
    if (m_isBusy)
        return;
    if (!m_isStale) {
        Q_EMIT shown();
        return;
    }
    MapPools pools;
    pools.reserve(m_pools.size());
    for (const auto &[id, pool] : m_pools)
        pools.push_back(pool);
    m_isStale = false;
    m_isBusy = true;
    inBackground(
        this, m_thread,
        [maker = m_maker, hosts = hosts(), pools = std::move(pools), limits = m_limits] {
            return maker->make(hosts, pools, limits);
        },
        [this](const MapMaker::Result &result) { take(result); });
}

void MapController::take(const MapMaker::Result &result)
{
    m_isBusy = false;
    Q_EMIT made();
    if (result.layout) {
        m_pane->setMap(result.map, *result.layout, [this](PoolId pool) { return nameOf(pool); });
    } else {
        m_pane->setWhyNot(result.whyNot.isEmpty()
                              ? tr("Graphviz, which arranges the map, cannot arrange this one.")
                              : result.whyNot);
    }
    if (m_isStale || !m_changed.empty())
        refresh();
    else
        Q_EMIT shown();
}

void MapController::follow()
{
    if (m_pane->isVisible())
        m_pane->setChosen(m_selection->pools());
}

QString MapController::nameOf(PoolId pool) const
{
    return m_registry->displayName(pool);
}

void MapController::exportMap()
{
    m_prompts->chooseFileToSave(
        tr("Export the Storage Map"), m_file,
        {tr("Drawings (*.svg)"), tr("Pictures (*.png)"), tr("Pages (*.pdf)")},
        [this](const QString &path) {
            if (path.isEmpty() || !m_pane->hasMap())
                return;
            const QString file = mapfile::nameOf(path);
            // The dialog asked about the file of the name that was typed, not about this one.
            if (file != path && QFileInfo::exists(file))
                m_pane->tell(tr("The map was not exported: “%1” exists already.")
                                 .arg(isolated(QFileInfo(file).fileName())),
                             false);
            else
                write(file);
        });
}

QByteArray MapController::drawing() const
{
    const SvgColours colours =
        colours::isDark(m_pane->palette()) ? SvgColours::Dark : SvgColours::Light;
    const auto name = [this](PoolId pool) { return nameOf(pool); };
    if (m_pane->isOnSizes()) {
        const SizesView *sizes = m_pane->sizes();
        return sizesSvgOf(sizes->sizes(), sizes->layoutOfSizes(), colours, name);
    }
    const MapScene *map = m_pane->view()->map();
    return svgOf(map->map(), map->layout(), colours, name);
}

void MapController::write(const QString &path)
{
    Exporter::File file{QFileInfo(path).fileName(), {}, false};
    std::optional<QImage> picture;
    if (mapfile::isOfKind(path, ".png"))
        picture = m_pane->picture();
    else if (mapfile::isOfKind(path, ".pdf"))
        file.content = mapfile::page(*m_pane);
    else
        file.content = drawing();
    const auto save = [file, picture, path]() mutable {
        if (picture) {
            QBuffer buffer(&file.content);
            buffer.open(QIODevice::WriteOnly);
            picture->save(&buffer, "PNG");
        }
        return Exporter::writeFile(file, path);
    };
    m_pane->tell(tr("Exporting…"), false);
    inBackground(this, save, [this, path](const Exporter::Result &result) {
        if (!result.error)
            m_file = path;
        Message message;
        message.severity = result.error ? Severity::Error : Severity::Info;
        message.text = result.error
                           ? tr("The map was not exported. %1").arg(*result.error)
                           : tr("The map is in %1.").arg(isolated(result.written.value(0)));
        message.passes = !result.error;
        m_pane->tell(message.text, message.passes);
        Q_EMIT messagePosted(message);
    });
}

void MapController::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(tr("Storage map"));
    const QSizeF size = m_pane->sizeOfPicture();
    printer->setPageOrientation(size.width() > size.height() ? QPageLayout::Landscape
                                                             : QPageLayout::Portrait);
    auto *dialog = new QPrintDialog(printer.get(), m_pane);
    dialog->setObjectName(QStringLiteral("printDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        QPainter painter;
        if (!painter.begin(printer.get())) {
            Q_EMIT messagePosted({Severity::Error,
                                  tr("The map was not printed: the printer cannot be used."),
                                  {},
                                  {},
                                  {}});
            return;
        }
        m_pane->draw(&painter, printer->pageLayout().paintRectPixels(printer->resolution()),
                     mapfile::paper());
    });
    // It must live as long as the dialog.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

} // namespace poolwarden
