// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/hostmachines.h"

#include "app/libvirt/handles.h"
#include "app/libvirt/libvirterror.h"
#include "app/libvirt/ownerrors.h"

#include <libvirt/virterror.h>

namespace poolwarden {

HostAnswer listMachines(virConnectPtr connection)
{
    HostAnswer answer;
    virDomainPtr *listed = nullptr;
    const int count = virConnectListAllDomains(connection, &listed, 0);
    if (count < 0) {
        answer.error = questionError(takeLibvirtError());
        return answer;
    }
    const ArrayHandle<virDomainPtr> memory(listed);
    for (int i = 0; i < count; ++i) {
        const DomainHandle machine(listed[i]);
        const CharHandle xml(virDomainGetXMLDesc(machine.get(), 0));
        if (xml)
            answer.machines.append({QByteArray(xml.get()), virDomainIsActive(machine.get()) == 1});
        else
            virResetLastError();
    }
    return answer;
}

} // namespace poolwarden
