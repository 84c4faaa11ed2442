// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/templatecontroller.h"

#include "app/poolwarden/inbackground.h"
#include "app/poolwarden/poolfile.h"
#include "model/document/pooldocument.h"
#include "model/session/freename.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace poolwarden {

namespace {

QString suffix()
{
    return QStringLiteral(".xml");
}

QStringList templatesIn(const QString &folder)
{
    QStringList names;
    for (const QFileInfo &file :
         QDir(folder).entryInfoList({u'*' + suffix()}, QDir::Files | QDir::Readable))
        names.append(file.completeBaseName());
    std::ranges::sort(names, [](const QString &a, const QString &b) {
        return QString::localeAwareCompare(a, b) < 0;
    });
    return names;
}

} // namespace

TemplateController::TemplateController(PoolRegistry *registry, PoolSelection *selection,
                                       CommandSet *commands, Prompts *prompts,
                                       const QString &folder, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_selection(selection)
    , m_prompts(prompts)
    , m_folder(folder)
{
    commands->whenGiven(Command::KeepTemplate, this, &TemplateController::keep);
    commands->whenGiven(Command::OpenTemplates, this, &TemplateController::openFolder);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &TemplateController::refresh);
    refresh();
}

QString TemplateController::pathOf(const QString &name) const
{
    return QDir(m_folder).filePath(name + suffix());
}

void TemplateController::refresh()
{
    if (m_watcher.directories().isEmpty() && QFileInfo(m_folder).isDir())
        m_watcher.addPath(m_folder);
    inBackground(
        this, [folder = m_folder] { return templatesIn(folder); },
        [this](const QStringList &names) {
            if (names == m_names)
                return;
            m_names = names;
            Q_EMIT namesChanged(names);
        });
}

void TemplateController::keep()
{
    const PoolId pool = m_selection->current();
    const QByteArray xml =
        Exporter(*m_registry, m_registry->schema()).xml(pool, {.uuid = false, .runtime = false});
    m_prompts->askName(tr("Keep as Template"), tr("&Name of the template:"),
                       m_registry->displayName(pool), [this, xml](const QString &name) {
                           if (!name.trimmed().isEmpty())
                               write(name.trimmed(), xml);
                       });
}

void TemplateController::write(const QString &wanted, const QByteArray &xml)
{
    const Exporter::File file{Exporter::fileName(wanted), xml};
    const QString name = QFileInfo(file.name).completeBaseName();
    if (!m_names.contains(name)) {
        save(file, name);
        return;
    }
    Prompts::Question question;
    question.title = tr("Keep as Template");
    question.text = tr("There is a template “%1” already. Replace it?").arg(isolated(name));
    question.accept = tr("&Replace");
    question.destructive = true;
    m_prompts->ask(question, [this, file, name](bool yes) {
        if (yes)
            save(file, name);
    });
}

void TemplateController::save(const Exporter::File &file, const QString &name)
{
    const auto writes = [folder = m_folder, file] {
        QDir().mkpath(folder);
        return Exporter::writeFile(file, QDir(folder).filePath(file.name));
    };
    inBackground(this, writes, [this, name](const Exporter::Result &result) {
        refresh();
        Message message;
        if (result.error) {
            message.severity = Severity::Error;
            message.text = *result.error;
        } else {
            message.text = tr("“%1” is kept as a template: New from Template makes pools of it.")
                               .arg(isolated(name));
            message.passes = true;
        }
        Q_EMIT messagePosted(message);
    });
}

void TemplateController::create(const QString &name)
{
    const HostId host = m_selection->host();
    if (host == noHost)
        return;
    const auto read = [path = pathOf(name)] { return readPoolFiles({path}); };
    inBackground(this, read, [this, host](const QList<PoolFile> &files) {
        if (!m_registry->host(host) || files.isEmpty())
            return;
        const PoolFile &file = files.constFirst();
        if (!file.text) {
            Q_EMIT messagePosted({Severity::Error, file.problem, {}, {}, {}});
            return;
        }
        if (files.size() > 1 || !file.leftOut.isEmpty())
            Q_EMIT messagePosted({Severity::Warning,
                                  tr("The file of the template has more than one definition. The "
                                     "draft is made of the first."),
                                  {},
                                  {},
                                  {}});
        auto parsed = PoolDocument::parse(PoolDocument::bytesOf(*file.text));
        auto *document = std::get_if<PoolDocument>(&parsed);
        PoolDraft *draft = nullptr;
        if (document) {
            const FieldRef name{Field::Name, 0};
            if (const auto given = document->value(name); given && !given->isEmpty())
                document->setValue(name, freeName(*m_registry, host, *given));
            // A shared file may have one.
            document->setValue({Field::Uuid, 0}, std::nullopt);
            draft = m_registry->createDraft(host, DraftOrigin::New, *document);
        } else {
            draft = m_registry->createDraft(host, DraftOrigin::New, *file.text);
            Q_EMIT messagePosted({Severity::Warning, file.problem, {}, {}, {}});
        }
        m_selection->edit(draft->id());
    });
}

void TemplateController::openFolder()
{
    QDir().mkpath(m_folder);
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)))
        Q_EMIT messagePosted({Severity::Info,
                              tr("The templates are the XML files in %1.")
                                  .arg(isolated(QDir::toNativeSeparators(m_folder))),
                              {},
                              {},
                              {}});
    refresh();
}

} // namespace poolwarden
