// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/candidatemaker.h"

#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <thread>
#include <utility>

namespace poolwarden {

namespace {

/// So many take less time than a thread.
constexpr std::size_t mostAtOnce = 500;

} // namespace

CandidateMaker::CandidateMaker(std::function<void(List)> take, QObject *parent)
    : QObject(parent)
    , m_take(std::move(take))
{
}

CandidateMaker::~CandidateMaker() = default;

void CandidateMaker::make(std::size_t count, std::function<List()> work)
{
    const quint64 number = ++m_current;
    if (count <= mostAtOnce) {
        m_take(work());
        return;
    }
    // They share only the promise.
    using Made = std::shared_ptr<List>;
    QPromise<Made> promise;
    auto *watcher = new QFutureWatcher<Made>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, number, watcher] {
        watcher->deleteLater();
        if (number == m_current)
            m_take(std::move(*watcher->result()));
    });
    promise.start();
    watcher->setFuture(promise.future());
    std::thread([promise = std::move(promise), work = std::move(work)]() mutable {
        promise.addResult(std::make_shared<List>(work()));
        promise.finish();
    }).detach();
}

} // namespace poolwarden
