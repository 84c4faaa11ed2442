// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

/// How the form presents each field: the views' half of the table in model/pool/pooltype.
namespace poolwarden::formlayout {

enum class Section : std::uint8_t { General, Source, Target, Permissions, Advanced };
inline constexpr std::size_t sectionCount = 5;

enum class Input : std::uint8_t { Text, Uuid, YesNo, Format, Adapter, Auth, Allocation, List };

struct FormField {
    Field field;
    Section section;
    Input input;
    /// For lists: the second value in each line.
    std::optional<Field> second = std::nullopt;
    bool wide = false;
    /// Always on one line with the next field, even in a narrow form.
    bool pair = false;
    Input secondInput = Input::Text;
};

/// The field's part of object names.
[[nodiscard]] QString fieldId(Field field);

/// All fields in the order of the form.
[[nodiscard]] std::span<const FormField> fields();

/// The values on which it depends whether a field is shown and enabled.
struct Context {
    PoolType type = PoolType::Dir;
    AdapterKind adapter = AdapterKind::None;
    std::optional<QString> format;
    /// Whether the field has a value in the definition.
    std::function<bool(Field)> hasValue;
};
/// Whether the schema allows the field for such a pool, and it is of use there.
[[nodiscard]] bool isOffered(Field field, const Context &context);
/// Whether the field is disabled because another field excludes it.
[[nodiscard]] bool isOff(Field field, const Context &context);
/// Whether the export is NFS, either by its format or because libvirt tries NFS first.
[[nodiscard]] bool isNfs(PoolType type, const std::optional<QString> &format);

} // namespace poolwarden::formlayout
