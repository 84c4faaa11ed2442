// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"
#include "model/schema/poolschema.h"

#include <QCoreApplication>
#include <QHash>

#include <functional>

namespace poolwarden {

/// One line of libxml2's.
struct SchemaComplaint {
    int line = 0;
    QString message;
};

/// Turns "invalid" into sentences. libxml2 answers to these interleaved, nested choices with a
/// cascade that mostly ends in "Element pool failed to validate content", so its words are not
/// taken apart. Instead the schema itself is asked: a sample of the type that is known to be valid
/// is given the document's value, loses what the document lacks, or has twice what the document has
/// twice, and if the sample becomes invalid by that, that is what is wrong. Only what no such
/// question finds is told in libxml2's words.
class SchemaExplainer
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::SchemaExplainer)

public:
    /// Empty for valid XML.
    using Validate = std::function<QList<SchemaComplaint>(const QByteArray &)>;
    explicit SchemaExplainer(Validate validate);

    /// For a document that the schema does not accept: one error at least. Not thread-safe.
    [[nodiscard]] QList<SchemaError> explain(const PoolDocument &document,
                                             const QList<SchemaComplaint> &complaints);

private:
    [[nodiscard]] bool isValid(const QString &xml);
    /// No sample stays valid without the element (or its attribute).
    [[nodiscard]] bool isRequired(const QStringList &samples, const QString &path,
                                  const QString &attribute);
    [[nodiscard]] const PoolDocument &documentOf(const QString &sample);
    /// Those that made the same choices as the document, where it made any.
    [[nodiscard]] QStringList matching(const PoolDocument &document, const QStringList &samples);
    void findValues(const PoolDocument &document, const QStringList &samples,
                    QList<SchemaError> &errors);
    void findMissing(const PoolDocument &document, const QStringList &samples,
                     QList<SchemaError> &errors);
    void findUnexpected(const PoolDocument &document, const QStringList &samples,
                        QList<SchemaError> &errors);
    void findMisplacedText(const PoolDocument &document, const QStringList &samples,
                           QList<SchemaError> &errors) const;
    void findSizes(const PoolDocument &document, const QStringList &samples,
                   QList<SchemaError> &errors) const;
    [[nodiscard]] static QString hint(Field field, PoolType type);
    [[nodiscard]] static QList<SchemaError> translated(const PoolDocument &document,
                                                       const QList<SchemaComplaint> &complaints);

    Validate m_validate;
    // About samples only: a bounded number of questions.
    QHash<QString, bool> m_known;
    QHash<QString, bool> m_required;
    QHash<QString, PoolDocument> m_documents;
};

/// Valid documents of the type that use all that the schema allows, one for each choice that
/// excludes another (a secret by usage or by uuid, the adapter's kind, the network file system's
/// family).
[[nodiscard]] QStringList schemaSamples(PoolType type);

} // namespace poolwarden
