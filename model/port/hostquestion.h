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

/// What a host can be asked for while a definition is edited.
struct HostQuestion {
    enum class About : quint8 {
        Sources, ///< what pools of a type can use, as the host finds it (virConnectFindStoragePoolSources)
        Secrets,   ///< its secrets for one use
        NewSecret, ///< not a question: makes a secret
    };
    About about = About::Sources;
    PoolType type = PoolType::Dir; ///< for Sources
    QByteArray source; ///< for Sources: what is known already, as <source>; may be empty
    QString usageType; ///< for Secrets and NewSecret: "iscsi" or "ceph"
    QString usage;     ///< for NewSecret, as the next two
    QString description = {};
    std::shared_ptr<const SecretValue> value = {};
};

struct HostAnswer {
    QByteArray sources = {};                ///< <sources>, as libvirt wrote it
    QList<SecretInfo> secrets = {};         ///< for NewSecret: that one
    std::optional<ServiceError> error = {}; ///< why there is nothing else
};

} // namespace poolwarden
