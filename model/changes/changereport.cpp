// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changes/changereport.h"

#include "model/changes/changeside.h"
#include "model/changes/missingfindings.h"
#include "model/difference/changetext.h"
#include "model/difference/hosteffect.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

struct ChangeReportTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::ChangeReport)
};

/// The most rows of one kind: nobody reads thousands.
constexpr qsizetype mostRows = 100;

/// Makes the report.
class ReportMaker
{
public:
    ReportMaker(const PoolRegistry &registry, const PoolRegistry::Pool &pool)
        : m_registry(registry)
        , m_pool(pool)
    {
    }

    [[nodiscard]] ChangeReport hostAndDraft(AfterDefine then);
    [[nodiscard]] ChangeReport fileAndDraft();
    [[nodiscard]] ChangeReport beginningAndTheirs();
    [[nodiscard]] ChangeReport liveAndPersistent();
    [[nodiscard]] ChangeReport beside(const PoolRegistry::Pool &other);

private:
    using Kind = ChangeRow::Kind;

    void add(Kind kind, const QString &text, Severity severity = Severity::Info, int leftLine = 0,
             int rightLine = 0)
    {
        m_report.rows.append({kind, severity, text, leftLine, rightLine});
    }
    [[nodiscard]] ReadOptions optionsOf(const PoolRegistry::Pool &pool) const
    {
        return {.namespaces = m_registry.checker().profile(pool.host).namespaces};
    }
    void setSides(const QString &left, const QString &right, const PoolRegistry::Pool &rightPool)
    {
        m_left = ChangeSide::parsed(left, optionsOf(m_pool));
        m_right = ChangeSide::parsed(right, optionsOf(rightPool));
        m_report.left = left;
        m_report.right = right;
    }
    void addProblem(const PoolDraft &draft);
    void addMoment(const PoolRegistry::Pool *replaced, AfterDefine then);
    [[nodiscard]] bool hasItLive(const PoolSnapshot &snapshot) const;
    void addFields(QString (*words)(const FieldChange &));
    void addEffect();
    void addFindings(const std::vector<Finding> &before, const std::vector<Finding> &after);
    void addMissing(Kind kind, const std::vector<Finding> &some,
                    const std::vector<Finding> &others);
    [[nodiscard]] bool sameToLibvirt() const
    {
        return m_left.definition && m_right.definition && *m_left.definition == *m_right.definition;
    }
    [[nodiscard]] QString nameOf(PoolId pool) const
    {
        return isolated(m_registry.displayName(pool));
    }

    const PoolRegistry &m_registry;
    const PoolRegistry::Pool &m_pool;
    ChangeSide m_left;
    ChangeSide m_right;
    ChangeReport m_report;
};

void ReportMaker::addProblem(const PoolDraft &draft)
{
    const QString why = whyNotDefine(draft, m_registry);
    const QString refusal = whyRefused(draft);
    if (why.isEmpty() || (!draft.isModified() && !draft.isOvertaken() && m_pool.snapshot))
        return;
    if (draft.isOvertaken())
        add(Kind::Problem, why, Severity::Warning);
    else if (isUnfinished(draft))
        add(Kind::Problem, ChangeReportTr::tr("Not finished yet: %1").arg(refusal), Severity::Info);
    else if (!refusal.isEmpty())
        add(Kind::Problem, ChangeReportTr::tr("libvirt will refuse this. %1").arg(refusal),
            Severity::Error);
    else
        add(Kind::Problem, why, Severity::Warning);
}

/// Whether the pool runs with what the right side says.
bool ReportMaker::hasItLive(const PoolSnapshot &snapshot) const
{
    ChangeSide live =
        ChangeSide::parsed(PoolDocument::editableText(snapshot.liveXml), optionsOf(m_pool));
    if (!live.definition || !m_right.definition)
        return false;
    ignoreNotedPermissions(*live.definition, *m_right.definition);
    return *live.definition == *m_right.definition;
}

