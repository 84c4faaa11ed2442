// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/importcontroller.h"

#include "app/poolwarden/inbackground.h"
#include "model/connections/connectionlist.h"
#include "model/document/pooldocument.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>

namespace poolwarden {

ImportController::ImportController(PoolRegistry *registry, const ConnectionList *connections,
                                   PoolSelection *selection, CommandSet *commands, Prompts *prompts,
                                   QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
    , m_selection(selection)
    , m_commands(commands)
    , m_prompts(prompts)
{
    commands->whenGiven(Command::Import, this, [this] {
        m_prompts->chooseImportFiles([this](const QStringList &paths) { importFiles(paths); });
    });
    commands->whenGiven(Command::Paste, this,
                        [this] { importText(QGuiApplication::clipboard()->text()); });
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

void ImportController::importText(const QString &text)
{
    // Anything else is on the clipboard more often than a pool.
    if (!text.contains(QLatin1String("<pool"))) {
        Q_EMIT messagePosted(
            {Severity::Info, tr("The clipboard has no definition of a pool."), {}, {}, {}});
        return;
    }
    take(readPoolText(PoolDocument::bytesOf(text), tr("The text")));
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
    // Several are looked at together: libvirt takes them in some orders only.
    const auto post = [this, taken](Message message) {
        if (taken > 1) {
            message.actionText = tr("&Review and Define…");
            message.action = [this] { m_commands->action(Command::DefineAll)->trigger(); };
        }
        Q_EMIT messagePosted(message);
    };

    if (files.isEmpty()) {
        post({Severity::Warning, tr("No XML files were found."), {}, {}, {}});
    } else if (refused.size() == 1 && taken == 0) {
        post({Severity::Error, refused.first(), {}, {}, {}});
    } else if (!refused.isEmpty()) {
        const QString read = tr("%n pool(s) were imported as drafts.", nullptr, taken);
        const QString not_read =
            tr("%n file(s) could not be imported.", nullptr, static_cast<int>(refused.size()));
        post({Severity::Error,
              tr("%1 %2", "two sentences").arg(not_read, read),
              (refused + faulty).join(u'\n'),
              {},
              {}});
    } else if (faulty.size() == 1 && taken == 1) {
        post({Severity::Warning, faulty.first(), {}, {}, {}});
    } else if (!faulty.isEmpty()) {
        post({Severity::Warning,
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
        post(message);
    } else if (taken > 1) {
        post({Severity::Info,
              tr("%n pool(s) were imported as drafts.", nullptr, taken),
              {},
              {},
              {}});
    }
}

} // namespace poolwarden
