// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/candidatemodel.h"

#include "model/session/pooledit.h"
#include "model/sources/foundlist.h"
#include "model/sources/knowngroups.h"
#include "model/sources/knownservers.h"
#include "model/wording/isolated.h"

#include <QStringList>

#include <utility>

namespace poolwarden {

CandidateModel::CandidateModel(SourceFinder *finder, PoolEdit *edit, QObject *parent)
    : QAbstractTableModel(parent)
    , m_finder(finder)
    , m_edit(edit)
    , m_asked(edit)
    , m_rows(edit)
{
    connect(m_finder, &SourceFinder::answered, this,
            [this](quint64 question, const HostAnswer &answer) {
                if (question == m_question && question != 0) {
                    m_question = 0;
                    loadAnswer(answer);
                }
            });
    connect(m_finder, &SourceFinder::devicesChanged, this, [this](HostId changed) {
        if (field() && isOfDevices(supply()) && changed == host())
            loadDevices();
        else if (field() && isOfGroups() && changed == host() && m_question == 0)
            load();
    });
    connect(&m_rows, &CandidateRows::aboutToBeReplaced, this, [this] { beginResetModel(); });
    connect(&m_rows, &CandidateRows::replaced, this, [this] { endResetModel(); });
    connect(&m_rows, &CandidateRows::came, this, [this] {
        m_shown = m_coming;
        // The nearest that there is, so that the way up begins there.
        if (wantsFolder())
            m_asked.setFolder(m_shown.folder);
        setState(m_asksForGroups ? State::Asking : State::Ready);
    });
    connect(&m_rows, &CandidateRows::unreadable, this, [this] {
        m_error = ServiceError{.code = ServiceError::Code::Other,
                               .sentence = tr("The host's answer cannot be read."),
                               .detail = m_unread};
        setState(State::Failed);
    });
    connect(&m_rows, &CandidateRows::verdictChanged, this, [this](int row) {
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1),
                           {Qt::DisplayRole, SeverityRole, SentenceRole});
    });
    connect(m_edit, &PoolEdit::switched, this, [this] {
        if (!field())
            return;
        end();
        Q_EMIT ended();
    });
}

CandidateModel::~CandidateModel() = default;

HostId CandidateModel::host() const
{
    const PoolRegistry::Pool *pool = m_edit->registry()->pool(m_edit->pool());
    return pool ? pool->host : noHost;
}

void CandidateModel::begin(FieldRef field)
{
    end();
    m_asked.begin(field);
    m_shown.folder = m_asked.folder();
    m_hasOwnFolder = m_edit->value(field).value_or(QString()).startsWith(u'/');
    load();
}

bool CandidateModel::isOfGroups() const
{
    return supply() == Supply::Sources && m_asked.type() == PoolType::Logical;
}

void CandidateModel::lookClosely()
{
    // What is on the disks says which of them are the system's.
    if (isOfGroups() || isOfDevices(supply()))
        m_finder->lookAgain(host());
    if (supply() == Supply::Disks)
        askForGroups();
}

void CandidateModel::askForGroups()
{
    const auto asked = sourceQuestion(PoolType::Logical, {});
    m_finder->giveUp(std::exchange(m_question, 0));
    m_question = m_finder->ask(host(), *asked);
    m_asksForGroups = m_question != 0;
    if (!m_asksForGroups)
        return;
    if (!m_finder->devices(host()))
        m_finder->listDevices(host());
    setState(State::Asking);
    tellDoubts();
}

bool CandidateModel::isUnsure() const
{
    // Also while those rows are shown that the answer is about to replace.
    return supply() == Supply::Disks && (m_asksForGroups || m_rows.isComing());
}

void CandidateModel::tellDoubts()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                           {SeverityRole, SentenceRole});
}

void CandidateModel::groupsAreTold(const QString &remark)
{
    m_asksForGroups = false;
    m_groupsRemark = remark;
    m_state = State::Empty;
    // What is shown, or about to be, is right as it is.
    const bool isListed = rowCount() > 0 || m_rows.isComing();
    if (!isListed || knownGroupSources(*m_finder, host()) != m_listedGroups) {
        loadDevices();
        return;
    }
    m_shown.remark = m_coming.remark = remark;
    setState(m_rows.isComing() ? State::Judging : State::Ready);
    tellDoubts();
}

void CandidateModel::end()
{
    m_finder->giveUp(std::exchange(m_question, 0));
    m_asksForGroups = false;
    m_listedGroups.clear();
    m_groupsRemark.clear();
    m_error.reset();
    m_shown = {};
    m_rows.clear();
    m_asked.end();
    setState(State::Empty);
}

void CandidateModel::setServer(const SourceServer &server)
{
    if (server == m_asked.server() || !field())
        return;
    const FieldRef asked = *field();
    end();
    m_asked.begin(asked);
    m_asked.setServer(server);
    load();
}

QStringList CandidateModel::servers() const
{
    return knownServers(*m_edit->registry(), m_edit->pool());
}

void CandidateModel::openFolder(const QString &folder)
{
    if (!wantsFolder())
        return;
    m_finder->giveUp(std::exchange(m_question, 0));
    m_state = State::Empty;
    m_hasOwnFolder = true;
    m_asked.setFolder(folder);
    ask();
}

void CandidateModel::load()
{
    switch (supply()) {
    case Supply::None:
    case Supply::Folders:
        return;
    case Supply::Disks:
    case Supply::ScsiHosts:
    case Supply::FcHosts:
        loadDevices();
        return;
    case Supply::Sources:
    case Supply::Secrets:
        if (const auto asked = m_asked.question()) {
            if (const auto answer = m_finder->known(host(), *asked))
                loadAnswer(*answer);
        }
        return;
    }
}

