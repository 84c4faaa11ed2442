// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/documentfollower.h"

#include "app/poolwarden/documents.h"
#include "app/poolwarden/inbackground.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QGuiApplication>

namespace poolwarden {

namespace {

/// One change comes with several signals.
constexpr int checkDelay = 100;

} // namespace

DocumentFollower::DocumentFollower(PoolRegistry *registry, PoolSelection *selection,
                                   QThreadPool *thread, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_selection(selection)
    , m_thread(thread)
{
    m_check.setSingleShot(true);
    m_check.setInterval(checkDelay);
    connect(&m_check, &QTimer::timeout, this, &DocumentFollower::check);
    connect(&m_watch, &DocumentWatch::touched, &m_check, qOverload<>(&QTimer::start));
    // Some file systems tell nothing.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                if (state == Qt::ApplicationActive)
                    m_check.start();
            });
    m_follow.setSingleShot(true);
    connect(&m_follow, &QTimer::timeout, this, &DocumentFollower::watchFiles);
    const auto follow = [this](PoolId, const auto &...) { m_follow.start(); };
    connect(registry, &PoolRegistry::draftOpened, this, follow);
    connect(registry, &PoolRegistry::draftClosed, this, [this] { m_follow.start(); });
}

void DocumentFollower::watchFiles()
{
    QStringList paths;
    for (const PoolDraft *draft : documents::all(*m_registry))
        paths.append(draft->file().path);
    paths.removeDuplicates();
    m_watch.setFiles(paths);
}

void DocumentFollower::check()
{
    m_check.stop();
    QList<Checked> wanted;
    for (const PoolDraft *draft : documents::all(*m_registry))
        wanted.append(
            {draft->id(), {draft->file().path, draft->file().index, draft->theirs()}, {}});
    if (wanted.isEmpty())
        return;
    const auto work = [wanted] {
        QList<Checked> all = wanted;
        for (Checked &checked : all)
            checked.state = stateOfFile(checked.known);
        return all;
    };
    inBackground(this, *m_thread, work, [this](const QList<Checked> &all) { compared(all); });
}

void DocumentFollower::compared(const QList<Checked> &all)
{
    using Kind = FileState::Kind;
    QStringList renewed;
    for (const Checked &checked : all) {
        const PoolId id = checked.pool;
        const PoolDraft *draft = documents::draftOf(*m_registry, id);
        // It was saved meanwhile.
        if (!draft || draft->file().path != checked.known.path
            || draft->theirs() != checked.known.text)
            continue;
        const QString name = isolated(draft->fileName());
        const bool wasGone = draft->file().isGone;
        Message message{Severity::Warning, {}, {}, {}, {}, {}, documents::messageKey(id)};
        switch (checked.state.kind) {
        case Kind::Same:
            m_registry->setFileGone(id, false);
            if (checked.state.index != draft->file().index && !draft->isOvertaken())
                m_registry->setFile(id, {checked.known.path, checked.state.index}, draft->base());
            if (wasGone) {
                message.passes = true;
                Q_EMIT messagePosted(message);
            }
            break;
        case Kind::Changed:
            m_registry->fileChanged(id, checked.state.text);
            if (!draft->isOvertaken()) {
                renewed.append(name);
                break;
            }
            message.text = tr("“%1” was changed by another program, and by you. Both are kept "
                              "until you choose.")
                               .arg(name);
            // The editor asks, if it has it.
            message.passes = m_selection->current() == id;
            message.actionText = tr("&Show It");
            message.action = [this, id] { m_selection->select({id}); };
            Q_EMIT messagePosted(message);
            break;
        case Kind::Gone:
            if (wasGone)
                break;
            m_registry->setFileGone(id, true);
            Q_EMIT gone(id, checked.known, checked.state.isFileThere);
            break;
        case Kind::Unreadable:
            break; // it is told when it matters
        }
    }
    m_follow.start();
    if (renewed.isEmpty())
        return;
    Message message{Severity::Info,
                    tr("Changed by another program, and shown as it is now: %1", "files")
                        .arg(shortRow(renewed)),
                    {},
                    {},
                    {}};
    message.passes = true;
    Q_EMIT messagePosted(message);
}

} // namespace poolwarden
