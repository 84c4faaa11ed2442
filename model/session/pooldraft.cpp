// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooldraft.h"

#include "model/session/draftfields.h"
#include "model/session/drafthistory.h"
#include "model/session/taketheirs.h"
#include "model/xml/samedefinition.h"

#include <QUndoStack>

#include <cstdlib>
#include <utility>

namespace poolwarden {

class PoolDraft::Private
{
public:
    PoolId id;
    HostId host;
    DraftOrigin origin;
    PoolId firstRow;
    QString fileName;
    DraftFile file = {};
    bool keepsText = false; ///< whatever the next base is

    DefinitionText text;
    std::optional<PoolDocument> lastGood;
    std::optional<PoolDocument> made = {}; ///< by a change whose text follows
    DraftBase base;
    DraftFields fields = {};
    DraftHistory history;
    DraftAssessment assessment = {};

    [[nodiscard]] const PoolDocument *shown() const { return lastGood ? &*lastGood : nullptr; }
};

PoolDraft::PoolDraft(PoolId id, HostId host, DraftOrigin origin, const DefinitionText &text,
                     ReadResult reading, QString fileName, QObject *owner)
    : QObject(owner)
    , d(new Private{.id = id,
                    .host = host,
                    .origin = origin,
                    .firstRow = id,
                    .fileName = std::move(fileName),
                    .text = text,
                    .lastGood = text.document() ? std::optional(*text.document()) : std::nullopt,
                    .base = DraftBase({text.text(), std::move(reading)}),
                    .history = DraftHistory({.get = [this] { return xml(); },
                                             .set = [this](const QString &xml) { applyText(xml); }},
                                            this)})
{
}

PoolDraft::~PoolDraft() = default;

PoolId PoolDraft::id() const
{
    return d->id;
}

HostId PoolDraft::host() const
{
    return d->host;
}

DraftOrigin PoolDraft::origin() const
{
    return d->origin;
}

PoolId PoolDraft::firstRow() const
{
    return d->firstRow;
}

void PoolDraft::setFirstRow(PoolId row)
{
    d->firstRow = row;
}

QString PoolDraft::fileName() const
{
    return d->fileName;
}

const DraftFile &PoolDraft::file() const
{
    return d->file;
}

QString PoolDraft::xml() const
{
    return d->text.text();
}

const DefinitionText &PoolDraft::text() const
{
    return d->text;
}

QByteArray PoolDraft::definitionXml() const
{
    return PoolDocument::bytesOf(xml());
}

void PoolDraft::setXml(const QString &xml)
{
    const std::optional<QString> before = value({Field::TargetPath});
    d->history.change(xml, DraftHistory::Typing);
    if (const std::optional<QString> now = value({Field::TargetPath}); now != before)
        d->fields.noteTarget(now);
}

const PoolDocument *PoolDraft::document() const
{
    return d->text.document();
}

std::optional<PoolType> PoolDraft::type() const
{
    return d->shown() ? d->shown()->type() : std::nullopt;
}

void PoolDraft::setType(PoolType type)
{
    if (document() && document()->type() != type)
        change(d->fields.withType(*document(), type), DraftHistory::Single);
}

std::optional<QString> PoolDraft::value(FieldRef field) const
{
    return d->shown() ? d->shown()->value(field) : std::nullopt;
}

std::vector<std::optional<QString>> PoolDraft::values(Field field) const
{
    return d->shown() ? d->shown()->values(field) : std::vector<std::optional<QString>>();
}

void PoolDraft::setValue(FieldRef field, const std::optional<QString> &value)
{
    if (!document() || document()->value(field) == value)
        return;
    // Typing changes one character at a time. Replacing or clearing a value is a step of its own.
    const qsizetype grown =
        value.value_or(QString()).size() - document()->value(field).value_or(QString()).size();
    if (std::abs(grown) != 1)
        endUndoStep();
    const bool single = field.field == Field::AdapterType || field.field == Field::AuthType;
    change(d->fields.withValue(*document(), field, value),
           single ? DraftHistory::Single : DraftHistory::kindOf(field));
}

void PoolDraft::setValues(const FieldValues &values)
{
    if (!document())
        return;
    PoolDocument changed = *document();
    for (const auto &[field, value] : values) {
        if (changed.value(field) != value)
            changed = d->fields.withValue(std::move(changed), field, value);
    }
    endUndoStep();
    change(std::move(changed), DraftHistory::Single);
}

int PoolDraft::count(Field field) const
{
    return d->shown() ? d->shown()->count(field) : 0;
}

void PoolDraft::removeAt(Field field, int index)
{
    if (!document())
        return;
    PoolDocument changed = *document();
    changed.removeAt(field, index);
    change(std::move(changed), DraftHistory::Single);
}

std::map<FieldRef, int> PoolDraft::lines() const
{
    return document() ? document()->lines() : std::map<FieldRef, int>();
}

int PoolDraft::lineOf(FieldRef field) const
{
    return document() ? document()->lineOf(field) : 0;
}

QUndoStack *PoolDraft::undoStack() const
{
    return d->history.stack();
}

void PoolDraft::endUndoStep()
{
    d->history.endStep();
}

bool PoolDraft::isModified() const
{
    return xml() != d->base.text();
}

void PoolDraft::revert()
{
    if (d->base.theirs())
        takeTheirs();
    else
        d->history.change(d->base.text(), DraftHistory::Single);
}

bool PoolDraft::isOvertaken() const
{
    const std::optional<DraftBase::Version> &theirs = d->base.theirs();
    return theirs && theirs->text != xml()
           && (!d->file.isNone() || !isSameDefinition(theirs->reading, d->assessment.reading));
}

QString PoolDraft::base() const
{
    return d->base.text();
}

QString PoolDraft::theirs() const
{
    return d->base.theirs() ? d->base.theirs()->text : d->base.text();
}

void PoolDraft::keepMine()
{
    if (!d->base.theirs())
        return;
    d->base.settle();
    Q_EMIT edited();
    Q_EMIT baseChanged();
}

void PoolDraft::takeTheirs()
{
    if (d->base.theirs())
        d->history.push(
            std::make_unique<TakeTheirs>(d->history, d->base, [this] { Q_EMIT baseChanged(); }));
}

void PoolDraft::noteSent()
{
    d->base.noteSent(d->assessment.reading);
}

bool PoolDraft::isSent() const
{
    return d->base.isSent();
}

const DraftAssessment &PoolDraft::assessment() const
{
    return d->assessment;
}

void PoolDraft::setAssessment(DraftAssessment assessment)
{
    d->assessment = std::move(assessment);
    Q_EMIT assessmentChanged();
}

void PoolDraft::setBase(DraftBase::Version host)
{
    const bool keepsText = std::exchange(d->keepsText, false);
    if (host.text == theirs())
        return;
    if (keepsText && !isModified()) {
        d->base.begin(std::move(host));
        Q_EMIT edited(); // it is a change now
    } else if (isModified()) {
        // In a file, comments and order count as well.
        if (!d->file.isNone() && host.text != xml())
            d->base.offer(std::move(host));
        else
            d->base.meet(std::move(host), d->assessment.reading);
        Q_EMIT edited(); // the text may equal the new base
    } else if (undoStack()->count() == 0) {
        d->base.begin(std::move(host));
        applyText(base());
    } else {
        d->base.offer(std::move(host));
        takeTheirs();
        return; // emits baseChanged()
    }
    Q_EMIT baseChanged();
}

void PoolDraft::setFile(const DraftFile &file, DraftBase::Version saved)
{
    d->file = file;
    d->fileName = file.path.section(u'/', -1);
    d->base.begin(std::move(saved));
    Q_EMIT edited();
    Q_EMIT baseChanged();
}

void PoolDraft::setFileGone(bool isGone)
{
    if (d->file.isGone == isGone)
        return;
    d->file.isGone = isGone;
    // Nobody can take theirs any more.
    if (isGone && d->base.theirs())
        d->base.settle();
    Q_EMIT edited();
    Q_EMIT baseChanged();
}

void PoolDraft::becomeNew()
{
    d->origin = DraftOrigin::New;
    d->base.begin(d->base.version()); // a new draft cannot be overtaken
    Q_EMIT baseChanged();
}

void PoolDraft::becomeEdit()
{
    d->origin = DraftOrigin::Edited;
    d->keepsText = true;
}

void PoolDraft::resume(std::optional<DraftBase::Version> base, const QString &xml)
{
    DraftBase::Version host = d->base.theirs().value_or(d->base.version());
    if (base && base->text != host.text) {
        d->base.begin(*std::move(base));
        applyText(d->base.text());
    }
    endUndoStep();
    setXml(xml);
    endUndoStep();
    setBase(std::move(host));
}

void PoolDraft::change(PoolDocument changed, int kind)
{
    d->made = std::move(changed);
    d->history.change(d->made->toXml(), kind);
    d->made.reset();
}

void PoolDraft::applyText(const QString &text)
{
    d->text = d->made && d->made->toXml() == text ? DefinitionText(*d->made) : DefinitionText(text);
    if (document())
        d->lastGood = *document();
    Q_EMIT edited();
    Q_EMIT xmlChanged();
}

} // namespace poolwarden
