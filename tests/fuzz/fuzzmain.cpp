// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzdefinition.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    poolwarden::fuzz::fuzzDefinition({reinterpret_cast<const char *>(data), size});
    return 0;
}
