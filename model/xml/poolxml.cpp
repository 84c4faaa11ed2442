// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/poolxml.h"

#include "model/xml/xmltree.h"

#include <string>
#include <utility>

namespace poolwarden {

PoolXml::PoolXml(std::shared_ptr<_xmlDoc> tree)
    : m_tree(std::move(tree))
{
}

std::variant<PoolXml, Refusal> PoolXml::parse(std::string_view xml)
{
    auto parsed = xmltree::parse(xml);
    if (auto *refusal = std::get_if<Refusal>(&parsed))
        return std::move(*refusal);
    PoolXml pool(std::get<xmltree::Document>(std::move(parsed)));
    // libvirt compares the local name only: <x:pool xmlns:x='…'> passes here.
    const std::string_view rootName = reinterpret_cast<const char *>(pool.root()->name);
    if (rootName != "pool") {
        return Refusal{.code = RefusalCode::WrongRoot,
                       .arguments = {std::string(rootName)},
                       .field = {},
                       .line = static_cast<int>(xmlGetLineNo(pool.root()))};
    }
    return pool;
}

std::uint64_t PoolXml::parseCount()
{
    return xmltree::parseCount();
}

_xmlNode *PoolXml::root() const
{
    return xmlDocGetRootElement(m_tree.get());
}

} // namespace poolwarden
