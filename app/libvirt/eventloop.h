// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libvirt/libvirt.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace poolwarden {

/// The event loop for libvirt: poll(2) on its own thread, with a pipe that wakes it.
///
/// Why not libvirt's default implementation: it runs on GLib's main context, which Qt uses as well,
/// and the two dead-lock at exit. Why not Qt's notifiers and timers: they may only be used from the
/// thread that they live in, but libvirt adds, changes and removes watches from any thread that makes
/// a call. Each change would be a message that arrives late. A table under a mutex has no such delay:
/// once the loop has seen a removal, it never calls that watch again.
///
/// It follows libvirt's rules (libvirt-event.h). The functions may be called from any thread and from
/// callbacks. A callback runs without our lock. The function that frees the opaque pointer runs later
/// on the loop's thread, never inside a callback or a removal.
class EventLoop final
{
public:
    /// Registers with libvirt and starts the thread, once per process. Call it before the first
    /// connection is opened. The thread ends with the process's static objects. Thread-safe.
    static void ensureRunning();

    EventLoop() = default;
    ~EventLoop() = delete;
    EventLoop(const EventLoop &) = delete;
    EventLoop &operator=(const EventLoop &) = delete;

    int addHandle(int fd, int events, virEventHandleCallback callback, void *opaque,
                  virFreeCallback release);
    void updateHandle(int watch, int events);
    int removeHandle(int watch);
    int addTimeout(int milliseconds, virEventTimeoutCallback callback, void *opaque,
                   virFreeCallback release);
    void updateTimeout(int timer, int milliseconds);
    int removeTimeout(int timer);

    void start();
    /// Waits for the thread for a limited time; a callback that does not return is left behind.
    void stop();

private:
    using Clock = std::chrono::steady_clock;

    struct Handle {
        int fd = -1;
        int events = 0;
        virEventHandleCallback callback = nullptr;
        void *opaque = nullptr;
        virFreeCallback release = nullptr;
        bool removed = false;
    };
    struct Timer {
        int milliseconds = -1; ///< negative: off; 0: in each iteration of the loop
        Clock::time_point due;
        virEventTimeoutCallback callback = nullptr;
        void *opaque = nullptr;
        virFreeCallback release = nullptr;
        bool removed = false;
    };
    struct Ready {
        int watch = 0;
        int events = 0;
    };
    struct Garbage {
        virFreeCallback release = nullptr;
        void *opaque = nullptr;
    };

    void run();
    [[nodiscard]] std::vector<Ready> wait();
    void dispatchHandles(const std::vector<Ready> &ready);
    void dispatchTimers();
    void collectGarbage();
    [[nodiscard]] int pollTimeout() const;
    void wake();

    mutable std::mutex m_mutex;
    std::map<int, Handle> m_handles;
    std::map<int, Timer> m_timers;
    int m_nextWatch = 1;
    int m_nextTimer = 1;
    int m_wakeRead = -1;
    int m_wakeWrite = -1;
    bool m_stopping = false;
    bool m_ended = false;
    std::condition_variable m_endedCondition;
    std::thread m_thread;
};

} // namespace poolwarden
