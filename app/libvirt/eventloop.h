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

/// libvirt's event loop: poll(2) on a thread of its own, with a pipe that wakes it.
///
/// Not libvirt's default implementation, because that runs on GLib's main context, which Qt uses as
/// well: the two dead-lock at exit. Not Qt's notifiers and timers either: they may be touched only
/// from the thread they live in, while libvirt adds, changes and removes watches from whatever
/// thread makes a call, so each of these would be a message that arrives late. A table under a
/// mutex has no such gap: what is removed is never called again once removal has been seen by the
/// loop.
///
/// libvirt's rules that are kept here (libvirt-event.h): the functions may be called from any
/// thread and from within callbacks; a callback runs without our lock held; what was registered to
/// free the opaque pointer runs later, on the loop's thread, never from within a callback or a
/// removal.
class EventLoop final
{
public:
    /// Registers with libvirt and starts the thread, once per process; to be called before the
    /// first connection is opened. The thread ends with the process's static objects. Thread-safe.
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
    /// Bounded: a callback that does not return is left behind.
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
        int milliseconds = -1; ///< negative: off; 0: on each turn
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
