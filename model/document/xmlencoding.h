// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace poolwarden {

/// Decodes an XML file or message. UTF-8 is tried first: libvirt reads UTF-8 whatever the
/// declaration says. Other bytes, which libvirt refuses, are decoded by their declaration. The
/// declaration is changed to UTF-8, in which the text will be written. Any bytes, any thread.
[[nodiscard]] QString xmlTextFromBytes(const QByteArray &xml);
/// The same for decoded text: changes only its declaration.
[[nodiscard]] QString xmlTextDeclaredAsUtf8(const QString &text);

} // namespace poolwarden
