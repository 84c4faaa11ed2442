// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QMenu>

#include <optional>

namespace poolwarden {

/// The types of pools that can be made. Those that the host does not support are disabled.
class NewPoolMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit NewPoolMenu(QWidget *parent = nullptr);

    /// The host that the pool will be defined on; none: nothing can be made.
    void setHost(const std::optional<PoolRegistry::Host> &host);

Q_SIGNALS:
    void typeChosen(poolwarden::PoolType type);
};

} // namespace poolwarden
