// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/foundlist.h"

#include "model/session/pooledit.h"
#include "model/sources/candidatelist.h"
#include "model/sources/fieldquestion.h"
#include "model/sources/supply.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace poolwarden::foundlist {

namespace {

struct Remarks {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FoundList)

public:
    [[nodiscard]] static QString of(const HostAnswer &answer, const QString &wanted);
};

QString Remarks::of(const HostAnswer &answer, const QString &wanted)
{
    QStringList remarks;
    if (!answer.folder.isEmpty() && answer.folder != wanted && !answer.isMissing)
        remarks.append(tr("“%1” cannot be listed. This is the nearest directory that can.")
                           .arg(isolated(wanted)));
    if (answer.unnamed > 0)
        remarks.append(
            tr("%n directories whose names are no text are left out.", nullptr, answer.unnamed));
    if (answer.isCut)
        remarks.append(tr("There are more directories; type the one you want."));
    return remarks.join(u' ');
}

FoundList ofFolders(const HostAnswer &answer, const FieldQuestion &asked, const PoolEdit &edit,
                    bool hasOwnFolder)
{
    const FieldRef field = *asked.field();
    const QString missing = answer.isMissing && hasOwnFolder ? asked.folder() : QString();
    return {
        .count = std::size_t(answer.folders.size()),
        .make = [folders = answer.folders, field, type = asked.type(),
                 own = edit.value(field).value_or(QString()),
                 missing] { return candidatelist::folders(folders, field, type, own, missing); },
        .folder = answer.folder.isEmpty() ? asked.folder() : answer.folder,
        .remark = Remarks::of(answer, asked.folder())};
}

FoundList ofSources(const HostAnswer &answer, const FieldQuestion &asked, const PoolEdit &edit,
                    const std::shared_ptr<const FoundDevices> &devices)
{
    return {.count = std::size_t(answer.sources.count("<source>")),
            .make = [xml = answer.sources, type = asked.type(), field = *asked.field(), devices,
                     server = asked.server(),
                     format = edit.value({Field::SourceFormat})]() -> CandidateRows::List {
                const auto sources = foundSources(xml);
                if (!sources)
                    return std::nullopt;
                return candidatelist::sources(*sources, type, field, server, format,
                                              devices ? SystemDisks(devices->disks)
                                                      : SystemDisks());
            },
            .folder = {},
            .remark = {}};
}

} // namespace

FoundList ofDevices(const std::shared_ptr<const FoundDevices> &devices, const FieldQuestion &asked,
                    const PoolEdit &edit, const VolumeGroups &groups)
{
    FoundList list;
    const FieldRef field = *asked.field();
    if (asked.supply() == Supply::Disks) {
        list.count = devices->disks.size();
        list.make = [type = asked.type(), field, devices, groups,
                     own = edit.value({Field::SourceName}).value_or(QString())] {
            return candidatelist::disks(devices->disks, type, field, groups, own);
        };
        return list;
    }
    list.count = devices->scsiHosts.size();
    list.make = [supply = asked.supply(), field = field.field, devices] {
        return supply == Supply::ScsiHosts ? candidatelist::scsiHosts(devices->scsiHosts, field)
                                           : candidatelist::fcHosts(devices->scsiHosts, field);
    };
    return list;
}

FoundList ofAnswer(const HostAnswer &answer, const FieldQuestion &asked, const PoolEdit &edit,
                   const std::shared_ptr<const FoundDevices> &devices, bool hasOwnFolder)
{
    if (asked.supply() == Supply::Folders)
        return ofFolders(answer, asked, edit, hasOwnFolder);
    if (asked.supply() != Supply::Secrets)
        return ofSources(answer, asked, edit, devices);
    FoundList list;
    list.count = std::size_t(answer.secrets.size());
    list.make = [secrets = answer.secrets, field = asked.field()->field] {
        return candidatelist::secrets(secrets, field);
    };
    return list;
}

} // namespace poolwarden::foundlist
