// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/schema/poolschema.h"
#include "model/schema/schemacomplaint.h"

#include <QList>

namespace poolwarden {

class PoolDocument;
class SchemaCompleter;

/// Errors in the structure of a definition that no trial of a sample finds. Not thread-safe, because
/// the completer is not.
namespace schemastructure {

/// Whatever is required and is no field's own element or attribute, or one of several. What is among
/// the errors already is not told again. The document must have a type.
void addMissingParts(const PoolDocument &document, const SchemaCompleter &completer,
                     QList<SchemaError> &errors);
/// The first element that stands where libxml2 does not take it, between those of another group.
void addTornGroup(const PoolDocument &document, const QList<SchemaComplaint> &complaints,
                  QList<SchemaError> &errors);
/// Prefixes that no namespace is declared for, each once.
void addUndeclaredPrefixes(const PoolDocument &document, QList<SchemaError> &errors);

} // namespace schemastructure

} // namespace poolwarden
