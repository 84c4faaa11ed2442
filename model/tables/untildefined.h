// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

namespace poolwarden {

class PoolRegistry;

/// Counts the pairs of pools that have a conflict on their hosts, and none with the edits that are not defined yet.
/// Errors and warnings, without those that are accepted.
class UntilDefined final : public QObject
{
    Q_OBJECT

public:
    /// The registry must outlive it.
    explicit UntilDefined(const PoolRegistry *registry, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void changed();

private:
    void update();

    const PoolRegistry *m_registry;
    QTimer m_pause;
    int m_count = 0;
};

} // namespace poolwarden
