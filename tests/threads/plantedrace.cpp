// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What must not be done: one checker in two threads at a time. The thread sanitizer has to see it, or a
// clean run of tst_enginethreads would say nothing.

#include "model/conflict/conflictchecker.h"

#include <thread>

int main()
{
    poolwarden::ConflictChecker checker;
    checker.addHost(poolwarden::HostId(1));
    const auto work = [&checker] {
        for (int i = 0; i < 1000; ++i)
            checker.setProfile(poolwarden::HostId(1), {});
    };
    std::thread other(work);
    work();
    other.join();
}
