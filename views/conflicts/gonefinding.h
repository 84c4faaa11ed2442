// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <optional>

namespace poolwarden {

class FindingRows;

/// The conflict that was chosen before it went, as long as there is a word to say of it: until something else is
/// shown, or its place has a conflict again.
class GoneFinding
{
public:
    /// It must outlive this.
    explicit GoneFinding(const FindingRows *rows)
        : m_rows(rows)
    {
    }

    [[nodiscard]] const std::optional<Finding> &finding() const { return m_finding; }
    /// `shown` is what is shown then.
    void begin(const Finding &finding, const std::optional<Finding> &shown);
    /// What is shown, or found, has changed.
    void follow(const std::optional<Finding> &shown);
    void end() { m_finding.reset(); }

private:
    [[nodiscard]] bool isPlaceTaken() const;

    const FindingRows *m_rows;
    std::optional<Finding> m_finding;
    std::optional<Finding> m_shown;
    bool m_wasPlaceTaken = false; ///< when it went: that is told of it
};

} // namespace poolwarden
