// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/waytext.h"

#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "model/wording/unseen.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolwarden::waytext {

namespace {

struct WayText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::WayText)
};

QString value(const std::string &utf8)
{
    return isolated(QString::fromStdString(utf8));
}

/// The new value of the first edit, or of the field.
QString newValue(const WayOut &way, std::optional<Field> field = {})
{
    for (const FieldEdit &edit : way.edits) {
        if (!field || edit.field.field == *field)
            return value(edit.to);
    }
    return {};
}

bool hasEdit(const WayOut &way, Field field)
{
    return std::ranges::any_of(
        way.edits, [field](const FieldEdit &edit) { return edit.field.field == field; });
}

} // namespace

QString name(const WayOut &way, const findingtext::NameOf &nameOf)
{
    const QString pool = isolated(nameOf(way.pool));
    switch (way.kind) {
    case WayKind::DefineDraft:
        return WayText::tr("Define your draft of “%1”, and start it again").arg(pool);
    case WayKind::OtherTarget:
        return WayText::tr("Use %1 as the target of “%2”").arg(newValue(way), pool);
    case WayKind::MoveOut:
        return WayText::tr("Move the target of “%2” out, to %1").arg(newValue(way), pool);
    case WayKind::OtherDevice:
        return WayText::tr("Use the device %1 for “%2”").arg(newValue(way), pool);
    case WayKind::SteadyName:
        return WayText::tr("Call the device of “%2” %1").arg(newValue(way), pool);
    case WayKind::OtherAdapter:
        return WayText::tr("Use the adapter %1 for “%2”").arg(newValue(way), pool);
    case WayKind::OtherInitiator:
        return WayText::tr("Use the initiator %1 for “%2”").arg(newValue(way), pool);
    case WayKind::NewName:
        return WayText::tr("Call the draft “%1”").arg(newValue(way));
    case WayKind::NewUuid:
        return WayText::tr("Give “%1” a new UUID").arg(pool);
    case WayKind::KeepIdentity:
        if (!hasEdit(way, Field::Uuid))
            return WayText::tr("Keep the name “%1”, which the pool has on the host")
                .arg(newValue(way, Field::Name));
        if (!hasEdit(way, Field::Name))
            return WayText::tr("Keep the UUID that “%1” has on the host").arg(pool);
        return WayText::tr("Keep the name “%1” and the UUID that the pool has on the host")
            .arg(newValue(way, Field::Name));
    case WayKind::CleanValue:
        return WayText::tr("Remove tabs and line breaks: %1").arg(newValue(way));
    case WayKind::ChangeOther:
        return WayText::tr("Change “%1” instead").arg(pool);
    case WayKind::DiscardDraft:
        return WayText::tr("Discard the draft of “%1”").arg(pool);
    case WayKind::Stop:
        return WayText::tr("Stop “%1”").arg(pool);
    case WayKind::Undefine:
        if (way.doing == Doing::StopTransient)
            return WayText::tr("Stop “%1”, which is transient").arg(pool);
        return way.doing == Doing::StopAndUndefine ? WayText::tr("Stop and undefine “%1”").arg(pool)
                                                   : WayText::tr("Undefine “%1”").arg(pool);
    }
    return {};
}

QString changes(const WayOut &way, const findingtext::NameOf &nameOf)
{
    if (way.edits.empty() || !way.definition || way.kind == WayKind::ChangeOther)
        return name(way, nameOf);
    QStringList parts;
    for (const FieldEdit &edit : way.edits) {
        if (edit.from == edit.to)
            continue;
        const QString field = findingtext::fieldName(edit.field.field, way.definition->type);
        parts.append(
            edit.from.empty()
                ? WayText::tr("%1: %2", "a field, its new value").arg(field, value(edit.to))
                : WayText::tr("%1: %2 → %3", "a field, its old value, its new value")
                      .arg(field, value(edit.from), value(edit.to)));
    }
    return parts.join(WayText::tr("; ", "between the changes of one pool"));
}

