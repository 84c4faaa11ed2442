// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolchoice.h"
#include "model/session/poolregistry.h"
#include "views/messages/prompts.h"

#include <QCoreApplication>
#include <QList>

#include <functional>

namespace poolwarden {

class MainWindow;

/// Which of the selected pools an action is for, and what is asked before it: if it is about several
/// or takes something away, one question names all.
class PoolQuestions final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolQuestions)

public:
    using Act = std::function<void(const QList<PoolId> &)>;
    using IsPending = std::function<bool(PoolId)>;

    /// isPending: the host is at work on the pool.
    PoolQuestions(const PoolRegistry &registry, const MainWindow &window, Prompts *prompts,
                  IsPending isPending);

    /// Each acts on what is left after its question, or at once where there is nothing to ask.
    void stop(const Act &act) const;
    void restart(const Act &act) const;
    void undefine(const Act &act) const;

    /// What takes nothing away is not asked about; what is left out is for the caller to say.
    [[nodiscard]] PoolChoice toStart() const;
    [[nodiscard]] PoolChoice toRefresh() const;
    [[nodiscard]] PoolChoice toSetAutostart(bool autostart) const;

    [[nodiscard]] static bool isWritable(const PoolRegistry &registry,
                                         const PoolRegistry::Pool &pool);

private:
    using Words = std::function<QString(const PoolSnapshot &)>;
    /// The selected pools for which there is no reason against it; the others with theirs.
    [[nodiscard]] PoolChoice choose(const Words &whyNot, const Words &remark = {}) const;
    void confirm(Prompts::Question question, const PoolChoice &choice, const Act &act) const;
    [[nodiscard]] QString nameOf(PoolId pool) const;

    const PoolRegistry &m_registry;
    const MainWindow &m_window;
    Prompts *m_prompts;
    IsPending m_isPending;
};

} // namespace poolwarden
