// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/host/canonical.h"

#include "model/pool/textnumber.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace poolwarden::canonical {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

// Only what inet_pton() accepts: "::1", but not "fe80::1%eth0".
std::optional<std::string> ipv6Address(const std::string &text)
{
    in6_addr address{};
    if (inet_pton(AF_INET6, text.c_str(), &address) != 1)
        return std::nullopt;
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    const char *shortest =
        IN6_IS_ADDR_V4MAPPED(&address)
            ? inet_ntop(AF_INET, &address.s6_addr[12], buffer.data(), buffer.size())
            : inet_ntop(AF_INET6, &address, buffer.data(), buffer.size());
    return shortest ? std::optional<std::string>(shortest) : std::nullopt;
}

std::optional<DiskNumber> numberAndPartition(std::string_view text)
{
    const std::size_t digits = text.starts_with('6') ? 32 : 16;
    const auto isNumber = [](char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); };
    const std::string lower = lowered(text.substr(0, digits));
    if (lower.size() < digits || !std::ranges::all_of(lower, isNumber)
        || std::string_view("2356").find(lower.front()) == std::string_view::npos)
        return std::nullopt;
    std::string_view rest = text.substr(digits);
    if (rest.empty())
        return DiskNumber{lower, {}};
    for (const std::string_view separator : {"-part", "_part", "p"}) {
        if (rest.starts_with(separator)) {
            rest.remove_prefix(separator.size());
            break;
        }
    }
    if (rest.empty() || !allDigits(rest))
        return std::nullopt;
    return DiskNumber{lower, std::string(rest)};
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::vector<std::string> pathSegments(std::string_view path)
{
    if (path.size() > longestPath)
        return {std::string(path)};
    std::vector<std::string> segments;
    while (!path.empty()) {
        const auto slash = path.find('/');
        const std::string_view segment = path.substr(0, slash);
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
        if (segment.empty() || segment == ".")
            continue;
        if (segment != "..")
            segments.emplace_back(segment);
        else if (!segments.empty())
            segments.pop_back();
    }
    return segments;
}

std::string joinedPath(const std::vector<std::string> &segments)
{
    if (segments.empty())
        return "/";
    std::string path;
    for (const std::string &segment : segments) {
        path += '/';
        path += segment;
    }
    return path;
}

std::string hostName(std::string_view name)
{
    std::string host = lowered(name);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    if (host.find(':') != std::string::npos)
        host = ipv6Address(host).value_or(host);
    in_addr address{};
    if (host == "::1"
        || (host.starts_with("127.") && inet_pton(AF_INET, host.c_str(), &address) == 1))
        return std::string(loopback);
    if (host.size() > 1 && host.back() == '.')
        host.pop_back();
    return host;
}

std::string endpoint(const std::string &canonicalHost, int port, int defaultPort)
{
    const bool isIpv6 = canonicalHost.find(':') != std::string::npos;
    std::string host = isIpv6 ? '[' + canonicalHost + ']' : canonicalHost;
    if (port == 0 || port == defaultPort)
        return host;
    return host + ':' + std::to_string(port);
}

std::string iqn(std::string_view name)
{
    return lowered(name);
}

std::string shareName(std::string_view name)
{
    return lowered(name);
}

std::string wwn(std::string_view name)
{
    std::string text = lowered(name);
    if (text.starts_with("0x"))
        text.erase(0, 2);
    return text;
}

