// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/candidatelist.h"

#include "model/host/canonical.h"
#include "model/host/systemfolders.h"
#include "model/sources/candidatedoubts.h"
#include "model/wording/isolated.h"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace poolwarden::candidatelist {

namespace {

struct CandidatelistTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::candidatelist)
};

QString fromHost(const std::string &text)
{
    return QString::fromStdString(text);
}

bool canStandInXml(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) {
        const char16_t code = c.unicode();
        return (code >= 0x20 && code < 0xfffe) || code == u'\t';
    });
}

std::vector<SourceCandidate> inOrder(std::vector<SourceCandidate> candidates)
{
    std::erase_if(candidates, [](const SourceCandidate &candidate) {
        return candidate.name.isEmpty()
               || !std::ranges::all_of(candidate.values, [](const auto &entry) {
                      return canStandInXml(entry.second.value_or(QString()));
                  });
    });
    // In the C locale, numbers would be compared digit by digit.
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, std::size_t>> keys;
    keys.reserve(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i)
        keys.emplace_back(collator.sortKey(candidates[i].name), i);
    std::ranges::stable_sort(keys, [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<SourceCandidate> ordered;
    ordered.reserve(candidates.size());
    for (const auto &[key, index] : keys)
        ordered.push_back(std::move(candidates[index]));
    return ordered;
}

void addText(QStringList &texts, const QString &text)
{
    if (!text.isEmpty())
        texts.append(isolated(text));
}

/// How well a link names a disk; the least is the best.
int rankOf(std::string_view link)
{
    // Names with the model in them say most. A world-wide name says nothing, but is as lasting.
    constexpr std::array<std::string_view, 9> ranks = {
        "/dev/mapper/",          "/dev/disk/by-id/ata-",    "/dev/disk/by-id/nvme-",
        "/dev/disk/by-id/usb-",  "/dev/disk/by-id/virtio-", "/dev/disk/by-id/wwn-",
        "/dev/disk/by-id/scsi-", "/dev/disk/by-id/",        "/dev/disk/by-path/"};
    // Named after the number of the volume, or of what is on it: these go with the content.
    if (link.starts_with("/dev/disk/by-id/lvm-pv-uuid-"))
        return int(ranks.size()) + 1;
    // "nvme-eui…" is a world-wide name, too.
    if (link.starts_with("/dev/disk/by-id/nvme-eui")
        || link.starts_with("/dev/disk/by-id/nvme-nvme"))
        return 5;
    const auto found =
        std::ranges::find_if(ranks, [link](auto prefix) { return link.starts_with(prefix); });
    return found == ranks.end() ? int(ranks.size()) : int(found - ranks.begin());
}

QString whatIs(const FoundDisk &disk, const QString &name)
{
    QStringList texts;
    QStringList model;
    for (const std::string &name : {disk.vendor, disk.model}) {
        // The number of a vendor is no name: "0x1af4".
        if (!name.starts_with("0x"))
            addText(model, fromHost(name).trimmed());
    }
    addText(texts, model.join(u' '));
    if (!disk.serial.empty())
        texts.append(
            CandidatelistTr::tr("serial %1", "of a disk").arg(isolated(fromHost(disk.serial))));
    if (!disk.content.empty() && !disk.label.empty())
        texts.append(CandidatelistTr::tr("%1 “%2”", "a file system and its label")
                         .arg(isolated(fromHost(disk.content)), isolated(fromHost(disk.label))));
    else
        addText(texts, fromHost(disk.content));
    if (!disk.backingFile.empty())
        texts.append(CandidatelistTr::tr("loop device of %1", "a file")
                         .arg(isolated(fromHost(disk.backingFile))));
    addText(texts, fromHost(disk.bus));
    if (fromHost(disk.path) != name)
        addText(texts, fromHost(disk.path));
    return texts.join(QStringLiteral(", "));
}

QString whatIs(const FoundScsiHost &host)
{
    QStringList texts;
    addText(texts, fromHost(host.card));
    if (host.address)
        texts.append(QStringLiteral("%1:%2:%3.%4")
                         .arg(host.address->domain, 4, 16, QLatin1Char('0'))
                         .arg(host.address->bus, 2, 16, QLatin1Char('0'))
                         .arg(host.address->slot, 2, 16, QLatin1Char('0'))
                         .arg(host.address->function, 1, 16));
    if (!host.wwpn.empty())
        texts.append(CandidatelistTr::tr("WWPN %1").arg(isolated(fromHost(host.wwpn))));
    if (host.vports)
        texts.append(CandidatelistTr::tr("%1 of %2 vHBAs", "numbers")
                         .arg(*host.vports)
                         .arg(host.mostVports));
    if (host.parent.starts_with("scsi_host"))
        texts.append(CandidatelistTr::tr("vHBA of %1").arg(isolated(fromHost(host.parent))));
    return texts.join(QStringLiteral(", "));
}

/// Whether the field names the HBA on which libvirt makes a vHBA.
bool isOfParent(Field field)
{
    return field == Field::AdapterParent || field == Field::AdapterParentWwnn
           || field == Field::AdapterParentWwpn || field == Field::AdapterParentFabricWwn;
}

/// libvirt takes one of three names: that of the host, its world-wide names, or that of its fabric.
void nameParent(SourceCandidate &candidate, const FoundScsiHost &host, Field field)
{
    using Named = std::pair<Field, const std::string *>;
    const std::array<Named, 4> all = {Named{Field::AdapterParent, &host.name},
                                      Named{Field::AdapterParentWwnn, &host.wwnn},
                                      Named{Field::AdapterParentWwpn, &host.wwpn},
                                      Named{Field::AdapterParentFabricWwn, &host.fabricWwn}};
    const auto isPort = [](Field one) {
        return one == Field::AdapterParentWwnn || one == Field::AdapterParentWwpn;
    };
    for (const auto &[one, name] : all) {
        const bool isWanted = one == field || (isPort(one) && isPort(field));
        candidate.values.emplace_back(FieldRef{one},
                                      isWanted ? std::optional(fromHost(*name)) : std::nullopt);
        if (one == field)
            candidate.name = fromHost(*name);
    }
    if (field != Field::AdapterParent)
        candidate.what = fromHost(host.name) + QStringLiteral(", ") + candidate.what;
}

void remove(FieldValues &values, std::initializer_list<Field> fields)
{
    for (const Field field : fields)
        values.emplace_back(FieldRef{field}, std::nullopt);
}

} // namespace

QString lastingName(const FoundDisk &disk)
{
    const std::string *best = nullptr;
    for (const std::string &link : disk.links) {
        if (!best
            || std::pair(rankOf(link), std::string_view(link))
                   < std::pair(rankOf(*best), std::string_view(*best)))
            best = &link;
    }
    return fromHost(best && rankOf(*best) <= 8 ? *best : disk.path);
}

std::vector<SourceCandidate> disks(const std::vector<FoundDisk> &disks, PoolType type,
                                   FieldRef field, const VolumeGroups &groups,
                                   const QString &ownGroup)
{
    std::vector<SourceCandidate> candidates;
    for (const FoundDisk &disk : disks) {
        if (disk.driveType == "cdrom" || disk.driveType == "floppy")
            continue;
        const std::string kernelName = disk.path.substr(disk.path.rfind('/') + 1);
        if (type == PoolType::Disk && canonical::partitionFromKernelName(kernelName))
            continue;
        SourceCandidate candidate;
        candidate.name = lastingName(disk);
        candidate.what = whatIs(disk, candidate.name);
        candidate.size = disk.size;
        candidate.values = {{field, candidate.name}};
        candidate.groups = groups.on(disk.path);
        candidate.doubt = candidatedoubts::ofDisk(disk, candidate.groups, type, ownGroup);
        if (candidate.groups.empty())
            candidate.unknown = candidatedoubts::unknownOf(disk, type);
        candidate.isOfSystem = std::ranges::any_of(
            disk.mounts, [](const std::string &folder) { return isOfSystem(folder); });
        candidates.push_back(std::move(candidate));
    }
    return inOrder(std::move(candidates));
}

std::vector<SourceCandidate> scsiHosts(const std::vector<FoundScsiHost> &hosts, Field field)
{
    const auto scsiHost = QStringLiteral("scsi_host");
    std::vector<SourceCandidate> candidates;
    for (const FoundScsiHost &host : hosts) {
        SourceCandidate candidate;
        candidate.name = fromHost(host.name);
        candidate.what = whatIs(host);
        candidate.values = {{{Field::AdapterType}, scsiHost}};
        if (field == Field::AdapterName) {
            remove(candidate.values,
                   {Field::AdapterParentDomain, Field::AdapterParentBus, Field::AdapterParentSlot,
                    Field::AdapterParentFunction, Field::AdapterUniqueId});
            candidate.values.emplace_back(FieldRef{Field::AdapterName}, candidate.name);
        } else if (host.address && host.uniqueId) {
            const auto number = [](unsigned value, int digits) {
                return QStringLiteral("0x%1").arg(value, digits, 16, QLatin1Char('0'));
            };
            remove(candidate.values, {Field::AdapterName});
            candidate.values.insert(
                candidate.values.end(),
                {{{Field::AdapterUniqueId}, QString::number(*host.uniqueId)},
                 {{Field::AdapterParentDomain}, number(host.address->domain, 4)},
                 {{Field::AdapterParentBus}, number(host.address->bus, 2)},
                 {{Field::AdapterParentSlot}, number(host.address->slot, 2)},
                 {{Field::AdapterParentFunction}, number(host.address->function, 1)}});
        } else {
            continue;
        }
        candidates.push_back(std::move(candidate));
    }
    return inOrder(std::move(candidates));
}

std::vector<SourceCandidate> fcHosts(const std::vector<FoundScsiHost> &hosts, Field field)
{
    const auto fcHost = QStringLiteral("fc_host");
    std::vector<SourceCandidate> candidates;
    for (const FoundScsiHost &host : hosts) {
        if (host.wwpn.empty())
            continue;
        SourceCandidate candidate;
        candidate.what = whatIs(host);
        candidate.values = {{{Field::AdapterType}, fcHost}};
        if (isOfParent(field)) {
            if (!host.vports)
                continue;
            nameParent(candidate, host, field);
            if (*host.vports >= host.mostVports)
                candidate.doubt = CandidatelistTr::tr("It has as many vHBAs as it can have.");
        } else {
            candidate.name = fromHost(field == Field::AdapterWwnn ? host.wwnn : host.wwpn);
            candidate.values.emplace_back(FieldRef{Field::AdapterWwnn}, fromHost(host.wwnn));
            candidate.values.emplace_back(FieldRef{Field::AdapterWwpn}, fromHost(host.wwpn));
            // A vHBA that is there already belongs to its HBA; an HBA itself has no parent.
            const bool isVport = host.parent.starts_with("scsi_host");
            candidate.values.emplace_back(FieldRef{Field::AdapterParent},
                                          isVport ? std::optional(fromHost(host.parent))
                                                  : std::nullopt);
            remove(candidate.values, {Field::AdapterParentWwnn, Field::AdapterParentWwpn,
                                      Field::AdapterParentFabricWwn});
            candidate.what = fromHost(host.name) + QStringLiteral(", ") + candidate.what;
        }
        candidates.push_back(std::move(candidate));
    }
    return inOrder(std::move(candidates));
}

std::vector<SourceCandidate> sources(const std::vector<FoundSource> &sources, PoolType type,
                                     FieldRef field, const SourceServer &server,
                                     const std::optional<QString> &format,
                                     const SystemDisks &systemDisks)
{
    std::vector<SourceCandidate> candidates;
    for (const FoundSource &source : sources) {
        SourceCandidate candidate;
        QStringList what;
        if (needsServer(type)) {
            candidate.values.emplace_back(FieldRef{Field::HostName}, server.host);
            if (!server.port.isEmpty())
                candidate.values.emplace_back(FieldRef{Field::HostPort}, server.port);
            what.append(CandidatelistTr::tr("on %1", "a server").arg(isolated(server.host)));
        }
        if (field.field == Field::SourceDir) {
            candidate.name = fromHost(source.dir);
        } else if (field.field == Field::SourceName) {
            candidate.name = fromHost(source.name);
            if (type == PoolType::Gluster && !source.dir.empty())
                candidate.values.emplace_back(FieldRef{Field::SourceDir}, fromHost(source.dir));
            QStringList devices;
            for (const std::string &device : source.devices)
                addText(devices, fromHost(device));
            addText(what, devices.join(QStringLiteral(", ")));
            if (type == PoolType::Logical) {
                candidate.devices = source.devices;
                candidate.isOfSystem = systemDisks.isUsedBy(source.devices);
                candidate.doubt =
                    candidatedoubts::ofGroup(systemDisks.on(source.devices), candidate.isOfSystem);
            }
        } else {
            candidate.name =
                fromHost(source.devices.empty() ? std::string() : source.devices.front());
        }
        candidate.values.emplace_back(field, candidate.name);
        // "auto" finds it out by itself.
        if (type == PoolType::Netfs && format && format != u"auto" && !source.format.empty())
            candidate.values.emplace_back(FieldRef{Field::SourceFormat}, fromHost(source.format));
        if (!source.format.empty())
            what.prepend(isolated(fromHost(source.format)));
        candidate.what = what.join(QStringLiteral(", "));
        candidates.push_back(std::move(candidate));
    }
    return inOrder(std::move(candidates));
}

std::vector<SourceCandidate> folders(const QList<FolderInfo> &folders, FieldRef field,
                                     PoolType type, const QString &own, const QString &missing)
{
    std::vector<SourceCandidate> candidates;
    if (!missing.isEmpty()) {
        SourceCandidate candidate;
        candidate.name = missing;
        candidate.what = CandidatelistTr::tr(
            "does not exist yet; libvirt makes it when the pool is built", "a directory");
        candidate.values = {{field, missing}};
        candidate.isFirst = true;
        candidate.doubt = candidatedoubts::ofFolder({.path = missing, .mounted = {}}, type);
        candidates.push_back(std::move(candidate));
    }
    for (const FolderInfo &folder : folders) {
        SourceCandidate candidate;
        candidate.name = folder.path;
        candidate.values = {{field, folder.path}};
        QStringList what;
        if (&folder == &folders.first()) {
            what.append(CandidatelistTr::tr("this directory"));
            candidate.isFirst = true;
        }
        if (!folder.link.isEmpty())
            what.append(
                CandidatelistTr::tr("link to %1", "a directory").arg(isolated(folder.link)));
        if (!folder.mounted.isEmpty())
            what.append(CandidatelistTr::tr("mounted: %1", "a file system and where it comes from")
                            .arg(isolated(folder.mounted)));
        candidate.what = what.join(QStringLiteral(", "));
        if (folder.path != own)
            candidate.doubt = candidatedoubts::ofFolder(folder, type);
        candidates.push_back(std::move(candidate));
    }
    return inOrder(std::move(candidates));
}

std::vector<SourceCandidate> secrets(const QList<SecretInfo> &secrets, Field field)
{
    std::vector<SourceCandidate> candidates;
    for (const SecretInfo &secret : secrets) {
        SourceCandidate candidate;
        QStringList what;
        addText(what, secret.description);
        if (field == Field::AuthSecretUuid) {
            candidate.name = secret.uuid;
            candidate.values = {{{Field::AuthSecretUsage}, std::nullopt},
                                {{Field::AuthSecretUuid}, secret.uuid}};
            if (!secret.usage.isEmpty())
                what.append(CandidatelistTr::tr("usage “%1”").arg(isolated(secret.usage)));
        } else {
            candidate.name = secret.usage;
            candidate.values = {{{Field::AuthSecretUuid}, std::nullopt},
                                {{Field::AuthSecretUsage}, secret.usage}};
            what.append(CandidatelistTr::tr("UUID %1").arg(isolated(secret.uuid)));
        }
        candidate.secret = {secret.usage, secret.uuid};
        candidate.what = what.join(QStringLiteral(", "));
        if (secret.hasValue == false)
            candidate.doubt = CandidatelistTr::tr("This secret has no value yet.");
        candidates.push_back(std::move(candidate));
    }
    return inOrder(std::move(candidates));
}

} // namespace poolwarden::candidatelist
