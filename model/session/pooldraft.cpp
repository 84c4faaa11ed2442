// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooldraft.h"

#include "model/document/definitiontext.h"
#include "model/schema/poolschema.h"
#include "model/session/draftbase.h"
#include "model/session/poolregistry_p.h"
#include "model/wording/findingtext.h"
#include "model/xml/samedefinition.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QUndoStack>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace poolwarden {

namespace {

/// Up to here the schema is asked at once; it takes a fraction of a millisecond. Longer text waits
/// for a pause in the typing.
constexpr qsizetype immediateSchemaSize = 16 * 1024;
constexpr int schemaDelayMilliseconds = 200;

/// Kinds of undo steps beside those of the fields.
enum StepKind { TypingStep = -1, SingleStep = -2 };

/// One number for each FieldRef.
int stepKind(FieldRef field)
{
    return field.index * int(fieldCount) + int(field.field);
}

/// Whether a field stays in the text when the pool becomes one of this type.
bool isUsed(PoolType type, Field field)
{
    const Usage usage = fieldUsage(type, field);
    // The schema has it for all types; libvirt refuses most of them over it.
    const bool refused = field == Field::Cow && usage == Usage::Ignored;
    return schemaOccurrence(type, field) != Occurrence::Never && usage != Usage::Derived
           && !refused;
}

/// Choices that are none of the new type's.
void dropWhatDoesNotFit(PoolDocument &changed, PoolType type)
{
    const auto formats = poolTypeInfo(type).formats;
    const std::optional<QString> format = changed.value({Field::SourceFormat});
    if (format && std::find(formats.begin(), formats.end(), format->toStdString()) == formats.end())
        changed.setValue({Field::SourceFormat}, std::nullopt);
    const std::optional<QString> authentication = changed.value({Field::AuthType});
    const std::string_view authType = poolTypeInfo(type).authType;
    if ((authentication == u"chap" || authentication == u"ceph") && !authType.empty())
        changed.setValue({Field::AuthType}, QString::fromUtf8(QByteArrayView(authType)));
}

/// In a pool that is just being made these are the next thing to enter, not mistakes.
bool isIncomplete(RefusalCode code)
{
    switch (code) {
    case RefusalCode::NameMissing:
    case RefusalCode::RbdSourceNameMissing:
    case RefusalCode::HostNameMissing:
    case RefusalCode::HostMissing:
    case RefusalCode::DirMissing:
    case RefusalCode::AdapterMissing:
    case RefusalCode::AdapterNameOrParent:
    case RefusalCode::DevicePathMissing:
    case RefusalCode::DeviceMissing:
    case RefusalCode::TargetPathMissing:
    case RefusalCode::InitiatorMissing:
    case RefusalCode::WwnMissing:
    case RefusalCode::AuthUsernameMissing:
    case RefusalCode::AuthSecretMissing:
    case RefusalCode::AuthSecretUnnamed:
    case RefusalCode::AuthTypeMissing:
        return true;
    default:
        return false;
    }
}

bool operator==(const DefineVerdict &a, const DefineVerdict &b)
{
    return a.refusal == b.refusal && a.collidesWith == b.collidesWith;
}

/// With the target that libvirt would make up; none: it has one, or libvirt makes none up.
std::optional<PoolDocument> withDerivedTarget(const PoolDocument &document,
                                              const ReadResult &reading)
{
    const std::optional<PoolType> type = document.type();
    if (!type || fieldUsage(*type, Field::TargetPath) != Usage::Derived
        || document.value({Field::TargetPath}))
        return std::nullopt;
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    if (!definition || !definition->targetPath)
        return std::nullopt;
    PoolDocument complete = document;
    complete.setValue({Field::TargetPath}, QString::fromStdString(*definition->targetPath));
    return complete;
}

} // namespace

class PoolDraft::Private
{
public:
    PoolRegistry *registry = nullptr; ///< null once the draft has ended
    PoolId id = noPool;
    HostId host = noHost;
    DraftOrigin origin = DraftOrigin::New;

