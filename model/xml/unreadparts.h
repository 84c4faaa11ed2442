// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/poolreader.h"

#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// A part of a definition that libvirt does not read, and loses when it writes the definition.
struct UnreadPart {
    enum class Kind : unsigned char { Element, Attribute, Text, Comment, Instruction };
    Kind kind = Kind::Element;
    /// Path below the root, as written: "source/host". For an attribute: the path of its element.
    std::string element;
    std::string attribute = {};
    int line = 0; ///< from 1
    friend bool operator==(const UnreadPart &, const UnreadPart &) = default;
};

/// All unread parts in document order. The content of an unread element is not listed. Found by
/// reading the document and noting what was looked at; what libvirt reads but ignores for the type
/// is not listed. Empty if the pool's type is unknown. Accepts any bytes. Thread-safe.
[[nodiscard]] std::vector<UnreadPart> unreadParts(std::string_view xml,
                                                  const ReadOptions &options = {});

} // namespace poolwarden
