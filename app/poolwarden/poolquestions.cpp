// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolquestions.h"

#include "app/poolwarden/unbuiltremarks.h"
#include "model/session/poolselection.h"
#include "model/sources/machinesentence.h"
#include "model/sources/unbuiltstorage.h"
#include "model/wording/isolated.h"
#include "model/wording/operationwords.h"
#include "model/wording/shortlist.h"
#include "model/wording/unbuilttext.h"

#include <variant>

namespace poolwarden {

PoolQuestions::PoolQuestions(const PoolRegistry &registry, const PoolRules &rules,
                             const PoolSelection &selection, const MachinesOfHosts &machines,
                             UnbuiltStorage &unbuilt, Prompts *prompts)
    : m_registry(registry)
    , m_rules(rules)
    , m_selection(selection)
    , m_machines(machines)
    , m_unbuilt(unbuilt)
    , m_prompts(prompts)
{
}

QString PoolQuestions::nameOf(PoolId pool) const
{
    return isolated(m_registry.displayName(pool));
}

QString PoolQuestions::hostsOf(const PoolChoice &choice) const
{
    QStringList hosts;
    for (const PoolId id : choice.pools) {
        const auto host = m_registry.host(m_registry.pool(id)->host);
        if (host && !hosts.contains(isolated(host->label)))
            hosts.append(isolated(host->label));
    }
    return hosts.join(QStringLiteral(", "));
}

QString PoolQuestions::machinesOn(const PoolChoice &choice) const
{
    const QString sentence = machineSentence(m_machines, choice.pools);
    return sentence.isEmpty() ? QString() : u' ' + sentence;
}

PoolChoice PoolQuestions::choose(Command command, const Words &remark, const Words &whyNot) const
{
    PoolChoice choice;
    for (const PoolId id : m_selection.pools()) {
        const PoolRegistry::Pool *pool = m_registry.pool(id);
        if (!pool)
            continue;
        const auto obstacle = m_rules.obstacle(command, *pool);
        QString reason = PoolRules::reason(command, obstacle);
        if (obstacle == PoolRules::Obstacle::None && whyNot)
            reason = whyNot(*pool->snapshot);
        if (reason.isEmpty())
            choice.add(id, nameOf(id), remark ? remark(*pool->snapshot) : QString());
        else
            choice.skip(nameOf(id), reason);
    }
    return choice;
}

void PoolQuestions::confirm(Prompts::Question question, const PoolChoice &choice,
                            const Act &act) const
{
    question.detail = choice.detail();
    m_prompts->ask(question, [act, pools = choice.pools](bool yes) {
        if (yes)
            act(pools);
    });
}

void PoolQuestions::stop(const Act &act) const
{
    bool vanishes = false;
    const PoolChoice choice = choose(Command::Stop, [&vanishes](const PoolSnapshot &pool) {
        vanishes = vanishes || !pool.persistent;
        return pool.persistent ? QString() : tr("transient, disappears when it is stopped");
    });
    if (choice.pools.isEmpty())
        return;
    Prompts::Question question;
    question.title = tr("Stop %n Pool(s)", nullptr, choice.count());
    if (choice.isList())
        question.text = tr("Stop %n pool(s) on %1? Machines that use them lose their storage until "
                           "they are started again. What is stored in them stays.",
                           nullptr, choice.count())
                            .arg(hostsOf(choice));
    else if (vanishes)
        question.text =
            tr("“%1” is transient: it has no persistent definition, and disappears when it is "
               "stopped.")
                .arg(nameOf(choice.pools.first()));
    else
        question.text = tr("Stop “%1” on %2? Machines that use it lose their storage until it is "
                           "started again. What is stored in it stays.")
                            .arg(nameOf(choice.pools.first()), hostsOf(choice));
    question.text += machinesOn(choice);
    if (vanishes)
        question.text += u' ' + tr("Define or export a transient pool first to keep it.");
    question.accept =
        choice.isList() ? tr("&Stop %n Pool(s)", nullptr, choice.count()) : tr("&Stop");
    question.destructive = true;
    confirm(question, choice, act);
}

void PoolQuestions::restart(const Act &act) const
{
    const PoolChoice choice = choose(Command::Restart);
    if (choice.pools.isEmpty())
        return;
    Prompts::Question question;
    question.title = tr("Restart %n Pool(s)", nullptr, choice.count());
    question.text = choice.isList()
                        ? tr("Stop %n pool(s) on %1 and start them again? Machines that use them "
                             "lose their storage meanwhile.",
                             nullptr, choice.count())
                              .arg(hostsOf(choice))
                        : tr("Stop “%1” on %2 and start it again? Machines that use it lose their "
                             "storage meanwhile.")
                              .arg(nameOf(choice.pools.first()), hostsOf(choice));
    question.text += machinesOn(choice);
    question.accept =
        choice.isList() ? tr("&Restart %n Pool(s)", nullptr, choice.count()) : tr("&Restart");
    question.destructive = true;
    confirm(question, choice, act);
}

void PoolQuestions::undefine(const Act &act) const
{
    const PoolChoice choice = choose(Command::Undefine);
    if (choice.pools.isEmpty())
        return;
    Prompts::Question question;
    question.title = tr("Undefine %n Pool(s)", nullptr, choice.count());
    question.text =
        choice.isList()
            ? tr("Undefine %n pool(s)? Their definitions are removed from the host. "
                 "Their storage stays as it is, and Edit → Bring Back returns them until you quit.",
                 nullptr, choice.count())
            : tr("Undefine “%1”? Its definition is removed from the host. Its storage "
                 "stays as it is, and Edit → Bring Back returns it until you quit.")
                  .arg(nameOf(choice.pools.first()));
    question.text += machinesOn(choice);
    question.accept =
        choice.isList() ? tr("&Undefine %n Pool(s)", nullptr, choice.count()) : tr("&Undefine");
    question.destructive = true;
    confirm(question, choice, act);
}

const PoolDefinition *PoolQuestions::persistentOf(PoolId id) const
{
    const PoolRegistry::Pool *pool = m_registry.pool(id);
    return pool && pool->persistent ? std::get_if<PoolDefinition>(&*pool->persistent) : nullptr;
}

std::optional<Unbuilt> PoolQuestions::unbuiltOf(PoolId id) const
{
    const PoolRegistry::Pool *pool = m_registry.pool(id);
    const PoolDefinition *definition = persistentOf(id);
    return definition && !runsWith(*pool, *definition) ? m_unbuilt.of(pool->host, *definition)
                                                       : std::nullopt;
}

Message PoolQuestions::leftOut(StorageService::Operation operation, const PoolChoice &choice)
{
    return {Severity::Info,
            operationwords::leftOut(operation, static_cast<int>(choice.skipped.size())) + u'\n'
                + shortList(choice.skipped),
            longList(choice.skipped),
            {},
            {}};
}

void PoolQuestions::lookAtSelected() const
{
    constexpr qsizetype most = 200; // each is asked for by itself
    const QList<PoolId> pools = m_selection.pools();
    if (pools.size() < 2 || pools.size() > most) // one alone is looked at in the editor
        return;
    for (const PoolId id : pools) {
        const PoolRegistry::Pool *pool = m_registry.pool(id);
        const PoolDefinition *definition = persistentOf(id);
        if (definition && pool->snapshot && !pool->snapshot->isActive())
            m_unbuilt.lookIfUnknown(pool->host, *definition);
    }
}

void PoolQuestions::start(const QList<PoolId> &pools, const Act &act, const Act &build) const
{
    QList<PoolId> buildable;
    QStringList missing;
    for (const PoolId id : pools) {
        const auto unbuilt = unbuiltOf(id);
        if (!unbuilt)
            continue;
        if (unbuilt->kind == Unbuilt::Kind::Directory)
            buildable.append(id);
        missing.append(tr("“%1”: %2", "name of a pool, what is missing")
                           .arg(nameOf(id), unbuilttext::missing(*unbuilt)));
    }
    if (missing.isEmpty()) {
        act(pools);
        return;
    }
    Prompts::Choice question;
    question.title = pools.size() == 1 ? tr("Start “%1”").arg(nameOf(pools.first()))
                                       : tr("Start %n Pool(s)", nullptr, int(pools.size()));
    question.text = tr("What %n pool(s) need does not exist on the host, so that libvirt cannot "
                       "start them.",
                       nullptr, int(missing.size()));
    if (buildable.isEmpty())
        question.text += u' ' + tr("A volume group is made by hand, or by virsh pool-build.");
    question.detail = missing.join(u'\n');
    if (!buildable.isEmpty())
        question.options = {buildable.size() == 1 ? tr("&Build the Directory and Start")
                                                  : tr("&Build the Directories and Start")};
    question.options.append(buildable.isEmpty() ? tr("&Start Anyway")
                                                : tr("&Start without Building"));
    m_prompts->choose(question, [act, build, buildable, pools](int chosen) {
        const bool builds = chosen == 0 && !buildable.isEmpty();
        if (chosen >= 0 && !builds)
            act(pools);
        if (!builds)
            return;
        QList<PoolId> built = pools;
        built.removeIf([&buildable](PoolId id) { return buildable.contains(id); });
        act(built);
        build(buildable);
    });
}

PoolChoice PoolQuestions::toStart() const
{
    return choose(Command::Start);
}

PoolChoice PoolQuestions::toBuild() const
{
    return choose(Command::Build);
}

PoolChoice PoolQuestions::toRefresh() const
{
    return choose(Command::Refresh);
}

PoolChoice PoolQuestions::toSetAutostart(bool autostart) const
{
    return choose(Command::Autostart, {}, [autostart](const PoolSnapshot &pool) {
        if (pool.autostart != autostart)
            return QString();
        return autostart ? tr("it is autostarted already.") : tr("it is not autostarted anyway.");
    });
}

} // namespace poolwarden