    DraftBase base{{{}, Refusal{}}};
    DefinitionText text{QString()};
    std::optional<PoolDocument> made; ///< by an edit whose text comes next
    std::optional<PoolDocument> lastGood;
    ReadResult reading;
    std::optional<PoolDefinition> definition; ///< of lastGood, as far as it goes
    DefineVerdict verdict;

    // Filled when they are asked for.
    mutable std::optional<std::vector<Finding>> findings;
    mutable QList<SchemaError> schemaErrors;
    mutable bool schemaKnown = false; ///< schemaErrors are of this text
    mutable bool matchesSchema = true;
    QTimer schemaTimer;

    QUndoStack *undoStack = nullptr;
    QElapsedTimer sinceChange;
    bool stepEnded = true;
    std::map<PoolType, std::optional<QString>> formats; ///< of the types that it was before
    std::optional<QString> typedTarget;   ///< the target path that the user entered last
    std::map<FieldRef, QString> putAside; ///< values that a change of type took out of the text

    /// As the draft's host would read it.
    [[nodiscard]] ReadResult read(const QString &xml) const
    {
        return readPool(PoolDocument::bytesOf(xml).toStdString(), readOptions());
    }
    [[nodiscard]] ReadOptions readOptions() const
    {
        const std::optional<PoolRegistry::Host> on = registry ? registry->host(host) : std::nullopt;
        return {.namespaces = !on || on->info.storesFiles};
    }
    [[nodiscard]] const PoolDocument *shown() const { return lastGood ? &*lastGood : nullptr; }
    /// Removes the fields' values, to bring them back later.
    /// `from`: those before it stay.
    void putAway(PoolDocument &changed, const std::vector<Field> &fields, int from = 0)
    {
        // First all, as the removal of one changes the numbers of its neighbours.
        for (const Field field : fields) {
            for (int index = from; index < changed.count(field); ++index) {
                if (const std::optional<QString> value = changed.value({field, index}))
                    putAside[{field, index}] = *value;
            }
        }
        for (const Field field : fields) {
            for (int index = changed.count(field) - 1; index >= from; --index) {
                // Again only where the text repeats what may not be repeated.
                while (changed.setValue({field, index}, std::nullopt)
                       && !fieldInfo(field).repeatable) {
                }
            }
        }
    }
    void askSchema() const
    {
        if (schemaKnown)
            return;
        schemaErrors = registry ? registry->schema().validate(text) : QList<SchemaError>();
        matchesSchema = schemaErrors.isEmpty();
        schemaKnown = true;
        // The schema wants a target even where libvirt makes it up itself and the form offers none.
        if (!matchesSchema && text.document()) {
            if (const std::optional<PoolDocument> complete =
                    withDerivedTarget(*text.document(), reading))
                schemaErrors = registry->schema().validate(DefinitionText(*complete));
        }
    }
    /// The target path is where the type of pool usually has it, and was not typed here.
    [[nodiscard]] bool isFilledIn(const PoolDocument &document) const
    {
        const std::optional<PoolType> type = document.type();
        const std::optional<QString> path = document.value({Field::TargetPath});
        return type && path && path != typedTarget
               && path == PoolDocument::create(*type).value({Field::TargetPath});
    }
    void bringBack(PoolDocument &changed, Field field, bool all) const
    {
        for (auto kept = putAside.lower_bound({field, 0});
             kept != putAside.end() && kept->first.field == field; ++kept) {
            if (!all && kept->first.index > 0)
                break;
            if (!changed.value(kept->first))
                changed.setValue(kept->first, kept->second);
        }
    }
};

