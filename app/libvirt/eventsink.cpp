// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/eventsink.h"

#include <utility>

namespace poolwarden {

namespace {
using Share = std::shared_ptr<EventSink>;
}

EventSink::EventSink(Listener listener)
    : m_listener(std::move(listener))
{
}

void EventSink::detach()
{
    const std::scoped_lock lock(m_mutex);
    m_listener = {};
}

void EventSink::poolTouched(virStoragePoolPtr pool)
{
    char uuid[VIR_UUID_STRING_BUFLEN] = {};
    if (virStoragePoolGetUUIDString(pool, uuid) != 0)
        return;
    const std::scoped_lock lock(m_mutex);
    if (m_listener.poolTouched)
        m_listener.poolTouched(QString::fromLatin1(uuid));
}

void EventSink::devicesTouched()
{
    const std::scoped_lock lock(m_mutex);
    if (m_listener.devicesTouched)
        m_listener.devicesTouched();
}

void EventSink::closed(int reason)
{
    const std::scoped_lock lock(m_mutex);
    if (m_listener.closed)
        m_listener.closed(reason);
}

void *EventSink::share(const std::shared_ptr<EventSink> &sink)
{
    return std::make_unique<Share>(sink).release();
}

void EventSink::unshare(void *opaque)
{
    const std::unique_ptr<Share> share(static_cast<Share *>(opaque));
}

void EventSink::unshareClosed(void *opaque)
{
    {
        EventSink &sink = from(opaque);
        const std::scoped_lock lock(sink.m_mutex);
        sink.m_closedUnshared = true;
    }
    unshare(opaque);
}

bool EventSink::isClosedUnshared()
{
    const std::scoped_lock lock(m_mutex);
    return m_closedUnshared;
}

EventSink &EventSink::from(void *opaque)
{
    return **static_cast<Share *>(opaque);
}

} // namespace poolwarden
