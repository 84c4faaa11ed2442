// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/pool/pooldocument.h"
#include "model/pool/poolschema.h"
#include "model/poolregistry.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

class QUndoStack;

namespace poolwarden {

/// One edit session: the text of a definition that is not on the host yet, with one undo history for
/// form and XML. Every change re-reads, re-checks and tells. Made and owned by the PoolRegistry.
class PoolDraft final : public QObject
{
    Q_OBJECT

public:
    ~PoolDraft() override;

    [[nodiscard]] PoolId id() const;
    [[nodiscard]] HostId host() const;
    [[nodiscard]] DraftOrigin origin() const;

    /// The text. What was typed stays as it was typed, well-formed or not.
    [[nodiscard]] QString xml() const;
    /// From the XML tab. Typing in one go is one undo step.
    void setXml(const QString &xml);

    /// None while the text is not well-formed: the form shows its last good state, disabled.
    [[nodiscard]] const PoolDocument *document() const;
    [[nodiscard]] std::optional<PoolType> type() const;
    void setType(PoolType type);
    [[nodiscard]] std::optional<QString> value(FieldRef field) const;
    /// From the form. Changes of one field in one go are one undo step.
    void setValue(FieldRef field, const std::optional<QString> &value);
    [[nodiscard]] int count(Field field) const;
    void removeAt(Field field, int index);
    [[nodiscard]] int lineOf(FieldRef field) const;

    [[nodiscard]] QUndoStack *undoStack() const;
    /// Differs from what it began as (for an edited pool: from its persistent definition).
    [[nodiscard]] bool isModified() const;
    /// Back to what it began as, as one undoable step.
    void revert();

    [[nodiscard]] const ReadResult &reading() const;
    [[nodiscard]] const DefineVerdict &verdict() const;
    [[nodiscard]] const std::vector<Finding> &findings() const;
    [[nodiscard]] const QList<SchemaError> &schemaErrors() const;

    [[nodiscard]] bool canDefine() const;
    /// Why not, as a sentence; empty if it can.
    [[nodiscard]] QString whyNotDefine() const;

Q_SIGNALS:
    /// The text differs, whoever changed it.
    void xmlChanged();
    /// Findings, verdict or schema errors may differ.
    void checked();

private:
    friend class PoolRegistry;
    class Private;
    explicit PoolDraft(std::unique_ptr<Private> data, QObject *parent);
    void recheck();
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