/// A replacement of one stretch of the text by another.
class PoolDraft::EditCommand final : public QUndoCommand
{
public:
    EditCommand(PoolDraft &draft, const QString &before, const QString &after, int kind,
                bool mayMerge, QUndoCommand *parent = nullptr)
        : QUndoCommand(parent)
        , m_draft(draft)
        , m_kind(kind)
        , m_mayMerge(mayMerge)
    {
        const qsizetype shorter = std::min(before.size(), after.size());
        while (m_at < shorter && before.at(m_at) == after.at(m_at))
            ++m_at;
        qsizetype tail = 0;
        while (tail < shorter - m_at
               && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
            ++tail;
        m_removed = before.sliced(m_at, before.size() - tail - m_at);
        m_inserted = after.sliced(m_at, after.size() - tail - m_at);
    }

    [[nodiscard]] int id() const override { return 1; }

    void redo() override
    {
        QString text = m_draft.xml();
        m_draft.applyText(text.replace(m_at, m_removed.size(), m_inserted));
    }

    void undo() override
    {
        m_draft.endUndoStep();
        QString text = m_draft.xml();
        m_draft.applyText(text.replace(m_at, m_inserted.size(), m_removed));
    }

    bool mergeWith(const QUndoCommand *command) override
    {
        const auto &next = static_cast<const EditCommand &>(*command);
        if (!next.m_mayMerge || next.m_kind != m_kind || m_kind == SingleStep)
            return false;
        const bool follows = next.m_removed.isEmpty() && next.m_at == m_at + m_inserted.size();
        const bool takesBack = next.m_inserted.isEmpty() && next.m_at >= m_at
                               && next.m_at + next.m_removed.size() == m_at + m_inserted.size();
        const bool takesMore = next.m_inserted.isEmpty() && m_inserted.isEmpty()
                               && next.m_at + next.m_removed.size() == m_at;
        if (m_kind == TypingStep && !follows && !takesBack && !takesMore)
            return false;
        mergeText(next);
        setObsolete(m_removed == m_inserted);
        return true;
    }

private:
    /// What both do to the text, as one replacement of a stretch that covers both.
    void mergeText(const EditCommand &next)
    {
        // The first edit's result, known from m_at to m_at + m_inserted.size(), is widened to what
        // the second one touches; where that is outside, the second one's own removed text tells.
        const qsizetype end = m_at + m_inserted.size();
        const qsizetype nextEnd = next.m_at + next.m_removed.size();
        if (next.m_at > end || nextEnd < m_at) {
            // Apart: what is between is in the draft's text, behind the second edit.
            const QString &now = m_draft.xml();
            const qsizetype shift = next.m_inserted.size() - next.m_removed.size();
            if (next.m_at > end) {
                const QString between = now.sliced(end, next.m_at - end);
                m_removed += between + next.m_removed;
                m_inserted += between + next.m_inserted;
            } else {
                const QString between = now.sliced(nextEnd + shift, m_at - nextEnd);
                m_removed = next.m_removed + between + m_removed;
                m_inserted = next.m_inserted + between + m_inserted;
                m_at = next.m_at;
            }
            return;
        }
        if (next.m_at < m_at) {
            const QString front = next.m_removed.left(m_at - next.m_at);
            m_removed.prepend(front);
            m_inserted.prepend(front);
            m_at = next.m_at;
        }
        if (nextEnd > m_at + m_inserted.size()) {
            const QString rest = next.m_removed.right(nextEnd - (m_at + m_inserted.size()));
            m_removed += rest;
            m_inserted += rest;
        }
        m_inserted.replace(next.m_at - m_at, next.m_removed.size(), next.m_inserted);
    }

    PoolDraft &m_draft;
    qsizetype m_at = 0;
    QString m_removed;
    QString m_inserted;
    int m_kind;
    bool m_mayMerge;
};

/// The text becomes theirs. Taken back, it is undecided again.
class PoolDraft::TakeCommand final : public QUndoCommand
{
public:
    explicit TakeCommand(PoolDraft &draft)
        : m_draft(draft)
        , m_before(draft.d->base.version())
        , m_theirs(draft.d->base.theirs()->text)
    {
        new EditCommand(draft, draft.xml(), m_theirs, SingleStep, false, this);
    }

    void redo() override
    {
        if (m_draft.d->base.theirs() && m_draft.d->base.theirs()->text == m_theirs)
            m_draft.d->base.settle();
        QUndoCommand::redo();
        Q_EMIT m_draft.baseChanged();
    }

