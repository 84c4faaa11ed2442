// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/unbuilttext.h"

#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QCoreApplication>
#include <QStringList>

namespace poolwarden::unbuilttext {

namespace {

struct UnbuiltTextTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::UnbuiltText)
};

QString nextForGroup(const Unbuilt &unbuilt)
{
    if (unbuilt.devices.empty())
        return UnbuiltTextTr::tr(
            "libvirt cannot start this pool, and cannot make the group as long as the definition "
            "names no device.");
    QStringList devices;
    for (const std::string &device : unbuilt.devices)
        devices.append(isolated(QString::fromStdString(device)));
    return UnbuiltTextTr::tr(
               "libvirt cannot start this pool until it is built (virsh pool-build), which "
               "writes over %1.",
               "devices")
        .arg(shortRow(devices));
}

} // namespace

QString missing(const Unbuilt &unbuilt)
{
    const QString place = isolated(QString::fromStdString(unbuilt.place));
    if (unbuilt.kind == Unbuilt::Kind::VolumeGroup)
        return UnbuiltTextTr::tr("There is no volume group “%1” on the host.").arg(place);
    if (!unbuilt.isCertain)
        return UnbuiltTextTr::tr("This host cannot be asked whether “%1” exists.").arg(place);
    return UnbuiltTextTr::tr("The directory “%1” does not exist on the host.").arg(place);
}

QString nextForDraft(const Unbuilt &unbuilt, bool isChosen)
{
    if (unbuilt.kind == Unbuilt::Kind::VolumeGroup)
        return nextForGroup(unbuilt);
    if (!unbuilt.isCertain)
        return isChosen
                   ? UnbuiltTextTr::tr("It is built after Define, which keeps one that is there.")
                   : UnbuiltTextTr::tr("Without it the pool cannot be started again.");
    return isChosen ? UnbuiltTextTr::tr("It is built after Define.")
                    : UnbuiltTextTr::tr("Define, then build it, then start.");
}

QString nextForPool(const Unbuilt &unbuilt)
{
    if (unbuilt.kind == Unbuilt::Kind::VolumeGroup)
        return nextForGroup(unbuilt);
    return UnbuiltTextTr::tr("libvirt cannot start this pool until it is built.");
}

} // namespace poolwarden::unbuilttext
