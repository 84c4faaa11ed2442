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

/// Reads the host's storage devices in slices, so that a distant host with thousands of them does not
/// delay the user's requests. Blocks; use it only on the worker thread.
class NodeDeviceLister final
{
public:
    /// Lists the devices. On an error, nothing is left to read.
    [[nodiscard]] std::optional<LibvirtError> begin(virConnectPtr connection);
    /// Reads the next slice. True once all are read. A device that has disappeared is left out.
    [[nodiscard]] bool proceed();
    /// Returns the XML that was read and empties the lister.
    [[nodiscard]] QList<QByteArray> take();
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    std::vector<NodeDeviceHandle> m_devices;
    std::size_t m_next = 0;
    QList<QByteArray> m_xmls;
    bool m_running = false;
};

} // namespace poolwarden
