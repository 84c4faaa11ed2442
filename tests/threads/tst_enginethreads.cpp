// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the headers of the engine say of threads, for the thread sanitizer: a checker belongs to one thread
// at a time, definitions may be held by any number of them. Standard C++ only, so that all that runs here
// is instrumented.

#include "model/conflict/conflictchecker.h"
#include "model/conflict/findinggroups.h"
#include "tests/support/effort.h"

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace poolwarden;

using Entries = std::vector<PoolEntry>;

PoolDefinition definitionOf(int number)
{
    const std::string text = std::to_string(number / 2);
    PoolDefinition definition;
    definition.name = "pool" + std::to_string(number);
    definition.uuid =
        Uuid{static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(number / 256)};
    switch (number % 5) {
    case 0:
        definition.type = PoolType::Dir;
        definition.targetPath = "/srv/" + text;
        break;
    case 1:
        definition.type = PoolType::Netfs;
        definition.hosts = {{"nas" + text + ".example.org"}};
        definition.dir = "/export";
        definition.targetPath = "/srv/" + text + "/mounted";
        break;
    case 2:
        definition.type = PoolType::Disk;
        definition.devices = {{"/dev/disk/by-id/" + text, std::nullopt}};
        definition.targetPath = "/dev";
        break;
    case 3:
        definition.type = PoolType::Iscsi;
        definition.hosts = {{"192.0.2.7"}};
        definition.devices = {{"iqn.2012-01.org.example:" + text, std::nullopt}};
        definition.targetPath = "/dev/disk/by-path";
        break;
    default:
        definition.type = PoolType::Scsi;
        definition.adapter = ScsiHostAdapter{"host" + text, std::nullopt};
        definition.targetPath = "/dev/disk/by-path";
        break;
    }
    return definition;
}

Entries makeEntries()
{
    Entries entries;
    for (int i = 0; i < 60; ++i) {
        PoolEntry entry;
        entry.host = HostId(1);
        entry.live = definitionOf(i);
        entry.persistent = entry.live;
        entry.active = i % 3 == 0;
        entries.push_back(entry);
    }
    return entries;
}

std::vector<Finding> allFindings(const ConflictChecker &checker)
{
    std::vector<Finding> findings;
    checker.forEachFinding([&findings](const Finding &finding) {
        findings.push_back(finding);
        return true;
    });
    return findings;
}

/// A session's life: everything comes, changes, and goes in part.
std::vector<Finding> work(ConflictChecker &checker, const Entries &entries, unsigned seed)
{
    std::mt19937 random(seed);
    checker.addHost(HostId(1));
    for (std::size_t i = 0; i < entries.size(); ++i)
        checker.update(static_cast<PoolId>(i + 1), entries[i]);
    for (int i = 0; i < effort(2000); ++i) {
        const std::size_t at = random() % entries.size();
        const auto id = static_cast<PoolId>(at + 1);
        PoolEntry entry = entries[at];
        entry.draft = definitionOf(static_cast<int>(random() % 60));
        checker.update(id, entry);
        static_cast<void>(checker.predict(HostId(1), *entry.draft));
        static_cast<void>(checker.findingsOf(id));
        checker.update(id, entries[at]);
    }
    return allFindings(checker);
}

std::size_t groupsOf(const Entries &entries)
{
    static const HostTopology topology;
    FindingGroups groups([](HostId) -> const HostTopology & { return topology; });
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Newcomer newcomer;
        newcomer.pool = static_cast<PoolId>(i + 1);
        newcomer.compared = entries[i];
        newcomer.remaining = entries[i];
        groups.add(newcomer);
    }
    return groups.find().size();
}

int failures = 0;

void verify(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "FAIL: %s\n", what);
    ++failures;
}

// Checkers of their own, over definitions that all share.
void eachThreadItsChecker(const Entries &entries)
{
    constexpr unsigned count = 4;
    std::vector<std::vector<Finding>> found(count);
    std::vector<std::size_t> groups(count);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            ConflictChecker checker;
            found[i] = work(checker, entries, i);
            groups[i] = groupsOf(entries);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    verify(!found.front().empty(), "pools on one place are found");
    verify(groups.front() > 0, "groups are found");
    for (unsigned i = 1; i < count; ++i) {
        verify(found[i] == found.front(), "all threads find the same");
        verify(groups[i] == groups.front(), "all threads group alike");
    }
}

// One checker, in the hands of one thread after the other.
void handedOn(const Entries &entries)
{
    ConflictChecker checker;
    std::vector<Finding> first;
    std::thread([&] { first = work(checker, entries, 7); }).join();
    std::vector<Finding> second;
    std::thread([&] { second = allFindings(checker); }).join();
    verify(!first.empty() && first == second, "a checker that was handed on answers the same");
}

} // namespace

int main()
{
    const Entries entries = makeEntries();
    eachThreadItsChecker(entries);
    handedOn(entries);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
