// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>
#include <QThread>

namespace poolwarden {

class DocumentWatcher;

/// Tells when files may have been changed by somebody. The files are watched on a thread of their own,
/// because they may be on a share that does not answer.
class DocumentWatch final : public QObject
{
    Q_OBJECT

public:
    explicit DocumentWatch(QObject *parent = nullptr);
    /// Waits for the thread.
    ~DocumentWatch() override;

    /// Replaces what is watched.
    void setFiles(const QStringList &paths);

Q_SIGNALS:
    /// Some of the files may have changed.
    void touched();

private:
    QThread m_thread;
    DocumentWatcher *m_watcher; ///< lives in the thread, and is destroyed with it
};

} // namespace poolwarden
