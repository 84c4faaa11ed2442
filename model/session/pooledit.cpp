// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooledit.h"

#include "model/session/pooldraft.h"

#include <algorithm>

namespace poolwarden {

PoolEdit::PoolEdit(PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
{
    connect(m_registry, &PoolRegistry::poolChanged, this, [this](PoolId pool) {
        if (pool == m_pool && m_pool != noPool)
            refresh();
        else if (isPeer(pool))
            Q_EMIT checked(); // its name may have changed
    });
    connect(m_registry, &PoolRegistry::poolRemoved, this, [this](PoolId pool) {
        if (pool == m_pool)
            setPool(noPool);
    });
    connect(m_registry, &PoolRegistry::findingsChanged, this,
            [this](const std::vector<PoolId> &pools) {
                // A draft tells of its own.
                if (!m_draft && m_pool != noPool
                    && std::find(pools.begin(), pools.end(), m_pool) != pools.end())
                    Q_EMIT checked();
            });
}

bool PoolEdit::isPeer(PoolId pool) const
{
    const std::vector<Finding> mine = findings();
    return std::any_of(mine.begin(), mine.end(),
                       [pool](const Finding &finding) { return finding.peer == pool; });
}

void PoolEdit::setPool(PoolId pool)
{
    if (pool == m_pool)
        return;
    const PoolId left = m_pool;
    const QPointer<PoolDraft> leftDraft = m_draft;
    if (m_draft)
        m_draft->disconnect(this);
    m_pool = pool;
    m_draft = nullptr;
    m_hostXml.clear();
    m_hostDocument.reset();
    const PoolRegistry::Pool *entry = m_registry->pool(m_pool);
    if (!entry)
        m_pool = noPool;
    readHost();
    if (entry && entry->draft) {
        m_draft = entry->draft;
        connect(m_draft, &PoolDraft::assessmentChanged, this, &PoolEdit::tellAssessment);
    }
    Q_EMIT switched();
    tellText();
    Q_EMIT checked();
    Q_EMIT described();
    // Later: the selection may be changing because rows are being removed.
    if (leftDraft)
        QMetaObject::invokeMethod(
            this, [this, left] { dropIfUnchanged(left); }, Qt::QueuedConnection);
}

void PoolEdit::dropIfUnchanged(PoolId pool)
{
    const PoolRegistry::Pool *entry = m_registry->pool(pool);
    // An edit without changes is dropped.
    if (entry && entry->draft && pool != m_pool && entry->draft->origin() == DraftOrigin::Edited
        && !entry->draft->isModified())
        m_registry->discardDraft(pool);
}

PoolDraft *PoolEdit::draft() const
{
    return m_draft;
}

PoolDraft *PoolEdit::ensureDraft()
{
    if (!m_draft && m_pool != noPool) {
        m_registry->editPool(m_pool);
        refresh();
    }
    return m_draft;
}

bool PoolEdit::hasText() const
{
    return m_draft || !m_hostXml.isEmpty();
}

bool PoolEdit::hasDocument() const
{
    return m_draft ? m_draft->document() != nullptr : m_hostDocument.has_value();
}

QString PoolEdit::xml() const
{
    return m_draft ? m_draft->xml() : m_hostXml;
}

std::optional<PoolType> PoolEdit::type() const
{
    if (m_draft)
        return m_draft->type();
    return m_hostDocument ? m_hostDocument->type() : std::nullopt;
}

std::optional<QString> PoolEdit::value(FieldRef field) const
{
    if (m_draft)
        return m_draft->value(field);
    return m_hostDocument ? m_hostDocument->value(field) : std::nullopt;
}

std::vector<std::optional<QString>> PoolEdit::values(Field field) const
{
    if (m_draft)
        return m_draft->values(field);
    return m_hostDocument ? m_hostDocument->values(field) : std::vector<std::optional<QString>>();
}

int PoolEdit::count(Field field) const
{
    if (m_draft)
        return m_draft->count(field);
    return m_hostDocument ? m_hostDocument->count(field) : 0;
}

std::map<FieldRef, int> PoolEdit::lines() const
{
    if (m_draft)
        return m_draft->lines();
    return m_hostDocument ? m_hostDocument->lines() : std::map<FieldRef, int>();
}

int PoolEdit::lineOf(FieldRef field) const
{
    if (m_draft)
        return m_draft->lineOf(field);
    return m_hostDocument ? m_hostDocument->lineOf(field) : 0;
}

int PoolEdit::lineOfType() const
{
    const PoolDocument *document =
        m_draft ? m_draft->document() : (m_hostDocument ? &*m_hostDocument : nullptr);
    return document ? document->lineOfRoot() : 0;
}

void PoolEdit::setXml(const QString &xml)
{
    if (xml == this->xml())
        return;
    if (PoolDraft *draft = ensureDraft())
        draft->setXml(xml);
}

void PoolEdit::setType(PoolType type)
{
    if (type == this->type())
        return;
    if (PoolDraft *draft = ensureDraft())
        draft->setType(type);
}

void PoolEdit::setValue(FieldRef field, const std::optional<QString> &value)
{
    if (value == this->value(field))
        return;
    if (PoolDraft *draft = ensureDraft())
        draft->setValue(field, value);
}

void PoolEdit::setValues(const FieldValues &values)
{
    const bool isSame = std::ranges::all_of(
        values, [this](const auto &entry) { return value(entry.first) == entry.second; });
    if (isSame)
        return;
    if (PoolDraft *draft = ensureDraft())
        draft->setValues(values);
}

void PoolEdit::removeAt(Field field, int index)
{
    if (index >= count(field))
        return;
    if (PoolDraft *draft = ensureDraft())
        draft->removeAt(field, index);
}

const ReadResult *PoolEdit::reading() const
{
    if (m_draft)
        return &m_draft->assessment().reading;
    const PoolRegistry::Pool *entry = m_registry->pool(m_pool);
    if (!entry)
        return nullptr;
    if (entry->persistent)
        return &*entry->persistent;
    return entry->live ? &*entry->live : nullptr;
}

std::optional<PoolDefinition> PoolEdit::definition() const
{
    const ReadResult *result = reading();
    if (!result)
        return std::nullopt;
    const auto *definition = std::get_if<PoolDefinition>(result);
    return definition ? std::optional(*definition) : std::nullopt;
}

void PoolEdit::endUndoStep()
{
    if (m_draft)
        m_draft->endUndoStep();
}

std::optional<Refusal> PoolEdit::refusal() const
{
    if (const ReadResult *result = reading()) {
        if (const auto *refusal = std::get_if<Refusal>(result))
            return *refusal;
    }
    return m_draft ? m_draft->assessment().verdict.refusal : std::nullopt;
}

std::vector<Refusal> PoolEdit::furtherRefusals() const
{
    if (!m_draft || m_draft->assessment().refusals.size() < 2)
        return {};
    const std::vector<Refusal> &all = m_draft->assessment().refusals;
    return {all.begin() + 1, all.end()};
}

std::vector<Finding> PoolEdit::findings() const
{
    if (m_pool == noPool)
        return {};
    return m_draft ? m_draft->assessment().findings : m_registry->findingsOf(m_pool);
}

QList<SchemaError> PoolEdit::schemaErrors() const
{
    return m_draft ? m_draft->assessment().schema.errors() : QList<SchemaError>{};
}

QString PoolEdit::problem() const
{
    if (m_draft)
        return {};
    const PoolRegistry::Pool *entry = m_registry->pool(m_pool);
    if (entry && entry->snapshot && entry->snapshot->error)
        return entry->snapshot->error->sentence;
    return {};
}

QUndoStack *PoolEdit::undoStack() const
{
    return m_draft ? m_draft->undoStack() : nullptr;
}

void PoolEdit::refresh()
{
    const PoolRegistry::Pool *entry = m_registry->pool(m_pool);
    if (!entry)
        return;
    if (entry->draft != m_draft) {
        if (m_draft)
            m_draft->disconnect(this);
        m_draft = entry->draft;
        if (m_draft)
            connect(m_draft, &PoolDraft::assessmentChanged, this, &PoolEdit::tellAssessment);
        readHost();
        Q_EMIT draftChanged();
        // A draft begins with the text shown. If the user is typing, it has changed already.
        tellAssessment();
    } else if (!m_draft) {
        readHost();
        if (m_hostXml != m_told)
            tellAssessment();
    }
    Q_EMIT described();
}

void PoolEdit::tellText()
{
    m_told = xml();
    Q_EMIT textChanged();
}

void PoolEdit::tellAssessment()
{
    if (xml() != m_told)
        tellText();
    Q_EMIT checked();
}

void PoolEdit::readHost()
{
    m_hostXml.clear();
    m_hostDocument.reset();
    const PoolRegistry::Pool *entry = m_registry->pool(m_pool);
    if (!entry || !entry->snapshot)
        return;
    const QByteArray &xml = entry->snapshot->definitionXml();
    // The same text that an edit begins with: the first change must not look like two.
    auto parsed = PoolDocument::parse(xml);
    if (auto *document = std::get_if<PoolDocument>(&parsed)) {
        document->removeRuntimeElements();
        m_hostXml = document->toXml();
        m_hostDocument = std::move(*document);
    } else {
        m_hostXml = PoolDocument::textOf(xml);
    }
}

} // namespace poolwarden
