// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ctime>

namespace poolwarden {

/// The CPU time that this process has used, in milliseconds. Unlike wall-clock time it can be compared
/// on a busy machine.
inline double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The same of this thread alone.
inline double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template<typename Work>
double threadMillisecondsOf(const Work &work)
{
    const double before = threadMilliseconds();
    work();
    return threadMilliseconds() - before;
}

template<typename Work>
double cpuMillisecondsOf(const Work &work)
{
    const double before = cpuMilliseconds();
    work();
    return cpuMilliseconds() - before;
}

} // namespace poolwarden
