// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/sources/candidate.h"

#include <QObject>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace poolwarden {

/// Makes lists of candidates: short ones at once, long ones on a thread of their own, so that reading and sorting
/// ten thousand does not hold up the window.
class CandidateMaker final : public QObject
{
    Q_OBJECT

public:
    /// None: what they would be made of cannot be read.
    using List = std::optional<std::vector<SourceCandidate>>;

    /// `take` gets each list.
    explicit CandidateMaker(std::function<void(List)> take, QObject *parent = nullptr);
    ~CandidateMaker() override;

    /// `count`: about how many. `work` shares nothing. A list that is still being made is forgotten.
    void make(std::size_t count, std::function<List()> work);
    void forget() { ++m_current; }

private:
    std::function<void(List)> m_take;
    quint64 m_current = 0;
};

} // namespace poolwarden
