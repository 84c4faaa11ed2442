// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"
#include "model/port/secretvalue.h"
#include "model/port/serviceerror.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace poolwarden {

/// A secret that a host keeps, without its value.
struct SecretInfo {
    QString uuid;
    QString usageType; ///< "iscsi", "ceph" …; empty: none
    QString usage;     ///< the name by which a pool refers to it; may be empty
    QString description;
    std::optional<bool> hasValue; ///< none: the host does not tell
    friend bool operator==(const SecretInfo &, const SecretInfo &) = default;
};

/// A directory of a host.
struct FolderInfo {
    QString path;         ///< absolute
    QString mounted = {}; ///< what is mounted there: "nfs4 nas1:/export/vm"; empty: nothing
    QString link = {};    ///< as a symbolic link: where it leads; empty: it is none
    std::optional<bool> isEmpty = {}; ///< none: not known
    friend bool operator==(const FolderInfo &, const FolderInfo &) = default;
};

/// What a host can be asked for while a definition is edited.
struct HostQuestion {
    enum class About : quint8 {
        Sources, ///< what pools of a type can use, as the host finds it (virConnectFindStoragePoolSources)
        Secrets,   ///< its secrets for one use
        NewSecret, ///< not a question: makes a secret
        Folders,   ///< its directories in one directory
        Machines,  ///< its virtual machines
    };
    About about = About::Sources;
    PoolType type = PoolType::Dir; ///< for Sources
    /// For Sources: what is known already, as <source>; may be empty. For Folders: the directory to look
    /// into, in UTF-8.
    QByteArray source = {};
    QString usageType = {}; ///< for Secrets and NewSecret: "iscsi" or "ceph"
    QString usage = {};     ///< for NewSecret, as the next two
    QString description = {};
    std::shared_ptr<const SecretValue> value = {};
};

struct MachineXml {
    QByteArray xml; ///< as the host has it now, without secrets
    bool isRunning = false;
    friend bool operator==(const MachineXml &, const MachineXml &) = default;
};

struct HostAnswer {
    QByteArray sources = {};        ///< <sources>, as libvirt wrote it
    QList<SecretInfo> secrets = {}; ///< for NewSecret: that one
    QString folder = {}; ///< for Folders: the nearest one to that asked for which is there
    QList<FolderInfo> folders = {}; ///< itself first, then those in it
    bool isMissing = false;         ///< the directory asked for does not exist
    bool isCut = false;             ///< there are more
    QList<MachineXml> machines = {};
    int unnamed = 0; ///< directories left out because their names are no text
    std::optional<ServiceError> error = {}; ///< why there is nothing else
};

} // namespace poolwarden
