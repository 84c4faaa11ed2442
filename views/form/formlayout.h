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

enum class Input : std::uint8_t {
    Text,
    Path,
    Uuid,
    YesNo,
    Format,
    Adapter,
    Auth,
    Allocation,
    List
};

struct FormField {
    Field field;
    Section section;
    Input input;
    /// For lists: the value beside it.
    std::optional<Field> second = std::nullopt;
    bool wide = false;
    /// On one line with the next field, however narrow the form is.
    bool pair = false;
    Input secondInput = Input::Text;
};

/// As a part of object names.
[[nodiscard]] QString fieldId(Field field);

/// In the order of the form.
[[nodiscard]] std::span<const FormField> fields();

/// What a field's place in the form depends on, beside the type of the pool.
struct Context {
    PoolType type = PoolType::Dir;
    AdapterKind adapter = AdapterKind::None;
    std::optional<QString> format;
    /// Has a value in the definition.
    std::function<bool(Field)> hasValue;
};
/// The schema has it for such a pool.
[[nodiscard]] bool isOffered(Field field, const Context &context);
/// Shown, but there is nothing to enter as long as another field is as it is.
[[nodiscard]] bool isOff(Field field, const Context &context);
/// The export is reached by NFS: given, or what libvirt tries first.
[[nodiscard]] bool isNfs(PoolType type, const std::optional<QString> &format);

} // namespace poolwarden::formlayout
