// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <compare>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace poolwarden::check {

/// One thing that a report tells of, whatever it comes from: what the tables of a report have in common.
/// Names and values are unescaped.
struct ReportItem {
    enum class Status : quint8 { Open, Unfinished, Accepted, Outdated, NotJudged };
    struct Place {
        QString pool = {};
        QString host = {};  ///< empty: there is one only, or none
        QString file = {};  ///< empty: a pool of the host
        int line = 0;       ///< 0: not known
        QString field = {}; ///< a stable id; empty: the whole definition
        QString value = {};
        QString role = {};      ///< in words; empty: like the others
        QString fieldName = {}; ///< in words
        Standing standing = Standing::OnHost;
        qsizetype row = -1; ///< index in Report::definitions; -1: not listed
    };
    Status status = Status::Open;
    Severity severity = Severity::Error;
    QString kind;      ///< a stable id
    QString kindName;  ///< in words
    QString resource;  ///< in the form of resourceName(); empty: it is about no storage
    QString storage;   ///< the same in words
    QString place;     ///< like resource; of nested places the outer one
    QString placeName; ///< in words
    QStringList sentences;
    QString now;     ///< see ReportedFinding
    QString restart; ///< likewise
    /// The order among those of a severity: as in the window.
    struct Rank {
        bool isOther = true; ///< not about storage or names: these come last
        bool isOnOneHost = true;
        ResourcePath path = {};
        FindingKind kind = FindingKind::SameStorage;
        std::vector<QString> names = {};
        friend auto operator<=>(const Rank &, const Rank &) = default;
        friend bool operator==(const Rank &, const Rank &) = default;
    };
    Rank rank;
    QList<Place> places;
    std::optional<Acceptance> acceptance;
    int conflicts = 1; ///< of two pools each
};

/// All of them: those that are open first, the worst first, in the order of the window; for all pairs in the
/// order of the report.
[[nodiscard]] QList<ReportItem> itemsOf(const Report &report);
/// The same, one by one: of all pairs there may be too many to keep.
void forEachItem(const Report &report, const std::function<void(const ReportItem &)> &callback);

/// To go through them several times. They are made once, unless there may be too many to keep.
class ReportItems
{
public:
    /// The report must outlive it.
    explicit ReportItems(const Report &report);
    void forEach(const std::function<void(const ReportItem &)> &callback) const;

private:
    const Report &m_report;
    QList<ReportItem> m_items;
};

/// What libvirt does now and at its next start: a heading and a sentence each.
[[nodiscard]] QList<std::pair<QString, QString>> outlookOf(const ReportItem &item);
/// "db1, web1 (running)" or nothing.
[[nodiscard]] QString machinesText(const QList<ReportedMachine> &machines);
/// Those on the pool of the place.
[[nodiscard]] QString machinesText(const Report &report, const ReportItem::Place &place);
/// In UTC, as ISO 8601; empty: it is not known.
[[nodiscard]] QString timeText(const QDateTime &time);

/// "draft", "edited here" or nothing.
[[nodiscard]] QString standingWord(Standing standing);
/// The host of a report on only one: its name and its URI, as far as they are known.
[[nodiscard]] QString hostOf(const Report &report);
/// All hosts, in the same form; none: only files were checked.
[[nodiscard]] QStringList namesOfHosts(const Report &report);
/// For Report::isCut.
[[nodiscard]] QString whyCut();
/// Those of its hosts: "kvm1", or the URI, or nothing.
[[nodiscard]] QString hostOf(const Report &report, const ReportItem::Place &place);
/// "a.xml:12" or nothing.
[[nodiscard]] QString fileOf(const ReportItem::Place &place);

} // namespace poolwarden::check
