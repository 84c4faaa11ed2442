// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/mapcontroller.h"

#include "app/layout/graphviz.h"
#include "app/layout/maplayouter.h"
#include "app/poolwarden/inbackground.h"
#include "model/export/exporter.h"
#include "model/map/mappool.h"
#include "model/map/mapsvg.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "views/map/mappane.h"
#include "views/map/mapscene.h"
#include "views/messages/prompts.h"
#include "views/style/colours.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

#include <chrono>
#include <utility>

namespace poolwarden {

namespace {

/// The map follows when the user has paused typing for this time.
constexpr std::chrono::milliseconds mapRest{120};

} // namespace

struct MapController::Engine {
    explicit Engine(QString name)
        : library(std::move(name))
    {
    }

    Result make(const std::vector<MapHost> &hosts, const MapPools &pools, MapLimits limits,
                const MapLayout &previous)
    {
        // Loaded only once there is a map to draw.
        if (!graphviz) {
            graphviz = std::make_unique<Graphviz>(library);
            layouter = std::make_unique<MapLayouter>(*graphviz);
        }
        Result result;
        result.whyNot = graphviz->whyNot();
        if (!result.whyNot.isEmpty())
            return result;
        FittedMap fitted = layouter->fit(hosts, pools, limits, previous, layoutBudget);
        result.map = std::move(fitted.map);
        result.layout = std::move(fitted.layout);
        return result;
    }

    QString library;
    std::unique_ptr<Graphviz> graphviz;
    std::unique_ptr<MapLayouter> layouter;
};

MapController::MapController(PoolRegistry *registry, PoolSelection *selection, MapPane *pane,
                             Prompts *prompts, const QString &library, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_selection(selection)
    , m_pane(pane)
    , m_prompts(prompts)
    , m_engine(std::make_shared<Engine>(library))
{
    m_thread.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(mapRest);
    connect(&m_delay, &QTimer::timeout, this, &MapController::update);
    watch();
    connect(pane, &MapPane::shown, this, &MapController::refresh);
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
    connect(m_registry, &PoolRegistry::poolAdded, this, &MapController::note);
    connect(m_registry, &PoolRegistry::poolRemoved, this, &MapController::note);
    connect(m_registry, &PoolRegistry::poolChanged, this, &MapController::note);
    connect(m_registry, &PoolRegistry::findingsChanged, this,
            [this](const std::vector<PoolId> &pools) {
                for (const PoolId pool : pools)
                    note(pool);
            });
    // The names of devices may mean something else.
    connect(m_registry, &PoolRegistry::settled, this, [this] {
        for (const PoolId pool : m_registry->pools())
            m_changed.insert(pool);
        m_isStale = true;
        refresh();
    });
    connect(m_registry, &PoolRegistry::hostRemoved, this, [this] {
        m_isStale = true;
        refresh();
    });
}

void MapController::note(PoolId pool)
{
    m_changed.insert(pool);
    m_isStale = true;
    refresh();
}

void MapController::refresh()
{
    if (m_isStale && m_pane->isVisible() && !m_isBusy)
        m_delay.start();
}

void MapController::update()
{
    if (m_isBusy || !m_isStale || !m_pane->isVisible())
        return;
    const ConflictChecker &checker = m_registry->checker();
    for (const PoolId pool : std::exchange(m_changed, {})) {
        if (m_registry->pool(pool) && checker.entry(pool))
            m_pools[pool] = std::make_shared<const MapPool>(
                mapPoolOf(checker, pool, m_registry->displayName(pool).toStdString()));
        else
            m_pools.erase(pool);
    }
    MapPools pools;
    pools.reserve(m_pools.size());
    for (const auto &[id, pool] : m_pools)
        pools.push_back(pool);
    std::vector<MapHost> hosts;
    for (const RegisteredHost &host : m_registry->hosts())
        hosts.push_back({host.id, host.label.toStdString(), false});
    if (const auto files = m_registry->host(m_registry->files()))
        hosts.push_back({files->id, files->label.toStdString(), true});
    m_isStale = false;
    m_isBusy = true;
    inBackground(
        this, m_thread,
        [engine = m_engine, hosts = std::move(hosts), pools = std::move(pools), limits = m_limits,
         previous = m_layout] { return engine->make(hosts, pools, limits, previous); },
        [this](const Result &result) { take(result); });
}

void MapController::take(const Result &result)
{
    m_isBusy = false;
    if (result.layout) {
        m_layout = *result.layout;
        m_pane->setMap(result.map, m_layout, [this](PoolId pool) { return nameOf(pool); });
        follow();
    } else {
        m_pane->setWhyNot(result.whyNot.isEmpty()
                              ? tr("Graphviz, which arranges the map, cannot arrange this one.")
                              : result.whyNot);
    }
    if (m_isStale)
        refresh();
    else
        Q_EMIT shown();
}

void MapController::follow()
{
    m_pane->view()->setChosen(m_selection->pools());
}

QString MapController::nameOf(PoolId pool) const
{
    return m_registry->displayName(pool);
}

void MapController::exportMap()
{
    m_prompts->chooseFileToSave(tr("Export the Storage Map"), QStringLiteral("storage-map.svg"),
                                {tr("Drawings (*.svg)"), tr("Pictures (*.png)")},
                                [this](const QString &path) {
                                    if (!path.isEmpty() && m_pane->hasMap())
                                        write(path);
                                });
}

void MapController::write(const QString &path)
{
    const MapScene *map = m_pane->view()->map();
    Exporter::File file{QFileInfo(path).fileName(), {}, false};
    std::optional<QImage> picture;
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        picture = m_pane->picture();
    else
        file.content =
            svgOf(map->map(), map->layout(),
                  colours::isDark(m_pane->palette()) ? SvgColours::Dark : SvgColours::Light,
                  [this](PoolId pool) { return nameOf(pool); });
    const auto save = [file, picture, path]() mutable {
        if (picture) {
            QBuffer buffer(&file.content);
            buffer.open(QIODevice::WriteOnly);
            picture->save(&buffer, "PNG");
        }
        return Exporter::writeFile(file, path);
    };
    inBackground(this, save, [this](const Exporter::Result &result) {
        Message message;
        message.severity = result.error ? Severity::Error : Severity::Info;
        message.text = result.error
                           ? tr("The map was not exported. %1").arg(*result.error)
                           : tr("The map is in %1.").arg(isolated(result.written.value(0)));
        message.passes = !result.error;
        Q_EMIT messagePosted(message);
    });
}

void MapController::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(tr("Storage map"));
    const QSizeF size = m_pane->view()->sceneRect().size();
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
        // Paper is white, whatever the desktop is.
        m_pane->draw(&painter, printer->pageLayout().paintRectPixels(printer->resolution()),
                     QPalette(Qt::black, Qt::white, Qt::lightGray, Qt::darkGray, Qt::gray,
                              Qt::black, Qt::white, Qt::white, Qt::white));
    });
    // It must live as long as the dialog.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

} // namespace poolwarden
