// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/definitiontext.h"

#include <QByteArray>

namespace poolwarden {

namespace {

std::variant<PoolXml, Refusal> parsed(const QByteArray &bytes)
{
    return PoolXml::parse({bytes.constData(), std::size_t(bytes.size())});
}

} // namespace

DefinitionText::DefinitionText(const QString &text)
    : DefinitionText(text, PoolDocument::bytesOf(text))
{
}

DefinitionText::DefinitionText(const QByteArray &xml)
    : DefinitionText(PoolDocument::textOf(xml), xml)
{
}

DefinitionText::DefinitionText(const PoolDocument &document)
    : m_text(document.toXml())
    , m_xml(parsed(PoolDocument::bytesOf(m_text)))
{
    // The edited text may be too large.
    if (xml())
        m_document = document;
}

DefinitionText::DefinitionText(const QString &text, const QByteArray &bytes)
    : m_text(text)
    , m_xml(parsed(bytes))
{
    if (const PoolXml *xml = this->xml())
        m_document = PoolDocument::of(bytes, *xml);
}

const PoolDocument *DefinitionText::document() const
{
    return m_document ? &*m_document : nullptr;
}

ReadResult DefinitionText::read(const ReadOptions &options) const
{
    if (const Refusal *refused = refusal())
        return *refused;
    return readPool(*xml(), options);
}

std::optional<PoolDefinition> DefinitionText::readIncomplete(const ReadOptions &options,
                                                             std::vector<Refusal> *refusals) const
{
    const PoolXml *xml = this->xml();
    return xml ? poolwarden::readIncomplete(*xml, options, refusals) : std::nullopt;
}

} // namespace poolwarden
