// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/importcontroller.h"

#include "app/poolwarden/inbackground.h"
#include "model/connections/connectionlist.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QFileInfo>

namespace poolwarden {

ImportController::ImportController(PoolRegistry *registry, const ConnectionList *connections,
                                   PoolSelection *selection, CommandSet *commands, Prompts *prompts,
                                   QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
    , m_selection(selection)
    , m_prompts(prompts)
{
    commands->whenGiven(Command::Import, this, [this] {
        m_prompts->chooseImportFiles([this](const QStringList &paths) { importFiles(paths); });
    });
}

void ImportController::importFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    if (m_selection->host() == noHost) {
        m_waiting.append(paths);
        if (m_connections->anyInState(ConnectionList::State::Connecting))
            return;
        Q_EMIT messagePosted(
            {Severity::Info,
             tr("A draft needs a host. The files are imported as soon as one is connected."),
             {},
             {},
             {}});
        return;
    }
    inBackground(
        this, [paths] { return readPoolFiles(paths); },
        [this](const QList<PoolFile> &files) { take(files); });
}

void ImportController::hostReady()
{
    const QStringList waiting = std::exchange(m_waiting, {});
    importFiles(waiting);
}

void ImportController::take(const QList<PoolFile> &files)
{
    const HostId host = m_selection->host();
    if (host == noHost)
        return;
    QStringList refused;
    QStringList faulty;
    PoolId last = noPool;
    int taken = 0;
    for (const PoolFile &file : files) {
        if (!file.text) {
            refused.append(file.problem);
            continue;
        }
        const PoolDraft *draft = m_registry->createDraft(host, DraftOrigin::Imported, *file.text,
                                                         QFileInfo(file.path).fileName());
        if (!draft)
            continue;
        ++taken;
        last = draft->id();
        if (!file.problem.isEmpty())
            faulty.append(file.problem);
    }
    if (last != noPool)
        m_selection->select({last});

    if (files.isEmpty()) {
        Q_EMIT messagePosted({Severity::Warning, tr("No XML files were found."), {}, {}, {}});
    } else if (refused.size() == 1 && taken == 0) {
        Q_EMIT messagePosted({Severity::Error, refused.first(), {}, {}, {}});
    } else if (!refused.isEmpty()) {
        const QString read = tr("%n pool(s) were imported as drafts.", nullptr, taken);
        const QString not_read =
            tr("%n file(s) could not be imported.", nullptr, static_cast<int>(refused.size()));
        Q_EMIT messagePosted({Severity::Error,
                              tr("%1 %2", "two sentences").arg(not_read, read),
                              (refused + faulty).join(u'\n'),
                              {},
                              {}});
    } else if (faulty.size() == 1 && taken == 1) {
        Q_EMIT messagePosted({Severity::Warning, faulty.first(), {}, {}, {}});
    } else if (!faulty.isEmpty()) {
        Q_EMIT messagePosted({Severity::Warning,
                              tr("%n pool(s) were imported with an error in their XML.", nullptr,
                                 static_cast<int>(faulty.size())),
                              faulty.join(u'\n'),
                              {},
                              {}});
    } else if (taken == 1) {
        Message message{
            Severity::Info,
            tr("“%1” is imported as a draft.").arg(isolated(m_registry->displayName(last))),
            {},
            {},
            {}};
        message.passes = true;
        Q_EMIT messagePosted(message);
    } else if (taken > 1) {
        Q_EMIT messagePosted({Severity::Info,
                              tr("%n pool(s) were imported as drafts.", nullptr, taken),
                              {},
                              {},
                              {}});
    }
}

} // namespace poolwarden
