// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/unbuiltstorage.h"

#include "model/pool/pooldefinition.h"
#include "model/pool/pooltype.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"
#include "model/xml/hostsourcesreader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

HostQuestion groupsQuestion()
{
    return *sourceQuestion(PoolType::Logical, {});
}

/// The directory that has to be there; empty: none.
QString folderOf(const PoolDefinition &definition)
{
    if (!poolTypeInfo(definition.type).ownsDirectory || !definition.targetPath)
        return {};
    const QString folder = QString::fromStdString(*definition.targetPath);
    return folder.startsWith(u'/') ? folder : QString();
}

std::vector<std::string> devicesOf(const PoolDefinition &definition)
{
    std::vector<std::string> devices;
    for (const PoolDevice &device : definition.devices) {
        if (!device.path.empty())
            devices.push_back(device.path);
    }
    return devices;
}

} // namespace

UnbuiltStorage::UnbuiltStorage(SourceFinder *finder, QObject *parent,
                               std::chrono::milliseconds stays)
    : QObject(parent)
    , m_finder(finder)
    , m_stays(stays)
{
    connect(finder, &SourceFinder::hostAdded, this, &UnbuiltStorage::forget);
    connect(finder, &SourceFinder::directoryMade, this, &UnbuiltStorage::forget);
    connect(finder, &SourceFinder::learned, this,
            [this](HostId host, const HostQuestion &question) {
                if (question.about == HostQuestion::About::Sources
                    && question.type == PoolType::Logical)
                    Q_EMIT changed(host);
            });
    connect(finder, &SourceFinder::answered, this,
            [this](quint64 number, const HostAnswer &answer) {
                if (!m_asked.contains(number))
                    return;
                const Folder folder = m_asked.take(number);
                const bool isMissing = !answer.error && answer.isMissing;
                m_staysMissing[folder] = QDeadlineTimer(m_stays);
                if (std::exchange(m_isMissing[folder], isMissing) != isMissing)
                    Q_EMIT changed(folder.first);
                if (m_waiting.contains(folder.first))
                    ask({folder.first, m_waiting.take(folder.first)});
                else if (!m_later.value(folder.first).isEmpty())
                    ask({folder.first, m_later[folder.first].takeFirst()});
            });
}

std::optional<Unbuilt> UnbuiltStorage::of(HostId host, const PoolDefinition &definition) const
{
    const QString folder = folderOf(definition);
    if (!folder.isEmpty() && m_isMissing.value({host, folder}))
        return Unbuilt{.kind = Unbuilt::Kind::Directory, .place = folder.toStdString()};
    const std::string &group = definition.sourceName;
    if (definition.type != PoolType::Logical || group.empty())
        return std::nullopt;
    const auto answer = m_finder->known(host, groupsQuestion());
    if (!answer)
        return std::nullopt;
    const auto groups = foundSources(answer->sources);
    if (!groups || std::ranges::find(*groups, group, &FoundSource::name) != groups->end())
        return std::nullopt;
    return Unbuilt{
        .kind = Unbuilt::Kind::VolumeGroup, .place = group, .devices = devicesOf(definition)};
}

std::optional<Unbuilt> UnbuiltStorage::mayLack(HostId host, const PoolDefinition &definition) const
{
    const QString folder = folderOf(definition);
    if (folder.isEmpty() || m_finder->listsFolders(host))
        return std::nullopt;
    return Unbuilt{.place = folder.toStdString(), .isCertain = false};
}

void UnbuiltStorage::look(HostId host, const PoolDefinition &definition)
{
    const QString folder = folderOf(definition);
    if (folder.isEmpty() || !m_finder->listsFolders(host))
        return;
    if (isAsking(host))
        m_waiting.insert(host, folder);
    else
        ask({host, folder});
}

void UnbuiltStorage::lookAfresh(HostId host, const PoolDefinition &definition)
{
    look(host, definition);
    const auto unbuilt = of(host, definition);
    if (unbuilt && unbuilt->kind == Unbuilt::Kind::VolumeGroup)
        (void)m_finder->ask(host, groupsQuestion());
}

void UnbuiltStorage::lookIfUnknown(HostId host, const PoolDefinition &definition)
{
    const QString folder = folderOf(definition);
    const Folder asked(host, folder);
    // One that is missing may have been made by hand.
    const bool isKnown = (m_isMissing.contains(asked)
                          && (!m_isMissing.value(asked) || !m_staysMissing[asked].hasExpired()))
                         || m_later.value(host).contains(folder)
                         || std::ranges::find(std::as_const(m_asked), asked) != m_asked.cend();
    if (!folder.isEmpty() && !isKnown && m_finder->listsFolders(host)) {
        if (isAsking(host))
            m_later[host].append(folder);
        else
            ask(asked);
    }
    if (definition.type == PoolType::Logical && !m_finder->known(host, groupsQuestion())
        && !m_groupsAsked.contains(host)) {
        m_groupsAsked.insert(host);
        (void)m_finder->ask(host, groupsQuestion());
    }
}

bool UnbuiltStorage::isAsking(HostId host) const
{
    return std::ranges::any_of(m_asked,
                               [host](const Folder &asked) { return asked.first == host; });
}

void UnbuiltStorage::ask(const Folder &folder)
{
    const quint64 number = m_finder->ask(
        folder.first, {.about = HostQuestion::About::Folders, .source = folder.second.toUtf8()});
    if (number != 0)
        m_asked.insert(number, folder);
}

void UnbuiltStorage::forget(HostId host)
{
    // No answer comes of a connection that has ended, and one that is on its way may be too old.
    m_asked.removeIf([host](const auto &asked) { return asked.value().first == host; });
    m_waiting.remove(host);
    m_later.remove(host);
    m_groupsAsked.remove(host);
    m_isMissing.removeIf([host](const auto &known) { return known.key().first == host; });
    m_staysMissing.removeIf([host](const auto &known) { return known.key().first == host; });
    Q_EMIT changed(host);
    Q_EMIT outdated(host);
}

} // namespace poolwarden
