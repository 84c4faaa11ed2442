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
    int built = 0;
    int restarted = 0;
    int failed = 0;        ///< drafts
    int notReached = 0;    ///< drafts, because the run ended before
    QStringList undefined; ///< names
    QStringList problems;  ///< sentences
    QStringList remarks;   ///< what was done, but with an error
    /// Why the run ended before all was done, as a sentence; empty: because of one of the problems, or it did not.
    QString end;
    // What the hosts cannot be asked for any more.
    QStringList lostHosts;
    QStringList unknown;    ///< names of pools that may be defined
    QStringList notStarted; ///< names of pools that were stopped
    int notBuilt = 0;

    /// The host was changed meanwhile, so that these pools are not what was planned.
    void endAt(const QStringList &names, const QString &why);
    /// No connection to this host any more.
    void lose(const QString &host);
    [[nodiscard]] bool hasProblem() const { return !problems.isEmpty() || !lostHosts.isEmpty(); }
    /// In sentences.
    [[nodiscard]] QString summary() const;
};

} // namespace poolwarden
