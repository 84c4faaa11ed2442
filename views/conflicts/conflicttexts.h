// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/conflicts/conflictdetails.h"

#include <QModelIndex>
#include <QString>

namespace poolwarden {

class FindingRows;
class FindingsModel;
class PoolRegistry;

/// What the list of conflicts tells of the chosen row beside it.
class ConflictTexts
{
public:
    /// All must outlive it.
    ConflictTexts(const PoolRegistry &registry, const FindingsModel &model,
                  const FindingRows &rows);

    /// `row`: the first cell of the row that the finding is chosen by.
    [[nodiscard]] ConflictDetails::Texts of(const Finding &finding, const QModelIndex &row) const;
    /// Of a finding that was chosen and is not in the list any more: why. `chosen`: with which others.
    [[nodiscard]] QString whatBecameOf(const Finding &finding,
                                       const std::vector<Finding> &chosen) const;

private:
    [[nodiscard]] QString titleOf(const Finding &finding) const;
    /// Whether it is in no list, and yet there.
    [[nodiscard]] bool isAccepted(const Finding &finding) const;

    const PoolRegistry &m_registry;
    const FindingsModel &m_model;
    const FindingRows &m_rows;
};

} // namespace poolwarden
