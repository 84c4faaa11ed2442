// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"
#include "model/schema/poolschema.h"
#include "model/session/poolregistry.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>
#include <vector>

class QUndoStack;

namespace poolwarden {

class PoolDraft;

/// What the editor looks at: a pool's draft, or where there is none yet, the definition that the host
/// has. The first change makes the draft, so that looking at a pool never marks it as edited.
class PoolEdit final : public QObject
{
    Q_OBJECT

public:
    explicit PoolEdit(PoolRegistry *registry, QObject *parent = nullptr);

    [[nodiscard]] PoolRegistry *registry() const { return m_registry; }
    void setPool(PoolId pool);
    [[nodiscard]] PoolId pool() const { return m_pool; }
    [[nodiscard]] PoolDraft *draft() const;
    /// The draft, made if there is none yet. None for no pool.
    PoolDraft *ensureDraft();
    /// There is a text to show, be it well-formed or not.
    [[nodiscard]] bool hasText() const;
    /// There is a document for the form to show.
    [[nodiscard]] bool hasDocument() const;

    [[nodiscard]] QString xml() const;
    [[nodiscard]] std::optional<PoolType> type() const;
    [[nodiscard]] std::optional<QString> value(FieldRef field) const;
    /// Of a repeatable field all at once.
    [[nodiscard]] std::vector<std::optional<QString>> values(Field field) const;
    [[nodiscard]] int count(Field field) const;
    [[nodiscard]] int lineOf(FieldRef field) const;
    /// lineOf() of every field that is there, in one pass.
    [[nodiscard]] std::map<FieldRef, int> lines() const;

    /// Of the element that says it; 0: there is no document.
    [[nodiscard]] int lineOfType() const;

    void setXml(const QString &xml);
    void setType(PoolType type);
    void setValue(FieldRef field, const std::optional<QString> &value);
    void removeAt(Field field, int index);
    /// What comes next is another undo step, however soon it comes.
    void endUndoStep();

    /// As libvirt would understand it, derived values included. None where it cannot be read.
    [[nodiscard]] std::optional<PoolDefinition> definition() const;
    /// What the reader or the prediction objects to; none: nothing, or nothing to judge.
    [[nodiscard]] std::optional<Refusal> refusal() const;
    [[nodiscard]] std::vector<Finding> findings() const;
    [[nodiscard]] QList<SchemaError> schemaErrors() const;
    /// Why there is no definition to show; empty if there is.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QUndoStack *undoStack() const;

Q_SIGNALS:
    /// Another pool.
    void switched();
    /// The same pool has a draft now, or has one no more.
    void draftChanged();
    void textChanged();
    void checked();
    /// State, name or the like: what the header line says.
    void described();

private:
    [[nodiscard]] bool isPeer(PoolId pool) const;
    void refresh();
    void readHost();
    void dropIfUnchanged(PoolId pool);
    /// Of the draft or of the host's definition; none: there is no text.
    [[nodiscard]] const ReadResult *reading() const;

    PoolRegistry *m_registry;
    PoolId m_pool = noPool;
    QPointer<PoolDraft> m_draft;
    QString m_hostXml;
    std::optional<PoolDocument> m_hostDocument;
};

} // namespace poolwarden
