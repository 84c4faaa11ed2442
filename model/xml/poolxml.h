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

/// The XML of a pool, parsed by libxml2, for the reader and the schema. A value that shares the
/// tree; for use in one thread at a time.
class PoolXml
{
public:
    /// Checks size, binary data, document type, well-formedness and the root as libvirt does.
    [[nodiscard]] static std::variant<PoolXml, Refusal> parse(std::string_view xml);
    /// The number of texts that this thread has parsed, including those of other readers, for tests
    /// that limit the cost of a keystroke.
    [[nodiscard]] static std::uint64_t parseCount();

    [[nodiscard]] _xmlDoc *tree() const { return m_tree.get(); }
    [[nodiscard]] _xmlNode *root() const;

private:
    explicit PoolXml(std::shared_ptr<_xmlDoc> tree);

    std::shared_ptr<_xmlDoc> m_tree;
};

} // namespace poolwarden
