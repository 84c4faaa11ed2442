// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/document/definitiontext.h"
#include "model/session/draftassessment.h"
#include "model/session/draftbase.h"
#include "model/session/draftorigin.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

class QUndoStack;

namespace poolwarden {

/// One edit session: the text of a definition that is not on the host yet, its undo history, which is one
/// for form and XML, and what the edit began with. It knows no other pool: whoever owns it follows
/// edited(), and hands it what is found.
class PoolDraft final : public QObject
{
    Q_OBJECT

public:
    /// `reading`: of the text, as the host would read it.
    PoolDraft(PoolId id, HostId host, DraftOrigin origin, DefinitionText text, ReadResult reading,
              QString fileName, QObject *owner);
    ~PoolDraft() override;

    [[nodiscard]] PoolId id() const;
    [[nodiscard]] HostId host() const;
    [[nodiscard]] DraftOrigin origin() const;
    /// Of the file that it was imported from; empty: of none.
    [[nodiscard]] QString fileName() const;

    /// The text. What was typed stays as it was typed, well-formed or not.
    [[nodiscard]] QString xml() const;
    /// The same with what is made of it.
    [[nodiscard]] const DefinitionText &text() const;
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
    /// To be called when the text goes to the host: the change that it makes is nobody else's.
    void noteSent();

    /// What was found last.
    [[nodiscard]] const DraftAssessment &assessment() const;

    // For its owner.

    void setAssessment(DraftAssessment assessment);
    /// What the host has now.
    void setBase(DraftBase::Version host);
    /// The host has its pool no more.
    void becomeNew();
    /// For an edit that was put aside: what it began with (none: not known), and its text. What was
    /// changed on the host since overtakes it.
    void resume(std::optional<DraftBase::Version> base, const QString &xml);

Q_SIGNALS:
    /// Text or base differ: what was found is of before. For the owner.
    void edited();
    /// The text differs, whoever changed it. It is assessed already.
    void xmlChanged();
    /// There is something new in assessment(): once for each change, be it here or of another pool.
    void assessmentChanged();
    /// What the edit is compared with differs: the pool was changed on the host, or it was decided
    /// what to do about that. The text is the user's and stays, unless nothing had been typed.
    void baseChanged();

private:
    class Private;
    void change(PoolDocument changed, int kind);
    void applyText(const QString &text);
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
