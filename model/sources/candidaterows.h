// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/sources/candidate.h"
#include "model/sources/candidatejudge.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace poolwarden {

class PoolEdit;

/// Candidates, each with who uses it already; what is free comes first.
///
/// Long lists are made on a thread of their own, and candidates are judged in slices, so that ten thousand of
/// them do not hold up the window. They appear together, and keep their order from then on; only their verdicts
/// follow the other pools.
class CandidateRows final : public QObject
{
    Q_OBJECT

public:
    /// None: what they would be made of cannot be read.
    using List = std::optional<std::vector<SourceCandidate>>;

    explicit CandidateRows(PoolEdit *edit, QObject *parent = nullptr);
    ~CandidateRows() override;

    /// Makes and judges these, and then shows them instead: ends in came() or unreadable(), maybe at once, unless
    /// they are dropped. `count`: about how many. `make` shares nothing.
    void show(std::size_t count, std::function<List()> make);
    [[nodiscard]] bool isComing() const { return m_isComing; }
    /// What is coming is no longer wanted; the rows stay.
    void dropComing();
    /// No rows, and none that are coming.
    void clear();

    [[nodiscard]] std::size_t count() const { return m_rows.size(); }
    [[nodiscard]] const SourceCandidate &candidate(std::size_t row) const;
    /// None: it is free.
    [[nodiscard]] std::optional<Severity> severity(std::size_t row) const;
    /// In the order of their names.
    [[nodiscard]] QString users(std::size_t row) const;
    /// What speaks against it; may be empty.
    [[nodiscard]] QString sentence(std::size_t row) const;

Q_SIGNALS:
    void aboutToBeReplaced();
    void replaced();
    /// They are shown.
    void came();
    void unreadable();
    void verdictChanged(int row);

private:
    struct Row {
        SourceCandidate candidate;
        CandidateVerdict verdict;
    };

    [[nodiscard]] static std::optional<Severity> severityOf(const Row &row);
    [[nodiscard]] QStringList userNames(std::size_t row) const;
    void stop();
    void judge(List candidates);
    void judgeSlice();
    void showJudged();
    void judgeAgain();

    PoolEdit *m_edit;
    std::vector<Row> m_rows;
    std::vector<Row> m_coming; ///< not shown yet
    bool m_isComing = false;   ///< m_coming is being made or judged, not m_rows
    quint64 m_making = 0;      ///< the number of the last list
    std::size_t m_next = 0;    ///< the next one to judge
    std::optional<CandidateJudge> m_judge;
    QTimer m_slice;
    QTimer m_again; ///< combines many changes of the registry
};

} // namespace poolwarden
