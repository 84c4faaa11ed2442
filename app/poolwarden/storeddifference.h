// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QStringList>

namespace poolwarden {

/// Whether a host has what it was sent.
class StoredDifference
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::StoredDifference)

public:
    /// A sentence for each field that the host stored otherwise: “Directory: asked for /srv/new, the host
    /// has /srv/old”. Without a UUID in what was sent, the host makes one, which is no difference.
    [[nodiscard]] static QStringList of(const QByteArray &sent, const QByteArray &stored,
                                        bool hadUuid);
};

} // namespace poolwarden
