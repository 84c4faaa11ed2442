// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/sources/candidate.h"
#include "model/sources/candidaterows.h"
#include "model/sources/fieldquestion.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace poolwarden {

class PoolEdit;
struct FoundList;

/// What the host has for one field of the edited definition, each with who uses it already. The same model
/// completes what is typed and fills the picker.
///
/// It shows what the finder knows at once, and asks the host only by ask(). What is shown stays until there is
/// something else to show.
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
    /// The user looks at all that there is: finds out what is on the devices, too, before any can be taken.
    void lookClosely();
    /// No field.
    void end();
    [[nodiscard]] std::optional<FieldRef> field() const { return m_asked.field(); }
    [[nodiscard]] Supply supply() const { return m_asked.supply(); }

    /// The server to ask; at first as the definition names it.
    [[nodiscard]] SourceServer server() const { return m_asked.server(); }
    void setServer(const SourceServer &server);
    [[nodiscard]] bool wantsServer() const { return m_asked.wantsServer(); }
    /// Whether it shows directories, of which one is looked into at a time: at first that of the value.
    [[nodiscard]] bool wantsFolder() const { return m_asked.wantsFolder(); }
    /// The one that is shown.
    [[nodiscard]] QString folder() const { return m_shown.folder; }
    /// The one that was asked for last.
    [[nodiscard]] QString wantedFolder() const { return m_asked.folder(); }
    /// Looks into another directory: asks the host.
    void openFolder(const QString &folder);
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
    [[nodiscard]] QString detail() const { return m_error ? m_error->detail : m_shown.remark; }
    /// Those that other pools name.
    [[nodiscard]] QStringList servers() const;
    [[nodiscard]] SourceFinder *finder() const { return m_finder; }
    [[nodiscard]] HostId host() const;
    /// The use of the secrets that are shown; empty for anything else.
    [[nodiscard]] QString usageType() const { return m_asked.usageType(); }
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
    /// Whether they are volume groups.
    [[nodiscard]] bool isOfGroups() const;
    /// Where candidates are.
    struct Place {
        QString folder;
        QString remark; ///< what else there is to say of them
    };

    /// Shows what is known already.
    void load();
    void loadDevices();
    void askForGroups();
    /// The answer to that is there, or will not come. `remark`: why; empty: nothing to say.
    void groupsAreTold(const QString &remark);
    /// Whether a disk that seems free may have a volume group.
    [[nodiscard]] bool isUnsure() const;
    void tellDoubts();
    void loadAnswer(const HostAnswer &answer);
    void setState(State state);
    /// Shows these once they are made and judged.
    void show(FoundList list);

    SourceFinder *m_finder;
    PoolEdit *m_edit;
    FieldQuestion m_asked;
    Place m_shown;
    Place m_coming;
    QString m_unread; ///< the beginning of an answer that is being read
    State m_state = State::Empty;
    std::optional<ServiceError> m_error;
    quint64 m_question = 0;
    bool m_asksForGroups = false; ///< m_question is about the volume groups on the devices
    QString m_groupsRemark;       ///< why they are not known; empty: nothing to say
    std::vector<FoundSource> m_listedGroups; ///< those that were known when the disks were listed
    bool m_hasOwnFolder = false;             ///< the directory is one that the user named
    CandidateRows m_rows;
};

} // namespace poolwarden
