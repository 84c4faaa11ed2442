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

/// One complaint of the schema, in the field's own words.
struct SchemaError {
    int line = 0;     ///< from 1; of the place where something is missing: of what should hold it
    QString message;  ///< translated sentence
    QString original; ///< libxml2's
    std::optional<FieldRef> field;
    friend bool operator==(const SchemaError &, const SchemaError &) = default;
};

/// libvirt's RelaxNG schema for pools, as it is installed on this machine. Compiled once, then
/// validate() may be called from any thread.
class PoolSchema
{
public:
    /// Looks in the usual places (and in POOLWARDEN_SCHEMA_DIR). Loading is lazy: the first
    /// validate() compiles.
    PoolSchema();
    ~PoolSchema();

    /// The schema was found and could be compiled. Compiles it.
    [[nodiscard]] bool isAvailable() const;
    /// Where the schema was found; empty if nowhere.
    [[nodiscard]] QString path() const;
    /// Empty: valid. Not well-formed XML is one error. Without a schema nothing is found: ask
    /// isAvailable().
    [[nodiscard]] QList<SchemaError> validate(const QByteArray &xml) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