namespace {

/// What becomes of the volumes when the pool has another definition.
QString ofItsVolumes(const WayOut &way)
{
    bool isElsewhere = false;
    bool isMoved = false;
    for (const FieldEdit &edit : way.edits) {
        const bool isSamePlace = edit.field.field == Field::Name || edit.field.field == Field::Uuid
                                 || edit.field.field == Field::InitiatorIqn
                                 || way.kind == WayKind::SteadyName
                                 || way.kind == WayKind::CleanValue;
        if (edit.from == edit.to || isSamePlace)
            continue;
        // Only of a directory the target is the storage itself.
        if (edit.field.field == Field::TargetPath && way.definition
            && way.definition->type != PoolType::Dir)
            isMoved = true;
        else
            isElsewhere = true;
    }
    if (isElsewhere)
        return WayText::tr("What is stored stays behind where it is now.");
    if (isMoved)
        return WayText::tr("What is stored comes along. Machines that name it by its old path have "
                           "to be changed.");
    return WayText::tr("What is stored stays as it is.");
}

QString whatIsDone(const WayOut &way, const findingtext::NameOf &nameOf)
{
    const QString pool = isolated(nameOf(way.pool));
    if (way.kind == WayKind::ChangeOther) {
        const QString draft = isolated(nameOf(way.draft));
        return WayText::tr(
                   "“%1” gets the definition of “%2”, and keeps its name and UUID. The draft "
                   "“%2” is discarded; it can be brought back.")
            .arg(pool, draft);
    }
    if (way.kind == WayKind::DefineDraft)
        return WayText::tr(
                   "Your draft solves it as it is. “%1” runs, and stays as it is until it is "
                   "stopped: so it is "
                   "stopped, defined and started again. All that is shown once more before it "
                   "happens. Machines that use it lose their storage while it is stopped. What is "
                   "stored stays where it is now.")
            .arg(pool);
    switch (way.doing) {
    case Doing::EditDraft:
        return WayText::tr("This changes the draft of “%1”. Nothing happens on the host until you "
                           "define it.")
            .arg(pool);
    case Doing::DiscardDraft:
        return WayText::tr("The changes of “%1” that are not on the host are dropped. They can be "
                           "brought back.")
            .arg(pool);
    case Doing::Redefine:
        return WayText::tr(
                   "This opens “%1” as a draft. Nothing happens on the host until you define it.")
                   .arg(pool)
               + u' ' + ofItsVolumes(way);
    case Doing::Stop:
        return WayText::tr("“%1” runs in another place than it is defined for. When it is stopped, "
                           "its definition takes effect. Machines that use it lose their storage "
                           "while it is stopped.")
            .arg(pool);
    case Doing::StopAndRedefine:
        return WayText::tr(
                   "“%1” runs, and stays where it is until it is stopped: so it is stopped, "
                   "defined and started again. All that is shown once more before it happens. "
                   "Machines that use it lose their storage while it is stopped.")
                   .arg(pool)
               + u' ' + ofItsVolumes(way);
    case Doing::StopTransient:
        return WayText::tr(
                   "“%1” has no persistent definition: the host forgets it when it is "
                   "stopped. What is stored stays as it is. Machines that use it lose their "
                   "storage.")
            .arg(pool);
    case Doing::Undefine:
        return WayText::tr("The host forgets “%1”. What is stored stays as it is.").arg(pool);
    case Doing::StopAndUndefine:
        return WayText::tr(
                   "“%1” runs: it is stopped first, then the host forgets it. Both are shown "
                   "once more before they happen. What is stored stays as it is. Machines "
                   "that use it lose their storage.")
            .arg(pool);
    }
    return {};
}

} // namespace

QString doing(const WayOut &way, const findingtext::NameOf &nameOf)
{
    const QString done = whatIsDone(way, nameOf);
    return way.kind == WayKind::OtherDevice ? done + u' ' + otherDeviceDoubt() : done;
}

QString otherDeviceDoubt()
{
    return WayText::tr(
        "No pool uses the new device, and nothing is known to be on it. Look before you use it.");
}

QString leaves(const WayOut &way, const findingtext::NameOf &nameOf)
{
    const bool isGone = !way.definition && way.leaves.empty();
    if (way.leaves.empty())
        return isGone ? QString()
                      : WayText::tr("“%1” has no conflicts then.").arg(isolated(nameOf(way.pool)));
    QStringList sentences;
    for (const Finding &finding : way.leaves)
        sentences.append(findingtext::headlineOfPair(finding, nameOf));
    sentences.removeDuplicates();
    return WayText::tr("It leaves: %1").arg(shortRow(sentences));
}

QString why(const WhyPool &why, const findingtext::NameOf &nameOf)
{
    const QString other = why.other == noPool ? QString() : isolated(nameOf(why.other));
    switch (why.reason) {
    case WhyPool::Reason::Alone:
        return WayText::tr("No other pool is part of it");
    case WhyPool::Reason::SeveralPools:
        return WayText::tr("It conflicts with %n pools", nullptr, why.others);
    case WhyPool::Reason::NothingElseHelps:
        return WayText::tr("Changing “%1” alone does not help").arg(other);
    case WhyPool::Reason::OtherIsKept:
        return WayText::tr("You keep “%1”").arg(other);
    case WhyPool::Reason::OtherGoes:
        if (why.instead && why.instead->doing == Doing::DiscardDraft)
            return WayText::tr("Else the draft “%1” is discarded").arg(other);
        return WayText::tr("Else “%1” is undefined").arg(other);
    case WhyPool::Reason::IsDraft:
        return WayText::tr("It is a draft, “%1” is on the host").arg(other);
    case WhyPool::Reason::IsStopped:
        return WayText::tr("It is stopped, “%1” runs").arg(other);
    case WhyPool::Reason::LessToDo:
        return WayText::tr("“%1” needs more to be done").arg(other);
    case WhyPool::Reason::MovesOut:
        return WayText::tr("It lies in “%1”").arg(other);
    case WhyPool::Reason::LessData:
        return WayText::tr("“%1” holds more data").arg(other);
    case WhyPool::Reason::Either:
        return WayText::tr("“%1” would do as well").arg(other);
    }
    return {};
}

QString button(const WayOut &way)
{
    if (way.kind == WayKind::ChangeOther)
        return WayText::tr("&Change the Other Pool");
    switch (way.doing) {
    case Doing::EditDraft:
        return WayText::tr("&Change the Draft");
    case Doing::DiscardDraft:
        return WayText::tr("&Discard…");
    case Doing::Redefine:
        return WayText::tr("&Open as a Draft");
    case Doing::StopAndRedefine:
        return way.kind == WayKind::DefineDraft ? WayText::tr("&Define and Restart…")
                                                : WayText::tr("&Stop and Change…");
    case Doing::Stop:
        return WayText::tr("&Stop");
    case Doing::StopTransient:
        return WayText::tr("&Stop…");
    case Doing::StopAndUndefine:
        return WayText::tr("&Stop and Undefine…");
    case Doing::Undefine:
        return WayText::tr("&Undefine…");
    }
    return {};
}

} // namespace poolwarden::waytext