void ReportMaker::addMoment(const PoolRegistry::Pool *replaced, AfterDefine then)
{
    const bool starts = then.starts && (!replaced || !replaced->snapshot->isActive());
    const bool autostarts = then.autostarts && (!replaced || !replaced->snapshot->autostart);
    if (!replaced)
        add(Kind::Effect, ChangeReportTr::tr("The host gets a new pool."));
    else if (replaced != &m_pool)
        add(Kind::Effect, ChangeReportTr::tr(
                              "The definition of “%1” is replaced: it has this name and this UUID.")
                              .arg(nameOf(replaced->id)));
    if (replaced && sameToLibvirt() && replaced->snapshot->persistent) {
        add(Kind::Effect,
            ChangeReportTr::tr(
                "Nothing changes: for libvirt, the host already has this definition."));
    } else if (replaced && !replaced->snapshot->isActive()) {
        if (!starts)
            add(Kind::Effect, ChangeReportTr::tr(
                                  "The pool is not started: its next start uses this definition."));
    } else if (replaced) {
        if (!replaced->snapshot->persistent)
            add(Kind::Effect, ChangeReportTr::tr("The transient pool becomes persistent: it gets a "
                                                 "definition for its next start."));
        if (hasItLive(*replaced->snapshot))
            add(Kind::Effect, ChangeReportTr::tr("The pool has this live definition already."));
        else
            add(Kind::Effect,
                ChangeReportTr::tr("Takes effect when the pool is stopped and started again, or "
                                   "the host restarts. A restart of libvirt alone has the same "
                                   "effect if libvirt found the pool active when it started. "
                                   "Until then the pool keeps its live definition."));
    }
    if (then.builds && (!replaced || !replaced->snapshot->isActive()) && m_right.definition
        && poolTypeInfo(m_right.definition->type).ownsDirectory)
        add(Kind::Effect,
            ChangeReportTr::tr("Then the directory is created if it does not exist."));
    if (starts)
        add(Kind::Effect, ChangeReportTr::tr("Then the pool is started."));
    if (autostarts)
        add(Kind::Effect, ChangeReportTr::tr("Then autostart is turned on."));
}

void ReportMaker::addFields(QString (*words)(const FieldChange &))
{
    if (!m_right.definition || (!m_left.definition && !m_left.text.isEmpty()))
        return;
    const QList<FieldChange> changes =
        changesBetween(m_left.definition.value_or(PoolDefinition()), *m_right.definition);
    for (const FieldChange &change : changes) {
        if (m_left.definition || change.field) {
            add(Kind::Field, words(change), Severity::Info, m_left.lineOf(change.field),
                m_right.lineOf(change.field));
        }
    }
}

void ReportMaker::addEffect()
{
    const HostEffect effect = effectOf(m_report.right, optionsOf(m_pool));
    const auto addAll = [this](Kind kind, const QList<FieldChange> &changes,
                               QString (*words)(const FieldChange &)) {
        for (const FieldChange &change : changes)
            add(kind, words(change), Severity::Info, 0, m_right.lineOf(change.field));
    };
    if (effect.makesUuid)
        add(Kind::Added, changetext::madeUuid());
    addAll(Kind::Added, effect.added, changetext::added);
    addAll(Kind::Added, effect.rewritten, changetext::rewritten);
    addAll(Kind::Dropped, effect.forgotten, changetext::forgotten);
    int comments = 0;
    int firstComment = 0;
    qsizetype parts = 0;
    for (const UnreadPart &part : effect.unread) {
        if (part.kind == UnreadPart::Kind::Comment || part.kind == UnreadPart::Kind::Instruction) {
            firstComment = comments++ == 0 ? part.line : firstComment;
            continue;
        }
        if (++parts <= mostRows)
            add(Kind::Dropped, changetext::unread(part), Severity::Info, 0, part.line);
    }
    if (parts > mostRows)
        add(Kind::Dropped, ChangeReportTr::tr("… and %n part(s) more that it does not read.",
                                              nullptr, int(parts - mostRows)));
    if (comments > 0)
        add(Kind::Dropped, changetext::droppedComments(comments), Severity::Info, 0, firstComment);
}

