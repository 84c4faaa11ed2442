// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/leftthreads.h"

#include <QDeadlineTimer>

#include <utility>

namespace poolwarden {

void ThreadReleaser::operator()(QThread *thread) const
{
    if (thread->isFinished()) {
        const std::default_delete<QThread> destroy;
        destroy(thread);
        return;
    }
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
}

LeftThreads::LeftThreads(std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_patience(patience)
{
}

LeftThreads::~LeftThreads()
{
    const QDeadlineTimer deadline(m_patience);
    for (const Handle &thread : m_threads) {
        thread->disconnect(this);
        thread->wait(deadline);
    }
}

void LeftThreads::add(Handle handle)
{
    QThread *thread = handle.get();
    m_threads.push_back(std::move(handle));
    connect(thread, &QThread::finished, this, [this, thread] {
        thread->wait(); // it does a little more after it has emitted finished()
        std::erase_if(m_threads, [thread](const Handle &left) { return left.get() == thread; });
    });
}

} // namespace poolwarden
