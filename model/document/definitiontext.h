// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"
#include "model/xml/poolxml.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace poolwarden {

/// The text of a definition, well-formed or not, with what is made of it: parsed once by libxml2,
/// and once as a document. A value.
class DefinitionText
{
public:
    explicit DefinitionText(const QString &text);
    /// From bytes of a host or file.
    explicit DefinitionText(const QByteArray &xml);
    /// From an edited document, which is kept.
    explicit DefinitionText(const PoolDocument &document);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Null: the text is not well-formed or not a pool.
    [[nodiscard]] const PoolDocument *document() const;
    /// Why there is no document; null if there is one.
    [[nodiscard]] const Refusal *refusal() const { return std::get_if<Refusal>(&m_xml); }
    /// Null if there is no document.
    [[nodiscard]] const PoolXml *xml() const { return std::get_if<PoolXml>(&m_xml); }

    /// As readPool().
    [[nodiscard]] ReadResult read(const ReadOptions &options = {}) const;
    /// As readIncomplete().
    [[nodiscard]] std::optional<PoolDefinition>
    readIncomplete(const ReadOptions &options = {}, std::vector<Refusal> *refusals = nullptr) const;

private:
    DefinitionText(const QString &text, const QByteArray &bytes);

    QString m_text;
    std::variant<PoolXml, Refusal> m_xml;
    std::optional<PoolDocument> m_document;
};

} // namespace poolwarden
