// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/hostquestion.h"
#include "model/sources/candidate.h"
#include "model/sources/supply.h"
#include "model/sources/systemdisks.h"
#include "model/sources/volumegroups.h"
#include "model/xml/hostsourcesreader.h"

#include <QList>

#include <optional>
#include <vector>

/// Candidates made of what a host says, in the order of their names. What cannot stand in XML is left out.
namespace poolwarden::candidatelist {

/// For DevicePath: of a disk pool the whole disks only. The name is the one that lasts. `ownGroup`: the volume
/// group that the definition names, whose devices are its own.
[[nodiscard]] std::vector<SourceCandidate> disks(const std::vector<FoundDisk> &disks, PoolType type,
                                                 FieldRef field, const VolumeGroups &groups = {},
                                                 const QString &ownGroup = {});
/// For AdapterName, or with the address of the parent for AdapterParentBus.
[[nodiscard]] std::vector<SourceCandidate> scsiHosts(const std::vector<FoundScsiHost> &hosts,
                                                     Field field);
/// For AdapterParent and the names of the parent: those that can have vHBAs. For AdapterWwnn and AdapterWwpn:
/// all, with their parents.
[[nodiscard]] std::vector<SourceCandidate> fcHosts(const std::vector<FoundScsiHost> &hosts,
                                                   Field field);
/// Of the answer to sourceQuestion(). `format`: what the definition has. `systemDisks`: what volume groups should not
/// lie on.
[[nodiscard]] std::vector<SourceCandidate> sources(const std::vector<FoundSource> &sources,
                                                   PoolType type, FieldRef field,
                                                   const SourceServer &server,
                                                   const std::optional<QString> &format,
                                                   const SystemDisks &systemDisks = {});
/// Of a directory: itself first, then those in it. `type`: of the pool that is to be there. `own`: the value that
/// the definition has already. `missing`: one that is wanted but does not exist; empty: none.
[[nodiscard]] std::vector<SourceCandidate> folders(const QList<FolderInfo> &folders, FieldRef field,
                                                   PoolType type = PoolType::Dir,
                                                   const QString &own = {},
                                                   const QString &missing = {});
[[nodiscard]] std::vector<SourceCandidate> secrets(const QList<SecretInfo> &secrets, Field field);

/// The link of a disk that lasts and says most; the disk's path if there is none.
[[nodiscard]] QString lastingName(const FoundDisk &disk);

} // namespace poolwarden::candidatelist
