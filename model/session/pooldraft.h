// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/document/definitiontext.h"
#include "model/session/draftassessment.h"
#include "model/session/draftbase.h"
#include "model/session/draftfile.h"
#include "model/session/draftorigin.h"
#include "model/session/fieldvalues.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

class QUndoStack;

namespace poolwarden {

/// An edit session: the text of a definition that is not on the host yet, its undo history, shared
/// by form and XML, and the definition that the edit began with. It does not know other pools: its
/// owner connects to edited() and calls setAssessment().
///
/// A draft of “Files” can have a file. That is to it what the host's definition is to an edit: what it
/// began with, and what somebody else may change meanwhile.
class PoolDraft final : public QObject
{
    Q_OBJECT

public:
    /// `reading` is the text as the host would read it.
    PoolDraft(PoolId id, HostId host, DraftOrigin origin, const DefinitionText &text,
              ReadResult reading, QString fileName, QObject *owner);
    ~PoolDraft() override;

    [[nodiscard]] PoolId id() const;
    [[nodiscard]] HostId host() const;
    [[nodiscard]] DraftOrigin origin() const;
    /// The name of the file that it was imported from; may be empty.
    [[nodiscard]] QString fileName() const;
    /// The file that it is saved in, if it is.
    [[nodiscard]] const DraftFile &file() const;

    /// The row in which it was first, before it was discarded and brought back: its own, if it never was.
    [[nodiscard]] PoolId firstRow() const;
    void setFirstRow(PoolId row);

    /// The text exactly as typed, well-formed or not.
    [[nodiscard]] QString xml() const;
    /// The same, parsed.
    [[nodiscard]] const DefinitionText &text() const;
    /// From the XML tab. Typing without a pause is one undo step.
    void setXml(const QString &xml);

    /// The text for the host: UTF-8, and declared as UTF-8.
    [[nodiscard]] QByteArray definitionXml() const;

    /// Null while the text is not well-formed: the form then shows the last good state, disabled.
    /// The getters below return that state, except lineOf(); the setters do nothing.
    [[nodiscard]] const PoolDocument *document() const;
    [[nodiscard]] std::optional<PoolType> type() const;
    /// Removes fields that the new type does not use: the form would not show them, and the schema
    /// would not allow them. They come back with a type that uses them, except a target path that
    /// the program filled in.
    void setType(PoolType type);
    [[nodiscard]] std::optional<QString> value(FieldRef field) const;
    /// All values of a repeatable field.
    [[nodiscard]] std::vector<std::optional<QString>> values(Field field) const;
    /// From the form. Changes of one field without a pause are one undo step. A new AdapterType
    /// removes the attributes of the other kind, as setType() does. Removing AuthType removes the
    /// user name and the secret.
    void setValue(FieldRef field, const std::optional<QString> &value);
    /// All of them as one undo step.
    void setValues(const FieldValues &values);
    [[nodiscard]] int count(Field field) const;
    void removeAt(Field field, int index);
    [[nodiscard]] int lineOf(FieldRef field) const;
    /// lineOf() of all fields that are present, in one pass.
    [[nodiscard]] std::map<FieldRef, int> lines() const;

    [[nodiscard]] QUndoStack *undoStack() const;
    /// The next change begins a new undo step. For when the cursor leaves a field.
    void endUndoStep();
    /// Whether the text differs from what it began with (for an edited pool: its persistent
    /// definition; with a file(): what is in that).
    [[nodiscard]] bool isModified() const;
    /// Restores what it began with, or theirs if it is overtaken, as one undo step.
    void revert();

    /// Whether somebody else changed the pool on the host since this edit began, and the user has
    /// not decided between the two. A definition that is the same for libvirt is no change; another
    /// text in its file is one.
    [[nodiscard]] bool isOvertaken() const;
    /// The definition that the edit began with.
    [[nodiscard]] QString base() const;
    /// The host's definition while isOvertaken(), else base().
    [[nodiscard]] QString theirs() const;
    /// Keeps the text, as a change of theirs.
    void keepMine();
    /// Replaces the text by theirs, as one undo step. After undo, the decision is open again.
    void takeTheirs();
    /// To be called when the text is sent to the host: the resulting change is not somebody else's.
    void noteSent();
    /// Whether some text of it was sent.
    [[nodiscard]] bool isSent() const;

    /// The last assessment.
    [[nodiscard]] const DraftAssessment &assessment() const;

    // For its owner.

    void setAssessment(DraftAssessment assessment);
    /// The host's definition now.
    void setBase(DraftBase::Version host);
    /// The file has this text: it was read from it, or saved in it.
    void setFile(const DraftFile &file, DraftBase::Version saved);
    void setFileGone(bool isGone);
    /// The host no longer has its pool.
    void becomeNew();
    /// The host has the pool that the draft is about. The next setBase() is its definition; the text stays.
    void becomeEdit();
    /// Restores a stored edit: the definition that it began with (none: not known), and its text.
    /// If the host's definition was changed since, the draft is overtaken.
    void resume(std::optional<DraftBase::Version> base, const QString &xml);

Q_SIGNALS:
    /// Text or base changed: the assessment is out of date. For the owner.
    void edited();
    /// The text changed, by whatever means, and has been assessed.
    void xmlChanged();
    /// assessment() changed. Once for each change, of this draft or of another pool.
    void assessmentChanged();
    /// The base changed: the pool was changed on the host, or the user decided between the two. The
    /// text stays, unless the user had not changed it.
    void baseChanged();

private:
    class Private;
    void change(PoolDocument changed, int kind);
    void applyText(const QString &text);
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
