// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/definitiontext.h"
#include "model/schema/poolschema.h"

#include <QList>

#include <memory>

namespace poolwarden {

/// The schema's errors for a text. The schema is asked once, on demand: explaining errors takes
/// milliseconds. A value that shares the answer.
class SchemaAnswer
{
public:
    /// Without a text: no errors.
    SchemaAnswer() = default;
    /// `reading` is that of the same text.
    SchemaAnswer(std::shared_ptr<const PoolSchema> schema, const DefinitionText &text,
                 const ReadResult &reading);
    /// For long text: until ask() the errors are those of the previous text, so that typing is not
    /// held up.
    [[nodiscard]] SchemaAnswer laterThan(const SchemaAnswer &before) const;
    [[nodiscard]] bool isLate() const;
    void ask() const;

    /// The errors to show. A missing target that libvirt derives is no error.
    [[nodiscard]] const QList<SchemaError> &errors() const;
    /// Whether the host's validation by the schema would accept the text. Asks if necessary.
    [[nodiscard]] bool matches() const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace poolwarden
