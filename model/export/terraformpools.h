// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QSet>
#include <QString>

namespace poolwarden {

/// Pools as `libvirt_pool` resources of the dmacvicar/libvirt provider for Terraform, from its version
/// 0.9.4 on, which has the attributes that keep it from building and deleting storage. Earlier ones know
/// directories and volume groups only, in another form.
class TerraformPools final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::TerraformPools)

public:
    struct Lifecycle {
        bool active = false;
        bool autostart = false;
    };

    /// Why the provider cannot have such a pool, as a sentence; empty: it can.
    [[nodiscard]] static QString obstacle(const PoolDocument &document);
    /// Nothing stands against it. The resources of one of these objects have labels that differ.
    [[nodiscard]] QByteArray resource(const PoolDocument &document, Lifecycle lifecycle);

private:
    QSet<QString> m_labels;
};

} // namespace poolwarden
