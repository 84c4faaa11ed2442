// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/resolvecontroller.h"

#include "app/poolwarden/inbackground.h"
#include "app/poolwarden/wayremarks.h"
#include "model/accepted/restson.h"
#include "model/plan/resolveplanmodel.h"
#include "model/plan/waydrafts.h"
#include "model/plan/waysteps.h"
#include "model/sources/machinesentence.h"
#include "model/sources/machinesofhosts.h"
#include "model/sources/occupieddevices.h"
#include "model/sources/unbuiltstorage.h"
#include "model/wording/findingtext.h"
#include "model/wording/waytext.h"
#include "views/commands/commandset.h"
#include "views/conflicts/conflictspane.h"
#include "views/ways/resolvedialog.h"
#include "views/window/mainwindow.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <utility>

namespace poolwarden {

namespace {

constexpr int progressMilliseconds = 50;
/// After so many milliseconds without a change of the pools or of what is known of their hosts, the plan is made anew.
constexpr int staleMilliseconds = 300;
constexpr int mostLeft = 50;

} // namespace

struct ResolveController::Search {
    std::atomic<int> done = 0;
    std::atomic<int> total = 0;
    std::atomic<bool> isGivenUp = false;

    [[nodiscard]] OnProgress progress()
    {
        return [this](int doneNow, int totalNow) {
            done = doneNow;
            total = totalNow;
            return !isGivenUp;
        };
    }
};

ResolveController::ResolveController(PoolRegistry *registry, OccupiedDevices *occupied,
                                     const MachinesOfHosts *machines, CommandSet *commands,
                                     MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_occupied(occupied)
    , m_machines(machines)
    , m_window(window)
{
    commands->whenGiven(Command::ResolveAll, this, &ResolveController::resolveAll);
    m_progress.setInterval(progressMilliseconds);
    connect(&m_progress, &QTimer::timeout, this, [this] {
        if (m_search && m_dialog && m_search->total > 0)
            m_dialog->setProgress(m_search->done, m_search->total);
    });
    m_stale.setSingleShot(true);
    m_stale.setInterval(staleMilliseconds);
    connect(&m_stale, &QTimer::timeout, this, [this] {
        // A device that turns out to hold something must go out of the plan, too.
        if (m_dialog && m_dialog->isVisible() && situationOf(*m_registry) != m_situation)
            look();
    });
    connect(m_occupied, &OccupiedDevices::looked, this, [this] {
        if (std::exchange(m_isWaiting, false) && m_dialog)
            look();
    });
    const auto soon = [this] {
        if (m_dialog)
            m_stale.start();
    };
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::topologyChanged, this, soon);
    connect(registry, &PoolRegistry::settled, this, soon);
    connect(registry, &PoolRegistry::findingsChanged, this, soon);
    // What the hosts have beside it is counted a little later.
    connect(window->conflicts(), &ConflictsPane::countsChanged, this, [this] {
        if (m_dialog && m_dialog->isVisible() && !m_search && !m_isWaiting)
            tell(PlanProof(m_told));
    });
    connect(registry, &PoolRegistry::acceptedChanged, this, [this] {
        if (m_dialog && m_dialog->isVisible())
            look();
    });
}

ResolveController::~ResolveController()
{
    giveUp();
}

void ResolveController::resolveAll()
{
    if (m_dialog && m_dialog->isVisible()) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    auto *model = new ResolvePlanModel(m_registry);
    m_model = model;
    m_dialog = new ResolveDialog(m_registry, model, m_window);
    model->setParent(m_dialog);
    auto *unbuilt = &m_window->unbuilt();
    model->setRemark([remarks = WayRemarks(m_registry, m_machines, unbuilt)](const WayOut &way) {
        return remarks.of(way);
    });
    connect(m_machines, &MachinesOfHosts::changed, model, &ResolvePlanModel::updateRemarks);
    connect(unbuilt, &UnbuiltStorage::changed, model, &ResolvePlanModel::updateRemarks);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(model, &ResolvePlanModel::checkedChanged, this, &ResolveController::prove);
    m_warnings = PlanWarnings::WithoutErrors;
    connect(m_dialog, &ResolveDialog::warningsWanted, this, [this](bool isWanted) {
        m_warnings = isWanted ? PlanWarnings::Too : PlanWarnings::No;
        look();
    });
    m_kept.clear();
    connect(m_dialog, &ResolveDialog::otherWanted, this,
            [this](PoolId pool, const QList<PoolId> &others) {
                m_kept.insert(pool);
                for (const PoolId other : others)
                    m_kept.erase(other);
                look(withOther(m_plan, pool));
            });
    connect(m_dialog, &ResolveDialog::changesChosen, this, [this](const std::vector<WayOut> &ways) {
        m_dialog->close();
        Q_EMIT changesChosen(ways);
    });
    connect(m_dialog, &ResolveDialog::acceptRequested, this,
            [this] { Q_EMIT acceptRequested(m_acceptable); });
    connect(m_dialog, &QDialog::finished, this, &ResolveController::giveUp);
    m_dialog->setBusy(true);
    m_dialog->show();
    // A device must not be proposed before it is known what is on it.
    m_isWaiting = true;
    QList<HostId> hosts;
    for (const PoolRegistry::Host &host : m_registry->hosts())
        hosts.append(host.id);
    m_occupied->look(hosts);
}

void ResolveController::giveUp()
{
    if (m_search)
        m_search->isGivenUp = true;
    m_search.reset();
    m_isWaiting = false;
    m_progress.stop();
}

void ResolveController::look(const ResolvePlan &begun)
{
    giveUp();
    m_dialog->setBusy(true);
    m_isWaiting = m_occupied->isLooking();
    if (m_isWaiting)
        return;
    Situation situation = situationOf(*m_registry);
    const ResolvePlan first = situation == m_situation ? begun : ResolvePlan();
    m_situation = std::move(situation);
    const auto search = std::make_shared<Search>();
    m_search = search;
    m_progress.start();
    WayOptions options = wayOptionsFor(*m_registry);
    options.warnings = m_warnings;
    options.kept = m_kept;
    inBackground(
        this,
        [search, situation = m_situation, options, first] {
            return poolwarden::resolveAll(situation, options, search->progress(), first);
        },
        [this, search](const std::optional<ResolvePlan> &plan) {
            if (search != m_search || !m_dialog || !plan)
                return;
            giveUp();
            found(*plan);
        });
}

void ResolveController::found(ResolvePlan plan)
{
    m_plan = std::move(plan);
    m_dialog->setWarnings(m_plan.warningsBefore > 0 && m_plan.errorsBefore > 0, m_plan.hasWarnings);
    m_model->setPlan(m_plan);
    if (m_model->checked().size() == m_plan.ways.size())
        tell(m_plan.proof);
    else
        prove();
}

void ResolveController::prove()
{
    giveUp();
    const auto search = std::make_shared<Search>();
    m_search = search;
    m_dialog->setBusy(false);
    m_progress.start();
    inBackground(
        this,
        [search, situation = m_situation, ways = m_model->checked(),
         isAccepted = wayOptionsFor(*m_registry).isAccepted] {
            return provePlan(situation, ways, isAccepted, search->progress());
        },
        [this, search](const std::optional<PlanProof> &proof) {
            if (search != m_search || !m_dialog || !proof)
                return;
            giveUp();
            m_model->setProof(*proof);
            tell(*proof);
        });
}

QString ResolveController::solved(const PlanProof &proof, int chosen, bool isLongest) const
{
    const int hidden = m_window->conflicts()->untilDefined();
    const QString onHost = hidden == 0
                               ? QString()
                               : tr("The host still has %n more, until the drafts are defined.",
                                    "conflicts that edits resolve", hidden);
    if (m_plan.errorsBefore == 0 && m_plan.warningsBefore == 0)
        return hidden == 0
                   ? tr("There are no errors and no warnings among the pools.")
                   : tr("With the drafts there are no errors and no warnings.") + u' ' + onHost;
    const auto errors = int(proof.left.size());
    const auto warnings = int(proof.warningsLeft.size());
    QStringList sentences;
    if (m_plan.errorsBefore > 0) {
        if (m_model->rowCount() == 0)
            sentences.append(tr("No change is known that takes away any of the %n error(s).",
                                nullptr, m_plan.errorsBefore));
        else if (errors == 0)
            sentences.append(tr("%n change(s) leave no error.", nullptr, chosen));
        else
            sentences.append(tr("%n change(s) take away %1 of %2 errors.", nullptr, chosen)
                                 .arg(m_plan.errorsBefore - errors)
                                 .arg(m_plan.errorsBefore));
    } else if (m_model->rowCount() == 0) {
        sentences.append(tr("There are no errors. No change is known that takes away any of the "
                            "%n warning(s) without giving up a pool.",
                            nullptr, m_plan.warningsBefore));
    } else {
        sentences.append(hidden == 0 ? tr("There are no errors.")
                                     : tr("With the drafts there are no errors."));
        sentences.append(warnings == 0
                             ? tr("%n change(s) leave no warning.", nullptr, chosen)
                             : tr("%n change(s) take away %1 of %2 warnings.", nullptr, chosen)
                                   .arg(m_plan.warningsBefore - warnings)
                                   .arg(m_plan.warningsBefore));
    }
    // Of one change there cannot be fewer.
    if (isLongest || (chosen > 1 && chosen == m_model->rowCount() && m_kept.empty()))
        sentences.append(m_plan.isSmallest || isLongest
                             ? tr("There is no smaller plan that keeps as many pools.")
                             : tr("There may be a smaller plan."));
    if (m_plan.errorsBefore > 0 && warnings > 0)
        sentences.append(tr("%n warning(s) stay.", nullptr, warnings));
    if (hidden > 0)
        sentences.append(onHost);
    return sentences.join(u' ');
}

QString ResolveController::machinesOf(const std::vector<WayOut> &ways) const
{
    QList<PoolId> stopped;
    for (const WayOut &way : ways) {
        const HostSteps steps = stepsOf(*m_registry, way);
        for (const PoolId id : steps.stop + steps.undefine + steps.restart) {
            const PoolRegistry::Pool *pool = m_registry->pool(id);
            if (pool && pool->snapshot && pool->snapshot->isActive())
                stopped.append(id);
        }
    }
    const QString users = machineSentence(*m_machines, stopped);
    return users.isEmpty() ? QString() : tr("Running pools are stopped.") + u' ' + users;
}

QStringList ResolveController::remarks(const std::vector<WayOut> &ways) const
{
    QStringList sentences;
    const bool isMoved = std::ranges::any_of(ways, [this](const WayOut &way) {
        const PoolRegistry::Pool *pool = m_registry->pool(way.pool);
        return pool && pool->snapshot
               && (way.kind == WayKind::OtherTarget || way.kind == WayKind::MoveOut
                   || way.kind == WayKind::OtherDevice);
    });
    if (isMoved)
        sentences.append(tr("A pool that gets another directory or device leaves its volumes "
                            "behind in the old one."));
    if (std::ranges::any_of(ways,
                            [](const WayOut &way) { return way.kind == WayKind::OtherDevice; }))
        sentences.append(waytext::otherDeviceDoubt());
    if (const QString users = machinesOf(ways); !users.isEmpty())
        sentences.append(users);
    if (!ways.empty())
        sentences.append(tr("Changed pools become drafts. Then all of it is shown once more, with "
                            "what is stopped and undefined: nothing happens on the host until you "
                            "say so there."));
    return sentences;
}

QString ResolveController::longestText() const
{
    // All that can be chosen, and nothing solved by it.
    std::vector<WayOut> ways;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        ways.push_back(m_model->wayAt(row));
        if (const auto &why = m_model->whyAt(row); why && why->instead) {
            ways.push_back(*why->instead);
            std::ranges::copy(why->also, std::back_inserter(ways));
        }
    }
    PlanProof none = m_plan.proof;
    const auto atLeast = [](std::vector<Finding> *left, int count) {
        left->resize(std::max(left->size(), std::size_t(std::max(count, 1))));
    };
    atLeast(&none.left, m_plan.errorsBefore);
    atLeast(&none.warningsLeft, m_plan.warningsBefore);
    return (QStringList{solved(none, m_model->rowCount(), true)} + remarks(ways)).join(u' ');
}

void ResolveController::tell(const PlanProof &proof)
{
    m_told = proof;
    ResolveDialog::Result result;
    result.chosen = int(m_model->checked().size());
    result.text =
        (QStringList{solved(proof, result.chosen)} + remarks(m_model->checked())).join(u' ');
    result.longest = m_model->rowCount() > 0 ? longestText() : QString();
    const auto names = [this](PoolId pool) { return m_registry->displayName(pool); };
    m_acceptable.clear();
    const auto list = [&](const std::vector<Finding> &findings) {
        for (const Finding &finding : findings) {
            if (result.left.size() < mostLeft)
                result.left.append(findingtext::headlineOfPair(finding, names));
            if (isAcceptable(finding))
                m_acceptable.push_back(finding);
        }
    };
    list(proof.left);
    if (m_plan.hasWarnings)
        list(proof.warningsLeft);
    result.acceptable = int(m_acceptable.size());
    m_dialog->setResult(result);
}

} // namespace poolwarden
