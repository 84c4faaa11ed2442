// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

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

    /// One of those that it lists.
    struct Listed {
        std::string name;
        std::string uuid;
        bool active = false;
        bool persistent = false;
        bool autostart = false;
        friend auto operator<=>(const Listed &, const Listed &) = default;
        friend bool operator==(const Listed &, const Listed &) = default;
    };

    explicit ParityDaemon(const std::string &uri);
    ~ParityDaemon();
    ParityDaemon(const ParityDaemon &) = delete;
    ParityDaemon &operator=(const ParityDaemon &) = delete;

    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }
    [[nodiscard]] Answer define(const std::string &xml);
    /// Without keeping it: starts it at once.
    [[nodiscard]] Answer create(const std::string &xml);
    bool start(const std::string &uuid);
    bool stop(const std::string &uuid);
    bool undefine(const std::string &uuid);
    bool setAutostart(const std::string &uuid, bool on);
    /// By name.
    [[nodiscard]] std::vector<Listed> list();
    /// Stops and undefines everything.
    void clear();
    /// Of the next start; empty if there is no such pool.
    [[nodiscard]] std::string persistentXml(const std::string &uuid);
    /// What is in force.
    [[nodiscard]] std::string liveXml(const std::string &uuid);

private:
    [[nodiscard]] std::string xmlOf(const std::string &uuid, unsigned flags);
    [[nodiscard]] static Answer answerOf(virStoragePoolPtr pool);

    virConnectPtr m_connection = nullptr;
};

} // namespace poolwarden
