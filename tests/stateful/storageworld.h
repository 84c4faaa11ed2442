// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "tests/parity/verdict.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// In which order libvirt finds the files of its pools when it starts: names of pools.
struct StartOrder {
    std::vector<std::string> states; ///< none after a boot
    std::vector<std::string> configs;
};

/// What a daemon's pools should be after all that was done, and what the engine says of them.
class StorageWorld
{
public:
    struct Pool {
        PoolId id = noPool;
        std::string name;
        std::string uuid;
        SharedDefinition live;
        SharedDefinition persistent; ///< none: transient
        bool active = false;
        bool autostart = false;
    };
    using Pools = std::map<std::string, Pool>; ///< by name

    /// What is announced of a pool's next start, or of two.
    struct Announced {
        std::string pool;
        std::string peer; ///< empty: of the pool alone
        RestartLoss loss;
    };

    explicit StorageWorld(std::string definitionFolder);

    [[nodiscard]] const Pools &pools() const { return m_pools; }
    [[nodiscard]] const Pool *find(const std::string &name) const;

    [[nodiscard]] Prediction predict(const std::string &xml) const;
    /// To be called when libvirt has taken it.
    void define(const std::string &xml, const std::string &uuid);
    void create(const std::string &xml, const std::string &uuid);
    void start(const std::string &name);
    void stop(const std::string &name);
    void undefine(const std::string &name);
    void setAutostart(const std::string &name, bool on);
    void replace(Pools pools);
    void clear() { replace({}); }

    /// What would be listed of these.
    [[nodiscard]] static std::vector<ParityDaemon::Listed> listed(const Pools &pools);
    [[nodiscard]] std::vector<Announced> announced() const;
    /// What becomes of them when libvirt reads its files in this order.
    [[nodiscard]] Pools afterStart(const StartOrder &order) const;
    /// A dir pool whose directory is there: such a one can be started, and is found active by a daemon
    /// that starts.
    [[nodiscard]] static bool isStartable(const PoolDefinition &definition);

private:
    void tell(const Pool &pool);

    Pools m_pools;
    ConflictChecker m_checker;
    PoolId m_lastId;
};

} // namespace poolwarden
