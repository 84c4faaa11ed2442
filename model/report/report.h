// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/pool/refusal.h"
#include "model/schema/poolschema.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace poolwarden::check {

/// Where a definition is, for reports on more than what the hosts have.
enum class Standing : quint8 {
    OnHost, ///< or in a file
    Edited, ///< a pool of the host, with changes that are not on it
    Draft,  ///< not on the host
};

/// A place in the XML that a finding is about.
struct ReportedField {
    QString pool;
    QString file; ///< empty: the host's
    QString host; ///< empty: there is one only
    FieldRef field;
    QString value;
    int line = 0; ///< from 1; 0: unknown
    Standing standing = Standing::OnHost;
    qsizetype row = -1; ///< index in Report::definitions; -1: not listed
};

/// A Finding in words. Names and values are unescaped: writers of reports must escape them.
struct ReportedFinding {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    QStringList pools; ///< its own, then the other
    QString resource;  ///< in the form of resourceName()
    ResourcePath path; ///< the same, to sort by
    QString place;     ///< likewise; of nested places the outer one
    QString placeName; ///< in words
    QString headline;  ///< of its own pool, which is "this pool"
    QString reason;
    QString consequence;
    // What libvirt does with the two now, and at its next start; empty: the headline tells, or another finding of
    // the two.
    QString now;
    QString restart;
    QString storage;        ///< the resource in words
    QString headlineOfPair; ///< with both names
    QString reasonOfPair;
    QList<ReportedField> fields; ///< its own field, then the other's
    RestartLoss loss;            ///< for lost-at-restart
};

/// A member of a group.
struct ReportedMember {
    enum class Role { Even, Inner, Outer, Refused, InForce };
    ReportedField place;
    Role role = Role::Even;
    /// Another member would exist as well, so one of them is too many.
    bool isContested = false;
};

/// What more than two definitions have in common.
struct ReportedGroup {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    QString resource;  ///< in the form of resourceName(); of nested places the outer one
    ResourcePath path; ///< the same, to sort by
    QString headline;
    QString reason;
    QString consequence;
    QString storage;  ///< the resource in words
    RestartLoss loss; ///< for lost-at-restart: whether it is certain
    int pools = 0;
    /// Of two pools each, as the window counts them: those of forEachPair(), at most mostConflicts.
    int conflicts = 0;
    static constexpr int mostConflicts = 10000;
    QList<ReportedMember> members; ///< in the order of the input; a pool once per field
};

/// A virtual machine with a disk on a pool.
struct ReportedMachine {
    QString name;
    bool isRunning = false;
};

/// The report on a definition: of a file, or of a pool of the checked host.
struct DefinitionReport {
    QString host; ///< empty: there is one only
    QString file; ///< empty: from the host
    std::optional<QString> pool;
    std::optional<QString> uuid;
    std::optional<PoolType> type;
    Standing standing = Standing::OnHost;
    QString state;                   ///< "active", in words; empty: not known
    QString place;                   ///< its source and target, in words; empty: not told
    QList<ReportedMachine> machines; ///< running ones first; none also if they are not known
    std::optional<Refusal> refusal;  ///< none: accepted; see isNotJudged()
    /// A new draft that lacks a value. `refusal` and `schemaErrors` say what is missing, and count for nothing.
    bool isUnfinished = false;
    QStringList collidesWith;
    QList<ReportedFinding> findings;       ///< about itself, and with one other pool
    QList<int> groups;                     ///< indexes in Report::groups of its groups
    QList<int> contestedIn;                ///< those of them in which it is contested
    std::optional<Severity> worstInGroups; ///< worst severity of contestedIn
    bool isRefusalInGroup = false;         ///< a group tells why it is refused
    QList<SchemaError> schemaErrors;
    Severity schemaSeverity = Severity::Warning; ///< of all schemaErrors
    QByteArray xml;                              ///< to export; empty: nothing to export
};
/// What a draft that is unfinished lacks, in sentences.
[[nodiscard]] QStringList whatIsMissing(const DefinitionReport &definition);