std::optional<std::pair<std::string, std::string>> volumeFromMapperName(std::string_view name)
{
    std::string group;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] != '-') {
            group += name[i];
            continue;
        }
        if (i + 1 < name.size() && name[i + 1] == '-') {
            group += '-';
            ++i;
            continue;
        }
        std::string volume;
        for (std::size_t j = i + 1; j < name.size(); ++j) {
            volume += name[j];
            if (name[j] == '-' && j + 1 < name.size() && name[j + 1] == '-')
                ++j;
        }
        if (group.empty() || volume.empty())
            return std::nullopt;
        return std::pair(std::move(group), std::move(volume));
    }
    return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> partitionFromKernelName(std::string_view name)
{
    std::size_t digits = name.size();
    while (digits > 0 && isDigit(name[digits - 1]))
        --digits;
    if (digits == name.size() || digits == 0)
        return std::nullopt;
    const std::string number(name.substr(digits));
    const std::string_view before = name.substr(0, digits);

    // nvme0n1p2: a disk whose name ends in a digit sets its partitions apart with a p.
    if (before.size() > 1 && before.back() == 'p' && isDigit(before[before.size() - 2]))
        return std::pair(std::string(before.substr(0, before.size() - 1)), number);

    // sdb1: disks that are counted in letters.
    for (const std::string_view prefix : {"sd", "hd", "vd", "xvd", "dasd"}) {
        if (before.size() > prefix.size() && before.starts_with(prefix)
            && std::ranges::all_of(before.substr(prefix.size()), isLower))
            return std::pair(std::string(before), number);
    }
    return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> partitionFromLinkName(std::string_view name)
{
    const auto at = name.rfind("-part");
    if (at == std::string_view::npos || at == 0 || !allDigits(name.substr(at + 5)))
        return std::nullopt;
    return std::pair(std::string(name.substr(0, at)), std::string(name.substr(at + 5)));
}

std::optional<IscsiLun> lunFromPathLink(std::string_view name)
{
    IscsiLun place;
    if (const auto partition = partitionFromLinkName(name)) {
        place.partition = partition->second;
        name = name.substr(0, partition->first.size());
    }
    const auto lun = name.rfind("-lun-");
    const auto target = name.find("-iscsi-");
    if (!name.starts_with("ip-") && name.find("-ip-") == std::string_view::npos)
        return std::nullopt;
    if (lun == std::string_view::npos || target == std::string_view::npos || target + 7 > lun)
        return std::nullopt;
    place.target = iqn(name.substr(target + 7, lun - target - 7));
    place.lun = std::string(name.substr(lun + 5));
    if (place.target.empty() || place.lun.empty())
        return std::nullopt;
    return place;
}

std::optional<DiskNumber> diskNumberFromWwid(std::string_view name)
{
    if (!name.starts_with('3'))
        return std::nullopt;
    return numberAndPartition(name.substr(1));
}

std::optional<DiskNumber> diskNumberFromWwnLink(std::string_view name)
{
    constexpr std::string_view prefix = "wwn-0x";
    if (!name.starts_with(prefix))
        return std::nullopt;
    return numberAndPartition(name.substr(prefix.size()));
}

std::optional<std::string> kernelNameFromNumbers(std::string_view majorAndMinor)
{
    const auto colon = majorAndMinor.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto majorNumber =
        textnumber::toUnsigned(std::string(majorAndMinor.substr(0, colon)), 10);
    const auto minorNumber =
        textnumber::toUnsigned(std::string(majorAndMinor.substr(colon + 1)), 10);
    if (!majorNumber || !minorNumber || *minorNumber > 255)
        return std::nullopt;
    // Documentation/admin-guide/devices.txt of Linux: 8, then 65 to 71, with 16 disks each.
    unsigned disk = *minorNumber / 16;
    if (*majorNumber >= 65 && *majorNumber <= 71)
        disk += (*majorNumber - 64) * 16;
    else if (*majorNumber != 8)
        return std::nullopt;
    std::string letters;
    for (unsigned rest = disk + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('a' + (rest - 1) % 26));
    const unsigned partition = *minorNumber % 16;
    return "sd" + letters + (partition > 0 ? std::to_string(partition) : std::string());
}

std::string udevEncoded(std::string_view label)
{
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::string_view plain = "#+-.:=@_";
    std::string encoded;
    for (const char c : label) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
                             || (c >= 'A' && c <= 'Z') || byte >= 0x80
                             || plain.find(c) != std::string_view::npos;
        if (isPlain) {
            encoded += c;
        } else {
            encoded += "\\x";
            encoded += digits[byte >> 4];
            encoded += digits[byte & 15];
        }
    }
    return encoded;
}

} // namespace poolwarden::canonical
