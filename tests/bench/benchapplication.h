// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QApplication>

#include <functional>
#include <utility>

namespace poolwarden::bench {

/// Tells when a window was painted: all that had changed in it by then.
class BenchApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    void whenPainted(std::function<void()> tell) { m_tell = std::move(tell); }

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool isPainting = event->type() == QEvent::UpdateRequest;
        const bool isTaken = QApplication::notify(receiver, event);
        if (isPainting && m_tell)
            m_tell();
        return isTaken;
    }

private:
    std::function<void()> m_tell;
};

} // namespace poolwarden::bench
