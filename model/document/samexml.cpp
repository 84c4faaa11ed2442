// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/samexml.h"

#include "model/xml/samedefinition.h"

#include <cstddef>

namespace poolwarden {

bool meanTheSame(const QByteArray &one, const QByteArray &other)
{
    const auto reading = [](const QByteArray &xml) {
        return readPool({xml.constData(), std::size_t(xml.size())});
    };
    return one == other || isSameDefinition(reading(one), reading(other));
}

} // namespace poolwarden
