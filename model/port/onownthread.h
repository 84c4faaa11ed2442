// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>
#include <thread>
#include <type_traits>
#include <utility>

namespace poolwarden {

/// Does the work on a thread of its own, and then gives the result to `then` on the thread of `context`, unless
/// that is gone. Nothing waits for the work, not even the end of the program: a dead file server can hold it for
/// as long as the kernel waits. So it must share nothing; the result is handed over without a copy.
template<typename Work, typename Then>
void onOwnThread(QObject *context, Work work, Then then)
{
    using Result = std::shared_ptr<std::invoke_result_t<Work &>>;
    QPromise<Result> promise;
    auto *watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         then(std::move(*watcher->result()));
                     });
    promise.start();
    watcher->setFuture(promise.future());
    std::thread([promise = std::move(promise), work = std::move(work)]() mutable {
        promise.addResult(std::make_shared<std::invoke_result_t<Work &>>(work()));
        promise.finish();
    }).detach();
}

} // namespace poolwarden
