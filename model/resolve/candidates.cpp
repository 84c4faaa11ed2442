// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/candidates.h"

#include "model/resolve/definitionedit.h"
#include "model/resolve/freevalues.h"

#include <algorithm>
#include <string>
#include <utility>

namespace poolwarden {

namespace {

constexpr std::size_t mostDevices = 3;

std::vector<std::vector<FieldEdit>> each(FieldRef field, const std::string &from,
                                         const std::vector<std::string> &values)
{
    std::vector<std::vector<FieldEdit>> edits;
    for (const std::string &value : values)
        edits.push_back({{field, from, value}});
    return edits;
}

std::string withoutControls(std::string value)
{
    std::erase_if(value,
                  [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; });
    return value;
}

/// Name and UUID that the host has for the pool.
const PoolDefinition *onHost(const PoolEntry &entry)
{
    return entry.live ? entry.live.get() : entry.persistent.get();
}

class CandidateSearch
{
public:
    CandidateSearch(const Finding &finding, const PoolDefinition &definition,
                    const ConflictChecker &checker, const WayOptions &options)
        : m_finding(finding)
        , m_definition(definition)
        , m_checker(checker)
        , m_entry(*checker.entry(finding.pool))
        , m_topology(checker.topology(m_entry.host))
        , m_options(options)
    {
    }

    std::vector<Candidates> all()
    {
        switch (m_finding.reason) {
        case Reason::NameTaken:
        case Reason::UuidTaken:
        case Reason::Renamed:
        case Reason::UuidChanged:
            identity();
            return std::move(m_found);
        case Reason::NameNotReadBack:
        case Reason::ValueNotReadBack:
            cleanValue();
            return std::move(m_found);
        default:
            break;
        }
        switch (m_finding.field.field) {
        case Field::TargetPath:
            target();
            break;
        case Field::DevicePath:
            device();
            break;
        case Field::AdapterName:
        case Field::AdapterWwpn:
        case Field::AdapterParent:
            adapter();
            break;
        default:
            break;
        }
        return std::move(m_found);
    }

private:
    void add(WayKind kind, std::vector<std::vector<FieldEdit>> edits, std::size_t wanted = 1)
    {
        if (!edits.empty())
            m_found.push_back({kind, std::move(edits), wanted});
    }

    void identity()
    {
        const PoolDefinition *known = onHost(m_entry);
        if (m_finding.reason == Reason::UuidTaken && m_options.newUuid)
            add(WayKind::NewUuid, {{{{Field::Uuid},
                                     valueOf(m_definition, {Field::Uuid}),
                                     toString(m_options.newUuid())}}});
        if (m_finding.reason == Reason::NameTaken) {
            std::vector<std::vector<FieldEdit>> edits;
            for (const std::string &name : freevalues::numbered(m_definition.name))
                edits.push_back(renamingEdits(m_definition, name));
            add(WayKind::NewName, std::move(edits));
        }
        if (!known)
            return;
        std::vector<FieldEdit> edits;
        if (m_definition.name != known->name)
            edits = renamingEdits(m_definition, known->name);
        if (m_definition.uuid != known->uuid && known->uuid)
            edits.push_back(
                {{Field::Uuid}, valueOf(m_definition, {Field::Uuid}), toString(*known->uuid)});
        if (!edits.empty())
            add(WayKind::KeepIdentity, {std::move(edits)});
    }

    void cleanValue()
    {
        const std::string value = valueOf(m_definition, m_finding.field);
        const std::string clean = withoutControls(value);
        if (clean == value || clean.empty())
            return;
        if (m_finding.field.field == Field::Name)
            add(WayKind::CleanValue, {renamingEdits(m_definition, clean)});
        else
            add(WayKind::CleanValue, each(m_finding.field, value, {clean}));
    }

    void target()
    {
        if (fieldUsage(m_definition.type, Field::TargetPath) == Usage::Derived
            || !isRead(m_definition.type, Field::TargetPath))
            return;
        const std::string path = valueOf(m_definition, {Field::TargetPath});
        if (m_finding.reason == Reason::PeerContains)
            add(WayKind::MoveOut, each({Field::TargetPath}, path,
                                       freevalues::directoriesOutside(path, m_finding.resource,
                                                                      m_finding.outerSize)));
        else
            add(WayKind::OtherTarget,
                each({Field::TargetPath}, path, freevalues::directories(path, m_definition.name)));
    }

    void device()
    {
        const std::string path = valueOf(m_definition, m_finding.field);
        if (poolTypeInfo(m_definition.type).namesIscsiTarget) {
            initiator();
            return;
        }
        add(WayKind::SteadyName,
            each(m_finding.field, path, freevalues::steadyNames(path, m_topology)));
        add(WayKind::OtherDevice, each(m_finding.field, path, freevalues::emptyDisks(m_topology)),
            mostDevices);
    }

    // A target can show each initiator its own LUNs, and libvirt allows that on purpose.
    void initiator()
    {
        const std::string own = valueOf(m_definition, {Field::InitiatorIqn});
        std::string base = own;
        if (const PoolEntry *peer = m_checker.entry(m_finding.peer); peer && base.empty()) {
            for (const SharedDefinition *definition :
                 {&peer->draft, &peer->persistent, &peer->live}) {
                if (base.empty() && *definition)
                    base = valueOf(**definition, {Field::InitiatorIqn});
            }
        }
        if (!base.empty())
            add(WayKind::OtherInitiator,
                each({Field::InitiatorIqn}, own, freevalues::numbered(base)));
    }

    void adapter()
    {
        const auto *scsi = std::get_if<ScsiHostAdapter>(&m_definition.adapter);
        if (scsi && scsi->name && !scsi->parent)
            add(WayKind::OtherAdapter,
                each({Field::AdapterName}, *scsi->name,
                     freevalues::scsiHosts(*scsi->name, m_topology)),
                mostDevices);
    }

    const Finding &m_finding;
    const PoolDefinition &m_definition;
    const ConflictChecker &m_checker;
    const PoolEntry &m_entry;
    const HostTopology &m_topology;
    const WayOptions &m_options;
    std::vector<Candidates> m_found;
};

} // namespace

std::vector<Candidates> candidatesFor(const Finding &finding, const PoolDefinition &definition,
                                      const ConflictChecker &checker, const WayOptions &options)
{
    return CandidateSearch(finding, definition, checker, options).all();
}

} // namespace poolwarden
