// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"
#include "model/schema/schemacomplaint.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace poolwarden {

/// Asks the schema about samples: valid documents, and what becomes of them when they are changed.
/// Answers are kept where they depend on samples alone, so their number is bounded. Not thread-safe.
class SchemaTrials
{
public:
    /// Returns an empty list for valid XML.
    using Validate = std::function<QList<SchemaComplaint>(const QByteArray &)>;
    explicit SchemaTrials(Validate validate);

    /// A sample with values of a document: not kept.
    [[nodiscard]] bool accepts(const QString &xml) const;
    /// A sample without values of a document: kept.
    [[nodiscard]] bool isValid(const QString &xml);
    /// Whether every sample becomes invalid without the element (or the attribute).
    [[nodiscard]] bool isRequired(const QStringList &samples, const QString &path,
                                  const QString &attribute);
    [[nodiscard]] const PoolDocument &documentOf(const QString &sample);
    /// The samples with the same choices as the document, as far as the document makes any.
    [[nodiscard]] QStringList matching(const PoolDocument &document, const QStringList &samples);

private:
    Validate m_validate;
    QHash<QString, bool> m_known;
    QHash<QString, bool> m_required;
    QHash<QString, PoolDocument> m_documents;
};

} // namespace poolwarden
