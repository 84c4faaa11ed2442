// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/machinereader.h"

#include "model/pool/textnumber.h"
#include "model/xml/xmltree.h"

#include <utility>
#include <variant>

namespace poolwarden {

namespace {

// A chain of images is a few long. A hostile host may nest any number.
constexpr int longestChain = 64;

std::string attribute(xmlNode *node, const char *name)
{
    return xmltree::property(node, name).value_or("");
}

/// "pool/image" → "pool", "image"
std::pair<std::string, std::string> parted(const std::string &name)
{
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos)
        return {name, {}};
    return {name.substr(0, slash), name.substr(slash)};
}

std::optional<PoolDefinition> networkStorage(xmlNode *source)
{
    PoolDefinition storage;
    const std::string protocol = attribute(source, "protocol");
    const auto [first, rest] = parted(attribute(source, "name"));
    if (first.empty())
        return std::nullopt;
    if (protocol == "rbd") {
        storage.type = PoolType::Rbd;
        storage.sourceName = first;
    } else if (protocol == "gluster") {
        storage.type = PoolType::Gluster;
        storage.sourceName = first;
        storage.dir = rest;
    } else if (protocol == "iscsi") {
        storage.type = PoolType::Iscsi;
        storage.devices.push_back({first, {}});
    } else if (protocol == "sheepdog") {
        storage.type = PoolType::Sheepdog;
        storage.sourceName = first;
    } else {
        return std::nullopt;
    }
    for (xmlNode *host : xmltree::nodes(source, {"host"}))
        storage.hosts.push_back(
            {attribute(host, "name"), textnumber::toInt(attribute(host, "port"), 10).value_or(0)});
    return storage;
}

std::optional<MachineDisk> diskOn(xmlNode *source, const std::string &type)
{
    MachineDisk disk;
    if (type == "volume") {
        disk.pool = attribute(source, "pool");
        return disk.pool.empty() ? std::nullopt : std::optional(std::move(disk));
    }
    if (type == "network") {
        auto storage = networkStorage(source);
        if (!storage)
            return std::nullopt;
        disk.storage = *std::move(storage);
        return disk;
    }
    const bool isBlock = type == "block";
    const std::string path = attribute(source, isBlock ? "dev" : type == "dir" ? "dir" : "file");
    if (path.empty())
        return std::nullopt;
    if (isBlock) {
        disk.storage.type = PoolType::Fs;
        disk.storage.devices.push_back({path, {}});
    } else {
        disk.storage.type = PoolType::Dir;
        disk.storage.targetPath = path;
    }
    return disk;
}

} // namespace

std::optional<Machine> readMachine(std::string_view xml)
{
    const auto parsed = xmltree::parse(xml);
    const auto *document = std::get_if<xmltree::Document>(&parsed);
    xmlNode *root = document ? xmlDocGetRootElement(document->get()) : nullptr;
    if (!root || std::string_view(reinterpret_cast<const char *>(root->name)) != "domain")
        return std::nullopt;
    Machine machine;
    machine.name = xmltree::text(root, {"name"}).value_or("");
    machine.uuid = xmltree::text(root, {"uuid"}).value_or("");
    for (xmlNode *disk : xmltree::nodes(root, {"devices", "disk"})) {
        xmlNode *image = disk;
        for (int depth = 0; image && depth < longestChain; ++depth) {
            if (xmlNode *source = xmltree::node(image, {"source"})) {
                if (auto found = diskOn(source, attribute(image, "type")))
                    machine.disks.push_back(*std::move(found));
            }
            image = xmltree::node(image, {"backingStore"});
        }
    }
    return machine;
}

} // namespace poolwarden
