// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benchpools.h"

#include "model/xml/poolreader.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace poolwarden::bench {

namespace {

std::string uuid(int number)
{
    char text[40];
    std::snprintf(text, sizeof text, "be7c0000-0000-4000-8000-%012d", number);
    return text;
}

PoolDefinition read(const std::string &xml)
{
    ReadResult result = readPool(xml);
    if (!std::holds_alternative<PoolDefinition>(result)) {
        std::fprintf(stderr, "not a definition: %s\n", xml.c_str());
        std::abort();
    }
    return std::get<PoolDefinition>(std::move(result));
}

} // namespace

std::string poolXml(int number)
{
    const std::string n = std::to_string(number);
    const std::string head = "<name>pool" + n + "</name><uuid>" + uuid(number) + "</uuid>";
    const std::string target = "<target><path>/mnt/" + n + "</path></target>";
    switch (number % 8) {
    case 0:
        return "<pool type='netfs'>" + head + "<source><host name='nas"
               + std::to_string(number % 20) + ".example.org'/><dir path='/export/" + n
               + "'/><format type='nfs'/></source>" + target + "</pool>";
    case 1:
        return "<pool type='logical'>" + head + "<source><device path='/dev/disk/by-id/wwn-" + n
               + "'/><name>vg" + n + "</name></source><target><path>/dev/vg" + n
               + "</path></target></pool>";
    case 2:
        return "<pool type='iscsi'>" + head
               + "<source><host name='san.example.org'/><device path='iqn.2020-01.org.example:t" + n
               + "'/></source><target><path>/dev/disk/by-path</path></target></pool>";
    case 3:
        return "<pool type='rbd'>" + head
               + "<source><host name='mon1.example.org'/><host name='mon2.example.org'/><name>rbd"
               + n + "</name></source></pool>";
    case 4:
        return "<pool type='zfs'>" + head + "<source><name>tank" + n + "</name></source></pool>";
    default:
        return "<pool type='dir'>" + head + "<target><path>/srv/" + std::to_string(number / 100)
               + "/" + n + "</path></target></pool>";
    }
}

PoolDefinition pool(int number)
{
    return read(poolXml(number));
}

std::string directoryXml(const std::string &name, const std::string &path)
{
    return "<pool type='dir'><name>" + name + "</name><target><path>" + path
           + "</path></target></pool>";
}

PoolDefinition directory(const std::string &name, const std::string &path)
{
    return read(directoryXml(name, path));
}

PoolDefinition volumeGroup(const std::string &name, int first, int count)
{
    std::string devices;
    for (int number = first; number < first + count; ++number)
        devices +=
            "<device path='/dev/disk/by-id/wwn-0x" + std::to_string(5000000000 + number) + "'/>";
    return read("<pool type='logical'><name>" + name + "</name><source>" + devices + "<name>" + name
                + "</name></source><target><path>/dev/" + name + "</path></target></pool>");
}

std::vector<std::string> takenPaths(std::int64_t count)
{
    std::vector<std::string> paths;
    const std::int64_t step = std::max<std::int64_t>(1, count / 64);
    for (std::int64_t number = 1; number <= count && paths.size() < 64; number += step) {
        // The next one that is a directory pool: the last three of each eight are.
        std::int64_t taken = number;
        while (taken % 8 < 5)
            ++taken;
        if (taken <= count)
            paths.push_back(*pool(static_cast<int>(taken)).targetPath);
    }
    return paths;
}

void Percentiles::report(benchmark::State &state, const std::string &prefix)
{
    if (m_seconds.empty())
        return;
    const auto at = [this](double share) {
        const auto position =
            m_seconds.begin()
            + static_cast<std::ptrdiff_t>(share * static_cast<double>(m_seconds.size() - 1));
        std::nth_element(m_seconds.begin(), position, m_seconds.end());
        return *position * 1e6;
    };
    state.counters[prefix + "p50_us"] = at(0.5);
    state.counters[prefix + "p99_us"] = at(0.99);
}

} // namespace poolwarden::bench
