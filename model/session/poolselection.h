// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>
#include <QObject>

namespace poolwarden {

/// The pools that the user has selected. Commands read it and change it, and need not know the window.
class PoolSelection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The selected pools in the order of their rows. While a command runs that is for the current pool
    /// alone, only that one.
    [[nodiscard]] virtual QList<PoolId> pools() const = 0;
    /// The pool in the editor; noPool if there is none.
    [[nodiscard]] virtual PoolId current() const = 0;
    /// The host for new pools, which is that of the current connection; noHost if there is none.
    [[nodiscard]] virtual HostId host() const = 0;

    /// Selects the pools. The first becomes the current one.
    virtual void select(const QList<PoolId> &pools) = 0;
    /// Selects the pool and moves the focus to its first field.
    virtual void edit(PoolId pool) = 0;
    /// The same, in the form even if the pool was edited as XML.
    virtual void fillForm(PoolId pool) = 0;

Q_SIGNALS:
    /// The selection, the host for new pools, or the state of the current pool has changed.
    void changed();
};

} // namespace poolwarden
