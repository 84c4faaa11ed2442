// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/nodedevicelister.h"

#include <libvirt/virterror.h>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr std::size_t sliceSize = 32;

/// Storage devices, and the buses that they are attached to, whose addresses identify SCSI hosts.
constexpr unsigned int storageCapabilities =
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE | VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST
    | VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET | VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI
    | VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST | VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS
    | VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV;

} // namespace

std::optional<LibvirtError> NodeDeviceLister::begin(virConnectPtr connection)
{
    m_devices.clear();
    m_xmls.clear();
    m_next = 0;
    m_running = false;

    virNodeDevicePtr *raw = nullptr;
    int count = virConnectListAllNodeDevices(connection, &raw, storageCapabilities);
    if (count < 0) {
        const LibvirtError error = takeLibvirtError();
        if (!error.isUnsupported())
            return error;
        count = virConnectListAllNodeDevices(connection, &raw, 0);
        if (count < 0)
            return takeLibvirtError();
    }
    const ArrayHandle<virNodeDevicePtr> array(raw);
    m_devices.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        m_devices.emplace_back(raw[i]);
    m_running = true;
    return std::nullopt;
}

bool NodeDeviceLister::proceed()
{
    const std::size_t end = std::min(m_next + sliceSize, m_devices.size());
    for (; m_next < end; ++m_next) {
        const CharHandle xml(virNodeDeviceGetXMLDesc(m_devices[m_next].get(), 0));
        if (xml)
            m_xmls.append(QByteArray(xml.get()));
        else
            virResetLastError();
    }
    return m_next == m_devices.size();
}

QList<QByteArray> NodeDeviceLister::take()
{
    m_devices.clear();
    m_next = 0;
    m_running = false;
    return std::exchange(m_xmls, {});
}

} // namespace poolwarden
