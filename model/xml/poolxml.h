// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/refusal.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <variant>

// As libxml2 declares them.
struct _xmlDoc;
struct _xmlNode;

namespace poolwarden {

/// The text of a pool as libxml2 has parsed it, for all that is asked of it: what libvirt would read, and
/// what its schema says. A value that shares the tree; one thread at a time.
class PoolXml
{
public:
    /// Size, binary, document type, well-formedness and the root are judged as libvirt judges them.
    [[nodiscard]] static std::variant<PoolXml, Refusal> parse(std::string_view xml);
    /// How many texts this thread has parsed, adapters and others included: tests hold down by it what
    /// a keystroke costs.
    [[nodiscard]] static std::uint64_t parseCount();

    [[nodiscard]] _xmlDoc *tree() const { return m_tree.get(); }
    [[nodiscard]] _xmlNode *root() const;

private:
    explicit PoolXml(std::shared_ptr<_xmlDoc> tree);

    std::shared_ptr<_xmlDoc> m_tree;
};

} // namespace poolwarden
