// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/sources/candidate.h"
#include "model/sources/candidatejudge.h"
#include "model/sources/candidatemaker.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QString>
#include <QTimer>

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace poolwarden {

class PoolEdit;

/// What the host has for one field of the edited definition, each with who uses it already; what is free
/// comes first. The same model completes what is typed and fills the picker.
///
/// It shows what the finder knows at once, and asks the host only by ask(). The candidates are judged in
/// slices, so that ten thousand of them do not hold up the window. They appear together, and keep their
/// order from then on; only their verdicts follow the other pools.
class CandidateModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, WhatColumn, SizeColumn, UserColumn, ColumnCount };
    enum Role {
        SizeRole = Qt::UserRole, ///< bytes; 0: none
        SeverityRole,            ///< as int; none: it is free
        SentenceRole,            ///< what speaks against it; may be empty
    };
    enum class State : std::uint8_t {
        Empty, ///< nothing was asked yet
        Asking,
        Judging, ///< the candidates are there, but not yet shown
        Ready,
        Failed,
    };

    CandidateModel(SourceFinder *finder, PoolEdit *edit, QObject *parent = nullptr);
    ~CandidateModel() override;

    /// Begins with a field, instead of the former one.
    void begin(FieldRef field);
    /// No field.
    void end();
    [[nodiscard]] std::optional<FieldRef> field() const { return m_field; }
    [[nodiscard]] Supply supply() const { return m_supply; }

    /// The server to ask; at first as the definition names it.
    [[nodiscard]] SourceServer server() const { return m_server; }
    void setServer(const SourceServer &server);
    [[nodiscard]] bool wantsServer() const;
    /// Whether it shows directories, of which one is looked into at a time: at first that of the value.
    [[nodiscard]] bool wantsFolder() const { return m_supply == Supply::Folders; }
    [[nodiscard]] QString folder() const { return m_folder; }
    /// Looks into another directory: asks the host.
    void openFolder(const QString &folder);
    [[nodiscard]] static QString folderAbove(const QString &folder);
    /// Whether all is known to ask the host.
    [[nodiscard]] bool canAsk() const;
    /// Asks the host, or asks it again.
    void ask();
    /// The answer is no longer wanted.
    void giveUp();

    [[nodiscard]] State state() const { return m_state; }
    /// What there is to say of the state: what fails, what is missing, that there is nothing.
    [[nodiscard]] QString sentence() const;
    /// libvirt's own words, or what else there is to say of a list; may be empty.
    [[nodiscard]] QString detail() const { return m_error ? m_error->detail : m_remark; }
    [[nodiscard]] SourceFinder *finder() const { return m_finder; }
    [[nodiscard]] HostId host() const;
    /// The use of the secrets that are shown; empty for anything else.
    [[nodiscard]] QString usageType() const;
    /// Puts the candidate into the definition, as one undo step.
    void take(int row);
    [[nodiscard]] const SourceCandidate &candidate(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void stateChanged();
    /// Another definition is edited, or none, so that nothing can be taken.
    void ended();

private:
    struct Row {
        SourceCandidate candidate;
        CandidateVerdict verdict;
    };

    [[nodiscard]] PoolType type() const;
    [[nodiscard]] std::optional<HostQuestion> question() const;
    /// Shows what is known already.
    void load();
    void loadDevices();
    void loadAnswer(const HostAnswer &answer);
    void loadFolders(const HostAnswer &answer);
    void setState(State state);
    /// Shows these once they are made and judged.
    void show(std::size_t count, std::function<CandidateMaker::List()> make);
    void judge(CandidateMaker::List candidates);
    void judgeSlice();
    void showJudged();
    void judgeAgain();
    [[nodiscard]] QString usersOf(const CandidateVerdict &verdict) const;
    [[nodiscard]] QString sentenceOf(const Row &row) const;

    SourceFinder *m_finder;
    PoolEdit *m_edit;
    std::optional<FieldRef> m_field;
    Supply m_supply = Supply::None;
    SourceServer m_server;
    QString m_folder;
    QString m_remark;
    QString m_unread; ///< the beginning of an answer that is being read
    State m_state = State::Empty;
    std::optional<ServiceError> m_error;
    quint64 m_question = 0;
    CandidateMaker m_maker{[this](CandidateMaker::List list) { judge(std::move(list)); }};
    std::vector<Row> m_rows;
    std::vector<Row> m_coming; ///< not shown yet
    bool m_isComing = false;   ///< m_coming is being judged, not m_rows
    std::size_t m_next = 0;    ///< the next one to judge
    std::optional<CandidateJudge> m_judge;
    QTimer m_slice;
    QTimer m_again; ///< combines many changes of the registry
};

} // namespace poolwarden
