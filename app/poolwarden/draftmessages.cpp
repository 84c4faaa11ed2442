// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/draftmessages.h"

#include "app/demo/demohost.h"
#include "model/session/draftstore.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QDir>

namespace poolwarden {

DraftMessages::DraftMessages(PoolRegistry *registry, DraftStore *store, PoolSelection *selection,
                             QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_store(store)
    , m_selection(selection)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftMessages::tellOrphans);
    connect(registry, &PoolRegistry::draftClosed, this, &DraftMessages::forget);
    connect(registry, &PoolRegistry::poolChanged, this, [this](PoolId id) {
        const PoolRegistry::Pool *pool = m_orphans.contains(id) ? m_registry->pool(id) : nullptr;
        if (pool && pool->snapshot)
            forgetOrphan(id);
    });
    connect(store, &DraftStore::unusable, this, &DraftMessages::tellUnusable);
}

void DraftMessages::tellRestored(const QList<PoolId> &drafts)
{
    if (drafts.isEmpty())
        return;
    QStringList names;
    for (const PoolId pool : drafts)
        names.append(isolated(m_registry->displayName(pool)));
    const bool isOne = drafts.size() == 1;
    const QString text =
        isOne ? tr("The draft of “%1” was restored.").arg(names.first())
              : tr("%n draft(s) were restored: %1", nullptr, static_cast<int>(drafts.size()))
                    .arg(shortRow(names));
    Message message{Severity::Info, text, longList(names),
                    isOne ? tr("&Show It") : tr("&Show Them"),
                    [this, drafts] { m_selection->select(drafts); }};
    message.key = QStringLiteral("restored-%1").arg(drafts.first().value());
    m_restored.insert(message.key, {drafts.cbegin(), drafts.cend()});
    Q_EMIT messagePosted(message);
}

void DraftMessages::tellUnusable(const QMap<QString, QString> &files)
{
    const auto shown = [](const QString &path) { return isolated(QDir::toNativeSeparators(path)); };
    Message message;
    message.severity = Severity::Error;
    if (files.size() == 1) {
        message.text = tr("The saved draft in %1 cannot be read. The file is left as it is.")
                           .arg(shown(files.firstKey()));
        message.detail = files.first();
    } else {
        message.text = tr("%n saved draft(s) cannot be read. The files are left as they are.",
                          nullptr, static_cast<int>(files.size()));
        QStringList lines;
        for (auto it = files.cbegin(); it != files.cend(); ++it)
            lines << shown(it.key()) << it.value();
        message.detail = lines.join(u'\n');
    }
    Q_EMIT messagePosted(message);
}

void DraftMessages::forget(PoolId draft)
{
    forgetOrphan(draft);
    QStringList empty; // there is nothing left that could be shown
    for (auto it = m_restored.begin(); it != m_restored.end(); ++it) {
        it->remove(draft);
        if (it->isEmpty())
            empty.append(it.key());
    }
    for (const QString &key : std::as_const(empty)) {
        m_restored.remove(key);
        Q_EMIT messageWithdrawn(key);
    }
}

void DraftMessages::tellWaiting()
{
    const QMap<QString, int> waiting = m_store->waiting();
    for (auto it = waiting.cbegin(); it != waiting.cend(); ++it) {
        if (isDemoHostUri(it.key()))
            continue;
        Q_EMIT messagePosted(
            {Severity::Info,
             tr("%n draft(s) of the last session are kept for %1.", nullptr, it.value())
                 .arg(isolated(it.key())),
             {},
             tr("&Connect"),
             [this, uri = it.key()] { Q_EMIT connectionRequested(uri, false); }});
    }
}

void DraftMessages::tellClosed(const QString &label, const QString &uri, bool readOnly,
                               bool canReopen)
{
    m_store->flush();
    const int kept = m_store->waiting().value(uri);
    Message message{Severity::Info, tr("“%1” is disconnected.").arg(label), {}, {}, {}};
    message.passes = kept == 0;
    if (kept > 0)
        message.text += u' ' + tr("%n draft(s) are kept until you connect again.", nullptr, kept);
    if (canReopen) {
        message.actionText = tr("&Connect Again");
        message.action = [this, uri, readOnly] { Q_EMIT connectionRequested(uri, readOnly); };
    }
    Q_EMIT messagePosted(message);
}

void DraftMessages::tellOrphaned(PoolId edit, const QString &name)
{
    m_orphans.insert(edit, isolated(name));
    m_timer.start();
}

void DraftMessages::forgetOrphan(PoolId edit)
{
    if (m_orphans.remove(edit) > 0)
        m_timer.start();
}

void DraftMessages::tellOrphans()
{
    const QString key = QStringLiteral("orphans");
    const QStringList names = m_orphans.values();
    if (names.isEmpty()) {
        Q_EMIT messageWithdrawn(key);
        return;
    }
    const int count = static_cast<int>(names.size());
    const QString text =
        count == 1
            ? tr("“%1” is no longer defined on its host. Your edit stays as a draft.")
                  .arg(names.first())
            : tr("%n pool(s) are no longer defined on their host; your edits stay as drafts: %1",
                 nullptr, count)
                  .arg(shortRow(names));
    Message message{Severity::Warning, text, longList(names), {}, {}};
    message.key = key;
    Q_EMIT messagePosted(message);
}

} // namespace poolwarden
