// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"
#include "model/port/hostquestion.h"
#include "model/xml/hostsourcesreader.h"

#include <QString>

#include <string>
#include <vector>

/// Why something may be wrong for a pool though no pool has it, as a sentence; empty: nothing is known.
namespace poolwarden::candidatedoubts {

/// `groups`: the volume groups that are on it. `ownGroup`: the one that the definition names.
[[nodiscard]] QString ofDisk(const FoundDisk &disk, const std::vector<std::string> &groups,
                             PoolType type, const QString &ownGroup);
/// What is not known of the disk because nobody has looked what is on it, and what the pool would do with it, as a
/// sentence; empty: it is known.
[[nodiscard]] QString unknownOf(const FoundDisk &disk, PoolType type);
/// `disks`: those of the system that the volume group has a part of. `isOfSystem`: the host itself runs from it.
[[nodiscard]] QString ofGroup(const std::vector<std::string> &disks, bool isOfSystem);
[[nodiscard]] QString ofFolder(const FolderInfo &folder, PoolType type);

} // namespace poolwarden::candidatedoubts
