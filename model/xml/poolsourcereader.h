// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/definitionpart.h"

#include <libxml/tree.h>

namespace poolwarden {

/// Reads <source> of a pool as virStoragePoolDefParseSource() does, in two parts: libvirt completes
/// and checks it only when it knows the pool's name. Refusals go to the steps, which may throw them
/// (RefusedError). For one reading in one thread; all that it is given must outlive it.
class PoolSourceReader : private DefinitionPart
{
public:
    /// `pool`: has the type already; gets the values.
    PoolSourceReader(xmlNode *root, const ReadingSteps &steps, PoolDefinition &pool);

    /// What is written.
    void read();
    /// What libvirt derives from the pool's name, and what the type needs.
    void complete();

private:
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

    xmlNode *m_source;           ///< null: there is none
    bool m_isAdapterRead = true; ///< false: it was refused, so what it has is not known
};

} // namespace poolwarden
