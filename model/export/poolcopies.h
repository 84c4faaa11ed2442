// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/export/exporter.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>

#include <cstdint>

namespace poolwarden {

/// What a definition can be copied as.
enum class CopyForm : std::uint8_t { Xml, Virsh, Ansible, Terraform };

/// Definitions as text for another program.
class PoolCopies final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolCopies)

public:
    struct Result {
        QByteArray text; ///< UTF-8; empty: there is nothing to copy
        int count = 0;   ///< of the pools in it
        QList<Exporter::Problem> skipped;
    };

    PoolCopies(const PoolRegistry &registry, const Exporter &exporter);

    /// Why this pool cannot be copied in this form; empty: it can.
    [[nodiscard]] QString obstacle(PoolId pool, CopyForm form) const;
    /// Those that can, one after the other.
    [[nodiscard]] Result copy(const QList<PoolId> &pools, CopyForm form) const;

private:
    const PoolRegistry &m_registry;
    const Exporter &m_exporter;
};

} // namespace poolwarden
