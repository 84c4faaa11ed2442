// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/generator/poolxmlgenerator.h"
#include "tests/stateful/statefuldaemon.h"
#include "tests/stateful/storageworld.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

enum class Action : std::uint8_t {
    Define,
    Create, ///< without keeping it
    Start,
    Stop,
    Undefine,
    Autostart,
    NoAutostart,
    Restart, ///< of the daemon
    Boot,
};
inline constexpr std::size_t actionCount = 9;
[[nodiscard]] std::string_view actionName(Action action);

/// One thing that is done. All that it needs is in it, so that steps can be left out.
struct Step {
    Action action = Action::Define;
    std::string xml;         ///< of Define and Create
    std::string pool;        ///< of the others, by name
    std::uint64_t order = 0; ///< of Restart and Boot: which order of the files
};

/// Does random things to a real daemon and to the engine's model of it at once, and compares after each
/// step: libvirt's verdict and message, the list of pools with their states, and at a restart or boot what
/// was lost with what had been announced.
class StatefulRun
{
public:
    struct Counts {
        std::map<Action, int> done;
        std::map<Action, int> refused;
        int lost = 0;       ///< definitions, at restarts and boots
        int lostByName = 0; ///< of those, without another pool
        int announced = 0;  ///< pairs, at restarts and boots
        int certain = 0;    ///< of those, one for certain
        int shown = 0;      ///< announced losses that were brought about
        int pairsTried = 0; ///< pairs whose every order was tried, by simulation
    };

    StatefulRun(StatefulDaemon &daemon, std::uint64_t seed, std::vector<std::string> directories,
                std::string definitionFolder);

    /// The next one, which is appended to steps(). The difference between the daemon and what was expected;
    /// empty: none.
    [[nodiscard]] std::string step();
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    /// On an empty daemon. The difference at the first step that has one.
    [[nodiscard]] std::string replay(const std::vector<Step> &steps);
    /// An empty daemon, and no steps.
    void clear();
    [[nodiscard]] const Counts &counts() const { return m_counts; }

private:
    using Pool = StorageWorld::Pool;

    [[nodiscard]] Step nextStep();
    [[nodiscard]] std::string nextXml();
    [[nodiscard]] std::string nextCreation();
    [[nodiscard]] std::string uuidFor(const std::string &name);
    [[nodiscard]] const std::string &anyDirectory();
    [[nodiscard]] std::string anyPool();
    [[nodiscard]] std::string perform(const Step &step);
    [[nodiscard]] std::string define(const Step &step);
    [[nodiscard]] std::string create(const Step &step);
    [[nodiscard]] std::string change(const Step &step, const Pool &pool);
    [[nodiscard]] std::string startAgain(const Step &step);
    [[nodiscard]] std::string show(const StorageWorld::Announced &pair, bool isBoot,
                                   const StatefulDaemon::Files &files, const StartOrder &natural);
    [[nodiscard]] std::string
    compareAnnounced(const std::vector<StorageWorld::Announced> &announced,
                     const StorageWorld::Pools &after, const StartOrder &order, bool isBoot);
    [[nodiscard]] std::string compareList(StorageWorld::Pools &expected);

    StatefulDaemon &m_daemon;
    PoolXmlGenerator m_generator;
    std::vector<std::string> m_directories;
    StorageWorld m_world;
    std::vector<Step> m_steps;
    Counts m_counts;
};

} // namespace poolwarden
