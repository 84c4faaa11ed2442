// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/candidaterows.h"

#include "model/port/onownthread.h"
#include "model/session/pooledit.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QCollator>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <utility>

namespace poolwarden {

namespace {

using namespace std::chrono_literals;

/// So many take less time than a thread.
constexpr std::size_t mostAtOnce = 500;
/// How long candidates are judged before the window has its turn.
constexpr auto sliceTime = 6ms;
/// The first time, so that a picker of some thousand is complete when it opens.
constexpr auto firstSliceTime = 30ms;
constexpr auto againDelay = 100ms;

} // namespace

CandidateRows::CandidateRows(PoolEdit *edit, QObject *parent)
    : QObject(parent)
    , m_edit(edit)
{
    m_slice.setSingleShot(true);
    m_again.setSingleShot(true);
    m_again.setInterval(againDelay);
    connect(&m_slice, &QTimer::timeout, this, &CandidateRows::judgeSlice);
    connect(&m_again, &QTimer::timeout, this, &CandidateRows::judgeAgain);
    PoolRegistry *registry = m_edit->registry();
    const auto soon = [this] {
        if (m_isComing || !m_rows.empty())
            m_again.start();
    };
    connect(registry, &PoolRegistry::findingsChanged, this, soon);
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::poolRemoved, this, soon);
    connect(registry, &PoolRegistry::settled, this, soon);
}

CandidateRows::~CandidateRows() = default;

void CandidateRows::show(std::size_t count, std::function<List()> make)
{
    stop();
    m_isComing = true;
    m_next = 0;
    if (count <= mostAtOnce) {
        judge(make());
        return;
    }
    onOwnThread(this, std::move(make), [this, number = m_making](List candidates) {
        if (number == m_making)
            judge(std::move(candidates));
    });
}

void CandidateRows::stop()
{
    m_slice.stop();
    m_again.stop();
    ++m_making;
    m_coming.clear();
    m_isComing = false;
    m_judge.reset();
}

void CandidateRows::dropComing()
{
    if (!m_isComing)
        return;
    stop();
    // The pools may have changed meanwhile.
    if (!m_rows.empty())
        m_again.start();
}

void CandidateRows::clear()
{
    stop();
    if (!m_rows.empty()) {
        Q_EMIT aboutToBeReplaced();
        m_rows.clear();
        Q_EMIT replaced();
    }
}

void CandidateRows::judge(List candidates)
{
    if (!candidates) {
        dropComing();
        Q_EMIT unreadable();
        return;
    }
    m_coming.reserve(candidates->size());
    for (SourceCandidate &candidate : *candidates)
        m_coming.push_back({std::move(candidate), {}});
    m_judge.emplace(*m_edit->registry(), m_edit->pool(), m_edit->xml());
    judgeSlice();
}

void CandidateRows::judgeSlice()
{
    std::vector<Row> &rows = m_isComing ? m_coming : m_rows;
    const auto time = m_isComing && m_next == 0 ? firstSliceTime : sliceTime;
    const auto until = std::chrono::steady_clock::now() + time;
    std::vector<std::size_t> changed;
    while (m_next < rows.size() && std::chrono::steady_clock::now() < until) {
        Row &row = rows[m_next];
        if (CandidateVerdict verdict = m_judge->judge(row.candidate); verdict != row.verdict) {
            row.verdict = std::move(verdict);
            changed.push_back(m_next);
        }
        ++m_next;
    }
    if (m_isComing && m_next == rows.size()) {
        showJudged();
        return;
    }
    if (m_next < rows.size())
        m_slice.start();
    else
        m_judge.reset();
    if (!m_isComing) {
        for (const std::size_t row : changed)
            Q_EMIT verdictChanged(int(row));
    }
}

void CandidateRows::showJudged()
{
    std::ranges::stable_sort(m_coming, {}, [](const Row &row) {
        return std::pair(!row.candidate.isFirst, severityOf(row));
    });
    Q_EMIT aboutToBeReplaced();
    m_rows = std::move(m_coming);
    m_coming.clear();
    m_isComing = false;
    m_judge.reset();
    Q_EMIT replaced();
    Q_EMIT came();
}

void CandidateRows::judgeAgain()
{
    if (m_isComing) {
        m_again.start();
        return;
    }
    m_judge.emplace(*m_edit->registry(), m_edit->pool(), m_edit->xml());
    m_next = 0;
    judgeSlice();
}

const SourceCandidate &CandidateRows::candidate(std::size_t row) const
{
    return m_rows[row].candidate;
}

std::optional<Severity> CandidateRows::severityOf(const Row &row)
{
    std::optional<Severity> severity = row.verdict.severity;
    // A volume of another pool may be a guest's, whatever the two pools do with each other.
    if (severity || !row.candidate.doubt.isEmpty())
        severity = std::max(severity, std::optional(Severity::Warning));
    else if (!row.candidate.unknown.isEmpty())
        severity = Severity::Info;
    return row.candidate.isOfSystem ? Severity::Error : severity;
}

std::optional<Severity> CandidateRows::severity(std::size_t row) const
{
    return severityOf(m_rows[row]);
}

QStringList CandidateRows::userNames(std::size_t row) const
{
    const PoolRegistry *registry = m_edit->registry();
    QStringList names;
    for (const PoolId user : m_rows[row].verdict.users) {
        const QString name = isolated(registry->nameBeside(user, m_edit->pool()));
        const PoolRegistry::Pool *pool = registry->pool(user);
        names.append(pool && !pool->snapshot ? tr("%1 (draft)", "a pool").arg(name) : name);
    }
    QCollator collator(QLocale::system().language() == QLocale::C ? QLocale::English
                                                                  : QLocale::system());
    collator.setNumericMode(true);
    std::ranges::sort(names, [&collator](const QString &a, const QString &b) {
        return collator.compare(a, b) < 0;
    });
    return names;
}

QString CandidateRows::users(std::size_t row) const
{
    return shortRow(userNames(row));
}

QString CandidateRows::sentence(std::size_t row) const
{
    const auto &[candidate, verdict] = m_rows[row];
    QStringList sentences;
    const int count = int(verdict.users.size());
    if (verdict.isOuter && count > 1)
        sentences.append(tr("%n pools lie inside: %1.", "names", count).arg(users(row)));
    else if (verdict.worst)
        sentences.append(findingtext::headline(*verdict.worst, [this](PoolId pool) {
            return m_edit->registry()->nameBeside(pool, m_edit->pool());
        }));
    if (!verdict.isOuter && count > 1 && verdict.worst)
        sentences.append(tr("%n pools have a part in it: %1.", "names", count).arg(users(row)));
    if (verdict.isTooWide)
        sentences.append(tr("So many pools lie inside that they were not compared."));
    if (!candidate.doubt.isEmpty())
        sentences.append(candidate.doubt);
    else if (!candidate.unknown.isEmpty())
        sentences.append(candidate.unknown);
    return sentences.join(u' ');
}

} // namespace poolwarden
