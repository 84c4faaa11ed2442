// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define POOLWARDEN_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define POOLWARDEN_SANITIZED 1
#endif
#endif

namespace poolwarden {

/// How much random or heavy work a test does. A sanitizer makes all of it several times slower and looks
/// at every access, so that a part of the rounds shows what it can show.
template<typename Number>
constexpr Number effort(Number full)
{
#ifdef POOLWARDEN_SANITIZED
    return std::max<Number>(1, full / 4);
#else
    return full;
#endif
}

} // namespace poolwarden
