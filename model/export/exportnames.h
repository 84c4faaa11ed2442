// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QString>

namespace poolwarden {

/// The names of the files into which pools are exported.
class ExportNames final
{
public:
    /// A safe file name for the pool: no separator, not hidden, not a device name. A name that was
    /// returned before gets a number.
    [[nodiscard]] QString take(const QString &poolName);
    /// A file of this name is there already.
    void reserve(const QString &fileName);

private:
    QSet<QString> m_taken; ///< case-folded
};

} // namespace poolwarden
