// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/hosttable.h"

#include "model/accepted/hostplace.h"
#include "model/host/canonical.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

HostId HostTable::add(const QString &label, const HostInfo &info)
{
    const HostId id = ++m_last;
    m_entries.push_back({{id, label, info, true, {}}, hostPlace(info.uri), {}, {}});
    return id;
}

void HostTable::setInfo(Entry *entry, const HostInfo &info)
{
    entry->host.info = info;
    entry->place = hostPlace(info.uri);
}

bool HostTable::setOnline(HostId id, bool online)
{
    Entry *entry = find(id);
    if (!entry || entry->host.online == online)
        return false;
    entry->host.online = online;
    entry->host.offlineSince = online ? QDateTime() : QDateTime::currentDateTime();
    return true;
}

void HostTable::remove(HostId id)
{
    std::erase_if(m_entries, [id](const Entry &entry) { return entry.host.id == id; });
}

const HostTable::Entry *HostTable::find(HostId id) const
{
    const auto found =
        std::ranges::find(m_entries, id, [](const Entry &entry) { return entry.host.id; });
    return found == m_entries.end() ? nullptr : &*found;
}

HostTable::Entry *HostTable::find(HostId id)
{
    return const_cast<Entry *>(std::as_const(*this).find(id));
}

QList<RegisteredHost> HostTable::hosts() const
{
    QList<RegisteredHost> list;
    for (const Entry &entry : m_entries) {
        if (!entry.host.info.isFiles)
            list << entry.host;
    }
    return list;
}

HostInfo HostTable::infoOfFiles()
{
    HostInfo info;
    info.uri = QStringLiteral("files:");
    info.isFiles = true;
    info.knowsLocality = false;
    return info;
}

HostTopology HostTable::topologyOf(const HostInfo &info)
{
    HostTopology topology;
    topology.sharesNothing = info.isFiles;
    // The test driver has no real storage, so there are no links that could be unknown.
    if (info.storesFiles && info.knowsLocality)
        topology.locality =
            info.local ? HostTopology::Locality::Local : HostTopology::Locality::Remote;
    topology.ownName = canonical::hostName(info.hostName.toStdString());
    return topology;
}

} // namespace poolwarden
