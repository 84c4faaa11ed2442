// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"
#include "model/xml/poolxml.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace poolwarden {

/// The text of a definition, whatever it is, with all that is made of it: read once by libxml2, and once
/// as a document. A value.
class DefinitionText
{
public:
    explicit DefinitionText(const QString &text);
    /// As it goes to the host, or came from a file.
    explicit DefinitionText(const QByteArray &xml);
    /// The text of a document that was edited; the document is kept as it is.
    explicit DefinitionText(const PoolDocument &document);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Null: the text is not well-formed, or no pool.
    [[nodiscard]] const PoolDocument *document() const;
    /// Why not; null where there is a document.
    [[nodiscard]] const Refusal *refusal() const { return std::get_if<Refusal>(&m_xml); }
    /// Null where there is no document.
    [[nodiscard]] const PoolXml *xml() const { return std::get_if<PoolXml>(&m_xml); }

    /// As readPool() reads the text.
    [[nodiscard]] ReadResult read(const ReadOptions &options = {}) const;
    /// As readPartly() does.
    [[nodiscard]] std::optional<PoolDefinition> readPartly(const ReadOptions &options = {}) const;

private:
    DefinitionText(const QString &text, const QByteArray &bytes);

    QString m_text;
    std::variant<PoolXml, Refusal> m_xml;
    std::optional<PoolDocument> m_document;
};

} // namespace poolwarden
