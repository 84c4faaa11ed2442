// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/libvirt/handles.h"
#include "app/libvirt/libvirterror.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <vector>

namespace poolwarden {

/// Reads the host's storage devices in slices, so that a host with thousands of them, far away,
/// does not hold up what the user asks for in between. Blocks; for the worker's thread only.
class NodeDeviceLister final
{
public:
    /// Lists the devices' names. An error ends it.
    [[nodiscard]] std::optional<LibvirtError> begin(virConnectPtr connection);
    /// Reads some of them. True once all are read. A device that has gone meanwhile is left out.
    [[nodiscard]] bool proceed();
    /// What was read; the lister is empty then.
    [[nodiscard]] QList<QByteArray> take();
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    std::vector<NodeDeviceHandle> m_devices;
    std::size_t m_next = 0;
    QList<QByteArray> m_xmls;
    bool m_running = false;
};

} // namespace poolwarden
