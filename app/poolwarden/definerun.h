// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace poolwarden {

/// What came of one run of DefineAll.
struct DefineRun {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DefineRun)

public:
    int defined = 0;
    int failed = 0; ///< could not be defined
    QStringList undefined;
    int built = 0;
    int restarted = 0;
    QStringList problems;
    QStringList remarks; ///< what was done, but with an error

    /// In sentences.
    [[nodiscard]] QString summary() const;
};

} // namespace poolwarden
