// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/eventloop.h"

#include <QDir>
#include <QTest>

#include <unistd.h>

#include <array>
#include <atomic>
#include <thread>
#include <vector>

using namespace poolwarden;

namespace {

/// What a watch has seen; the watch's opaque pointer.
struct Seen {
    std::atomic<int> calls = 0;
    std::atomic<int> releases = 0;
    std::atomic<int> events = 0;
    std::atomic<bool> busy = false;
    std::atomic<bool> releasedWhileBusy = false;
    std::atomic<bool> foreignThread = false;
    std::thread::id testThread = std::this_thread::get_id();
};

void release(void *opaque)
{
    auto *seen = static_cast<Seen *>(opaque);
    if (seen->busy)
        seen->releasedWhileBusy = true;
    ++seen->releases;
}

struct Pipe {
    Pipe() { opened = ::pipe(ends.data()) == 0; }
    ~Pipe()
    {
        for (const int end : ends)
            ::close(end);
    }
    void write() const { QCOMPARE(::write(ends[1], "x", 1), ssize_t(1)); }
    std::array<int, 2> ends = {-1, -1};
    bool opened = false;
};

} // namespace

class EventLoopTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { EventLoop::ensureRunning(); }
    void registersOnce();
    void callsBackWhenReadable();
    void staysSilentWithoutEvents();
    void removalFromTheCallbackReleasesAfterIt();
    void removalOfAnUnknownWatchFails();
    void hangUpIsReported();
    void timerFiresRepeatedlyUntilSwitchedOff();
    void timerCanStartSwitchedOff();
    void timerOfZeroFiresEachTurn();
    void survivesConcurrentUse();
};

void EventLoopTest::registersOnce()
{
    const auto running = [] {
        return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    };
    const QStringList before = running();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([] { EventLoop::ensureRunning(); });
    for (std::thread &thread : threads)
        thread.join();
    // No second loop; the kernel may show a thread for a moment after it was joined.
    QTRY_COMPARE(running(), before);
}

void EventLoopTest::callsBackWhenReadable()
{
    const Pipe pipe;
    QVERIFY(pipe.opened);
    Seen seen;
    const int watch = virEventAddHandle(
        pipe.ends[0], VIR_EVENT_HANDLE_READABLE,
        [](int, int fd, int events, void *opaque) {
            auto *target = static_cast<Seen *>(opaque);
            char byte = 0;
            if (::read(fd, &byte, 1) == 1)
                ++target->calls;
            target->events = events;
            target->foreignThread = std::this_thread::get_id() != target->testThread;
        },
        &seen, &release);
    QVERIFY(watch > 0);
    pipe.write();
    QTRY_COMPARE(seen.calls.load(), 1);
    QCOMPARE(seen.events.load(), int(VIR_EVENT_HANDLE_READABLE));
    QVERIFY(seen.foreignThread);
    pipe.write();
    QTRY_COMPARE(seen.calls.load(), 2);
    QCOMPARE(virEventRemoveHandle(watch), 0);
    QTRY_COMPARE(seen.releases.load(), 1);
    QCOMPARE(virEventRemoveHandle(watch), -1);
}

void EventLoopTest::staysSilentWithoutEvents()
{
    const Pipe pipe;
    const Pipe other;
    Seen silent;
    Seen marker;
    const auto read = [](int, int fd, int, void *opaque) {
        char byte = 0;
        if (::read(fd, &byte, 1) == 1)
            ++static_cast<Seen *>(opaque)->calls;
    };
    const int watch = virEventAddHandle(pipe.ends[0], 0, read, &silent, &release);
    const int markerWatch =
        virEventAddHandle(other.ends[0], VIR_EVENT_HANDLE_READABLE, read, &marker, &release);
    pipe.write();
    other.write();
    QTRY_COMPARE(marker.calls.load(), 1);
    QCOMPARE(silent.calls.load(), 0);
    virEventUpdateHandle(watch, VIR_EVENT_HANDLE_READABLE);
    QTRY_COMPARE(silent.calls.load(), 1);
    virEventRemoveHandle(watch);
    virEventRemoveHandle(markerWatch);
    QTRY_COMPARE(silent.releases.load() + marker.releases.load(), 2);
}

