// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/tables/findingrowtext.h"
#include "model/tables/findingslist.h"

#include <QString>
#include <QVarLengthArray>

#include <memory>
#include <optional>
#include <vector>

namespace poolwarden {

class PoolRegistry;

/// A row of the tree of findings, with those below it: at the top a place or a pool, below a place each pool that
/// uses it, and below a pool each of its findings.
class FindingNode final
{
public:
    enum class Level { Place, Pool, Pair };

    /// A finding from one of its two sides.
    struct Told {
        FindingsList::Row row;
        bool isTurned = false;
        [[nodiscard]] Finding finding() const;
        friend bool operator==(const Told &, const Told &) = default;
    };
    /// The worst first; at least one. Most rows have one.
    using Findings = QVarLengthArray<Told, 1>;

    /// What a node is to be.
    struct Part {
        quint64 id = 0; ///< unlike those of its siblings; the same as long as it is the same row
        Level level = Level::Place;
        PoolId pool = noPool; ///< of Level::Pool
        Findings findings;
        /// For sorting by a text, if it is known.
        std::optional<QString> sortText;
    };

    FindingNode(Part part, FindingNode *parent);

    [[nodiscard]] quint64 id() const { return m_part.id; }
    [[nodiscard]] Level level() const { return m_part.level; }
    [[nodiscard]] FindingNode *parent() const { return m_parent; }
    [[nodiscard]] const Findings &findings() const { return m_part.findings; }
    [[nodiscard]] const std::optional<QString> &sortText() const { return m_part.sortText; }
    /// The worst one.
    [[nodiscard]] const Finding &first() const;
    [[nodiscard]] std::vector<Finding> allFindings() const;
    [[nodiscard]] bool isOfHost() const { return hostRow() != nullptr; }
    /// Without those of the children.
    void setFindings(Findings findings);
    void setSortText(std::optional<QString> text) { m_part.sortText = std::move(text); }

    /// By column of FindingsModel.
    [[nodiscard]] QString text(const PoolRegistry &registry, int column) const;
    [[nodiscard]] QString explanation(const PoolRegistry &registry) const;
    /// The same without what follows.
    [[nodiscard]] QString why(const PoolRegistry &registry) const;

    /// Whether parts() has any, without making them.
    [[nodiscard]] bool hasParts() const;
    /// What is to be below it.
    [[nodiscard]] std::vector<Part> parts() const;
    /// The position among its siblings.
    int place = 0;
    using Children = std::vector<std::unique_ptr<FindingNode>>;
    /// None: nobody has asked for them yet.
    std::optional<Children> children;

private:
    [[nodiscard]] const FindingRow *hostRow() const;
    [[nodiscard]] std::vector<const Finding *> untold() const;
    [[nodiscard]] const findingtext::Group &words() const;
    [[nodiscard]] QString poolText(const PoolRegistry &registry) const;
    [[nodiscard]] QString storageText() const;

    Part m_part;
    FindingNode *m_parent;
    mutable std::unique_ptr<Finding> m_turned; ///< the first one, if it is told from its other side
    mutable std::unique_ptr<findingtext::Group> m_words;
};

} // namespace poolwarden
