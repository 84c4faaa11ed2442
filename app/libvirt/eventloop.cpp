// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/eventloop.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <limits>
#include <new>
#include <utility>

namespace poolwarden {

namespace {

constexpr auto stopGrace = std::chrono::seconds(1);

/// The only loop of the process: virEventRegisterImpl() takes plain functions without a user pointer
/// and cannot be undone. The loop is never destroyed, because a worker that is left behind in a hung
/// call may still use it while the process ends.
EventLoop &processLoop()
{
    alignas(EventLoop) static std::byte storage[sizeof(EventLoop)];
    static EventLoop *const loop = ::new (static_cast<void *>(storage)) EventLoop;
    return *loop;
}

struct Stopper {
    ~Stopper() { processLoop().stop(); }
};

short toPoll(int events)
{
    int result = 0;
    if (events & VIR_EVENT_HANDLE_READABLE)
        result |= POLLIN;
    if (events & VIR_EVENT_HANDLE_WRITABLE)
        result |= POLLOUT;
    if (events & VIR_EVENT_HANDLE_ERROR)
        result |= POLLERR;
    if (events & VIR_EVENT_HANDLE_HANGUP)
        result |= POLLHUP;
    return static_cast<short>(result);
}

int fromPoll(short events)
{
    int result = 0;
    if (events & POLLIN)
        result |= VIR_EVENT_HANDLE_READABLE;
    if (events & POLLOUT)
        result |= VIR_EVENT_HANDLE_WRITABLE;
    if (events & (POLLERR | POLLNVAL))
        result |= VIR_EVENT_HANDLE_ERROR;
    if (events & POLLHUP)
        result |= VIR_EVENT_HANDLE_HANGUP;
    return result;
}

} // namespace

void EventLoop::ensureRunning()
{
    static std::once_flag once;
    std::call_once(once, [] {
        processLoop().start();
        virEventRegisterImpl(
            [](int fd, int events, virEventHandleCallback callback, void *opaque,
               virFreeCallback release) {
                return processLoop().addHandle(fd, events, callback, opaque, release);
            },
            [](int watch, int events) { processLoop().updateHandle(watch, events); },
            [](int watch) { return processLoop().removeHandle(watch); },
            [](int milliseconds, virEventTimeoutCallback callback, void *opaque,
               virFreeCallback release) {
                return processLoop().addTimeout(milliseconds, callback, opaque, release);
            },
            [](int timer, int milliseconds) { processLoop().updateTimeout(timer, milliseconds); },
            [](int timer) { return processLoop().removeTimeout(timer); });
        static const Stopper stopper;
    });
}

void EventLoop::start()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        throw std::bad_alloc(); // no file descriptors left, so nothing would work
    m_wakeRead = ends[0];
    m_wakeWrite = ends[1];

    // Blocks all signals for the thread, which inherits the mask: signals belong to the main thread,
    // and libvirt writes to sockets here without protection against SIGPIPE.
    sigset_t all;
    sigset_t previous;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &previous);
    m_thread = std::thread([this] { run(); });
    pthread_sigmask(SIG_SETMASK, &previous, nullptr);
}

void EventLoop::stop()
{
    std::unique_lock lock(m_mutex);
    m_stopping = true;
    wake();
    const bool ended = m_endedCondition.wait_for(lock, stopGrace, [this] { return m_ended; });
    lock.unlock();
    if (ended)
        m_thread.join();
    else
        m_thread.detach();
}

int EventLoop::addHandle(int fd, int events, virEventHandleCallback callback, void *opaque,
                         virFreeCallback release)
{
    const std::scoped_lock lock(m_mutex);
    const int watch = m_nextWatch++;
    m_handles.emplace(watch, Handle{fd, events, callback, opaque, release, false});
    wake();
    return watch;
}

void EventLoop::updateHandle(int watch, int events)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_handles.find(watch);
    if (found == m_handles.end() || found->second.removed || found->second.events == events)
        return;
    found->second.events = events;
    wake();
}

int EventLoop::removeHandle(int watch)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_handles.find(watch);
    if (found == m_handles.end() || found->second.removed)
        return -1;
    found->second.removed = true;
    wake();
    return 0;
}

int EventLoop::addTimeout(int milliseconds, virEventTimeoutCallback callback, void *opaque,
                          virFreeCallback release)
{
    const std::scoped_lock lock(m_mutex);
    const int timer = m_nextTimer++;
    const auto due = Clock::now() + std::chrono::milliseconds(std::max(milliseconds, 0));
    m_timers.emplace(timer, Timer{milliseconds, due, callback, opaque, release, false});
    wake();
    return timer;
}

