// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/documentwatch.h"

#include "app/poolwarden/documentwatcher.h"

namespace poolwarden {

DocumentWatch::DocumentWatch(QObject *parent)
    : QObject(parent)
    , m_watcher(new DocumentWatcher)
{
    m_thread.setObjectName(QStringLiteral("documents"));
    m_watcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watcher, &QObject::deleteLater);
    connect(m_watcher, &DocumentWatcher::touched, this, &DocumentWatch::touched);
    m_thread.start();
}

DocumentWatch::~DocumentWatch()
{
    m_thread.quit();
    m_thread.wait();
}

void DocumentWatch::setFiles(const QStringList &paths)
{
    QMetaObject::invokeMethod(
        m_watcher, [watcher = m_watcher, paths] { watcher->setFiles(paths); },
        Qt::QueuedConnection);
}

} // namespace poolwarden
