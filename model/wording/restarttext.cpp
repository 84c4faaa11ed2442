// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/restarttext.h"

#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace poolwarden::restarttext {

namespace {

struct RestartText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::RestartText)
};

QString othersOf(const PoolAfter &pool, const findingtext::NameOf &nameOf)
{
    return shortRow(pool.otherCount, [&](std::size_t i) {
        return i < pool.others.size()
                   ? RestartText::tr("“%1”", "name of a pool").arg(isolated(nameOf(pool.others[i])))
                   : QString();
    });
}

QString whyMayBeLost(const PoolAfter &pool, RestartKind kind, const QString &others)
{
    if (kind == RestartKind::Host)
        return RestartText::tr("It is lost if libvirt reads %1 first, and that order cannot be "
                               "known.",
                               "pools")
            .arg(others);
    if (pool.isTransient)
        return RestartText::tr("It is lost if libvirt loads %1 first, and that order cannot be "
                               "known.",
                               "pools")
            .arg(others);
    switch (pool.ifStarted) {
    case Loss::None:
        return RestartText::tr("It stays if libvirt was told to start every active pool. Those "
                               "that libvirt found active by itself, it reads again: then it is "
                               "lost if libvirt reads %1 first.",
                               "pools")
            .arg(others);
    case Loss::Certain:
        return RestartText::tr("It is lost if libvirt was told to start %1, and also if libvirt "
                               "reads that first.",
                               "pools")
            .arg(others);
    case Loss::Possible:
        break;
    }
    return RestartText::tr("It is lost if libvirt loads %1 first, and that order cannot be known.",
                           "pools")
        .arg(others);
}

QString whyStorageFound(const PoolAfter &pool, RestartKind kind)
{
    switch (pool.outcome) {
    case RestartOutcome::Starts:
        return RestartText::tr("Its directory is there, so libvirt takes it for active.");
    case RestartOutcome::MayStart:
        return RestartText::tr(
            "libvirt takes it for active if it finds its storage in place, started or not.");
    case RestartOutcome::MayStop:
        return RestartText::tr("Autostart is off. libvirt takes it for active if it finds its "
                               "storage in place.");
    case RestartOutcome::TakesDefinition:
        return RestartText::tr("The definition that waits for the next start comes into force.");
    case RestartOutcome::MayTakeDefinition:
        return RestartText::tr("A changed definition waits for its next start. If libvirt was "
                               "told to start the pool, it goes on waiting; if libvirt found it "
                               "active by itself, the new definition comes into force.");
    default:
        return kind == RestartKind::Daemon
                   ? RestartText::tr("Its storage stays in place.")
                   : RestartText::tr("Its directory is there, so libvirt takes it for active.");
    }
}

QString whyAutostart(const PoolAfter &pool)
{
    if (pool.outcome == RestartOutcome::TakesDefinition)
        return RestartText::tr("Autostart is on. The definition that waits for the next start "
                               "comes into force.");
    return pool.active
               ? RestartText::tr("Autostart is on.")
               : RestartText::tr("Autostart is on. If it cannot be started, it stays stopped, "
                                 "without a message.");
}

} // namespace

QString kindName(RestartKind kind)
{
    return kind == RestartKind::Daemon ? RestartText::tr("a restart of libvirt")
                                       : RestartText::tr("a restart of the host");
}

QString now(const PoolAfter &pool, bool isDraft)
{
    if (isDraft)
        return RestartText::tr("draft", "state of a pool");
    if (pool.isTransient)
        return RestartText::tr("active, not kept", "state of a pool");
    return pool.wasActive ? RestartText::tr("active", "state of a pool")
                          : RestartText::tr("stopped", "state of a pool");
}

QString outcome(const PoolAfter &pool)
{
    switch (pool.outcome) {
    case RestartOutcome::Lost:
        return RestartText::tr("lost", "state of a pool after a restart");
    case RestartOutcome::MayBeLost:
        return RestartText::tr("may be lost", "state of a pool after a restart");
    case RestartOutcome::Unknown:
        return RestartText::tr("not known", "state of a pool after a restart");
    case RestartOutcome::MayStop:
        return RestartText::tr("may be stopped", "state of a pool after a restart");
    case RestartOutcome::TakesDefinition:
        return RestartText::tr("changed", "state of a pool after a restart");
    case RestartOutcome::MayTakeDefinition:
        return RestartText::tr("may be changed", "state of a pool after a restart");
    case RestartOutcome::MayStart:
        return RestartText::tr("may be active", "state of a pool after a restart");
    case RestartOutcome::Stops:
        return RestartText::tr("stopped", "state of a pool");
    case RestartOutcome::Starts:
        return pool.active
                   ? RestartText::tr("active", "state of a pool")
                   : RestartText::tr("active, if it starts", "state of a pool after a restart");
    case RestartOutcome::Same:
        break;
    }
    return pool.wasActive ? RestartText::tr("active", "state of a pool")
                          : RestartText::tr("stopped", "state of a pool");
}

