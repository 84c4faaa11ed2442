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

/// The forms in which a definition can be copied.
enum class CopyForm : std::uint8_t { Xml, Virsh, Ansible, Terraform };

/// Makes text of definitions for other programs.
class PoolCopies final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolCopies)

public:
    struct Result {
        QByteArray text; ///< UTF-8; empty: nothing to copy
        int count = 0;   ///< number of pools in the text
        QList<Exporter::Problem> skipped;
    };

    PoolCopies(const PoolRegistry &registry, const Exporter &exporter);

    /// Why this pool cannot be copied in this form; empty if it can.
    [[nodiscard]] QString obstacle(PoolId pool, CopyForm form) const;
    /// Copies the pools that can be copied, in order.
    [[nodiscard]] Result copy(const QList<PoolId> &pools, CopyForm form) const;

private:
    const PoolRegistry &m_registry;
    const Exporter &m_exporter;
};

} // namespace poolwarden
