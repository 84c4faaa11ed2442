// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

class XmlOutline;

/// The text with each element, comment and instruction on a line of its own, two blanks further in than
/// what it is in. Only white space between these changes: an element with any text of its own is left
/// as it is, with all that is in it, and so is one with xml:space. For well-formed text.
[[nodiscard]] QString formattedXml(const XmlOutline &outline);

} // namespace poolwarden
