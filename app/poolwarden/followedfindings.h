// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/restson.h"
#include "model/session/poolregistry.h"

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <vector>

namespace poolwarden {

/// Findings that somebody is asked about, while pools change.
class FollowedFindings final : public QObject
{
    Q_OBJECT

public:
    /// The registry must outlive it.
    FollowedFindings(const PoolRegistry *registry, const std::vector<Finding> &findings,
                     QObject *parent = nullptr);

    /// Those that are still found, and rest on the same.
    [[nodiscard]] std::vector<Finding> left() const;

Q_SIGNALS:
    /// There are fewer or more of them than when it was told last.
    void changed();

private:
    void look();

    const PoolRegistry *m_registry;
    std::vector<Finding> m_findings;
    std::vector<RestsOn> m_rests; ///< of each
    std::size_t m_told;
    QTimer m_soon;
};

} // namespace poolwarden
