// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace poolwarden {

class DefinitionText;

/// One error found by the schema.
struct SchemaError {
    int line = 0;     ///< from 1; for a missing element, the line of its parent
    QString message;  ///< translated sentence
    QString original; ///< libxml2's message; may be empty
    std::optional<FieldRef> field;
    friend bool operator==(const SchemaError &, const SchemaError &) = default;
};

/// libvirt's RelaxNG schema for pools, as installed on this machine. Compiled once. validate() is
/// thread-safe.
class PoolSchema
{
public:
    /// Looks in the usual places and in POOLWARDEN_SCHEMA_DIR. The first validate() or
    /// isAvailable() loads and compiles the schema.
    PoolSchema();
    ~PoolSchema();

    /// Whether the schema was found and compiles.
    [[nodiscard]] bool isAvailable() const;
    /// The file of the schema; empty if not found.
    [[nodiscard]] QString path() const;
    /// Empty: valid. XML that is not well-formed is one error. Without a schema always empty: see
    /// isAvailable().
    [[nodiscard]] QList<SchemaError> validate(const QByteArray &xml) const;
    /// The same for a parsed text.
    [[nodiscard]] QList<SchemaError> validate(const DefinitionText &text) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
