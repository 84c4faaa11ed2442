// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <libvirt/libvirt.h>

#include <functional>
#include <memory>
#include <mutex>

namespace poolwarden {

/// Receives libvirt's callbacks. They come on the event loop's thread or on any thread that makes a
/// call, and may still come while their registration is being removed. So each registration shares
/// the ownership of the sink, and the listener can detach at any time.
class EventSink final
{
public:
    /// Called from any thread, one at a time; must return quickly and make no libvirt call.
    struct Listener {
        std::function<void(const QString &uuid)> poolTouched;
        std::function<void()> devicesTouched;
        std::function<void(int reason)> closed; ///< virConnectCloseReason
    };

    explicit EventSink(Listener listener);

    /// After this returns, the listener is not called again.
    void detach();

    void poolTouched(virStoragePoolPtr pool);
    void devicesTouched();
    void closed(int reason);

    /// share() makes libvirt's opaque pointer, which shares the ownership; unshare() frees it. If a
    /// registration fails, the caller must free it.
    [[nodiscard]] static void *share(const std::shared_ptr<EventSink> &sink);
    static void unshare(void *opaque);
    /// Like unshare(), for the close callback, and remembers the call. Drivers inside this process
    /// accept that registration without keeping it, and never free its pointer.
    static void unshareClosed(void *opaque);
    [[nodiscard]] bool isClosedUnshared();
    /// The sink behind a pointer from share().
    [[nodiscard]] static EventSink &from(void *opaque);

private:
    std::mutex m_mutex;
    Listener m_listener;
    bool m_closedUnshared = false;
};

} // namespace poolwarden
