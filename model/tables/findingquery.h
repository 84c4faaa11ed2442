// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QByteArrayMatcher>
#include <QSet>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace poolwarden {

class PoolRegistry;
struct FindingRow;

/// Which findings a list shows.
struct FindingQuery {
    std::array<bool, 3> severities{true, true, true}; ///< by Severity
    std::optional<FindingKind> kind;
    std::optional<PoolType> type; ///< of one of the two pools
    HostId host = noHost;         ///< noHost: of all
    QString text;                 ///< each word has to be in what is told of the finding
    bool isOnlyEdited = false;    ///< only what concerns a draft with changes

    [[nodiscard]] bool isShown(Severity severity) const
    {
        return severities[static_cast<std::size_t>(severity)];
    }
    friend bool operator==(const FindingQuery &, const FindingQuery &) = default;
};

/// Tells which rows a query wants. To be made anew for each pass over the rows.
class FindingMatcher
{
public:
    /// Both must outlive it.
    FindingMatcher(const FindingQuery &query, const PoolRegistry &registry);

    [[nodiscard]] bool matches(const FindingRow &row) const;
    /// Makes the words of the row that are searched, as the first search does.
    static void prepare(const FindingRow &row);

private:
    [[nodiscard]] bool hasWords(const FindingRow &row) const;
    [[nodiscard]] bool isEdited(PoolId pool) const;
    [[nodiscard]] HostId hostOf(PoolId pool) const;

    const FindingQuery &m_query;
    const PoolRegistry &m_registry;
    struct Word {
        QByteArrayMatcher text; ///< UTF-8, without case
        QSet<HostId> hosts;     ///< whose names have it
    };
    std::vector<Word> m_words;
};

} // namespace poolwarden
