// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/generator/poolxmlgenerator.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace poolwarden {

namespace {

std::string escaped(std::string_view value)
{
    std::string xml;
    for (const char c : value) {
        switch (c) {
        case '<':
            xml += "&lt;";
            break;
        case '>':
            xml += "&gt;";
            break;
        case '&':
            xml += "&amp;";
            break;
        case '\'':
            xml += "&apos;";
            break;
        case '"':
            xml += "&#34;";
            break;
        case '\t': // unescaped, the parser would turn tab and carriage return into other characters
            xml += "&#9;";
            break;
        case '\r':
            xml += "&#13;";
            break;
        default:
            xml += c;
        }
    }
    return xml;
}

std::string characterReferences(std::string_view ascii)
{
    std::string xml;
    for (const char c : ascii) {
        std::array<char, 16> buffer{};
        const int length = std::snprintf(buffer.data(), buffer.size(), c % 2 ? "&#%d;" : "&#x%X;",
                                         static_cast<unsigned char>(c));
        xml.append(buffer.data(), static_cast<std::size_t>(length));
    }
    return xml;
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
}

} // namespace

PoolXmlGenerator::PoolXmlGenerator(std::uint64_t seed, Options options)
    : m_random(seed)
    , m_options(std::move(options))
{
}

bool PoolXmlGenerator::chance(double probability)
{
    return static_cast<double>(m_random() >> 11) * 0x1.0p-53 < probability;
}

int PoolXmlGenerator::number(int from, int to)
{
    return from + static_cast<int>(m_random() % static_cast<std::uint64_t>(to - from + 1));
}

std::string PoolXmlGenerator::pick(const Strings &values)
{
    return std::string(
        values[static_cast<std::size_t>(number(0, static_cast<int>(values.size()) - 1))]);
}

std::string PoolXmlGenerator::longText()
{
    return std::string(static_cast<std::size_t>(number(200, 6000)),
                       static_cast<char>(number('a', 'z')));
}

std::string PoolXmlGenerator::name()
{
    if (odd()) {
        if (chance(0.2))
            return std::string(static_cast<std::size_t>(number(240, 260)), 'n');
        return pick({"", " ", "a/b", "a\nb", "ü", "名", "<b>", "a&b", "it's", "\"q\"", ".", "..",
                     "-x", "x.xml", " lead", "trail ", "tab\there", "c\rr"});
    }
    return "pool" + std::to_string(number(1, m_options.identities));
}

