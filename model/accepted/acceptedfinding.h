// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/restson.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace poolwarden {

/// A finding that somebody has accepted, and why.
struct AcceptedFinding {
    RestsOn restsOn;
    QString reason;
    QString by;          ///< who accepted it; may be empty
    QDateTime at;        ///< in UTC; may be invalid
    QJsonObject unknown; ///< what the file says beyond that; it is kept

    friend bool operator==(const AcceptedFinding &, const AcceptedFinding &) = default;
};

/// The accepted findings of a host, as a file has them.
struct AcceptedList {
    /// The hosts that the file is for: one, under each URI by which it is reached.
    QStringList hosts;
    QList<AcceptedFinding> findings;
    QJsonObject unknown; ///< as above

    [[nodiscard]] bool isFor(const QString &uri) const;
    /// -1: not among them.
    [[nodiscard]] qsizetype indexOf(const RestsOn &finding) const;
    /// Replaces one of the same finding.
    void add(const AcceptedFinding &finding);
    void remove(const RestsOn &finding);

    friend bool operator==(const AcceptedList &, const AcceptedList &) = default;
};

/// The finding as the file of the host `own` tells of it, without its own host.
[[nodiscard]] RestsOn withoutHost(RestsOn finding, const QString &own);

} // namespace poolwarden
