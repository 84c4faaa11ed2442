// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/document/pooldocument.h"
#include "model/schema/poolschema.h"
#include "model/session/poolregistry.h"

#include <QList>
#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

class QUndoStack;

namespace poolwarden {

/// One edit session: the text of a definition that is not on the host yet, with one undo history
/// for form and XML. Every change re-reads, re-checks and tells. Made and owned by the
/// PoolRegistry.
class PoolDraft final : public QObject
{
    Q_OBJECT

public:
    ~PoolDraft() override;

    [[nodiscard]] PoolId id() const;
    [[nodiscard]] HostId host() const;
    [[nodiscard]] DraftOrigin origin() const;
    /// Of the file that it was imported from; empty: of none.
    [[nodiscard]] QString fileName() const { return m_fileName; }

    /// The text. What was typed stays as it was typed, well-formed or not.
    [[nodiscard]] QString xml() const;
    /// From the XML tab. Typing in one go is one undo step.
    void setXml(const QString &xml);

    /// The text as it goes to the host: UTF-8, and declared as nothing else.
    [[nodiscard]] QByteArray definitionXml() const;

    /// None while the text is not well-formed: the form shows its last good state, disabled. The
    /// getters below answer from that state then, all but lineOf(); the setters do nothing.
    [[nodiscard]] const PoolDocument *document() const;
    [[nodiscard]] std::optional<PoolType> type() const;
    /// What the new type does not use goes out of the text, as the form would not show it and the
    /// schema not allow it; it comes back if the type is changed again to one that uses it. A target
    /// path that the program filled in goes for good.
    void setType(PoolType type);
    [[nodiscard]] std::optional<QString> value(FieldRef field) const;
    /// Of a repeatable field all at once.
    [[nodiscard]] std::vector<std::optional<QString>> values(Field field) const;
    /// From the form. Changes of one field in one go are one undo step. Another AdapterType takes
    /// the attributes of the other kind with it, as setType() does, and no AuthType the user and the
    /// secret.
    void setValue(FieldRef field, const std::optional<QString> &value);
    [[nodiscard]] int count(Field field) const;
    void removeAt(Field field, int index);
    [[nodiscard]] int lineOf(FieldRef field) const;
    /// lineOf() of every field that is there, in one pass.
    [[nodiscard]] std::map<FieldRef, int> lines() const;

    [[nodiscard]] QUndoStack *undoStack() const;
    /// The next change is an undo step of its own, however soon it comes: for when the cursor
    /// leaves.
    void endUndoStep();
    /// Changes of one kind that follow each other within this time are one step.
    static constexpr int burstMilliseconds = 2000;
    /// Differs from what it began as (for an edited pool: from its persistent definition).
    [[nodiscard]] bool isModified() const;
    /// Back to what it began as, as one undoable step; to theirs where it is overtaken.
    void revert();

    /// Somebody else changed the pool on the host since this edit began, and it is not decided yet
    /// whose definition it shall be. What is the same to libvirt is no change.
    [[nodiscard]] bool isOvertaken() const;
    /// What the edit began with.
    [[nodiscard]] QString base() const;
    /// What the host has while isOvertaken(), else what the edit began with.
    [[nodiscard]] QString theirs() const;
    /// The edit is a change of theirs from now on, and its text stays.
    void keepMine();
    /// The text is theirs, as one step. Who undoes it has to decide again.
    void takeTheirs();
    /// Looks whether the host has what the edit began with: before it is defined.
    void compareWithHost();
    /// To be called when the text goes to the host: the change that it makes is nobody else's.
    void noteSent();
    /// For an edit that was put aside: its text, and what it began with (empty: not known). What was
    /// changed on the host since overtakes it.
    void resume(const QString &base, const QString &xml);

    [[nodiscard]] const ReadResult &reading() const;
    /// What there is to know of the last text that was well-formed, without the parts that are missing
    /// or wrong; null: nothing. It is what is compared with other pools while the rest is being typed.
    [[nodiscard]] const PoolDefinition *definition() const;
    /// What libvirt misses first is the next thing to enter in a pool that is just being made, and no
    /// mistake.
    [[nodiscard]] bool isUnfinished() const;
    [[nodiscard]] const DefineVerdict &verdict() const;
    /// Of the row: of the draft, and of the pool that it edits.
    [[nodiscard]] const std::vector<Finding> &findings() const;
    /// What the user should know of. A target that libvirt makes up by itself is not missed.
    [[nodiscard]] const QList<SchemaError> &schemaErrors() const;
    /// The host's own validation by the schema would let it pass.
    [[nodiscard]] bool matchesSchema() const;

    /// The pool of another row that the host would take it for, and whose definition it would replace: it
    /// has that pool's name and UUID. noPool: there is none.
    [[nodiscard]] PoolId replaces() const;
    /// Why it cannot be defined, as a sentence; empty if it can. A complaint of the schema alone is no
    /// obstacle: libvirt takes such definitions.
    [[nodiscard]] QString whyNotDefine() const;

Q_SIGNALS:
    /// The text differs, whoever changed it.
    void xmlChanged();
    /// Findings, verdict or schema errors may differ.
    void checked();
    /// What the edit is compared with differs: the pool was changed on the host, or it was decided
    /// what to do about that. The text is the user's and stays, unless nothing had been typed.
    void baseChanged();

private:
    friend class PoolRegistry;
    class EditCommand;
    class TakeCommand;
    class Private;
    PoolDraft(PoolRegistry *registry, PoolId id, HostId host, DraftOrigin origin,
              const QString &text);
    /// For the registry only: what the host has.
    void setBase(const QString &text);
    void setOrigin(DraftOrigin origin);
    void detach();
    void peersChanged(bool findingsDiffer);

    void changeAuthentication(PoolDocument &changed, const std::optional<QString> &type);
    void changeAdapter(PoolDocument &changed, const std::optional<QString> &type);
    void change(PoolDocument document, int kind);
    void change(const QString &text, int kind);
    void applyText(const QString &text);
    void recheck();
    void readText();
    [[nodiscard]] bool judge();
    std::unique_ptr<Private> d;
    QString m_fileName;
};

} // namespace poolwarden
