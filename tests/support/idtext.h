// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/id.h"

#include <QDebug>

namespace poolwarden {

/// An id as QCOMPARE shows it, also in a list.
template<class Thing, class Integer>
QDebug operator<<(QDebug debug, Id<Thing, Integer> id)
{
    return debug << id.value();
}

} // namespace poolwarden