void EventLoop::updateTimeout(int timer, int milliseconds)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_timers.find(timer);
    if (found == m_timers.end() || found->second.removed)
        return;
    found->second.milliseconds = milliseconds;
    found->second.due = Clock::now() + std::chrono::milliseconds(std::max(milliseconds, 0));
    wake();
}

int EventLoop::removeTimeout(int timer)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_timers.find(timer);
    if (found == m_timers.end() || found->second.removed)
        return -1;
    found->second.removed = true;
    wake();
    return 0;
}

void EventLoop::run()
{
    while (true) {
        const std::vector<Ready> ready = wait();
        {
            const std::scoped_lock lock(m_mutex);
            if (m_stopping)
                break;
        }
        dispatchHandles(ready);
        dispatchTimers();
        collectGarbage();
    }
    const std::scoped_lock lock(m_mutex);
    m_ended = true;
    m_endedCondition.notify_all();
}

std::vector<EventLoop::Ready> EventLoop::wait()
{
    std::vector<pollfd> descriptors;
    std::vector<int> watches;
    int timeout = -1;
    {
        const std::scoped_lock lock(m_mutex);
        descriptors.push_back({m_wakeRead, POLLIN, 0});
        watches.push_back(0);
        for (const auto &[watch, handle] : m_handles) {
            // A handle without events is off; poll() would still report a hang-up, again and again.
            if (handle.removed || handle.events == 0)
                continue;
            descriptors.push_back({handle.fd, toPoll(handle.events), 0});
            watches.push_back(watch);
        }
        timeout = pollTimeout();
    }

    const int count = ::poll(descriptors.data(), descriptors.size(), timeout);
    std::vector<Ready> ready;
    if (count <= 0)
        return ready; // a timer is due, or a signal interrupted poll()
    if (descriptors.front().revents != 0) {
        char drain[256];
        while (::read(m_wakeRead, drain, sizeof(drain)) > 0) {
        }
    }
    for (std::size_t i = 1; i < descriptors.size(); ++i) {
        if (descriptors[i].revents != 0)
            ready.push_back({watches[i], fromPoll(descriptors[i].revents)});
    }
    return ready;
}

int EventLoop::pollTimeout() const
{
    std::chrono::milliseconds nearest = std::chrono::milliseconds::max();
    const auto now = Clock::now();
    for (const auto &[id, timer] : m_timers) {
        if (timer.removed || timer.milliseconds < 0)
            continue;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(timer.due - now);
        nearest = std::min(nearest, std::max(left, std::chrono::milliseconds::zero()));
    }
    if (nearest == std::chrono::milliseconds::max())
        return -1;
    return static_cast<int>(
        std::min<std::chrono::milliseconds::rep>(nearest.count(), std::numeric_limits<int>::max()));
}

void EventLoop::dispatchHandles(const std::vector<Ready> &ready)
{
    for (const Ready &item : ready) {
        Handle handle;
        {
            const std::scoped_lock lock(m_mutex);
            const auto found = m_handles.find(item.watch);
            // Removed or switched off meanwhile, perhaps by the previous callback.
            if (found == m_handles.end() || found->second.removed || found->second.events == 0)
                continue;
            handle = found->second;
        }
        handle.callback(item.watch, handle.fd, item.events, handle.opaque);
    }
}

void EventLoop::dispatchTimers()
{
    std::vector<int> due;
    const auto now = Clock::now();
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto &[id, timer] : m_timers) {
            if (!timer.removed && timer.milliseconds >= 0 && timer.due <= now)
                due.push_back(id);
        }
    }
    for (const int id : due) {
        Timer timer;
        {
            const std::scoped_lock lock(m_mutex);
            const auto found = m_timers.find(id);
            if (found == m_timers.end() || found->second.removed || found->second.milliseconds < 0
                || found->second.due > now)
                continue;
            found->second.due = now + std::chrono::milliseconds(found->second.milliseconds);
            timer = found->second;
        }
        timer.callback(id, timer.opaque);
    }
}

void EventLoop::collectGarbage()
{
    std::vector<Garbage> garbage;
    {
        const std::scoped_lock lock(m_mutex);
        const auto take = [&garbage](auto &entry) {
            if (!entry.second.removed)
                return false;
            garbage.push_back({entry.second.release, entry.second.opaque});
            return true;
        };
        std::erase_if(m_handles, take);
        std::erase_if(m_timers, take);
    }
    for (const Garbage &item : garbage) {
        if (item.release)
            item.release(item.opaque);
    }
}

void EventLoop::wake()
{
    // If the pipe is full, a wake-up is pending already.
    const char byte = 0;
    while (::write(m_wakeWrite, &byte, 1) < 0 && errno == EINTR) {
    }
}

} // namespace poolwarden
