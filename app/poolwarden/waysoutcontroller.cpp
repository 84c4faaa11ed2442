// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/waysoutcontroller.h"

#include "app/poolwarden/changesmaker.h"
#include "app/poolwarden/draftcontroller.h"
#include "app/poolwarden/wayremarks.h"
#include "model/plan/waydrafts.h"
#include "model/session/discardeddraft.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/sources/machinesofhosts.h"
#include "model/sources/occupieddevices.h"
#include "model/sources/unbuiltstorage.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/commands/commandset.h"
#include "views/ways/waysdialog.h"
#include "views/window/mainwindow.h"

#include <QAction>
#include <QProgressDialog>
#include <QTimer>

namespace poolwarden {

namespace {

/// What takes longer is shown.
constexpr int shownMilliseconds = 300;

QString changedKey()
{
    return QStringLiteral("changed by a plan");
}

} // namespace

WaysOutController::WaysOutController(PoolRegistry *registry, OccupiedDevices *occupied,
                                     const MachinesOfHosts *machines, PoolSelection *selection,
                                     CommandSet *commands, DraftController *drafts,
                                     MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_occupied(occupied)
    , m_machines(machines)
    , m_selection(selection)
    , m_commands(commands)
    , m_drafts(drafts)
    , m_window(window)
{
    // What is defined, discarded, edited or undone is not the plan's any more.
    const auto follow = [this](PoolId pool) {
        if (!m_changed.contains(pool) || !m_changed.names(*m_registry).isEmpty())
            return;
        m_changed = {};
        Q_EMIT messageWithdrawn(changedKey());
    };
    connect(registry, &PoolRegistry::draftClosed, this, follow);
    connect(registry, &PoolRegistry::poolChanged, this, follow);
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
    auto *unbuilt = &m_window->unbuilt();
    const WayRemarks remarks(m_registry, m_machines, unbuilt);
    m_ways->setRemarks([remarks](const WayOut &way) { return remarks.of(way); },
                       [remarks](const WayOut &way) { return remarks.usersOf(way); });
    connect(unbuilt, &UnbuiltStorage::changed, m_ways, &WaysDialog::updateRemarks);
    connect(m_machines, &MachinesOfHosts::changed, m_ways, &WaysDialog::updateRemarks);
    connect(m_ways, &WaysDialog::wayChosen, this, &WaysOutController::carryOut);
    connect(m_ways, &WaysDialog::acceptRequested, this,
            [this](const Finding &finding) { Q_EMIT acceptRequested({finding}); });
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
    // What takes more than one command is a plan.
    if (way.doing == Doing::StopAndRedefine || way.doing == Doing::StopAndUndefine) {
        m_selection->select({way.pool});
        makeChanges({way});
        return;
    }
    if (way.definition) {
        edit(way);
        return;
    }
    give(way.doing == Doing::DiscardDraft ? Command::Discard
         : way.doing == Doing::Undefine   ? Command::Undefine
                                          : Command::Stop,
         way.pool);
}

void WaysOutController::give(Command command, PoolId pool)
{
    m_selection->select({pool});
    // The commands follow the selection by a timer of their own, which has begun before this one.
    QTimer::singleShot(1, m_commands, [this, command] { m_commands->action(command)->trigger(); });
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
                    tr("The draft of “%1” is changed. Define puts it on the host.").arg(name),
                    {},
                    {},
                    {}};
    message.passes = true;
    Q_EMIT messagePosted(message);
}

void WaysOutController::makeChanges(const std::vector<WayOut> &ways)
{
    auto *maker = new ChangesMaker(m_registry, ways, this);
    // It is shown only if it takes long. Nobody edits meanwhile what is about to be changed.
    auto *progress =
        new QProgressDialog(tr("Making drafts of %n change(s)…", nullptr, maker->count()),
                            tr("Cancel"), 0, maker->count(), m_window);
    progress->setObjectName(QStringLiteral("changesProgress"));
    progress->setWindowTitle(tr("Make Changes"));
    progress->setAccessibleName(progress->windowTitle());
    progress->setWindowModality(Qt::WindowModal);
    progress->setMinimumDuration(shownMilliseconds);
    progress->setAutoReset(false);
    progress->setAutoClose(false);
    connect(progress, &QProgressDialog::canceled, maker, &ChangesMaker::giveUp);
    connect(maker, &ChangesMaker::progressed, progress, &QProgressDialog::setValue);
    connect(maker, &ChangesMaker::finished, this, [this, maker, progress] {
        progress->hide();
        progress->deleteLater();
        maker->deleteLater();
        tellChanges(*maker);
    });
    maker->begin();
}

void WaysOutController::tellChangedDrafts()
{
    const QStringList names = m_changed.names(*m_registry);
    if (names.isEmpty()) {
        Q_EMIT messageWithdrawn(changedKey());
        return;
    }
    Message message{Severity::Info,
                    tr("The plan has changed the drafts of %n pool(s): %1.", nullptr,
                       static_cast<int>(names.size()))
                        .arg(shortRow(names)),
                    longList(names),
                    tr("&Take Back %n Change(s)", nullptr, static_cast<int>(names.size())),
                    [this, changed = m_changed] { changed.takeBack(m_registry); }};
    message.key = changedKey();
    message.undoes = true;
    Q_EMIT messagePosted(message);
}

void WaysOutController::tellChanges(const ChangesMaker &made)
{
    m_changed = made.changed();
    tellChangedDrafts();
    if (!made.discarded().isEmpty()) {
        Message message{
            Severity::Info,
            tr("Discarded drafts: %1.").arg(shortRow(made.discardedNames())),
            {},
            tr("&Bring Them Back"),
            [this, discarded = made.discarded()] { m_drafts->bringBackAll(discarded); }};
        message.undoes = true;
        Q_EMIT messagePosted(message);
    }
    const auto warn = [this](const QString &text) {
        Q_EMIT messagePosted({Severity::Warning, text, {}, {}, {}});
    };
    if (!made.failed().isEmpty())
        warn(tr("Changed meanwhile, and left as they are: %1.").arg(shortRow(made.failed())));
    if (!made.isWhole())
        warn(tr("It was cancelled: not all changes of the plan are made. What was made is in the "
                "drafts."));
    else if (!made.steps().isEmpty())
        Q_EMIT planMade(made.steps());
}

} // namespace poolwarden