/// The open questions of a host whose links cannot be read from here, as one note.
struct UnverifiedPlaces {
    struct Place {
        QString resource; ///< in the form of resourceName()
        ReportedField field;
    };
    QString host;
    QString headline;
    QString reason;
    QString consequence;
    QList<Place> places; ///< not empty
};

/// A pool of the host that could not be checked.
struct UncheckedPool {
    QString pool;
    QString reason;
};

/// The result of exporting a definition.
struct ExportOutcome {
    QString pool;
    QString file;   ///< the source; empty: the host
    QString target; ///< the file written; empty: none
    QString reason; ///< why it was not written, a sentence
};

/// Why a finding was accepted.
struct Acceptance {
    QString reason;
    QString by;   ///< may be empty
    QDateTime at; ///< may be invalid
};

/// A finding that somebody has accepted: it counts for nothing.
struct ReportedAcceptance {
    ReportedFinding finding;
    Acceptance acceptance;
};

/// An acceptance that hides nothing.
struct StaleAcceptance {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    QStringList pools;
    QStringList values;
    QStringList gone;    ///< those of the pools that are not there
    QStringList renewed; ///< those of which there is one of the same name with another UUID
    Acceptance acceptance;

    [[nodiscard]] bool isGone() const { return !gone.isEmpty() || !renewed.isEmpty(); }
};

/// A host, if there are several.
struct ReportedHost {
    QString name;
    QString uri;      ///< empty: not known
    QString locality; ///< "local", "remote" or empty
};

struct Report {
    QString program; ///< name and version of the program that made it; empty: not told
    QDateTime at;    ///< when; invalid: not told
    /// A map of the storage, an <svg> element that this program made, for the forms that can show it; empty:
    /// none.
    QString map;
    QString whyNoMap;          ///< a sentence, if one was wanted and there is none
    QList<ReportedHost> hosts; ///< empty: only one
    /// The host's virtual machines were asked for: a definition without any has none.
    bool knowsMachines = false;
    /// The text begins with when it was made, by what, and on which hosts, as the others do.
    bool hasHead = false;
    QString uri;      ///< of the host; empty: none
    QString hostName; ///< as the user calls it; empty: not told
    QList<DefinitionReport> definitions;
    QList<ReportedGroup> groups;
    QList<UnverifiedPlaces> unverified; ///< one per host that has any
    bool tellsPairs = false;            ///< also list the pairs of groups
    /// Visits the pairs of all groups. There may be quadratically many.
    std::function<void(const std::function<void(const ReportedFinding &)> &)> forEachPair;
    QList<ReportedAcceptance> accepted;
    QList<StaleAcceptance> stale;
    QList<UncheckedPool> unchecked;
    QStringList problems;         ///< sentences on what could not be read, reached or written
    QList<ExportOutcome> exports; ///< empty unless asked for
    int repeatedFiles = 0;
    bool isCut = false; ///< the comparison was stopped; there may be more findings
};

struct Summary {
    int accepted = 0;
    int refused = 0;
    int notJudged = 0;
    int unfinished = 0;
    int errors =
        0; ///< with refusals, and with schema errors if strict; a group counts as its conflicts
    int warnings = 0;
    int infos = 0;
};
[[nodiscard]] Summary summaryOf(const Report &report);

/// Whether libvirt's answer is not known; `refusal` says why.
[[nodiscard]] bool isNotJudged(const DefinitionReport &definition);
/// False: the refused text is not XML, or not the XML of a pool, so that the schema has nothing to add.
[[nodiscard]] bool isWorthValidating(const std::optional<Refusal> &refusal);
/// Whether a finding or group tells of the refusal, with more details.
[[nodiscard]] bool isRefusalAmongFindings(const DefinitionReport &definition);
/// None: nothing was found.
[[nodiscard]] std::optional<Severity> worstOf(const DefinitionReport &definition);
/// Whether nothing was found at or above the bar.
[[nodiscard]] bool hasPassed(const DefinitionReport &definition, Severity bar);
/// 0, 1 or 2, as in poolwarden-check(1).
[[nodiscard]] int exitStatus(const Report &report, Severity bar);

/// "device-path"; "host-name[1]" for the second of a repeated field.
[[nodiscard]] QString fieldId(FieldRef field);

} // namespace poolwarden::check