void CandidateModel::loadDevices()
{
    const auto found = m_finder->devices(host());
    if (!found) {
        m_finder->lookAgain(host());
        if (!m_asksForGroups)
            setState(State::Empty);
        return;
    }
    if (supply() == Supply::Disks) {
        m_finder->tellPaths(host());
        m_listedGroups = knownGroupSources(*m_finder, host());
    }
    FoundList list = foundlist::ofDevices(found, m_asked, *m_edit,
                                          knownGroups(*m_finder, *m_edit->registry(), host()));
    list.remark = m_groupsRemark;
    show(std::move(list));
}

void CandidateModel::loadAnswer(const HostAnswer &answer)
{
    if (m_asksForGroups) {
        // The devices are there all the same.
        groupsAreTold(answer.error ? tr("It is not known which disks have volume groups: %1",
                                        "a sentence: why")
                                         .arg(answer.error->sentence)
                                   : QString());
        return;
    }
    m_error = answer.error;
    if (m_error) {
        setState(State::Failed);
        return;
    }
    m_unread = QString::fromUtf8(answer.sources.left(200));
    show(foundlist::ofAnswer(answer, m_asked, *m_edit, m_finder->devices(host()), m_hasOwnFolder));
}

bool CandidateModel::canAsk() const
{
    return field() && m_state != State::Asking && (m_asked.question() || isOfDevices(supply()));
}

void CandidateModel::ask()
{
    if (!canAsk())
        return;
    const auto asked = m_asked.question();
    if (!asked) {
        m_finder->listDevices(host());
        lookClosely();
        return;
    }
    m_error.reset();
    m_rows.dropComing();
    m_finder->giveUp(std::exchange(m_question, 0));
    m_question = m_finder->ask(host(), *asked);
    if (m_question == 0) {
        m_error = ServiceError{.code = ServiceError::Code::NotSupported,
                               .sentence = tr("This host cannot be asked."),
                               .detail = {}};
        setState(State::Failed);
        return;
    }
    setState(State::Asking);
}

void CandidateModel::giveUp()
{
    if (m_question == 0)
        return;
    m_finder->giveUp(std::exchange(m_question, 0));
    if (m_asksForGroups) {
        groupsAreTold(
            tr("It is not known which disks have volume groups: the host has not answered."));
        return;
    }
    if (m_rows.count() == 0) {
        m_shown.folder = m_asked.folder();
        setState(State::Empty);
        return;
    }
    m_asked.setFolder(m_shown.folder);
    setState(State::Ready);
}

void CandidateModel::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

QString CandidateModel::sentence() const
{
    switch (m_state) {
    case State::Asking:
        return wantsServer() ? tr("The host asks “%1”…").arg(isolated(m_asked.server().host))
                             : tr("The host is looking…");
    case State::Failed:
        return m_error ? tr("%1 You can still type the value.", "a sentence: why there is no list")
                             .arg(m_error->sentence)
                       : QString();
    case State::Ready:
        return m_rows.count() == 0 ? tr("The host found nothing for this field. You can still type "
                                        "the value.")
                                   : QString();
    case State::Judging:
        return tr("Comparing with all pools…");
    case State::Empty:
        if (isOfDevices(supply()) && m_finder->isLooking(host()))
            return tr("The host is looking…");
        if (isOfDevices(supply()))
            return tr("This host does not tell of its devices. You can still type the value.");
        if (wantsServer() && m_asked.server().host.isEmpty())
            return tr("Enter the server that the host shall ask.");
        return wantsServer()
                   ? tr("“%1” has not been asked yet.").arg(isolated(m_asked.server().host))
                   : QString();
    }
    return {};
}

void CandidateModel::show(FoundList list)
{
    m_coming = {.folder = list.folder, .remark = list.remark};
    m_rows.show(list.count, std::move(list.make));
    if (m_rows.isComing() && !m_asksForGroups)
        setState(State::Judging);
}

void CandidateModel::take(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const FieldValues values = m_rows.candidate(std::size_t(row)).values;
    m_edit->endUndoStep();
    m_edit->setValues(values);
    m_edit->endUndoStep();
}

const SourceCandidate &CandidateModel::candidate(int row) const
{
    return m_rows.candidate(std::size_t(row));
}

int CandidateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.count());
}

int CandidateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CandidateModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto row = std::size_t(index.row());
    const SourceCandidate &candidate = m_rows.candidate(row);
    switch (role) {
    case Qt::EditRole:
        return candidate.name;
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return isolated(candidate.name);
        case WhatColumn:
            return candidate.what;
        case UserColumn:
            return m_rows.users(row);
        default:
            return {};
        }
    case SizeRole:
        return candidate.size;
    case SeverityRole: {
        const auto severity = m_rows.severity(row);
        const bool isDoubted = !severity && isUnsure();
        return severity || isDoubted ? int(severity.value_or(Severity::Info)) : QVariant();
    }
    case SentenceRole:
        return !m_rows.severity(row) && isUnsure()
                   ? tr("Whether a volume group is on it is not known yet.")
                   : m_rows.sentence(row);
    default:
        return {};
    }
}

QVariant CandidateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Name", "column"), tr("What it is", "column"), tr("Size", "column"),
                            tr("Used by", "column")};
    return section >= 0 && section < names.size() ? names.at(section) : QVariant();
}

} // namespace poolwarden
