// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/stateful/storageworld.h"

#include <string>
#include <vector>

namespace poolwarden {

/// All orders in which libvirt can find the files of two pools, with and without the state of what is
/// started where that cannot be known. After a boot there is no state.
[[nodiscard]] std::vector<StartOrder> startOrders(const StorageWorld::Pool &one,
                                                  const StorageWorld::Pool &other, bool isBoot);
/// The definition that is to be loaded is not, or what runs is not known any more.
[[nodiscard]] bool isLost(const StorageWorld::Pool &pool, const StorageWorld::Pools &after,
                          const StartOrder &order);
/// What an exhaustive trial of those orders gives, for both ways to start again.
[[nodiscard]] RestartLoss triedLoss(const StorageWorld &world, const StorageWorld::Pool &one,
                                    const StorageWorld::Pool &other);
/// The difference between what is announced of all pairs and what a trial gives; empty: none.
[[nodiscard]] std::string falseAnnouncements(const StorageWorld &world,
                                             const std::vector<StorageWorld::Announced> &announced);

} // namespace poolwarden
