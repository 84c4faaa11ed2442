// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <libvirt/libvirt.h>

#include <functional>
#include <memory>
#include <mutex>

namespace poolwarden {

/// Where libvirt's callbacks end. They come on the event loop's thread or on the one that happens
/// to make a call, and may still come while their registration is being taken back; so each
/// registration holds a share of the sink, and whoever listens can leave at any time.
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

    /// Nothing is called any more once this has returned.
    void detach();

    void poolTouched(virStoragePoolPtr pool);
    void devicesTouched();
    void closed(int reason);

    /// A share as libvirt's opaque pointer, and the function that gives it back. The share has to be
    /// given back by hand where a registration fails.
    [[nodiscard]] static void *share(const std::shared_ptr<EventSink> &sink);
    static void unshare(void *opaque);
    /// The same function for the one share that the close callback has, which is remembered: drivers
    /// inside this process take that registration without keeping it, and never give the share back.
    static void unshareClosed(void *opaque);
    [[nodiscard]] bool isClosedUnshared();
    /// Of a pointer made by share().
    [[nodiscard]] static EventSink &from(void *opaque);

private:
    std::mutex m_mutex;
    Listener m_listener;
    bool m_closedUnshared = false;
};

} // namespace poolwarden
