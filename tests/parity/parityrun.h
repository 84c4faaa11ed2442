// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/parity/paritydaemon.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// A pool as it was made on the daemon: enough to make it again.
struct ParityPool {
    std::string uuid;
    std::string liveXml;
    std::string pendingXml; ///< defined while it was started; empty: none
    bool active = false;
};

struct Mismatch {
    std::vector<ParityPool> world; ///< what was there before
    std::string xml;               ///< what was defined then
    std::string difference;        ///< one line a difference
};

/// Defines random pools on a real daemon, one after another, and compares what it says with what the
/// engine predicted: the verdict, libvirt's message to the letter, that the pool it names is among ours,
/// and that libvirt understood the definition as we did.
class ParityRun
{
public:
    struct Counts {
        std::int64_t cases = 0;
        std::int64_t accepted = 0;
        std::int64_t redefined = 0;
        std::int64_t whileActive = 0;
        std::map<std::string, std::int64_t> refusals; ///< by reason
    };

    ParityRun(ParityDaemon &daemon, std::uint64_t seed, std::vector<std::string> directories,
              std::string definitionFolder);

    /// One definition, after some changes of the surroundings. A mismatch is told and not repaired: the
    /// world is cleared, and the run can go on.
    [[nodiscard]] std::optional<Mismatch> step();
    /// Makes the world anew and defines the text in it. None: no difference.
    [[nodiscard]] std::optional<Mismatch> replay(const std::vector<ParityPool> &world,
                                                 const std::string &xml);
    [[nodiscard]] const Counts &counts() const { return m_counts; }

private:
    [[nodiscard]] std::string compareDefine(const std::string &xml);
    void learn(const std::string &xml, const PoolDefinition &definition, const std::string &uuid);
    void changeSurroundings();
    void startOrStopOne();
    [[nodiscard]] std::string nextXml();
    void forget(PoolId id);
    void tell(PoolId id);
    void clear();

    struct Known {
        ParityPool pool;
        PoolEntry entry;
    };

    ParityDaemon &m_daemon;
    PoolXmlGenerator m_generator;
    ConflictChecker m_checker;
    std::map<PoolId, Known> m_known;
    PoolId m_lastId;
    Counts m_counts;
};

} // namespace poolwarden
