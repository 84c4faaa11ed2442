// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"
#include "model/schema/poolschema.h"
#include "model/session/fieldvalues.h"
#include "model/session/poolregistry.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>
#include <vector>

class QUndoStack;

namespace poolwarden {

class PoolDraft;

/// What the editor shows: a pool's draft, or without one, the host's definition. The first change
/// creates the draft, so showing a pool never marks it as edited.
class PoolEdit final : public QObject
{
    Q_OBJECT

public:
    explicit PoolEdit(PoolRegistry *registry, QObject *parent = nullptr);

    /// The most values of a repeatable field that are shown and checked for doubts: a form of thousands of
    /// lines is useless, and the XML has them all.
    static constexpr int mostValues = 100;

    [[nodiscard]] PoolRegistry *registry() const { return m_registry; }
    void setPool(PoolId pool);
    [[nodiscard]] PoolId pool() const { return m_pool; }
    [[nodiscard]] PoolDraft *draft() const;
    /// The draft, created if necessary. Null without a pool.
    PoolDraft *ensureDraft();
    /// Whether there is a text to show, well-formed or not.
    [[nodiscard]] bool hasText() const;
    /// Whether there is a document for the form.
    [[nodiscard]] bool hasDocument() const;

    [[nodiscard]] QString xml() const;
    [[nodiscard]] std::optional<PoolType> type() const;
    [[nodiscard]] std::optional<QString> value(FieldRef field) const;
    /// All values of a repeatable field.
    [[nodiscard]] std::vector<std::optional<QString>> values(Field field) const;
    [[nodiscard]] int count(Field field) const;
    [[nodiscard]] int lineOf(FieldRef field) const;
    /// lineOf() of all fields that are present, in one pass.
    [[nodiscard]] std::map<FieldRef, int> lines() const;

    /// Line of the element with the type; 0: no document.
    [[nodiscard]] int lineOfType() const;

    void setXml(const QString &xml);
    void setType(PoolType type);
    void setValue(FieldRef field, const std::optional<QString> &value);
    /// All of them as one undo step. Does nothing if they are the values already.
    void setValues(const FieldValues &values);
    void removeAt(Field field, int index);
    /// The next change begins a new undo step.
    void endUndoStep();

    /// The definition as libvirt would understand it, with derived values. None if it cannot be
    /// read.
    [[nodiscard]] std::optional<PoolDefinition> definition() const;
    /// The refusal of the reader or of the prediction; none: accepted, or no text.
    [[nodiscard]] std::optional<Refusal> refusal() const;
    /// What is wrong besides, so that one mistake does not hide another.
    [[nodiscard]] std::vector<Refusal> furtherRefusals() const;
    [[nodiscard]] std::vector<Finding> findings() const;
    [[nodiscard]] QList<SchemaError> schemaErrors() const;
    /// Why there is no definition to show; empty if there is one.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QUndoStack *undoStack() const;

Q_SIGNALS:
    /// Another pool is shown.
    void switched();
    /// The pool got or lost its draft.
    void draftChanged();
    void textChanged();
    void checked();
    /// The header line may have changed: state, name and so on.
    void described();

private:
    [[nodiscard]] bool isPeer(PoolId pool) const;
    void refresh();
    void tellText();
    /// And of the text, if it is another one.
    void tellAssessment();
    void readHost();
    void dropIfUnchanged(PoolId pool);
    /// The reading of the draft or of the host's definition; null: no text.
    [[nodiscard]] const ReadResult *reading() const;

    PoolRegistry *m_registry;
    PoolId m_pool = noPool;
    QPointer<PoolDraft> m_draft;
    QString m_hostXml;
    QString m_told; ///< the text that textChanged() told of last
    std::optional<PoolDocument> m_hostDocument;
};

} // namespace poolwarden