void ReportMaker::addMissing(Kind kind, const std::vector<Finding> &some,
                             const std::vector<Finding> &others)
{
    const std::vector<Finding> missing = missingFrom(others, some);
    const auto count = qsizetype(missing.size());
    for (const Finding &finding :
         std::span(missing).first(std::size_t(std::min(count, mostRows)))) {
        const QString told = findingtext::headline(
            finding, [this](PoolId pool) { return m_registry.displayName(pool); });
        add(kind,
            (kind == Kind::Gone ? ChangeReportTr::tr("Resolved: %1", "a finding")
                                : ChangeReportTr::tr("New: %1", "a finding"))
                .arg(told),
            finding.severity, kind == Kind::Gone ? m_left.lineOf(finding.field.field) : 0,
            kind == Kind::New ? m_right.lineOf(finding.field.field) : 0);
    }
    if (count > mostRows)
        add(kind, ChangeReportTr::tr("… and %n finding(s) more.", nullptr, int(count - mostRows)));
}

void ReportMaker::addFindings(const std::vector<Finding> &before, const std::vector<Finding> &after)
{
    addMissing(Kind::New, after, before);
    addMissing(Kind::Gone, before, after);
}

ChangeReport ReportMaker::hostAndDraft(AfterDefine then)
{
    const PoolDraft &draft = *m_pool.draft;
    if (m_pool.host == m_registry.files())
        return fileAndDraft();
    const PoolRegistry::Pool *replaced =
        m_pool.snapshot ? &m_pool : m_registry.pool(replacedBy(draft, m_registry));
    if (replaced && !replaced->snapshot)
        replaced = nullptr;
    const QString left = !replaced ? QString()
                         : replaced == &m_pool
                             ? draft.theirs()
                             : PoolDocument::editableText(replaced->snapshot->definitionXml());
    setSides(left, draft.xml(), m_pool);
    if (!replaced)
        m_report.leftTitle = ChangeReportTr::tr("On the host: nothing yet");
    else if (draft.isOvertaken())
        m_report.leftTitle = ChangeReportTr::tr("Theirs: on the host now");
    else if (!replaced->snapshot->persistent)
        m_report.leftTitle = ChangeReportTr::tr("On the host: in force, transient");
    else
        m_report.leftTitle = ChangeReportTr::tr("On the host: persistent definition");
    m_report.rightTitle = draft.isOvertaken() ? ChangeReportTr::tr("Mine: not on the host yet")
                                              : ChangeReportTr::tr("Draft: what Define puts there");

    addProblem(draft);
    const bool isRefused = draft.assessment().verdict.refusal.has_value();
    if (!isRefused)
        addMoment(replaced, then);
    addFields(changetext::change);
    if (!isRefused)
        addEffect();
    const PoolId known = replaced ? replaced->id : m_pool.id;
    addFindings(m_registry.findingsWithoutDraft(known), draft.assessment().findings);
    return std::move(m_report);
}

ChangeReport ReportMaker::fileAndDraft()
{
    const PoolDraft &draft = *m_pool.draft;
    const bool isInFile = !draft.file().isNone() && !draft.file().isGone;
    setSides(isInFile ? draft.theirs() : QString(), draft.xml(), m_pool);
    m_report.leftTitle = !isInFile             ? ChangeReportTr::tr("In a file: nothing yet")
                         : draft.isOvertaken() ? ChangeReportTr::tr("Theirs: in the file now")
                                               : ChangeReportTr::tr("In the file");
    m_report.rightTitle = draft.isOvertaken() ? ChangeReportTr::tr("Mine: not saved yet")
                                              : ChangeReportTr::tr("Draft: what Save writes");
    addProblem(draft);
    addFields(changetext::change);
    return std::move(m_report);
}

ChangeReport ReportMaker::beginningAndTheirs()
{
    const PoolDraft &draft = *m_pool.draft;
    setSides(draft.base(), draft.theirs(), m_pool);
    const bool isFile = m_pool.host == m_registry.files();
    m_report.leftTitle = ChangeReportTr::tr("When the edit began");
    m_report.rightTitle = isFile ? ChangeReportTr::tr("Theirs: in the file now")
                                 : ChangeReportTr::tr("Theirs: on the host now");
    add(Kind::Effect,
        isFile ? ChangeReportTr::tr("This was changed in the file since the edit began.")
               : ChangeReportTr::tr("This was changed on the host since the edit began."));
    addFields(changetext::change);
    return std::move(m_report);
}

