// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"
#include "model/schema/poolschema.h"

#include <QCoreApplication>
#include <QHash>

#include <functional>

namespace poolwarden {

class SchemaCompleter;

/// One error message of libxml2.
struct SchemaComplaint {
    int line = 0;
    QString message;
};

/// Explains why a document is invalid. For this schema's nested, interleaved choices libxml2
/// reports a cascade that mostly ends in "Element pool failed to validate content", which is of no
/// use. So we test one difference at a time on valid samples of the pool type: a sample gets a
/// value of the document, loses an element that the document lacks, or repeats one that the
/// document repeats. If the sample becomes invalid, this difference is an error. libxml2's own
/// messages are used only if no test finds one.
class SchemaExplainer
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::SchemaExplainer)

public:
    /// Returns an empty list for valid XML.
    using Validate = std::function<QList<SchemaComplaint>(const QByteArray &)>;
    /// The completer knows what an element needs, whatever else is wrong.
    SchemaExplainer(Validate validate, const SchemaCompleter *completer);

    /// The errors of an invalid document; at least one. Not thread-safe.
    [[nodiscard]] QList<SchemaError> explain(const PoolDocument &document,
                                             const QList<SchemaComplaint> &complaints);

private:
    [[nodiscard]] bool isValid(const QString &xml);
    /// Whether every sample becomes invalid without the element (or the attribute).
    [[nodiscard]] bool isRequired(const QStringList &samples, const QString &path,
                                  const QString &attribute);
    [[nodiscard]] const PoolDocument &documentOf(const QString &sample);
    /// The samples with the same choices as the document, as far as the document makes any.
    [[nodiscard]] QStringList matching(const PoolDocument &document, const QStringList &samples);
    void findValues(const PoolDocument &document, const QStringList &samples,
                    QList<SchemaError> &errors);
    void findMissing(const PoolDocument &document, const QStringList &samples,
                     QList<SchemaError> &errors);
    /// Whatever is required and is no field's own element or attribute, or one of several.
    void findMissingParts(const PoolDocument &document, QList<SchemaError> &errors) const;
    [[nodiscard]] static SchemaError neitherNameNorDevice(int line, PoolType type);
    static void findTornGroups(const PoolDocument &document,
                               const QList<SchemaComplaint> &complaints,
                               QList<SchemaError> &errors);
    void findUndeclaredPrefixes(const PoolDocument &document, QList<SchemaError> &errors) const;
    void findUnexpected(const PoolDocument &document, const QStringList &samples,
                        QList<SchemaError> &errors);
    void findMisplacedText(const PoolDocument &document, const QStringList &samples,
                           QList<SchemaError> &errors) const;
    void findSizes(const PoolDocument &document, const QStringList &samples,
                   QList<SchemaError> &errors) const;
    void findExtents(const PoolDocument &document, const QStringList &samples,
                     QList<SchemaError> &errors) const;
    [[nodiscard]] static QList<SchemaError> translated(const PoolDocument &document,
                                                       const QList<SchemaComplaint> &complaints);

    Validate m_validate;
    const SchemaCompleter *m_completer;
    // Caches. Their size is bounded: they are about samples only.
    QHash<QString, bool> m_known;
    QHash<QString, bool> m_required;
    QHash<QString, PoolDocument> m_documents;
};

/// Valid documents of the type with all that the schema allows: one for each of the choices that
/// exclude each other (a secret by usage or by UUID, the kind of adapter, the family of network
/// file systems).
[[nodiscard]] QStringList schemaSamples(PoolType type);

} // namespace poolwarden
