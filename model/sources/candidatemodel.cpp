// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/candidatemodel.h"

#include "model/session/pooledit.h"
#include "model/sources/candidatelist.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QLocale>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

namespace poolwarden {

namespace {

using namespace std::chrono_literals;

/// How long candidates are judged before the window has its turn.
constexpr auto sliceTime = 6ms;
/// The first time, so that a picker of some thousand is complete when it opens.
constexpr auto firstSliceTime = 30ms;
constexpr auto againDelay = 100ms;

bool isOfDevices(Supply supply)
{
    return supply == Supply::Disks || supply == Supply::ScsiHosts || supply == Supply::FcHosts;
}

int rankOf(const CandidateVerdict &verdict, const SourceCandidate &candidate)
{
    const int ofDoubt = candidate.doubt.isEmpty() ? 0 : int(Severity::Warning) + 1;
    return std::max(ofDoubt, verdict.severity ? int(*verdict.severity) + 1 : 0);
}

} // namespace

CandidateModel::CandidateModel(SourceFinder *finder, PoolEdit *edit, QObject *parent)
    : QAbstractTableModel(parent)
    , m_finder(finder)
    , m_edit(edit)
{
    m_slice.setSingleShot(true);
    m_again.setSingleShot(true);
    m_again.setInterval(againDelay);
    connect(&m_slice, &QTimer::timeout, this, &CandidateModel::judgeSlice);
    connect(&m_again, &QTimer::timeout, this, &CandidateModel::judgeAgain);
    connect(m_finder, &SourceFinder::answered, this,
            [this](quint64 question, const HostAnswer &answer) {
                if (question == m_question && question != 0) {
                    m_question = 0;
                    loadAnswer(answer);
                }
            });
    connect(m_finder, &SourceFinder::devicesChanged, this, [this](HostId changed) {
        if (m_field && isOfDevices(m_supply) && changed == host())
            loadDevices();
    });
    PoolRegistry *registry = m_edit->registry();
    const auto soon = [this] {
        if (m_field && (m_isComing || !m_rows.empty()))
            m_again.start();
    };
    connect(registry, &PoolRegistry::findingsChanged, this, soon);
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::poolRemoved, this, soon);
    connect(registry, &PoolRegistry::settled, this, soon);
    connect(m_edit, &PoolEdit::switched, this, [this] {
        if (!m_field)
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

PoolType CandidateModel::type() const
{
    return m_edit->type().value_or(PoolType::Dir);
}

bool CandidateModel::wantsServer() const
{
    return m_supply == Supply::Sources && needsServer(type());
}

std::optional<HostQuestion> CandidateModel::question() const
{
    if (m_supply == Supply::Sources)
        return sourceQuestion(type(), m_server);
    if (m_supply == Supply::Folders)
        return HostQuestion{.about = HostQuestion::About::Folders, .source = m_folder.toUtf8()};
    if (m_supply != Supply::Secrets)
        return std::nullopt;
    const QString authType =
        m_edit->value({Field::AuthType})
            .value_or(QString::fromUtf8(QByteArrayView(poolTypeInfo(type()).authType)));
    HostQuestion question{.about = HostQuestion::About::Secrets,
                          .type = type(),
                          .usageType = secretUsageType(authType)};
    return question.usageType.isEmpty() ? std::nullopt : std::optional(question);
}

QString CandidateModel::usageType() const
{
    const auto asked = m_supply == Supply::Secrets ? question() : std::nullopt;
    return asked ? asked->usageType : QString();
}

void CandidateModel::begin(FieldRef field)
{
    end();
    m_field = field;
    m_supply = supplyOf(field.field, type());
    const auto value = [this](Field of) { return m_edit->value({of}).value_or(QString()); };
    m_server = {value(Field::HostName), value(Field::HostPort)};
    const QString now = m_edit->value(field).value_or(QString());
    m_folder = !now.startsWith(u'/') ? QStringLiteral("/")
               : now.endsWith(u'/')  ? now
                                     : folderAbove(now);
    load();
}

void CandidateModel::end()
{
    m_finder->giveUp(std::exchange(m_question, 0));
    m_slice.stop();
    m_again.stop();
    m_maker.forget();
    m_coming.clear();
    m_isComing = false;
    m_judge.reset();
    m_error.reset();
    m_remark.clear();
    if (!m_rows.empty()) {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    }
    m_field.reset();
    m_supply = Supply::None;
    setState(State::Empty);
}

void CandidateModel::setServer(const SourceServer &server)
{
    if (server == m_server || !m_field)
        return;
    const FieldRef field = *m_field;
    end();
    m_field = field;
    m_supply = supplyOf(field.field, type());
    m_server = server;
    load();
}

void CandidateModel::openFolder(const QString &folder)
{
    if (!wantsFolder())
        return;
    m_finder->giveUp(std::exchange(m_question, 0));
    m_state = State::Empty;
    m_folder = folder.startsWith(u'/') ? folder : u'/' + folder;
    ask();
}

QString CandidateModel::folderAbove(const QString &folder)
{
    QString path = folder;
    while (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash > 0 ? path.first(slash) : QStringLiteral("/");
}

void CandidateModel::load()
{
    switch (m_supply) {
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
        if (const auto asked = question()) {
            if (const auto answer = m_finder->known(host(), *asked))
                loadAnswer(*answer);
        }
        return;
    }
}

void CandidateModel::loadDevices()
{
    const FoundDevices *devices = m_finder->devices(host());
    if (!devices) {
        setState(State::Empty);
        return;
    }
    // What is made shares nothing with the host's list, which may be replaced meanwhile.
    const std::size_t count = devices->disks.size() + devices->scsiHosts.size();
    const auto make = [supply = m_supply, type = type(), field = *m_field, found = *devices] {
        if (supply == Supply::Disks)
            return candidatelist::disks(found.disks, type, field);
        return supply == Supply::ScsiHosts ? candidatelist::scsiHosts(found.scsiHosts, field.field)
                                           : candidatelist::fcHosts(found.scsiHosts, field.field);
    };
    show(count, make);
}

void CandidateModel::loadAnswer(const HostAnswer &answer)
{
    m_error = answer.error;
    m_remark.clear();
    if (m_error) {
        setState(State::Failed);
        return;
    }
    if (m_supply == Supply::Folders) {
        loadFolders(answer);
        return;
    }
    if (m_supply == Supply::Secrets) {
        show(std::size_t(answer.secrets.size()),
             [secrets = answer.secrets, field = m_field->field] {
                 return candidatelist::secrets(secrets, field);
             });
        return;
    }
    m_unread = QString::fromUtf8(answer.sources.left(200));
    const auto make = [xml = answer.sources, type = type(), field = *m_field, server = m_server,
                       format = m_edit->value({Field::SourceFormat})] {
        const auto sources =
            readFoundSources(std::string_view(xml.constData(), std::size_t(xml.size())));
        return sources ? CandidateMaker::List(
                   candidatelist::sources(*sources, type, field, server, format))
                       : std::nullopt;
    };
    show(std::size_t(answer.sources.count("<source>")), make);
}

void CandidateModel::loadFolders(const HostAnswer &answer)
{
    QStringList remarks;
    if (!answer.folder.isEmpty() && answer.folder != m_folder)
        remarks.append(tr("“%1” cannot be listed. This is the nearest directory that can.")
                           .arg(isolated(m_folder)));
    if (answer.unnamed > 0)
        remarks.append(
            tr("%n directories whose names are no text are left out.", nullptr, answer.unnamed));
    if (answer.isCut)
        remarks.append(tr("There are more directories; type the one you want."));
    m_remark = remarks.join(u' ');
    m_folder = answer.folder;
    show(std::size_t(answer.folders.size()), [folders = answer.folders, field = *m_field] {
        return candidatelist::folders(folders, field);
    });
}

bool CandidateModel::canAsk() const
{
    return m_field && m_state != State::Asking && (question() || isOfDevices(m_supply));
}

void CandidateModel::ask()
{
    if (!canAsk())
        return;
    const auto asked = question();
    if (!asked) {
        m_finder->listDevices(host());
        return;
    }
    m_error.reset();
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
    setState(m_rows.empty() ? State::Empty : State::Ready);
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
        return wantsServer() ? tr("The host asks “%1”…").arg(isolated(m_server.host))
                             : tr("The host is looking…");
    case State::Failed:
        return m_error ? tr("%1 You can still type the value.", "a sentence: why there is no list")
                             .arg(m_error->sentence)
                       : QString();
    case State::Ready:
        return m_rows.empty() ? tr("The host found nothing for this field. You can still type the "
                                   "value.")
                              : QString();
    case State::Judging:
        return tr("Comparing with all pools…");
    case State::Empty:
        if (isOfDevices(m_supply))
            return tr("This host does not tell of its devices. You can still type the value.");
        if (wantsServer() && m_server.host.isEmpty())
            return tr("Enter the server that the host shall ask.");
        return wantsServer() ? tr("“%1” has not been asked yet.").arg(isolated(m_server.host))
                             : QString();
    }
    return {};
}

void CandidateModel::show(std::size_t count, std::function<CandidateMaker::List()> make)
{
    m_slice.stop();
    m_again.stop();
    m_judge.reset();
    m_isComing = true;
    m_coming.clear();
    m_next = 0;
    m_state = State::Judging;
    m_maker.make(count, std::move(make));
    if (m_state == State::Judging)
        Q_EMIT stateChanged();
}

void CandidateModel::judge(CandidateMaker::List candidates)
{
    if (!candidates) {
        m_isComing = false;
        m_error = ServiceError{.code = ServiceError::Code::Other,
                               .sentence = tr("The host's answer cannot be read."),
                               .detail = m_unread};
        setState(State::Failed);
        return;
    }
    m_coming.reserve(candidates->size());
    for (SourceCandidate &candidate : *candidates)
        m_coming.push_back({std::move(candidate), {}});
    m_judge.emplace(*m_edit->registry(), m_edit->pool(), m_edit->xml());
    judgeSlice();
}

void CandidateModel::judgeSlice()
{
    std::vector<Row> &rows = m_isComing ? m_coming : m_rows;
    const auto time = m_isComing && m_next == 0 ? firstSliceTime : sliceTime;
    const auto until = std::chrono::steady_clock::now() + time;
    const std::size_t from = m_next;
    std::vector<std::size_t> changed;
    while (m_next < rows.size() && std::chrono::steady_clock::now() < until) {
        Row &row = rows[m_next];
        if (CandidateVerdict verdict = m_judge->judge(row.candidate); verdict != row.verdict) {
            row.verdict = std::move(verdict);
            changed.push_back(m_next);
        }
        ++m_next;
    }
    if (m_isComing) {
        if (m_next == rows.size()) {
            showJudged();
            return;
        }
        if (from == 0)
            setState(State::Judging);
    } else {
        for (const std::size_t row : changed)
            Q_EMIT dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1),
                               {Qt::DisplayRole, SeverityRole, SentenceRole});
    }
    if (m_next < rows.size())
        m_slice.start();
    else
        m_judge.reset();
}

void CandidateModel::showJudged()
{
    std::ranges::stable_sort(m_coming, {},
                             [](const Row &row) { return rankOf(row.verdict, row.candidate); });
    beginResetModel();
    m_rows = std::move(m_coming);
    endResetModel();
    m_coming.clear();
    m_isComing = false;
    m_judge.reset();
    setState(State::Ready);
}

void CandidateModel::judgeAgain()
{
    if (m_isComing) {
        m_again.start();
        return;
    }
    m_judge.emplace(*m_edit->registry(), m_edit->pool(), m_edit->xml());
    m_next = 0;
    judgeSlice();
}

void CandidateModel::take(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const FieldValues values = m_rows[std::size_t(row)].candidate.values;
    m_edit->endUndoStep();
    m_edit->setValues(values);
    m_edit->endUndoStep();
}

const SourceCandidate &CandidateModel::candidate(int row) const
{
    return m_rows[std::size_t(row)].candidate;
}

int CandidateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CandidateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CandidateModel::usersOf(const CandidateVerdict &verdict) const
{
    const PoolRegistry *registry = m_edit->registry();
    QStringList names;
    for (const PoolId user : verdict.users)
        names.append(isolated(registry->nameBeside(user, m_edit->pool())));
    return shortRow(names);
}

QString CandidateModel::sentenceOf(const Row &row) const
{
    QStringList sentences;
    if (row.verdict.worst)
        sentences.append(findingtext::headline(*row.verdict.worst, [this](PoolId pool) {
            return m_edit->registry()->nameBeside(pool, m_edit->pool());
        }));
    if (row.verdict.isTooWide)
        sentences.append(tr("So many pools lie inside that they were not compared."));
    if (!row.candidate.doubt.isEmpty())
        sentences.append(row.candidate.doubt);
    return sentences.join(u' ');
}

QVariant CandidateModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::EditRole:
        return row.candidate.name;
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return isolated(row.candidate.name);
        case WhatColumn:
            return row.candidate.what;
        case UserColumn:
            return usersOf(row.verdict);
        default:
            return {};
        }
    case SizeRole:
        return row.candidate.size;
    case SeverityRole:
        if (row.verdict.severity && row.verdict.severity != Severity::Info)
            return int(*row.verdict.severity);
        if (!row.candidate.doubt.isEmpty())
            return int(Severity::Warning);
        return row.verdict.severity ? QVariant(int(*row.verdict.severity)) : QVariant();
    case SentenceRole:
        return sentenceOf(row);
    default:
        return {};
    }
}

QVariant CandidateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name", "column");
    case WhatColumn:
        return tr("What it is", "column");
    case SizeColumn:
        return tr("Size", "column");
    case UserColumn:
        return tr("Used by", "column");
    default:
        return {};
    }
}

} // namespace poolwarden