QString why(const PoolAfter &pool, RestartKind kind, const findingtext::NameOf &nameOf)
{
    switch (pool.reason) {
    case RestartReason::None:
        return pool.outcome == RestartOutcome::Unknown
                   ? RestartText::tr("Its definition cannot be read.")
                   : QString();
    case RestartReason::RunningPoolsFirst: {
        QString text = RestartText::tr("libvirt loads what runs first: %1. It then drops this "
                                       "definition of the same storage, without a message.",
                                       "pools")
                           .arg(othersOf(pool, nameOf));
        if (pool.runsOn)
            text += u' '
                    + RestartText::tr("If libvirt was told to start the pool, it runs on until it "
                                      "is stopped.");
        return text;
    }
    case RestartReason::FirstReadStays:
        return whyMayBeLost(pool, kind, othersOf(pool, nameOf));
    case RestartReason::NameNotReadBack:
        return RestartText::tr("Its name contains a line break, which libvirt reads back "
                               "differently: the name then differs from that of its file.");
    case RestartReason::Transient:
        return RestartText::tr("It has no definition that is kept. Its storage stays.");
    case RestartReason::NotChecked: {
        const QString text = RestartText::tr("libvirt does not look whether pools of this type "
                                             "run, and takes them for stopped.");
        return pool.isTransient
                   ? text + u' ' + RestartText::tr("It has no definition that is kept.")
                   : text;
    }
    case RestartReason::NoAutostart:
        return kind == RestartKind::Host
                   ? RestartText::tr("Autostart is off.")
                   : RestartText::tr("libvirt starts pools only when the host starts.");
    case RestartReason::Autostart:
        return whyAutostart(pool);
    case RestartReason::StorageFound:
        return whyStorageFound(pool, kind);
    case RestartReason::Remembered:
        return RestartText::tr("libvirt remembers that it runs.");
    case RestartReason::DirectoryGone:
        return RestartText::tr("Its directory is not there.");
    case RestartReason::ValueNotReadBack:
        return RestartText::tr("A value of it contains a tab or a line break, which libvirt reads "
                               "back differently.");
    case RestartReason::Refused:
        return RestartText::tr("libvirt refuses what is in its file.");
    }
    return {};
}

QString summary(const RestartForecast &forecast)
{
    std::array<int, restartOutcomeCount> counts{};
    for (const PoolAfter &pool : forecast.pools)
        ++counts[static_cast<std::size_t>(pool.outcome)];
    QStringList parts;
    parts.append(RestartText::tr("Pools: %1.").arg(forecast.pools.size()));
    if (forecast.mostLost == 0)
        parts.append(RestartText::tr("Lost: none."));
    else if (forecast.leastLost == forecast.mostLost)
        parts.append(RestartText::tr("Lost: %1.").arg(forecast.mostLost));
    else
        parts.append(
            RestartText::tr("Lost: %1 to %2.").arg(forecast.leastLost).arg(forecast.mostLost));
    const auto add = [&](RestartOutcome outcome, const QString &text) {
        if (const int count = counts[static_cast<std::size_t>(outcome)]; count > 0)
            parts.append(text.arg(count));
    };
    add(RestartOutcome::Unknown, RestartText::tr("Not known: %1."));
    add(RestartOutcome::Stops, RestartText::tr("Stopped: %1."));
    add(RestartOutcome::MayStop, RestartText::tr("Perhaps stopped: %1."));
    add(RestartOutcome::TakesDefinition, RestartText::tr("Changed: %1."));
    add(RestartOutcome::MayTakeDefinition, RestartText::tr("Perhaps changed: %1."));
    add(RestartOutcome::Starts, RestartText::tr("Newly active: %1."));
    add(RestartOutcome::MayStart, RestartText::tr("Perhaps newly active: %1."));
    if (!forecast.isComplete)
        parts.append(RestartText::tr("Too many pools are on one place to compare all of them."));
    return parts.join(u' ');
}

Severity severity(RestartOutcome outcome)
{
    switch (outcome) {
    case RestartOutcome::Lost:
    case RestartOutcome::MayBeLost:
        return Severity::Error;
    case RestartOutcome::Unknown:
    case RestartOutcome::Stops:
    case RestartOutcome::MayStop:
    case RestartOutcome::TakesDefinition:
    case RestartOutcome::MayTakeDefinition:
        return Severity::Warning;
    default:
        return Severity::Info;
    }
}

} // namespace poolwarden::restarttext
