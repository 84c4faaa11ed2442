// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"
#include "model/schema/poolschema.h"
#include "model/schema/schemacomplaint.h"
#include "model/schema/schematrials.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>

namespace poolwarden {

class SchemaCompleter;

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
    using Validate = SchemaTrials::Validate;
    /// The completer knows what an element needs, whatever else is wrong.
    SchemaExplainer(Validate validate, const SchemaCompleter *completer);

    /// The errors of an invalid document; at least one. Not thread-safe.
    [[nodiscard]] QList<SchemaError> explain(const PoolDocument &document,
                                             const QList<SchemaComplaint> &complaints);

private:
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
    void findExtents(const PoolDocument &document, const QStringList &samples,
                     QList<SchemaError> &errors) const;

    SchemaTrials m_trials;
    const SchemaCompleter *m_completer;
};

} // namespace poolwarden