ChangeReport ReportMaker::liveAndPersistent()
{
    setSides(PoolDocument::editableText(m_pool.snapshot->liveXml),
             PoolDocument::editableText(m_pool.snapshot->persistentXml), m_pool);
    m_report.leftTitle = ChangeReportTr::tr("Live: in force now");
    m_report.rightTitle = ChangeReportTr::tr("Persistent: from the next start");
    add(Kind::Effect,
        ChangeReportTr::tr("These changes are on the host. They take effect when the pool is "
                           "stopped and started again, or the host restarts. A restart of libvirt "
                           "alone has the same effect if libvirt found the pool active when it "
                           "started."));
    if (m_left.definition && m_right.definition)
        ignoreNotedPermissions(*m_left.definition, *m_right.definition);
    addFields(changetext::change);
    return std::move(m_report);
}

ChangeReport ReportMaker::beside(const PoolRegistry::Pool &other)
{
    const auto textOf = [](const PoolRegistry::Pool &pool) {
        if (pool.draft)
            return pool.draft->xml();
        return pool.snapshot ? PoolDocument::editableText(pool.snapshot->definitionXml())
                             : QString();
    };
    setSides(textOf(m_pool), textOf(other), other);
    const auto title = [this](const PoolRegistry::Pool &pool, PoolId beside) {
        QString name = isolated(m_registry.nameBeside(pool.id, beside));
        if (!pool.hasUnsaved())
            return name;
        return (pool.snapshot ? ChangeReportTr::tr("%1, with changes not on the host yet", "a pool")
                              : ChangeReportTr::tr("%1, not on the host yet", "a pool"))
            .arg(name);
    };
    m_report.leftTitle = title(m_pool, other.id);
    m_report.rightTitle = title(other, m_pool.id);
    for (const Finding &finding : m_registry.findingsOf(m_pool.id)) {
        if (finding.peer == other.id)
            add(Kind::Problem,
                findingtext::headlineOfPair(
                    finding, [this](PoolId pool) { return m_registry.displayName(pool); }),
                finding.severity, m_left.lineOf(finding.field.field),
                m_right.lineOf(finding.peerField.field));
    }
    if (sameToLibvirt())
        add(Kind::Effect, ChangeReportTr::tr("For libvirt, both are the same."));
    addFields(changetext::difference);
    return std::move(m_report);
}

} // namespace

QList<ChangeSides> sidesOf(const PoolRegistry &registry, PoolId id)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    QList<ChangeSides> sides;
    if (!pool)
        return sides;
    // An edit that changes nothing defines nothing, but for a transient pool, which becomes persistent.
    if (pool->draft
        && (pool->draft->isModified() || pool->draft->isOvertaken()
            || (!pool->snapshot && (pool->draft->file().isNone() || pool->draft->file().isGone))
            || (pool->snapshot && !pool->snapshot->persistent))) {
        sides.append(ChangeSides::HostAndDraft);
        if (pool->draft->isOvertaken())
            sides.append(ChangeSides::BeginningAndTheirs);
    }
    if (pool->isPending())
        sides.append(ChangeSides::LiveAndPersistent);
    return sides;
}

ChangeReport changeReport(const PoolRegistry &registry, PoolId id, ChangeSides sides,
                          AfterDefine then)
{
    if (!sidesOf(registry, id).contains(sides))
        return {};
    ReportMaker maker(registry, *registry.pool(id));
    switch (sides) {
    case ChangeSides::HostAndDraft:
        return maker.hostAndDraft(then);
    case ChangeSides::BeginningAndTheirs:
        return maker.beginningAndTheirs();
    case ChangeSides::LiveAndPersistent:
        break;
    }
    return maker.liveAndPersistent();
}

ChangeReport comparePools(const PoolRegistry &registry, PoolId left, PoolId right)
{
    const PoolRegistry::Pool *one = registry.pool(left);
    const PoolRegistry::Pool *other = registry.pool(right);
    if (!one || !other)
        return {};
    return ReportMaker(registry, *one).beside(*other);
}

} // namespace poolwarden
