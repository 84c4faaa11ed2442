// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"
#include "model/pool/pooltype.h"
#include "model/pool/refusal.h"

#include <optional>
#include <string>
#include <vector>

#include <libxml/tree.h>

namespace poolwarden {

class ReadingSteps;

/// Reads <source> of a pool as virStoragePoolDefParseSource() does, in two parts: libvirt completes
/// and checks it only when it knows the pool's name. Refusals go to the steps, which may throw them
/// (RefusedError). For one reading in one thread; all that it is given must outlive it.
class PoolSourceReader
{
public:
    /// `pool`: has the type already; gets the values.
    PoolSourceReader(xmlNode *root, const ReadingSteps &steps, PoolDefinition &pool);

    /// What is written.
    void read();
    /// What libvirt derives from the pool's name, and what the type needs.
    void complete();

private:
    [[nodiscard]] const PoolTypeInfo &info() const;
    [[nodiscard]] bool hasFlag(SourceFlag flag) const;
    [[nodiscard]] bool isRequired(Field field) const;
    [[noreturn]] void refuse(RefusalCode code, std::vector<std::string> arguments,
                             std::optional<FieldRef> field, const xmlNode *at) const;

    void requireSourceName() const;
    void readFormat();
    void readHost(xmlNode *element);
    void readDevice(xmlNode *element);
    void readAuth(xmlNode *element);
    void readProtocol();
    void requireHost() const;
    void requireDir() const;
    void requireAdapter() const;
    void requireDevice() const;

    xmlNode *m_root;
    xmlNode *m_source; ///< null: there is none
    const ReadingSteps &m_steps;
    PoolDefinition &m_pool;
    bool m_isAdapterRead = true; ///< false: it was refused, so what it has is not known
};

} // namespace poolwarden