    void undo() override
    {
        m_draft.d->base.unsettle(m_before);
        QUndoCommand::undo();
        Q_EMIT m_draft.baseChanged();
    }

private:
    PoolDraft &m_draft;
    DraftBase::Version m_before;
    QString m_theirs;
};

PoolDraft::PoolDraft(PoolRegistry *registry, PoolId id, HostId host, DraftOrigin origin,
                     const QString &text)
    : QObject(registry)
    , d(std::make_unique<Private>())
{
    d->registry = registry;
    d->id = id;
    d->host = host;
    d->origin = origin;
    d->text = DefinitionText(text);
    d->undoStack = new QUndoStack(this);
    d->schemaTimer.setSingleShot(true);
    connect(&d->schemaTimer, &QTimer::timeout, this, [this] {
        d->askSchema();
        Q_EMIT checked();
    });
    readText();
    d->base.begin({text, d->reading});
    (void)judge();
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

QString PoolDraft::xml() const
{
    return d->text.text();
}

QByteArray PoolDraft::definitionXml() const
{
    return PoolDocument::bytesOf(d->text.text());
}

void PoolDraft::setXml(const QString &xml)
{
    const std::optional<QString> before = value({Field::TargetPath});
    change(xml, TypingStep);
    if (const std::optional<QString> now = value({Field::TargetPath}); now != before)
        d->typedTarget = now;
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
    if (!document() || document()->type() == type)
        return;
    PoolDocument changed = *document();
    if (const auto left = changed.type())
        d->formats[*left] = changed.value({Field::SourceFormat});
    // What the program filled in goes with the type; it is not put aside, as it would come back.
    if (d->isFilledIn(changed))
        changed.setValue({Field::TargetPath},
                         isUsed(type, Field::TargetPath) ? std::optional(QString()) : std::nullopt);
    std::vector<Field> unused;
    std::vector<Field> single;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        if (!isUsed(type, Field(i)))
            unused.push_back(Field(i));
        else if (fieldInfo(Field(i)).repeatable
                 && schemaOccurrence(type, Field(i)) == Occurrence::Once)
            single.push_back(Field(i));
    }
    d->putAway(changed, unused);
    d->putAway(changed, single, 1);
    changed.setType(type);
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = Field(i);
        if (isUsed(type, field) && field != Field::SourceFormat)
            d->bringBack(changed, field, schemaOccurrence(type, field) == Occurrence::Often);
    }
    dropWhatDoesNotFit(changed, type);
    // Who looks at another type and comes back finds the format that the pool had.
    if (const auto had = d->formats.find(type); had != d->formats.end())
        changed.setValue({Field::SourceFormat}, had->second);
    if (fieldUsage(type, Field::TargetPath) == Usage::Required
        && changed.value({Field::TargetPath}).value_or(QString()).isEmpty()) {
        changed.setValue({Field::TargetPath},
                         PoolDocument::create(type).value({Field::TargetPath}));
    }
    change(std::move(changed), SingleStep);
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
    // Keys change one character. What is replaced or cleared at once can be had back by itself.
    const qsizetype grown =
        value.value_or(QString()).size() - document()->value(field).value_or(QString()).size();
    if (std::abs(grown) != 1)
        endUndoStep();
    PoolDocument changed = *document();
    if (field.field == Field::TargetPath)
        d->typedTarget = value;
    if (field.field == Field::AdapterType)
        changeAdapter(changed, value);
    else if (field.field == Field::AuthType)
        changeAuthentication(changed, value);
    else
        changed.setValue(field, value);
    const bool single = field.field == Field::AdapterType || field.field == Field::AuthType;
    change(std::move(changed), single ? SingleStep : stepKind(field));
}

void PoolDraft::changeAuthentication(PoolDocument &changed, const std::optional<QString> &type)
{
    const std::vector<Field> with{Field::AuthUsername, Field::AuthSecretUsage,
                                  Field::AuthSecretUuid};
    changed.setValue({Field::AuthType}, type);
    if (!type) {
        d->putAway(changed, with);
        return;
    }
    for (const Field field : with)
        d->bringBack(changed, field, false);
}

