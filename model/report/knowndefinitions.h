// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/findinggroups.h"
#include "model/report/fieldlines.h"
#include "model/report/report.h"

#include <QString>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace poolwarden::check {

/// How reports name a definition.
struct Known {
    QString host; ///< empty: only one host
    QString name;
    QString file; ///< empty: a pool of the host
    std::vector<std::pair<FieldRef, int>> lines;
    qsizetype row = -1; ///< index in Report::definitions; -1: not listed
    bool isRefused = false;
    Standing standing = Standing::OnHost;

    void setLines(const FieldLines &lines);
};

/// How many definitions the members are of; those of one stand together.
[[nodiscard]] int poolsIn(const std::vector<GroupMember> &members);

/// The definitions that are compared, and what is found about them in the words of a report. Each has the number
/// that FindingGroups gives it, which is one less than its PoolId.
class KnownDefinitions
{
public:
    void add(Known known) { m_known.push_back(std::move(known)); }
    [[nodiscard]] std::size_t size() const { return m_known.size(); }
    [[nodiscard]] const Known &operator[](std::size_t number) const { return m_known[number]; }

    [[nodiscard]] ReportedField placeOf(std::size_t number, FieldRef field,
                                        const std::string &value) const;
    /// Of one definition alone.
    [[nodiscard]] ReportedFinding finding(const Finding &finding, std::size_t number) const;
    [[nodiscard]] ReportedFinding pairFinding(const Finding &finding, std::size_t newcomer,
                                              std::size_t peer) const;
    [[nodiscard]] ReportedGroup group(const FindingGroup &group,
                                      const std::vector<GroupMember> &members) const;

private:
    [[nodiscard]] ReportedFinding words(const Finding &finding, const QString &name,
                                        const QString &peer) const;
    [[nodiscard]] QString nameBeside(std::size_t number, std::size_t other) const;

    std::vector<Known> m_known;
};

} // namespace poolwarden::check
