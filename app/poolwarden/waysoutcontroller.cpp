// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/waysoutcontroller.h"

#include "app/poolwarden/draftcontroller.h"
#include "app/poolwarden/inbackground.h"
#include "model/plan/resolveplanmodel.h"
#include "model/plan/waydrafts.h"
#include "model/session/discardeddraft.h"
#include "model/session/poolselection.h"
#include "model/sources/occupieddevices.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "model/wording/waytext.h"
#include "views/commands/commandset.h"
#include "views/ways/resolvedialog.h"
#include "views/ways/waysdialog.h"

#include <QAction>

#include <algorithm>
#include <atomic>
#include <utility>

namespace poolwarden {

namespace {

constexpr int progressMilliseconds = 50;
/// After so many milliseconds without a change of the pools, the plan is made anew.
constexpr int staleMilliseconds = 300;
constexpr int mostLeft = 50;

} // namespace

struct WaysOutController::Search {
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

WaysOutController::WaysOutController(PoolRegistry *registry, OccupiedDevices *occupied,
                                     PoolSelection *selection, CommandSet *commands,
                                     DraftController *drafts, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_occupied(occupied)
    , m_selection(selection)
    , m_commands(commands)
    , m_drafts(drafts)
    , m_window(window)
{
    commands->whenGiven(Command::ResolveAll, this, &WaysOutController::resolveAll);
    m_progress.setInterval(progressMilliseconds);
    connect(&m_progress, &QTimer::timeout, this, [this] {
        if (m_search && m_dialog && m_search->total > 0)
            m_dialog->setProgress(m_search->done, m_search->total);
    });
    m_stale.setSingleShot(true);
    m_stale.setInterval(staleMilliseconds);
    connect(&m_stale, &QTimer::timeout, this, [this] {
        if (m_dialog && m_dialog->isVisible()
            && situationOf(*m_registry).pools != m_situation.pools)
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
    connect(registry, &PoolRegistry::settled, this, soon);
    connect(registry, &PoolRegistry::findingsChanged, this, soon);
}

WaysOutController::~WaysOutController()
{
    giveUp();
}

QString WaysOutController::nameOf(PoolId pool) const
{
    return isolated(m_registry->displayName(pool));
}

void WaysOutController::showWays(const Finding &finding)
{
    if (m_ways)
        m_ways->close();
    if (const PoolRegistry::Pool *pool = m_registry->pool(finding.pool))
        m_occupied->look({pool->host});
    m_ways = new WaysDialog(m_registry, finding, m_window);
    m_ways->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_ways, &WaysDialog::wayChosen, this, &WaysOutController::carryOut);
    m_ways->show();
}

void WaysOutController::carryOut(const WayOut &way)
{
    if (way.kind == WayKind::ChangeOther) {
        Finding finding;
        finding.pool = way.draft;
        finding.peer = way.pool;
        m_drafts->changePeer(finding);
        return;
    }
    if (way.definition) {
        edit(way);
        return;
    }
    give(way.doing == Doing::DiscardDraft ? Command::Discard
         : way.doing == Doing::Undefine   ? Command::Undefine
                                          : Command::Stop,
         {way.pool});
    if (way.doing == Doing::StopAndUndefine)
        offer(tr("When it has stopped, undefine %1."), tr("&Undefine…"), Command::Undefine,
              {way.pool});
}

void WaysOutController::give(Command command, const QList<PoolId> &pools)
{
    m_selection->select(pools);
    // The commands follow the selection by a timer of their own, which has begun before this one.
    QTimer::singleShot(1, m_commands, [this, command] { m_commands->action(command)->trigger(); });
}

void WaysOutController::offer(const QString &text, const QString &button, Command command,
                              const QList<PoolId> &pools)
{
    QStringList names;
    for (const PoolId pool : pools)
        names.append(nameOf(pool));
    Q_EMIT messagePosted(
        {Severity::Info, text.arg(shortRow(names)), {}, button, [this, command, pools] {
             give(command, pools);
         }});
}

void WaysOutController::edit(const WayOut &way)
{
    const QString name = nameOf(way.pool);
    if (!makeEdits(m_registry, way)) {
        Q_EMIT messagePosted(
            {Severity::Warning,
             tr("“%1” has changed meanwhile. Look for the ways out again.").arg(name),
             {},
             {},
             {}});
        return;
    }
    m_selection->select({way.pool});
    Message message{Severity::Info,
                    way.doing == Doing::StopAndRedefine
                        ? tr("The draft of “%1” is changed. After Define, stop and start the pool: "
                             "until then it stays where it is.")
                              .arg(name)
                        : tr("The draft of “%1” is changed. Define puts it on the host.").arg(name),
                    {},
                    {},
                    {}};
    message.passes = true;
    Q_EMIT messagePosted(message);
}

void WaysOutController::resolveAll()
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
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(model, &ResolvePlanModel::checkedChanged, this, &WaysOutController::prove);
    connect(m_dialog, &ResolveDialog::changesAccepted, this, &WaysOutController::makeChanges);
    connect(m_dialog, &QDialog::finished, this, &WaysOutController::giveUp);
    m_dialog->setBusy(true);
    m_dialog->show();
    // A device must not be proposed before it is known what is on it.
    m_isWaiting = true;
    QList<HostId> hosts;
    for (const PoolRegistry::Host &host : m_registry->hosts())
        hosts.append(host.id);
    m_occupied->look(hosts);
}

void WaysOutController::giveUp()
{
    if (m_search)
        m_search->isGivenUp = true;
    m_search.reset();
    m_isWaiting = false;
    m_progress.stop();
}

void WaysOutController::look()
{
    giveUp();
    m_dialog->setBusy(true);
    m_isWaiting = m_occupied->isLooking();
    if (m_isWaiting)
        return;
    m_situation = situationOf(*m_registry);
    const auto search = std::make_shared<Search>();
    m_search = search;
    m_progress.start();
    inBackground(
        this,
        [search, situation = m_situation, options = wayOptionsFor(*m_registry)] {
            return poolwarden::resolveAll(situation, options, search->progress());
        },
        [this, search](const std::optional<ResolvePlan> &plan) {
            if (search != m_search || !m_dialog || !plan)
                return;
            giveUp();
            found(*plan);
        });
}

void WaysOutController::found(const ResolvePlan &plan)
{
    m_errorsBefore = plan.errorsBefore;
    m_isSmallest = plan.isSmallest;
    m_model->setPlan(plan);
    tell(plan.proof);
}

void WaysOutController::prove()
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

void WaysOutController::tell(const PlanProof &proof)
{
    const auto left = int(proof.left.size());
    const auto chosen = int(m_model->checked().size());
    QString text;
    if (m_errorsBefore == 0)
        text = tr("There are no errors among the pools.");
    else if (m_model->rowCount() == 0)
        text = tr("No change is known that takes away any of the %n error(s).", nullptr,
                  m_errorsBefore);
    else if (left == 0)
        text = tr("%n change(s) leave no error.", nullptr, chosen);
    else
        text = tr("%n change(s) take away %1 of %2 errors.", nullptr, chosen)
                   .arg(m_errorsBefore - left)
                   .arg(m_errorsBefore);
    // Of one change there cannot be fewer.
    if (chosen > 1 && chosen == m_model->rowCount())
        text += u' '
                + (m_isSmallest ? tr("Fewer changes would not do without giving up more pools.")
                                : tr("Fewer changes may do."));
    if (proof.warningsLeft > 0)
        text += u' ' + tr("Then %n warning(s) are left.", nullptr, proof.warningsLeft);
    const bool isMoved = std::ranges::any_of(m_model->checked(), [this](const WayOut &way) {
        const PoolRegistry::Pool *pool = m_registry->pool(way.pool);
        return pool && pool->snapshot
               && (way.kind == WayKind::OtherTarget || way.kind == WayKind::MoveOut
                   || way.kind == WayKind::OtherDevice);
    });
    if (isMoved)
        text +=
            u' '
            + tr("A pool that gets another directory or device leaves its volumes behind in the "
                 "old one.");
    if (std::ranges::any_of(m_model->checked(),
                            [](const WayOut &way) { return way.kind == WayKind::OtherDevice; }))
        text += u' ' + waytext::otherDeviceDoubt();
    if (chosen > 0)
        text += u' '
                + tr("Changed pools become drafts. Then all of it is shown once more, with what is "
                     "stopped and undefined: nothing happens on the host until you say so there.");
    const auto names = [this](PoolId pool) { return m_registry->displayName(pool); };
    QStringList lines;
    for (const Finding &finding : proof.left) {
        if (lines.size() < mostLeft)
            lines.append(findingtext::headlineOfPair(finding, names));
    }
    m_dialog->setResult(text, lines, chosen);
}

void WaysOutController::makeChanges(const std::vector<WayOut> &ways)
{
    QStringList discardedNames;
    QList<DiscardedDraft> discarded;
    HostSteps steps;
    QStringList failed;
    m_dialog->close();
    for (const WayOut &way : ways) {
        const QString name = nameOf(way.pool);
        if (way.definition) {
            if (makeEdits(m_registry, way)) {
                steps.drafts.append(way.pool);
                if (way.doing == Doing::StopAndRedefine)
                    steps.restart.append(way.pool);
            } else {
                failed.append(name);
            }
        }
        if (way.doing == Doing::DiscardDraft) {
            if (const auto draft = discardDraft(m_registry, way.pool)) {
                discarded.append(*draft);
                discardedNames.append(name);
            }
        }
        if (way.doing == Doing::Stop || way.doing == Doing::StopTransient)
            steps.stop.append(way.pool);
        if (way.doing == Doing::Undefine || way.doing == Doing::StopAndUndefine)
            steps.undefine.append(way.pool);
    }
    if (!discarded.isEmpty()) {
        Message message{Severity::Info,
                        tr("Discarded drafts: %1.").arg(shortRow(discardedNames)),
                        {},
                        tr("&Bring Them Back"),
                        [this, discarded] {
                            for (const DiscardedDraft &draft : discarded)
                                bringBack(m_registry, draft);
                        }};
        message.undoes = true;
        Q_EMIT messagePosted(message);
    }
    if (!failed.isEmpty())
        Q_EMIT messagePosted(
            {Severity::Warning,
             tr("Changed meanwhile, and left as they are: %1.").arg(shortRow(failed)),
             {},
             {},
             {}});
    if (!steps.drafts.isEmpty() || steps.isMore())
        Q_EMIT planMade(steps);
}

} // namespace poolwarden
