// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QThread>

#include <chrono>
#include <memory>
#include <vector>

namespace poolwarden {

/// Deletes a thread that has ended. A running one deletes itself when it ends.
struct ThreadReleaser {
    void operator()(QThread *thread) const;
};

/// Threads that nobody waits for: each is deleted when it ends.
class LeftThreads final : public QObject
{
    Q_OBJECT

public:
    /// `patience`: how long the destructor waits before it leaves stuck threads behind.
    explicit LeftThreads(std::chrono::milliseconds patience, QObject *parent = nullptr);
    ~LeftThreads() override;

    using Handle = std::unique_ptr<QThread, ThreadReleaser>;
    void add(Handle thread);

private:
    const std::chrono::milliseconds m_patience;
    std::vector<Handle> m_threads;
};

} // namespace poolwarden
