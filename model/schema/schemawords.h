// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/schema/poolschema.h"
#include "model/schema/schemacomplaint.h"

#include <QList>

namespace poolwarden {

class PoolDocument;

/// libxml2's messages in our words, as far as they tell anything; at least one error. Thread-safe.
[[nodiscard]] QList<SchemaError> translatedComplaints(const PoolDocument &document,
                                                      const QList<SchemaComplaint> &complaints);

} // namespace poolwarden
