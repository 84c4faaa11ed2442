// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <type_traits>
#include <utility>

namespace poolwarden {

/// Runs `work` in a thread of the pool, then `then` with its result in the thread of `context`; not if that
/// is gone by then, which QFuture::then() of Qt 6.4 does not survive.
template<typename Work, typename Then>
void inBackground(QObject *context, QThreadPool &pool, Work work, Then then)
{
    using Result = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)] {
                         watcher->deleteLater();
                         then(watcher->result());
                     });
    watcher->setFuture(QtConcurrent::run(&pool, std::move(work)));
}

/// The same in any thread.
template<typename Work, typename Then>
void inBackground(QObject *context, Work work, Then then)
{
    inBackground(context, *QThreadPool::globalInstance(), std::move(work), std::move(then));
}

} // namespace poolwarden
