// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include <libvirt/libvirt.h>

namespace poolwarden {

/// What libvirt itself says, through blocking calls on one connection.
class ParityDaemon
{
public:
    struct Answer {
        bool accepted = false;
        std::string name;
        std::string uuid; ///< of the pool, where it was accepted
        int code = 0;     ///< virErrorNumber
        std::string message;
    };

    explicit ParityDaemon(const std::string &uri);
    ~ParityDaemon();
    ParityDaemon(const ParityDaemon &) = delete;
    ParityDaemon &operator=(const ParityDaemon &) = delete;

    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }
    [[nodiscard]] Answer define(const std::string &xml);
    bool start(const std::string &uuid);
    bool stop(const std::string &uuid);
    bool undefine(const std::string &uuid);
    /// Stops and undefines everything.
    void clear();
    /// Of the next start; empty if there is no such pool.
    [[nodiscard]] std::string persistentXml(const std::string &uuid);

private:
    virConnectPtr m_connection = nullptr;
};

} // namespace poolwarden
