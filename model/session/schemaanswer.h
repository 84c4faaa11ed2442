// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/definitiontext.h"
#include "model/schema/poolschema.h"

#include <QList>

#include <memory>

namespace poolwarden {

/// What the schema says of a text. It is asked once, and not before somebody wants to know: what is wrong
/// takes milliseconds to find words for. A value that shares the answer.
class SchemaAnswer
{
public:
    /// Of nothing: no errors.
    SchemaAnswer() = default;
    /// `reading`: of the same text.
    SchemaAnswer(std::shared_ptr<const PoolSchema> schema, const DefinitionText &text,
                 const ReadResult &reading);
    /// For text that is long: its errors are those of the text before until ask(), so that nothing is
    /// held up while it is being typed.
    [[nodiscard]] SchemaAnswer laterThan(const SchemaAnswer &before) const;
    [[nodiscard]] bool isLate() const;
    void ask() const;

    /// What the user should know of. A target that libvirt makes up by itself is not missed.
    [[nodiscard]] const QList<SchemaError> &errors() const;
    /// The host's own validation by the schema would let it pass. Asks.
    [[nodiscard]] bool matches() const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace poolwarden
