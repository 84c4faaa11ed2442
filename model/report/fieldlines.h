// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <QByteArray>

#include <map>

namespace poolwarden::check {

/// The line of each field in a file, from 1. Empty if the file is not XML.
using FieldLines = std::map<FieldRef, int>;

[[nodiscard]] FieldLines fieldLines(const QByteArray &xml);

/// 0 if absent.
[[nodiscard]] int lineOf(const FieldLines &lines, FieldRef field);

} // namespace poolwarden::check
