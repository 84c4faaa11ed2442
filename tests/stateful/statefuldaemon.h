// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/parity/paritydaemon.h"
#include "tests/stateful/storageworld.h"
#include "tests/support/privatelibvirtd.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// A private libvirtd whose files can be put in another order between two starts.
class StatefulDaemon
{
public:
    /// The files of pools, by the pool's name, as they were when the daemon stopped.
    struct Files {
        std::map<std::string, std::string> states;
        std::map<std::string, std::string> configs;
    };

    explicit StatefulDaemon(PrivateLibvirtd &libvirtd);

    [[nodiscard]] bool isOpen() const { return m_connection && m_connection->isOpen(); }
    [[nodiscard]] ParityDaemon &connection() { return *m_connection; }

    /// Stops it, and takes its files in the order in which it would read them.
    [[nodiscard]] Files stop(StartOrder &order);
    /// Lays these files so that they are read in that order, and starts it. False: the order cannot be
    /// had, or there is no daemon.
    [[nodiscard]] bool start(const Files &files, const StartOrder &order, bool isBoot);
    /// Stops it without looking.
    void stop();
    /// Removes the files of pools that are not among these.
    void forgetOthers(const StorageWorld::Pools &pools);

private:
    [[nodiscard]] static std::vector<std::string> namesIn(const std::filesystem::path &folder);
    [[nodiscard]] static bool lay(const std::filesystem::path &folder,
                                  const std::map<std::string, std::string> &files,
                                  const std::vector<std::string> &order);

    PrivateLibvirtd &m_libvirtd;
    std::filesystem::path m_configs;
    std::filesystem::path m_states;
    std::unique_ptr<ParityDaemon> m_connection;
};

} // namespace poolwarden
