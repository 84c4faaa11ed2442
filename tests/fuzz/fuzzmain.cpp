// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzdefinition.h"
#include "tests/fuzz/fuzzdocument.h"

#include <cstddef>
#include <cstdint>

// FUZZ_TARGET names the function.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    poolwarden::fuzz::FUZZ_TARGET({reinterpret_cast<const char *>(data), size});
    return 0;
}
