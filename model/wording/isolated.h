// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace poolwarden {

/// A name, path or value of a host or a file as it goes into a sentence or a list: what it does to the
/// direction of writing ends where it ends. A value without letters from right to left and without
/// marks of direction stays as it is, so that it can be copied, searched for and compared; any other
/// is put between U+2068 and U+2069, and what could end that early (marks of isolates, ends of
/// paragraphs) is shown as U+FFFD. Doing it twice is the same as doing it once.
[[nodiscard]] QString isolated(const QString &value);
/// Each of them.
[[nodiscard]] QStringList isolated(QStringList values);

/// A sentence without the isolates of isolated(), for where marks of direction are shown as codes.
[[nodiscard]] QString withoutIsolates(QString sentence);

} // namespace poolwarden
