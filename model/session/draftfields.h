// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace poolwarden {

/// Changes of a draft's fields that take others along. What they take out of the text is kept, and comes
/// back with the next one that has a place for it.
class DraftFields
{
public:
    /// What the new type does not use goes out of the text, as the form would not show it and the schema
    /// not allow it. A target path that the program filled in goes for good.
    [[nodiscard]] PoolDocument withType(PoolDocument document, PoolType type);
    /// Another AdapterType takes the attributes of the other kind with it, and no AuthType the user and
    /// the secret.
    [[nodiscard]] PoolDocument withValue(PoolDocument document, FieldRef field,
                                         const std::optional<QString> &value);
    /// The user entered it: it is not the program's to take away.
    void noteTarget(const std::optional<QString> &path) { m_typedTarget = path; }

private:
    [[nodiscard]] bool isFilledIn(const PoolDocument &document) const;
    void changeAdapter(PoolDocument &document, const std::optional<QString> &type);
    void changeAuthentication(PoolDocument &document, const std::optional<QString> &type);
    void putAside(PoolDocument &document, const std::vector<Field> &fields, int from = 0);
    void bringBack(PoolDocument &document, Field field, bool all) const;

    std::map<PoolType, std::optional<QString>> m_formats; ///< of the types that it was before
    std::optional<QString> m_typedTarget;                 ///< that the user entered last
    std::map<FieldRef, QString> m_aside;                  ///< out of the text
};

} // namespace poolwarden
