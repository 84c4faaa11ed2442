// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QSet>
#include <QString>

namespace poolwarden {

/// Pools as `libvirt_pool` resources of Terraform's dmacvicar/libvirt provider, version 0.9.4 or
/// later, whose attributes can keep it from building and deleting storage. Earlier versions know
/// only directories and volume groups, in another form.
class TerraformPools final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::TerraformPools)

public:
    struct Lifecycle {
        bool active = false;
        bool autostart = false;
    };

    /// Why the provider cannot manage such a pool, as a sentence; empty if it can.
    [[nodiscard]] static QString obstacle(const PoolDocument &document);
    /// Requires an empty obstacle(). Resources made by the same object have different labels.
    [[nodiscard]] QByteArray resource(const PoolDocument &document, Lifecycle lifecycle);

private:
    QSet<QString> m_labels;
};

} // namespace poolwarden