std::string PoolXmlGenerator::uuid(int identity)
{
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%08x-0000-4000-8000-0000000000%02x",
                  0xabc00000U + static_cast<unsigned>(identity), identity % 256);
    std::string plain(buffer.data());
    if (!odd() && !chance(0.05))
        return plain;
    std::string bare = plain;
    std::erase(bare, '-');
    switch (number(0, 8)) {
    case 0:
        return bare;
    case 1:
        std::ranges::transform(plain, plain.begin(),
                               [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
        return plain;
    case 2:
        return " \n" + plain + "\t ";
    case 3:
        return bare.substr(0, 10) + " - -" + bare.substr(10);
    case 4:
        return bare.substr(0, 11) + "-" + bare.substr(11);
    case 5:
        return plain + "0";
    case 6:
        return plain.substr(1);
    case 7:
        return "-" + plain + " ";
    default:
        return pick({"", "x", "00000000-0000-0000-0000-00000000000g"});
    }
}

std::string PoolXmlGenerator::path()
{
    if (odd())
        return pick({"", "relative", "/", "//", "///x//", "//two", "nfs://host//x/", "a/b://c//d",
                     "/srv/ü", " /srv/a", "/srv/a ", "/srv/a\rb", "/srv/a\tb", "/srv/a/../b",
                     "/srv/./a", "://", "x://"})
               + (chance(0.1) ? longText() : std::string());
    if (!m_options.directories.empty() && chance(0.5)) {
        const int last = static_cast<int>(m_options.directories.size()) - 1;
        return m_options.directories[static_cast<std::size_t>(number(0, last))]
               + pick({"", "", "", "/", "//"});
    }
    return pick({"/srv/vm", "/srv/vm/", "/srv//vm", "/srv/vm/sub", "/srv/images", "/mnt/one",
                 "/mnt/two", "/mnt/one/deep", "/dev/disk/by-path", "/dev/mapper", "//srv/vm"});
}

std::string PoolXmlGenerator::device()
{
    if (odd())
        return pick(
            {"", " ", "/dev/sdb ", "relative", "/dev//sdb", "/dev/ü", "//dev/sdb", "/dev/a\tb"});
    return pick({"/dev/sdb", "/dev/sdb1", "/dev/sdb2", "/dev/sdc", "/dev/sdd1", "/dev/nvme0n1",
                 "/dev/nvme0n1p1", "/dev/vg0/lv1", "/dev/mapper/vg0-lv1", "/dev/mapper/mpatha",
                 "/dev/mapper/vg--x-lv--y", "/dev/vg-x/lv-y",
                 "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4",
                 "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1",
                 "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:t1-lun-1",
                 "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:t1-lun-1-part1",
                 "/dev/zvol/tank/vm", "/dev/dm-0", "/srv/vm/disk.img"});
}

std::string PoolXmlGenerator::iqn()
{
    return pick({"iqn.2012-01.org.example:t1", "iqn.2012-01.org.example:t2",
                 "iqn.2012-01.org.example:T1", "iqn.2012-01.org.example:t3"});
}

std::string PoolXmlGenerator::text(const std::string &value)
{
    if (!odd())
        return escaped(value);
    const std::size_t middle = value.size() / 2;
    const bool boundary = isAscii(value);
    switch (number(0, 6)) {
    case 0:
        return value.find("]]>") == std::string::npos ? "<![CDATA[" + value + "]]>"
                                                      : escaped(value);
    case 1:
        return boundary
                   ? escaped(value.substr(0, middle)) + "<!-- c -->" + escaped(value.substr(middle))
                   : escaped(value);
    case 2:
        return boundary ? characterReferences(value) : escaped(value);
    case 3:
        return boundary
                   ? escaped(value.substr(0, middle)) + "<?pi x?>" + escaped(value.substr(middle))
                   : escaped(value);
    case 4:
        return boundary ? escaped(value.substr(0, middle)) + "<x>" + escaped(value.substr(middle))
                              + "</x>"
                        : escaped(value);
    case 5:
        return " " + escaped(value) + "\n";
    default:
        return {};
    }
}

std::string PoolXmlGenerator::attribute(std::string_view attributeName, const std::string &value)
{
    std::string prefix;
    if (odd() && chance(0.3))
        prefix = "o:";
    const std::string content = odd() && isAscii(value) ? characterReferences(value)
                                                        : escaped(odd() ? std::string() : value);
    const char quote = chance(0.5) ? '\'' : '"';
    return ' ' + prefix + std::string(attributeName) + '=' + quote + content + quote;
}

std::string PoolXmlGenerator::element(std::string_view tag, const std::string &content)
{
    const std::string name(tag);
    if (odd()) {
        switch (number(0, 5)) {
        case 0: // in another namespace
            return "<o:" + name + ">" + content + "</o:" + name + ">";
        case 1:
            return "<" + name + " xmlns='http://example.org/y'>" + content + "</" + name + ">";
        case 2: // twice
            return "<" + name + ">" + content + "</" + name + "><" + name + ">" + content + "</"
                   + name + ">";
        case 3: // an empty one first
            return "<" + name + "/><" + name + ">" + content + "</" + name + ">";
        case 4: // missing
            return {};
        default:
            return "<" + name + " unknown='1'>\n" + content + "\n</" + name + ">";
        }
    }
    return "<" + name + ">" + content + "</" + name + ">";
}

std::string PoolXmlGenerator::valueElement(std::string_view tag, const std::string &value)
{
    return element(tag, text(value));
}

std::string PoolXmlGenerator::emptyElement(std::string_view tag, const std::string &attributes)
{
    const std::string name(tag);
    if (odd()) {
        switch (number(0, 3)) {
        case 0:
            return "<" + name + "/><" + name + attributes + "/>";
        case 1:
            return "<o:" + name + attributes + "/>";
        case 2:
            return "<" + name + attributes + ">  text <y/></" + name + ">";
        default:
            return {};
        }
    }
    return "<" + name + attributes + "/>";
}

std::string PoolXmlGenerator::hosts()
{
    std::string xml;
    const int count = chance(0.75) ? 1 : number(0, 3);
    for (int i = 0; i < count; ++i) {
        std::string attributes =
            attribute("name", pick({"nas1", "nas1", "nas1", "nas2", "NAS1", "nas1.", "192.0.2.1",
                                    "::1", "[::1]", "0:0::1"}));
        if (odd())
            attributes.clear();
        if (chance(0.3))
            attributes += attribute(
                "port",
                odd() ? pick({"x", "", "-1", "+5", " 7", "7 ", "0x10", "99999999999", "2147483648"})
                      : pick({"0", "2049", "3260", "6789", "24007", "7000", "111"}));
        xml += emptyElement("host", attributes);
    }
    return xml;
}

std::string PoolXmlGenerator::devices()
{
    std::string xml;
    const int count = chance(0.8) ? 1 : number(0, 3);
    for (int i = 0; i < count; ++i) {
        std::string attributes = odd() ? std::string() : attribute("path", device());
        if (chance(0.1))
            attributes += attribute("part_separator",
                                    odd() ? pick({"maybe", "default", ""}) : pick({"yes", "no"}));
        xml += emptyElement("device", attributes);
    }
    return xml;
}

std::string PoolXmlGenerator::dir()
{
    return emptyElement("dir",
                        attribute("path", odd() ? path()
                                                : pick({"/export/vm", "/export/vm/", "/export//vm",
                                                        "/export", "/", "vol/sub", "share"})));
}

std::string PoolXmlGenerator::sourceName()
{
    if (chance(0.1))
        return {};
    return valueElement("name",
                        odd() ? pick({"", "a/b", " x", "ü", "vg0\n"})
                              : pick({"vg0", "vg0", "vg1", "tank", "tank/vm", "rbd", "volumes"}));
}

std::string PoolXmlGenerator::format(PoolType type)
{
    if (!chance(0.5))
        return {};
    const auto formats = poolTypeInfo(type).formats;
    std::string value = "auto";
    if (!formats.empty())
        value = formats[static_cast<std::size_t>(number(0, static_cast<int>(formats.size()) - 1))];
    if (odd())
        value = pick({"", "EXT4", "ntfs", "nfs4", "none", "lvm"});
    return emptyElement("format", attribute("type", value));
}

std::string PoolXmlGenerator::adapter()
{
    const auto wwn = [this] {
        return odd() ? pick({"", "x", "0x", "20000000c9831b4", "20000000c9831b4bb"})
                     : pick({"20000000c9831b4b", "10000000c9831b4b", "20000000C9831B4B",
                             "0x20000000c9831b4b"});
    };
    const auto hostName = [this] {
        return odd() ? pick({"", "host", "host5x", "host 5", "host-5", "host+5", "scsi_5", "hostx",
                             "host4294967291"})
                     : pick({"host5", "scsi_host5", "fc_host5", "host6", "scsi_host7", "host05"});
    };
    std::string attributes;
    std::string content;
    const int form = number(0, 9);
    if (form < 4) {
        if (form < 3)
            attributes += attribute("type", "scsi_host");
        attributes += attribute("name", hostName());
    } else if (form < 6) {
        attributes += attribute("type", "scsi_host");
        std::string address;
        for (const std::string_view part : {"domain", "bus", "slot", "function"}) {
            if (!odd())
                address += attribute(part, odd() ? pick({"x", "", "-1", "256", "0x20", "8", "010"})
                                                 : pick({"0x0", "0x1", "0", "1", "2"}));
        }
        if (odd())
            address += attribute("multifunction", pick({"on", "off", "default", "x"}));
        std::string inner = emptyElement("address", address);
        if (odd())
            inner =
                "<address" + address + "><zpci uid='" + pick({"1", "x", "0x1"}) + "'/></address>";
        std::string parent =
            odd() ? std::string()
                  : attribute("unique_id", odd() ? pick({"x", "-1", "", "+1"}) : pick({"1", "2"}));
        content = "<parentaddr" + parent + ">" + inner + "</parentaddr>";
        if (odd())
            attributes += attribute("name", hostName());
    } else if (form < 9) {
        attributes += attribute("type", "fc_host");
        if (chance(0.5))
            attributes += attribute("parent", hostName());
        if (chance(0.2))
            attributes += attribute("parent_wwnn", wwn());
        if (chance(0.2))
            attributes += attribute("parent_wwpn", wwn());
        if (chance(0.1))
            attributes += attribute("parent_fabric_wwn", wwn());
        if (chance(0.3))
            attributes +=
                attribute("managed", odd() ? pick({"", "x", "default"}) : pick({"yes", "no"}));
        if (!odd())
            attributes += attribute("wwnn", wwn());
        if (!odd())
            attributes += attribute("wwpn", wwn());
    } else {
        attributes += odd() ? attribute("type", pick({"default", "", "iscsi"})) : std::string();
        if (chance(0.5))
            attributes += attribute("wwnn", wwn());
        if (chance(0.5))
            attributes += attribute("name", hostName());
        if (odd())
            content = "<parentaddr unique_id='1'><address bus='1'/></parentaddr>";
    }
    return content.empty() ? emptyElement("adapter", attributes)
                           : "<adapter" + attributes + ">" + content + "</adapter>";
}

std::string PoolXmlGenerator::initiator()
{
    return element("initiator", emptyElement("iqn", attribute("name", iqn())));
}

std::string PoolXmlGenerator::auth()
{
    std::string attributes;
    if (!odd())
        attributes +=
            attribute("type", odd() ? pick({"none", "", "kerberos"}) : pick({"chap", "ceph"}));
    if (!odd())
        attributes += attribute("username", "admin");
    std::string secret;
    if (chance(0.5) || odd())
        secret += attribute("usage", "the secret");
    if (secret.empty() || odd())
        secret += attribute("uuid", uuid(number(1, 3)));
    if (odd())
        secret.clear();
    return "<auth" + attributes + ">" + emptyElement("secret", secret) + "</auth>";
}

std::string PoolXmlGenerator::source(PoolType type)
{
    const unsigned flags = poolTypeInfo(type).sourceFlags;
    // Now and then a part that the type does not use.
    const auto wants = [this, flags](unsigned flag, double stray) {
        return (flags & flag) != 0 ? !odd() : chance(stray * m_options.oddity * 20);
    };
    std::vector<std::string> parts;
    if (wants(NeedsHost, 0.1))
        parts.push_back(hosts());
    if (type == PoolType::Iscsi || type == PoolType::IscsiDirect)
        parts.push_back(emptyElement("device", attribute("path", iqn())));
    else if (wants(NeedsDevice, 0.05))
        parts.push_back(devices());
    if (wants(NeedsDir, 0.05))
        parts.push_back(dir());
    if (wants(HasName, 0.05))
        parts.push_back(sourceName());
    if (wants(NeedsAdapter, 0.05))
        parts.push_back(adapter());
    if (wants(NeedsInitiator, 0.03) && (type == PoolType::IscsiDirect || chance(0.4)))
        parts.push_back(initiator());
    parts.push_back(format(type));
    if (chance((flags & (IsNetwork | NeedsInitiator)) != 0 ? 0.15 : 0.02))
        parts.push_back(auth());
    if (chance(type == PoolType::Netfs ? 0.15 : 0.02))
        parts.push_back(emptyElement(
            "protocol",
            attribute("ver", odd() ? pick({"4,1", "", ","}) : pick({"3", "4", "4.1"}))));
    if (chance(0.05))
        parts.push_back(emptyElement("vendor", attribute("name", "ACME"))
                        + emptyElement("product", attribute("name", "X1")));
    std::ranges::shuffle(parts, m_random);
    std::string content;
    for (const std::string &part : parts)
        content += part;
    if (content.empty() && chance(0.7))
        return {};
    return element("source", content + noise());
}

std::string PoolXmlGenerator::permissions()
{
    std::string content;
    if (chance(0.7))
        content +=
            valueElement("mode", odd() ? pick({"", "0x1ff", "888", "1777", "-1", "rwx", "+7"})
                                       : pick({"0755", "711", "0", "0777"}));
    if (chance(0.7))
        content += valueElement(
            "owner", odd() ? pick({"", "root", "-2", "4294967296", "4294967295", "1.5", " 5"})
                           : pick({"0", "-1", "107"}));
    if (chance(0.7))
        content += valueElement("group", odd() ? pick({"", "root", "-2", "99999999999999999999"})
                                               : pick({"0", "-1", "107"}));
    if (chance(0.3))
        content += valueElement("label", "system_u:object_r:virt_image_t:s0");
    return element("permissions", content);
}

std::string PoolXmlGenerator::target(PoolType type)
{
    const bool network = (poolTypeInfo(type).sourceFlags & IsNetwork) != 0;
    if (network && chance(0.9))
        return {};
    std::string content = valueElement("path", path());
    if (chance(0.2))
        content += permissions();
    return element("target", content + noise());
}

std::string PoolXmlGenerator::features()
{
    return element("features",
                   emptyElement("cow", attribute("state", odd() ? pick({"on", "", "default"})
                                                                : pick({"yes", "no"}))));
}

std::string PoolXmlGenerator::refresh()
{
    return element(
        "refresh",
        emptyElement("volume", attribute("allocation", odd() ? pick({"", "full"})
                                                             : pick({"default", "capacity"}))));
}

std::string PoolXmlGenerator::namespaces()
{
    const bool fs = chance(0.5);
    const std::string prefix = fs ? "fs" : "rbd";
    std::string attributes =
        odd() ? std::string()
              : attribute("name", odd() ? std::string() : pick({"nodev", "client_mount_timeout"}));
    if (!fs && !odd())
        attributes += attribute("value", odd() ? std::string() : pick({"45", "x"}));
    const std::string list = fs ? "mount_opts" : "config_opts";
    return "<" + prefix + ":" + list + "><" + prefix + ":option" + attributes + "/></" + prefix
           + ":" + list + ">";
}

std::string PoolXmlGenerator::noise()
{
    if (!odd())
        return {};
    return pick({"<!-- comment -->", "<unknown a='b'>c</unknown>", "<?php echo?>", "\n\n  \t",
                 "<o:name>x</o:name>", "stray text", "<capacity unit='bytes'>5</capacity>"});
}

std::string PoolXmlGenerator::spoiled(std::string xml)
{
    const auto at = static_cast<std::size_t>(number(0, static_cast<int>(xml.size()) - 1));
    switch (number(0, 7)) {
    case 0:
        return xml.substr(0, at);
    case 1:
        xml.insert(at, "<");
        return xml;
    case 2:
        xml.insert(at, "&");
        return xml;
    case 3:
        xml.insert(at, 1, static_cast<char>(number(1, 31)));
        return xml;
    case 4:
        return xml + "<again/>";
    case 5:
        xml.insert(at, "\n\n\r");
        return xml;
    case 6:
        xml.insert(at, pick({"]]>", "&#0;", "&none;", "<!", "<?", "\xed\xa0\x80", "\xc3"}));
        return xml;
    default:
        xml.insert(at, "\xff");
        return xml;
    }
}

std::string PoolXmlGenerator::prologue()
{
    if (chance(0.4)) {
        return pick({"<?xml version='1.0'?>", "<!-- first -->\n", "\n", "\xef\xbb\xbf",
                     "<?xml version='1.1'?>", "<?xml?>", "<?xml version='1.0' standalone='no'?>"});
    }
    // The declared encoding may differ from the real one.
    const std::string encoding =
        pick({"UTF-8", "utf8", "utf-16", "UTF-16LE", "UCS-4", "ISO-8859-1", "windows-1252",
              "US-ASCII", "EBCDIC", "KOI8-R", "none", "", "8bit"});
    return (chance(0.1) ? "\xef\xbb\xbf" : "") + std::string("<?xml version='1.0' encoding='")
           + encoding + "'?>" + (chance(0.5) ? "\n" : "");
}

std::string PoolXmlGenerator::next()
{
    return next(static_cast<PoolType>(number(0, static_cast<int>(poolTypeCount) - 1)));
}

std::string PoolXmlGenerator::next(PoolType type)
{
    return next(type, number(1, m_options.identities));
}

std::string PoolXmlGenerator::next(PoolType type, int identity)
{
    std::vector<std::string> parts;
    parts.push_back(valueElement("name", odd() ? name() : "pool" + std::to_string(identity)));
    if (chance(0.7))
        parts.push_back(
            valueElement("uuid", uuid(chance(0.9) ? identity : number(1, m_options.identities))));
    parts.push_back(source(type));
    parts.push_back(target(type));
    if (chance(0.04) || ((type == PoolType::Dir || type == PoolType::Fs) && chance(0.2)))
        parts.push_back(features());
    if (chance(0.06))
        parts.push_back(refresh());
    if (chance(0.05)
        || ((type == PoolType::Fs || type == PoolType::Netfs || type == PoolType::Rbd)
            && chance(0.2)))
        parts.push_back(namespaces());
    parts.push_back(noise());
    std::ranges::shuffle(parts, m_random);

    std::string attributes =
        odd() ? std::string() : attribute("type", std::string(poolTypeInfo(type).name));
    if (odd())
        attributes = attribute("type", pick({"", "DIR", "nfs", "lvm", " dir"}));
    attributes += " xmlns:o='http://example.org/o'";
    if (!odd())
        attributes += " xmlns:fs='http://libvirt.org/schemas/storagepool/fs/1.0' "
                      "xmlns:rbd='http://libvirt.org/schemas/storagepool/rbd/1.0'";
    std::string root = odd() && chance(0.3) ? pick({"o:pool", "pools", "volume", "Pool"}) : "pool";
    std::string xml = "<" + root + attributes + ">";
    for (const std::string &part : parts)
        xml += part + (chance(0.3) ? "\n  " : "");
    xml += "</" + root + ">";
    if (odd())
        xml = prologue() + xml;
    if (odd() && chance(0.5))
        return spoiled(std::move(xml));
    return xml;
}

} // namespace poolwarden
