// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzdefinition.h"

#include "model/conflict/conflictchecker.h"
#include "model/xml/poolreader.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace poolwarden::fuzz {

namespace {

constexpr HostId host(1);
constexpr std::string_view divider = "\n%%\n";
constexpr std::size_t mostPools = 16;

void demand(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

std::vector<std::string_view> divided(std::string_view bytes)
{
    std::vector<std::string_view> parts;
    while (parts.size() + 1 < mostPools) {
        const std::size_t end = bytes.find(divider);
        if (end == std::string_view::npos)
            break;
        parts.push_back(bytes.substr(0, end));
        bytes.remove_prefix(end + divider.size());
    }
    parts.push_back(bytes);
    return parts;
}

// Each side of a pair tells the same, and the counts are those of what is told.
void demandConsistency(const ConflictChecker &checker, PoolId last)
{
    for (PoolId id(1); id <= last; ++id) {
        FindingCounts counted;
        for (const Finding &finding : checker.findingsOf(id)) {
            ++(finding.severity == Severity::Error     ? counted.errors
               : finding.severity == Severity::Warning ? counted.warnings
                                                       : counted.infos);
            demand(finding.pool == id, "a finding is about the pool that was asked for");
            demand(mirrored(mirrored(finding)) == finding, "twice mirrored is as it was");
            if (finding.peer == noPool)
                continue;
            const std::vector<Finding> theirs = checker.findingsOf(finding.peer);
            demand(std::find(theirs.begin(), theirs.end(), mirrored(finding)) != theirs.end(),
                   "the peer tells the same");
        }
        demand(counted == checker.statusOf(id), "the status counts the findings");
    }
}

} // namespace

void fuzzDefinition(std::string_view bytes)
{
    ConflictChecker checker;
    checker.addHost(host);
    PoolId last = noPool;
    for (const std::string_view part : divided(bytes)) {
        const ReadResult result = readPool(part);
        demand(result == readPool(part), "the same text reads the same");
        if (const auto *refusal = std::get_if<Refusal>(&result)) {
            demand(!refusalId(refusal->code).empty(), "each refusal has a name");
            (void)libvirtMessage(*refusal);
            if (std::optional<PoolDefinition> unfinished = readIncomplete(part)) {
                PoolEntry entry;
                entry.host = host;
                entry.draft = *std::move(unfinished);
                checker.update(++last, std::move(entry));
            }
            continue;
        }
        const auto &definition = std::get<PoolDefinition>(result);
        demand(readIncomplete(part) == definition, "all of it is its parts");
        for (const Claim &claim : claimsOf(definition))
            demand(!resourceName(claim.path).empty(), "each place has a name");

        const DefineVerdict verdict = checker.predict(host, definition);
        PoolEntry entry;
        entry.host = host;
        if (verdict.accepted()) {
            entry.live = definition;
            entry.persistent = definition;
        } else {
            entry.draft = definition;
        }
        checker.update(++last, std::move(entry));
    }
    demandConsistency(checker, last);
    for (PoolId id(1); id <= last; ++ ++id)
        checker.remove(id);
    demandConsistency(checker, last);
}

} // namespace poolwarden::fuzz
