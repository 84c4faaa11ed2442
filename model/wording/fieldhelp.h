// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <QString>

/// What the parts of a definition mean: the one source for form and XML.
namespace poolwarden::fieldhelp {

/// What the field is for, and what libvirt makes of it in a pool of this type. Never empty.
[[nodiscard]] QString meaning(Field field, PoolType type);
/// What is odd about the field in a pool of this type; mostly empty. A part of meaning().
[[nodiscard]] QString remark(Field field, PoolType type);
/// What values the field may have, in a sentence; mostly empty. Where they are few, it lists them.
[[nodiscard]] QString allowed(Field field, PoolType type);
/// Whether they are few.
[[nodiscard]] bool isChoice(Field field);
/// What an element or attribute means. `path` is that of fieldInfo(): "source/host", or "" for <pool>;
/// without an attribute it is empty. An empty result: nothing is known of it.
[[nodiscard]] QString ofPlace(const QString &path, const QString &attribute, PoolType type);

} // namespace poolwarden::fieldhelp