void EventLoopTest::removalFromTheCallbackReleasesAfterIt()
{
    const Pipe pipe;
    Seen seen;
    virEventAddHandle(
        pipe.ends[0], VIR_EVENT_HANDLE_READABLE,
        [](int watch, int, int, void *opaque) {
            auto *target = static_cast<Seen *>(opaque);
            target->busy = true;
            virEventRemoveHandle(watch);
            ++target->calls;
            target->busy = false;
        },
        &seen, &release);
    pipe.write();
    QTRY_COMPARE(seen.releases.load(), 1);
    QCOMPARE(seen.calls.load(), 1); // although it is still readable
    QVERIFY(!seen.releasedWhileBusy);
}

void EventLoopTest::removalOfAnUnknownWatchFails()
{
    QCOMPARE(virEventRemoveHandle(1'000'000), -1);
    QCOMPARE(virEventRemoveTimeout(1'000'000), -1);
    virEventUpdateHandle(1'000'000, VIR_EVENT_HANDLE_READABLE);
    virEventUpdateTimeout(1'000'000, 0);
}

void EventLoopTest::hangUpIsReported()
{
    Pipe pipe;
    Seen seen;
    const int watch = virEventAddHandle(
        pipe.ends[0], VIR_EVENT_HANDLE_READABLE,
        [](int id, int, int events, void *opaque) {
            auto *target = static_cast<Seen *>(opaque);
            target->events = events;
            virEventUpdateHandle(id, 0); // or it would be reported for ever
            ++target->calls;
        },
        &seen, &release);
    ::close(pipe.ends[1]);
    pipe.ends[1] = -1;
    QTRY_COMPARE(seen.calls.load(), 1);
    QVERIFY(seen.events & VIR_EVENT_HANDLE_HANGUP);
    virEventRemoveHandle(watch);
    QTRY_COMPARE(seen.releases.load(), 1);
    QCOMPARE(seen.calls.load(), 1);
}

void EventLoopTest::timerFiresRepeatedlyUntilSwitchedOff()
{
    Seen seen;
    const int timer = virEventAddTimeout(
        5,
        [](int id, void *opaque) {
            if (++static_cast<Seen *>(opaque)->calls == 3)
                virEventUpdateTimeout(id, -1);
        },
        &seen, &release);
    QTRY_COMPARE(seen.calls.load(), 3);

    // A later timer has come and gone: the first is really off.
    Seen later;
    const int second = virEventAddTimeout(
        30, [](int, void *opaque) { ++static_cast<Seen *>(opaque)->calls; }, &later, &release);
    QTRY_VERIFY(later.calls > 0);
    QCOMPARE(seen.calls.load(), 3);
    QCOMPARE(virEventRemoveTimeout(timer), 0);
    QCOMPARE(virEventRemoveTimeout(second), 0);
    QTRY_COMPARE(seen.releases.load() + later.releases.load(), 2);
}

void EventLoopTest::timerCanStartSwitchedOff()
{
    Seen seen;
    const int timer = virEventAddTimeout(
        -1,
        [](int id, void *opaque) {
            virEventRemoveTimeout(id);
            ++static_cast<Seen *>(opaque)->calls;
        },
        &seen, &release);
    virEventUpdateTimeout(timer, 0);
    QTRY_COMPARE(seen.releases.load(), 1);
    QCOMPARE(seen.calls.load(), 1);
}

void EventLoopTest::timerOfZeroFiresEachTurn()
{
    Seen seen;
    const int timer = virEventAddTimeout(
        0, [](int, void *opaque) { ++static_cast<Seen *>(opaque)->calls; }, &seen, &release);
    QTRY_VERIFY(seen.calls > 10);
    virEventRemoveTimeout(timer);
    QTRY_COMPARE(seen.releases.load(), 1);
}

void EventLoopTest::survivesConcurrentUse()
{
    constexpr int rounds = 300;
    Seen seen;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&seen] {
            const Pipe pipe;
            for (int round = 0; round < rounds; ++round) {
                const int watch = virEventAddHandle(
                    pipe.ends[0], VIR_EVENT_HANDLE_READABLE,
                    [](int, int, int, void *opaque) { ++static_cast<Seen *>(opaque)->calls; },
                    &seen, &release);
                const int timer = virEventAddTimeout(
                    0, [](int, void *opaque) { ++static_cast<Seen *>(opaque)->calls; }, &seen,
                    &release);
                virEventUpdateHandle(watch, VIR_EVENT_HANDLE_WRITABLE);
                virEventUpdateTimeout(timer, 1);
                virEventRemoveTimeout(timer);
                virEventRemoveHandle(watch);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QTRY_COMPARE(seen.releases.load(), 4 * rounds * 2);
}

QTEST_GUILESS_MAIN(EventLoopTest)
#include "tst_eventloop.moc"