void PoolDraft::changeAdapter(PoolDocument &changed, const std::optional<QString> &type)
{
    const AdapterKind kind =
        type == QStringLiteral("fc_host") ? AdapterKind::FcHost : AdapterKind::ScsiHost;
    std::vector<Field> unused;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const AdapterKind owner = fieldInfo(Field(i)).appliesTo;
        if (owner != AdapterKind::None && owner != kind)
            unused.push_back(Field(i));
    }
    d->putAway(changed, unused);
    changed.setValue({Field::AdapterType}, type);
    for (const auto &[kept, text] : std::as_const(d->putAside)) {
        if (fieldInfo(kept.field).appliesTo == kind && !changed.value(kept))
            changed.setValue(kept, text);
    }
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
    change(std::move(changed), SingleStep);
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
    return d->undoStack;
}

void PoolDraft::endUndoStep()
{
    d->stepEnded = true;
}

bool PoolDraft::isModified() const
{
    return d->text.text() != d->base.text();
}

void PoolDraft::revert()
{
    if (d->base.theirs())
        takeTheirs();
    else
        change(d->base.text(), SingleStep);
}

bool PoolDraft::isOvertaken() const
{
    const std::optional<DraftBase::Version> &theirs = d->base.theirs();
    return theirs && theirs->text != d->text.text()
           && !isSameDefinition(theirs->reading, d->reading);
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
    recheck();
    Q_EMIT baseChanged();
}

void PoolDraft::takeTheirs()
{
    if (d->base.theirs())
        d->undoStack->push(new TakeCommand(*this));
}

void PoolDraft::compareWithHost()
{
    const PoolRegistry::Pool *pool = d->registry ? d->registry->pool(d->id) : nullptr;
    if (!pool || !pool->snapshot || pool->snapshot->error)
        return;
    if (const QString text = PoolRegistry::Private::editableText(*pool->snapshot); !text.isEmpty())
        setBase(text);
}

void PoolDraft::noteSent()
{
    d->base.noteSent(d->reading);
}

void PoolDraft::resume(const QString &base, const QString &xml)
{
    const QString host = theirs();
    if (!base.isEmpty() && base != host) {
        d->base.begin({base, d->read(base)});
        applyText(base);
    }
    endUndoStep();
    setXml(xml);
    endUndoStep();
    setBase(host);
}

const ReadResult &PoolDraft::reading() const
{
    return d->reading;
}

const PoolDefinition *PoolDraft::definition() const
{
    return d->definition ? &*d->definition : nullptr;
}

bool PoolDraft::isUnfinished() const
{
    return d->origin == DraftOrigin::New && d->verdict.refusal
           && isIncomplete(d->verdict.refusal->code);
}

const DefineVerdict &PoolDraft::verdict() const
{
    return d->verdict;
}

const std::vector<Finding> &PoolDraft::findings() const
{
    if (!d->findings)
        d->findings = d->registry ? d->registry->findingsOf(d->id) : std::vector<Finding>();
    return *d->findings;
}

const QList<SchemaError> &PoolDraft::schemaErrors() const
{
    if (!d->schemaTimer.isActive())
        d->askSchema();
    return d->schemaErrors;
}

bool PoolDraft::matchesSchema() const
{
    d->askSchema();
    return d->matchesSchema;
}

PoolId PoolDraft::replaces() const
{
    if (!d->registry || !d->definition || !d->definition->uuid)
        return noPool;
    const QString uuid = QString::fromStdString(toString(*d->definition->uuid));
    const PoolId taken = d->registry->findPool(d->host, uuid);
    const PoolRegistry::Pool *pool = d->registry->pool(taken);
    const bool isSame = pool && pool->snapshot
                        && pool->snapshot->name == QString::fromStdString(d->definition->name);
    return isSame && taken != d->id ? taken : noPool;
}

