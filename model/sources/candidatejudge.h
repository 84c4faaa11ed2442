// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"
#include "model/session/poolregistry.h"
#include "model/sources/candidate.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace poolwarden {

/// Who uses a candidate.
struct CandidateVerdict {
    std::optional<Severity> severity; ///< the worst of the findings; none: nobody uses it
    QList<PoolId> users; ///< the pools of the findings, the worst first, or of the secret
    std::optional<Finding> worst;
    bool isTooWide = false; ///< so many pools lie inside that they were not compared
    bool isOuter = false;   ///< all of them lie inside
    friend bool operator==(const CandidateVerdict &, const CandidateVerdict &) = default;
};

/// Tries candidates as if they were typed: reads the definition with their values as its host would, and
/// compares it with all pools and drafts. Changes nothing.
class CandidateJudge
{
public:
    /// `text`: the definition that is edited. To be made anew when the registry has changed.
    CandidateJudge(const PoolRegistry &registry, PoolId pool, const QString &text);

    [[nodiscard]] CandidateVerdict judge(const SourceCandidate &candidate);

private:
    /// The text of the definition around the values of some fields, which is the same for most candidates.
    struct Frame {
        QList<QByteArray> parts;        ///< one more than values
        std::vector<std::size_t> order; ///< of the values, as they stand in the text
    };
    using Fields = std::vector<std::pair<FieldRef, bool>>; ///< with whether there is a value

    /// A secret can have many users.
    void addUsersOfSecret(const SourceCandidate &candidate, CandidateVerdict &verdict) const;
    void addUsersOfDevices(const SourceCandidate &candidate, const PoolDefinition &definition,
                           CandidateVerdict &verdict) const;
    void addUsersOfGroups(const SourceCandidate &candidate, const PoolDefinition &definition,
                          CandidateVerdict &verdict) const;
    /// The definition with these values.
    [[nodiscard]] QByteArray textWith(const FieldValues &values);
    [[nodiscard]] const Frame &frameFor(const FieldValues &values);

    const PoolRegistry &m_registry;
    PoolId m_pool;
    std::optional<PoolDocument> m_document; ///< none: nothing can be judged
    PoolEntry m_entry;                      ///< of the pool, without its draft
    std::map<Fields, Frame> m_frames;
};

} // namespace poolwarden
