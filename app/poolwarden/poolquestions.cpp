// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolquestions.h"

#include "model/session/poolselection.h"
#include "model/wording/isolated.h"

namespace poolwarden {

PoolQuestions::PoolQuestions(const PoolRegistry &registry, const PoolRules &rules,
                             const PoolSelection &selection, Prompts *prompts)
    : m_registry(registry)
    , m_rules(rules)
    , m_selection(selection)
    , m_prompts(prompts)
{
}

QString PoolQuestions::nameOf(PoolId pool) const
{
    return isolated(m_registry.displayName(pool));
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
    if (!vanishes && !choice.isList()) {
        act(choice.pools);
        return;
    }
    Prompts::Question question;
    question.title = tr("Stop %n Pool(s)", nullptr, choice.count());
    question.text =
        choice.isList()
            ? tr("Stop %n pool(s)? Their storage stays as it is.", nullptr, choice.count())
            : tr("“%1” is transient: it has no persistent definition, and disappears when it is "
                 "stopped.")
                  .arg(nameOf(choice.pools.first()));
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
    if (!choice.isList()) {
        act(choice.pools);
        return;
    }
    Prompts::Question question;
    question.title = tr("Restart %n Pool(s)", nullptr, choice.count());
    question.text = tr("Stop %n pool(s) and start them again?", nullptr, choice.count());
    question.accept = tr("&Restart %n Pool(s)", nullptr, choice.count());
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
    question.accept =
        choice.isList() ? tr("&Undefine %n Pool(s)", nullptr, choice.count()) : tr("&Undefine");
    question.destructive = true;
    confirm(question, choice, act);
}

PoolChoice PoolQuestions::toStart() const
{
    return choose(Command::Start);
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