QString PoolDraft::whyNotDefine() const
{
    const std::optional<PoolRegistry::Host> host =
        d->registry ? d->registry->host(d->host) : std::nullopt;
    if (!host)
        return tr("The connection is closed.");
    if (!host->online)
        return tr("There is no connection to “%1” at the moment.").arg(host->label);
    if (host->info.readOnly)
        return tr("The connection to “%1” is read-only.").arg(host->label);
    if (isOvertaken())
        return tr("The pool was changed on the host meanwhile. Keep yours or take theirs first.");
    if (d->verdict.refusal) {
        // libvirt finds that the pool collides with itself, by another name.
        const std::vector<Finding> &known = findings();
        const auto renamed = std::find_if(known.begin(), known.end(), [](const Finding &finding) {
            return finding.kind == FindingKind::IdentityTaken
                   && finding.because == Because::Renamed;
        });
        return renamed == known.end() ? findingtext::refusal(*d->verdict.refusal)
                                      : findingtext::headline(*renamed, {});
    }
    const PoolRegistry::Pool *pool = d->registry->pool(d->id);
    const bool transient = pool && pool->snapshot && !pool->snapshot->persistent;
    if (d->origin == DraftOrigin::Edited && !isModified() && !transient)
        return tr("Nothing has been changed.");
    return {};
}

void PoolDraft::setBase(const QString &text)
{
    if (text == theirs())
        return;
    DraftBase::Version host{text, d->read(text)};
    if (isModified()) {
        if (!d->base.meet(std::move(host), d->reading))
            return;
        recheck(); // it may be no change any more
    } else if (d->undoStack->count() == 0) {
        d->base.begin(std::move(host));
        applyText(text);
    } else {
        d->base.offer(std::move(host));
        takeTheirs();
        return; // that tells
    }
    Q_EMIT baseChanged();
}

void PoolDraft::setOrigin(DraftOrigin origin)
{
    d->origin = origin;
    d->base.begin(d->base.version()); // there is nobody any more to be overtaken by
    Q_EMIT baseChanged();
}

void PoolDraft::detach()
{
    d->registry = nullptr;
    d->schemaTimer.stop();
}

void PoolDraft::peersChanged(bool findingsDiffer)
{
    if (findingsDiffer)
        d->findings.reset();
    if (judge() || findingsDiffer)
        Q_EMIT checked();
}

void PoolDraft::change(PoolDocument document, int kind)
{
    d->made = std::move(document);
    change(d->made->toXml(), kind);
    d->made.reset();
}

void PoolDraft::change(const QString &text, int kind)
{
    if (text == xml())
        return;
    const bool soon = d->sinceChange.isValid() && !d->sinceChange.hasExpired(burstMilliseconds);
    const bool mayMerge = soon && !d->stepEnded;
    d->sinceChange.start();
    d->stepEnded = false;
    d->undoStack->push(new EditCommand(*this, xml(), text, kind, mayMerge));
}

void PoolDraft::applyText(const QString &text)
{
    d->text = d->made && d->made->toXml() == text ? DefinitionText(*d->made) : DefinitionText(text);
    readText();
    (void)judge();
    d->findings.reset();
    Q_EMIT xmlChanged();
    recheck();
}

void PoolDraft::readText()
{
    d->reading = d->text.read(d->readOptions());
    if (document()) {
        d->lastGood = *document();
        if (const auto *definition = std::get_if<PoolDefinition>(&d->reading))
            d->definition = *definition;
        else
            d->definition = d->text.readPartly(d->readOptions());
    }
    d->schemaKnown = false;
    if (xml().size() > immediateSchemaSize)
        d->schemaTimer.start(schemaDelayMilliseconds);
    else
        d->schemaTimer.stop();
}

void PoolDraft::recheck()
{
    if (d->registry)
        d->registry->draftEdited(d->id);
    d->findings.reset();
    Q_EMIT checked();
}

bool PoolDraft::judge()
{
    DefineVerdict verdict;
    if (const auto *refusal = std::get_if<Refusal>(&d->reading))
        verdict.refusal = *refusal;
    else if (d->registry)
        verdict = d->registry->checker().predict(d->host, std::get<PoolDefinition>(d->reading));
    if (verdict == d->verdict)
        return false;
    d->verdict = std::move(verdict);
    return true;
}

} // namespace poolwarden
