// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/knowndefinitions.h"

#include "model/conflict/pairfindings.h"
#include "model/wording/findingtext.h"
#include "model/wording/grouptext.h"
#include "model/wording/isolated.h"
#include "model/wording/namedplace.h"
#include "model/wording/outlooktext.h"

#include <algorithm>
#include <optional>

namespace poolwarden::check {

namespace {

using Role = ReportedMember::Role;

// A name or UUID is not a place in storage.
QString resourceOf(const Finding &finding, const ResourcePath &place)
{
    if (!isAboutIdentity(finding))
        return QString::fromStdString(resourceName(place));
    return QLatin1String(finding.field.field == Field::Uuid ? "uuid:" : "name:")
           + QString::fromStdString(finding.spelled);
}

Role roleOf(const FindingGroup &group, const GroupMember &member, bool isRefused)
{
    if (group.kind == FindingKind::Refused || group.kind == FindingKind::IdentityTaken)
        return isRefused ? Role::Refused : Role::InForce;
    switch (member.side) {
    case MemberSide::Even:
        return Role::Even;
    case MemberSide::Inner:
        return Role::Inner;
    case MemberSide::Outer:
        return Role::Outer;
    }
    return Role::Even;
}

/// The group's place as its members spell it, if they agree.
ResourcePath namedPlaceOf(const FindingGroup &group, const std::vector<GroupMember> &members)
{
    std::optional<ResourcePath> named;
    for (const GroupMember &member : members) {
        if (member.side == MemberSide::Inner)
            continue;
        const auto spelled = findingtext::spelledPlace(member.spelled, group.resource);
        if (!spelled || (named && named != spelled))
            return group.resource;
        named = spelled;
    }
    return named.value_or(group.resource);
}

} // namespace

int poolsIn(const std::vector<GroupMember> &members)
{
    int pools = 0;
    for (std::size_t i = 0; i < members.size(); ++i)
        pools += i == 0 || members[i].newcomer != members[i - 1].newcomer ? 1 : 0;
    return pools;
}

void Known::setLines(const FieldLines &found)
{
    lines.assign(found.begin(), found.end());
    lines.shrink_to_fit();
}

ReportedField KnownDefinitions::placeOf(std::size_t number, FieldRef field,
                                        const std::string &value) const
{
    const Known &known = m_known[number];
    const auto line =
        std::ranges::lower_bound(known.lines, field, {}, &std::pair<FieldRef, int>::first);
    const bool isThere = line != known.lines.end() && line->first == field;
    return {known.name,
            known.file,
            known.host,
            field,
            QString::fromStdString(value),
            isThere ? line->second : 0,
            known.standing,
            known.row};
}

ReportedFinding KnownDefinitions::words(const Finding &finding, const QString &name,
                                        const QString &peer) const
{
    const findingtext::NameOf nameOf = [&](PoolId pool) {
        if (pool == finding.pool || pool == finding.peer)
            return pool == finding.peer ? peer : name;
        return m_known[static_cast<std::size_t>(pool.value() - 1)].name; // mounts; see MountedPair
    };
    ReportedFinding result;
    result.kind = finding.kind;
    result.severity = finding.severity;
    result.loss = finding.loss;
    result.resource = resourceOf(finding, finding.resource);
    result.path = finding.resource;
    result.place = resourceOf(finding, sharedPlace(finding));
    result.placeName = findingtext::withCapital(withoutIsolates(
        isAboutIdentity(finding) ? findingtext::resource(finding)
                                 : findingtext::resource(findingtext::namedSharedPlace(finding))));
    result.headline = withoutIsolates(findingtext::headline(finding, nameOf));
    result.reason = withoutIsolates(findingtext::reason(finding, nameOf));
    result.consequence = withoutIsolates(findingtext::consequence(finding));
    result.storage = findingtext::withCapital(withoutIsolates(findingtext::resource(finding)));
    result.headlineOfPair = withoutIsolates(findingtext::headlineOfPair(finding, nameOf));
    result.reasonOfPair = withoutIsolates(findingtext::reasonOfPair(finding, nameOf));
    // A refusal or a loss says itself when it comes.
    if (finding.peer != noPool && finding.kind != FindingKind::Refused
        && finding.kind != FindingKind::IdentityTaken) {
        const findingtext::Outlook outlook = findingtext::outlook(finding, nameOf);
        result.now = withoutIsolates(outlook.now);
        if (finding.kind != FindingKind::LostAtRestart)
            result.restart = withoutIsolates(outlook.restart);
    }
    return result;
}

ReportedFinding KnownDefinitions::finding(const Finding &finding, std::size_t number) const
{
    ReportedFinding result = words(finding, m_known[number].name, {});
    result.pools = {m_known[number].name};
    result.fields = {placeOf(number, finding.field, finding.spelled)};
    return result;
}

// The name, with its file or host if the other has the same name.
QString KnownDefinitions::nameBeside(std::size_t number, std::size_t other) const
{
    const Known &known = m_known[number];
    const Known &beside = m_known[other];
    if (known.name != beside.name)
        return known.name;
    const QString place = known.file != beside.file ? known.file : known.host;
    return place.isEmpty() ? known.name : QStringLiteral("%1 (%2)").arg(known.name, place);
}

ReportedFinding KnownDefinitions::pairFinding(const Finding &finding, std::size_t newcomer,
                                              std::size_t peer) const
{
    ReportedFinding result = words(finding, nameBeside(newcomer, peer), nameBeside(peer, newcomer));
    result.pools = {m_known[newcomer].name, m_known[peer].name};
    result.fields = {placeOf(newcomer, finding.field, finding.spelled),
                     placeOf(peer, finding.peerField, finding.peerSpelled)};
    if (result.now.isEmpty())
        return result;
    if (m_known[newcomer].isRefused)
        result.now = withoutIsolates(findingtext::refusedOtherwise(nameBeside(newcomer, peer)));
    else if (m_known[peer].isRefused)
        result.now = withoutIsolates(findingtext::refusedOtherwise(nameBeside(peer, newcomer)));
    return result;
}

ReportedGroup KnownDefinitions::group(const FindingGroup &group,
                                      const std::vector<GroupMember> &members) const
{
    ReportedGroup result;
    result.kind = group.kind;
    result.severity = group.severity;
    result.loss = group.loss;
    result.resource = resourceOf(group.example, group.resource);
    result.path = group.resource;
    FindingGroup told = group;
    told.resource = namedPlaceOf(group, members);
    result.storage = findingtext::withCapital(
        withoutIsolates(isAboutIdentity(group.example) ? findingtext::resource(group.example)
                                                       : findingtext::resource(told.resource)));
    findingtext::GroupSize size;
    size.pools = result.pools = poolsIn(members);
    // Members that would exist, in all and on the inner side.
    int lasting = 0;
    int lastingInner = 0;
    std::optional<std::size_t> counted;
    for (const GroupMember &member : members) {
        const Known &known = m_known[member.newcomer];
        const Role role = roleOf(group, member, known.isRefused);
        result.members.append({placeOf(member.newcomer, member.field, member.spelled), role});
        if (counted == member.newcomer)
            continue;
        counted = member.newcomer;
        const bool isInner = role == Role::Inner || role == Role::Refused;
        size.inner += isInner ? 1 : 0;
        if (role == Role::Outer || role == Role::InForce) {
            ++size.outer;
            size.onlyOuter = known.name;
        }
        lasting += known.isRefused ? 0 : 1;
        lastingInner += isInner && !known.isRefused ? 1 : 0;
    }
    for (qsizetype i = 0; i < result.members.size(); ++i) {
        ReportedMember &member = result.members[i];
        const bool isRefused = m_known[members[static_cast<std::size_t>(i)].newcomer].isRefused;
        const bool isInner = member.role == Role::Inner;
        const int rivals = member.role == Role::Even ? lasting - 1
                           : isInner                 ? lasting - lastingInner
                                                     : lastingInner;
        member.isContested = isRefused || rivals > 0;
    }
    result.headline = withoutIsolates(findingtext::headlineOfGroup(told, size));
    result.reason = withoutIsolates(findingtext::reasonOfGroup(told));
    result.consequence = withoutIsolates(findingtext::consequenceOfGroup(group));
    return result;
}

} // namespace poolwarden::check
