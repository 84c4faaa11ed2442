// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/pool/refusal.h"
#include "model/schema/poolschema.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace poolwarden::check {

/// One of the two places in the XML that a finding is about.
struct ReportedField {
    QString pool;
    QString file; ///< empty: the host's
    QString host; ///< empty: there is one only
    FieldRef field;
    QString value;
    int line = 0; ///< from 1; 0: unknown
};

/// A Finding with its words. Names and values are as they were found: who writes a report escapes them.
struct ReportedFinding {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    QStringList pools; ///< the definition's own, then the other
    QString resource;  ///< as resourceName() has it
    QString headline;
    QString because;
    QString consequence;
    QList<ReportedField> fields; ///< the definition's own, then the other's
    RestartLoss loss;            ///< of lost-at-restart
};

/// One of those that share.
struct ReportedMember {
    enum class Role { Even, Inner, Outer, Refused, InForce };
    ReportedField place;
    Role role = Role::Even;
    /// There is another that would be there as well: one of both is too much.
    bool isContested = false;
};

/// What more than two definitions have in common, once for all of them.
struct ReportedGroup {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    QString
        resource; ///< as resourceName() has it; of what lies inside another, the containing place
    QString headline;
    QString because;
    QString consequence;
    RestartLoss loss; ///< of lost-at-restart: whether it is certain
    int pools = 0;
    QList<ReportedMember> members; ///< in the order of the input; a pool once for each field
};

/// What is reported of a definition: a file's, or that of a pool of the host under review.
struct DefinitionReport {
    QString host; ///< empty: there is one only
    QString file; ///< empty: a pool of the host
    std::optional<QString> pool;
    std::optional<QString> uuid;
    std::optional<PoolType> type;
    std::optional<Refusal> refusal; ///< none: accepted; see isNotJudged()
    QStringList collidesWith;
    QList<ReportedFinding> findings;       ///< its own, and those with one other pool
    QList<int> groups;                     ///< those it is a member of, in Report::groups
    QList<int> contestedIn;                ///< those of them in which it is one too many
    std::optional<Severity> worstInGroups; ///< of those
    bool isRefusalInGroup = false;         ///< one of them tells why it is refused
    QList<SchemaError> schemaErrors;
    Severity schemaSeverity = Severity::Warning; ///< of each of them
    QByteArray xml;                              ///< to export; empty where there is nothing to
};

/// What cannot be told of a host whose links cannot be read from here: one matter, and a note.
struct UnverifiedPlaces {
    struct Place {
        QString resource; ///< as resourceName() has it
        ReportedField field;
    };
    QString host;
    QString headline;
    QString because;
    QString consequence;
    QList<Place> places; ///< not empty
};

/// A pool of the host that could not be taken into account.
struct UncheckedPool {
    QString pool;
    QString reason;
};

/// What became of a definition that was to be exported.
struct ExportOutcome {
    QString pool;
    QString file;   ///< it came from; empty: the host
    QString target; ///< the file written; empty: none
    QString reason; ///< a sentence: why it was not written
};

/// One of several hosts.
struct ReportedHost {
    QString name;
    QString uri;      ///< empty: not known
    QString locality; ///< "local", "remote" or empty
};

struct Report {
    QList<ReportedHost> hosts; ///< empty: there is one only
    QString uri;               ///< of the host; empty: none
    QList<DefinitionReport> definitions;
    QList<ReportedGroup> groups;
    QList<UnverifiedPlaces> unverified; ///< for each host of which there are any
    bool tellsPairs = false;            ///< the groups' pairs are wanted as well
    /// The groups' pairs, one after the other: there may be quadratically many.
    std::function<void(const std::function<void(const ReportedFinding &)> &)> forEachPair;
    QList<UncheckedPool> unchecked;
    QStringList problems;         ///< sentences: what could not be read, reached or written
    QList<ExportOutcome> exports; ///< empty unless asked for
    int repeatedFiles = 0;
    bool isCut = false; ///< the comparing was given up, and there may be more than is listed
};

struct Summary {
    int accepted = 0;
    int refused = 0;
    int notJudged = 0;
    int errors =
        0; ///< refusals among them, a group counting once, and what the schema does not allow if that is strict
    int warnings = 0;
    int infos = 0;
};
[[nodiscard]] Summary summaryOf(const Report &report);

/// What libvirt would say of it is not known; `refusal` says why.
[[nodiscard]] bool isNotJudged(const DefinitionReport &definition);
/// The refusal is told by one of the findings or groups, which says more.
[[nodiscard]] bool isRefusalAmongFindings(const DefinitionReport &definition);
/// None: nothing at all was found.
[[nodiscard]] std::optional<Severity> worstOf(const DefinitionReport &definition);
/// Nothing was found at or above the bar.
[[nodiscard]] bool hasPassed(const DefinitionReport &definition, Severity bar);
/// 0, 1 or 2, as documented.
[[nodiscard]] int exitStatus(const Report &report, Severity bar);

/// "device-path", or "host-name[1]" for a repeated one that is not the first.
[[nodiscard]] QString fieldId(FieldRef field);

} // namespace poolwarden::check
