// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace poolwarden {

/// Changes of fields that affect other fields. Values that a change removes from the text are kept,
/// and come back with a later change that can use them.
class DraftFields
{
public:
    /// Removes fields that the new type does not use: the form would not show them, and the schema
    /// would not allow them. A target path that the program filled in is not kept.
    [[nodiscard]] PoolDocument withType(PoolDocument document, PoolType type);
    /// A new AdapterType removes the attributes of the other kind. Removing AuthType removes the
    /// user name and the secret.
    [[nodiscard]] PoolDocument withValue(PoolDocument document, FieldRef field,
                                         const std::optional<QString> &value);
    /// Notes a path that the user entered: withType() keeps it.
    void noteTarget(const std::optional<QString> &path) { m_typedTarget = path; }

private:
    [[nodiscard]] bool isFilledIn(const PoolDocument &document) const;
    void changeAdapter(PoolDocument &document, const std::optional<QString> &type);
    void changeAuthentication(PoolDocument &document, const std::optional<QString> &type);
    void putAside(PoolDocument &document, const std::vector<Field> &fields, int from = 0);
    void bringBack(PoolDocument &document, Field field, bool all) const;

    std::map<PoolType, std::optional<QString>> m_formats; ///< by earlier types
    std::optional<QString> m_typedTarget;                 ///< the last one that the user entered
    std::map<FieldRef, QString> m_aside;                  ///< removed values
};

} // namespace poolwarden
