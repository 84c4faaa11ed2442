// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace poolwarden {

/// Whether both are the same text, or definitions that mean the same; see isSameDefinition().
[[nodiscard]] bool meanTheSame(const QByteArray &one, const QByteArray &other);

} // namespace poolwarden
