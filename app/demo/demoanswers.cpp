// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/demoanswers.h"

#include "app/demo/demohost.h"
#include "app/demo/demoresource.h"
#include "model/pool/pooldefinition.h"
#include "model/pool/pooltype.h"
#include "model/port/newuuid.h"
#include "model/port/storageservice.h"
#include "model/xml/poolreader.h"

#include <QByteArrayView>
#include <QDir>
#include <QXmlStreamReader>

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

std::optional<QByteArray> demoFile(const QString &name)
{
    return demoresource::read(QStringLiteral("answers/") + name);
}

/// The server in a <source>.
QString serverOf(const QByteArray &source)
{
    QXmlStreamReader reader(source);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"host")
            return reader.attributes().value(QLatin1String("name")).toString();
    }
    return {};
}

QString parentOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash > 0 ? path.first(slash) : QStringLiteral("/");
}

} // namespace

std::optional<HostAnswer> DemoAnswers::answer(const QString &uri, const HostQuestion &question)
{
    if (!isDemoHostUri(uri))
        return std::nullopt;
    switch (question.about) {
    case HostQuestion::About::Sources:
        return sources(question);
    case HostQuestion::About::Secrets:
        return secrets(question.usageType);
    case HostQuestion::About::NewSecret:
        return newSecret(question);
    case HostQuestion::About::Folders:
        return folders(QString::fromUtf8(question.source));
    case HostQuestion::About::Machines:
        break; // the test driver knows those of the file
    }
    return std::nullopt;
}

HostAnswer DemoAnswers::sources(const HostQuestion &question)
{
    const QString type = QString::fromUtf8(QByteArrayView(poolTypeInfo(question.type).name));
    const QString server = serverOf(question.source);
    // The name of a server is the user's, and must not lead out of the folder.
    const bool isName = std::ranges::all_of(
        server, [](QChar c) { return c.isLetterOrNumber() || c == u'.' || c == u'-'; });
    const QString name = server.isEmpty() ? type + QStringLiteral(".xml")
                                          : type + u'-' + server + QStringLiteral(".xml");
    const auto known = isName ? demoFile(name) : std::nullopt;
    if (known)
        return {.sources = *known};
    QStringList servers =
        demoresource::names(QStringLiteral("answers"), type + QStringLiteral("-*.xml"));
    for (QString &file : servers)
        file = file.sliced(type.size() + 1).chopped(4);
    return {.error = ServiceError{
                .code = ServiceError::Code::Other,
                .sentence = servers.isEmpty()
                                ? tr("The demonstration host has none of these.")
                                : tr("The demonstration host knows only %1.", "names of servers")
                                      .arg(servers.join(QStringLiteral(", "))),
                .detail = {}}};
}

QList<FolderInfo> DemoAnswers::allFolders() const
{
    QList<FolderInfo> folders;
    const QString text = QString::fromUtf8(demoFile(QStringLiteral("folders.txt")).value_or(""));
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const QStringList parts = line.split(QStringLiteral(" | "));
        folders.append({.path = parts.value(0), .mounted = parts.value(1)});
    }
    for (const QString &path : m_made)
        folders.append({.path = path});
    // The others hold nothing that is told of.
    for (const FolderInfo &one : std::as_const(folders)) {
        const auto above = std::ranges::find(folders, parentOf(one.path), &FolderInfo::path);
        if (above != folders.end())
            above->isEmpty = false;
    }
    return folders;
}

void DemoAnswers::follow(const StorageService *service)
{
    QObject::connect(
        service, &StorageService::opened, service, [this, service](const HostInfo &host) {
            if (!isDemoHostUri(host.uri))
                return;
            QObject::connect(service, &StorageService::poolsListed, service,
                             [this](const QList<PoolSnapshot> &pools) {
                                 for (const PoolSnapshot &pool : pools)
                                     noteTarget(pool);
                             });
            QObject::connect(service, &StorageService::poolChanged, service,
                             [this](const PoolSnapshot &pool) { noteTarget(pool); });
            QObject::connect(
                service, &StorageService::succeeded, service,
                [this](quint64, StorageService::Operation operation, const QString &uuid) {
                    if (operation == StorageService::Operation::MakeDirectory)
                        make(m_targets.value(uuid));
                });
        });
}

void DemoAnswers::noteTarget(const PoolSnapshot &pool)
{
    const QByteArray &xml = pool.definitionXml();
    const ReadResult reading = readPool(std::string_view(xml.constData(), std::size_t(xml.size())));
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    if (definition && definition->targetPath)
        m_targets.insert(pool.uuid, QString::fromStdString(*definition->targetPath));
}

void DemoAnswers::make(const QString &folder)
{
    const QList<FolderInfo> known = allFolders();
    // With those above it, as libvirt does.
    for (QString path = folder;
         path.startsWith(u'/') && std::ranges::find(known, path, &FolderInfo::path) == known.end();
         path = parentOf(path))
        m_made.append(path);
}

HostAnswer DemoAnswers::folders(const QString &folder) const
{
    const QList<FolderInfo> all = allFolders();
    QString nearest = QDir::cleanPath(folder);
    const auto isThere = [&all](const QString &path) {
        return std::ranges::any_of(all, [&](const FolderInfo &one) { return one.path == path; });
    };
    while (!isThere(nearest) && nearest != u"/")
        nearest = parentOf(nearest);
    HostAnswer answer;
    answer.folder = nearest;
    answer.isMissing = nearest != QDir::cleanPath(folder);
    for (const FolderInfo &one : all) {
        if (one.path == nearest)
            answer.folders.prepend(one);
        else if (parentOf(one.path) == nearest)
            answer.folders.append(one);
    }
    return answer;
}

void DemoAnswers::readSecrets()
{
    if (m_secrets)
        return;
    m_secrets.emplace();
    const QByteArray text = demoFile(QStringLiteral("secrets.xml")).value_or("");
    QXmlStreamReader reader(text);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement || reader.name() != u"secret")
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        SecretInfo secret;
        secret.uuid = attributes.value(QLatin1String("uuid")).toString();
        secret.usageType = attributes.value(QLatin1String("type")).toString();
        secret.usage = attributes.value(QLatin1String("usage")).toString();
        secret.hasValue = attributes.value(QLatin1String("value")) == u"yes";
        secret.description = reader.readElementText();
        m_secrets->append(secret);
    }
}

HostAnswer DemoAnswers::secrets(const QString &usageType)
{
    readSecrets();
    HostAnswer answer;
    std::ranges::copy_if(
        *m_secrets, std::back_inserter(answer.secrets),
        [&usageType](const SecretInfo &secret) { return secret.usageType == usageType; });
    return answer;
}

HostAnswer DemoAnswers::newSecret(const HostQuestion &question)
{
    readSecrets();
    const bool isThere = std::ranges::any_of(*m_secrets, [&question](const SecretInfo &secret) {
        return secret.usageType == question.usageType && secret.usage == question.usage;
    });
    if (isThere)
        return {.error = ServiceError{.code = ServiceError::Code::IdentityTaken,
                                      .sentence = tr("There is a secret of this name already."),
                                      .detail = {}}};
    m_secrets->append({newUuid(), question.usageType, question.usage, question.description, true});
    HostAnswer answer;
    answer.secrets.append(m_secrets->last());
    return answer;
}

} // namespace poolwarden
