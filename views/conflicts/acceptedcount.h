// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

namespace poolwarden {

/// How many conflicts are accepted; leads to them.
class AcceptedCount final : public QPushButton
{
    Q_OBJECT

public:
    explicit AcceptedCount(QWidget *parent = nullptr);

    /// Hides itself if there are none. stale: acceptances that hide nothing any more.
    void show(int hidden, int stale);
};

} // namespace poolwarden
