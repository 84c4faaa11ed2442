// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/operations/operationqueue.h"
#include "tests/support/cputime.h"
#include "tests/support/idtext.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace poolwarden;
using Operation = OperationQueue::Operation;
using State = OperationQueue::State;

class TestOperationQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void followsAJob();
    void tellsWhyAJobFailed();
    void failsBeforeItBegins();
    void knowsWhatIsPending();
    void keepsTheLastEndedJobs();
    void forgetsADroppedJob();
    void ignoresWhatItDoesNotKnow();
    void agreesWithAPlainListOnRandomChanges();
    void thousandsOfJobsAreNotQuadratic();

private:
    [[nodiscard]] JobId add(Operation operation, unsigned pool, quint64 batch = 0) const
    {
        OperationQueue::Job job;
        job.operation = operation;
        job.pool = PoolId(pool);
        job.host = HostId(1);
        job.name = QStringLiteral("pool-%1").arg(pool);
        job.batch = batch;
        return m_queue->add(job);
    }
    [[nodiscard]] QVariant at(JobId id, int role) const { return m_queue->indexOf(id).data(role); }
    [[nodiscard]] QDateTime timeAt(JobId id, int role) const { return at(id, role).toDateTime(); }
    [[nodiscard]] State stateOf(JobId id) const
    {
        return at(id, OperationQueue::StateRole).value<State>();
    }

    std::unique_ptr<OperationQueue> m_queue;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestOperationQueue::init()
{
    m_tester.reset();
    m_queue = std::make_unique<OperationQueue>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_queue.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestOperationQueue::followsAJob()
{
    const JobId job = add(Operation::Start, 7, 3);
    QCOMPARE(m_queue->rowCount(), 1);
    QCOMPARE(stateOf(job), State::Waiting);
    QCOMPARE(at(job, Qt::DisplayRole).toString(), QStringLiteral("Starting “pool-7”…"));
    QCOMPARE(at(job, OperationQueue::OperationRole).value<Operation>(), Operation::Start);
    QCOMPARE(at(job, OperationQueue::PoolRole).value<PoolId>(), PoolId(7));
    QCOMPARE(at(job, OperationQueue::HostRole).value<HostId>(), HostId(1));
    QCOMPARE(at(job, OperationQueue::NameRole).toString(), QStringLiteral("pool-7"));
    QCOMPARE(at(job, OperationQueue::BatchRole).toULongLong(), 3ULL);
    QVERIFY(timeAt(job, OperationQueue::AskedRole).isValid());
    QVERIFY(!timeAt(job, OperationQueue::BeganRole).isValid());

    const QSignalSpy changes(m_queue.get(), &QAbstractItemModel::dataChanged);
    m_queue->begin(job);
    QCOMPARE(stateOf(job), State::Running);
    QVERIFY(timeAt(job, OperationQueue::BeganRole).isValid());
    QVERIFY(!timeAt(job, OperationQueue::EndedRole).isValid());
    m_queue->end(job);
    QCOMPARE(stateOf(job), State::Done);
    QCOMPARE(at(job, Qt::DisplayRole).toString(), QStringLiteral("“pool-7” is started."));
    QVERIFY(timeAt(job, OperationQueue::EndedRole) >= timeAt(job, OperationQueue::BeganRole));
    QVERIFY(!at(job, OperationQueue::ErrorRole).isValid());
    QCOMPARE(changes.size(), 2);
}

void TestOperationQueue::tellsWhyAJobFailed()
{
    const JobId job = add(Operation::Define, 1);
    m_queue->begin(job);
    ServiceError error;
    error.sentence = QStringLiteral("No.");
    error.detail = QStringLiteral("internal error");
    m_queue->end(job, error);
    QCOMPARE(stateOf(job), State::Failed);
    QCOMPARE(at(job, Qt::DisplayRole).toString(), QStringLiteral("“pool-1” was not defined. No."));
    const QString reason = at(job, OperationQueue::ErrorRole).toString();
    QVERIFY(reason.startsWith(QStringLiteral("No.\n")));
    QVERIFY(reason.contains(QStringLiteral("internal error")));
}

void TestOperationQueue::failsBeforeItBegins()
{
    const JobId job = add(Operation::Stop, 1);
    m_queue->end(job, ServiceError());
    QCOMPARE(stateOf(job), State::Failed);
    QVERIFY(!timeAt(job, OperationQueue::BeganRole).isValid());
    // What comes late changes nothing.
    m_queue->begin(job);
    m_queue->end(job);
    QCOMPARE(stateOf(job), State::Failed);
}

void TestOperationQueue::knowsWhatIsPending()
{
    QVERIFY(!m_queue->firstPending());
    const JobId start = add(Operation::Start, 1, 5);
    const JobId autostart = add(Operation::SetAutostart, 1, 5);
    const JobId stop = add(Operation::Stop, 2, 6);
    QCOMPARE(m_queue->pendingCount(), 3);
    QCOMPARE(m_queue->firstPending()->id, start);
    QVERIFY(!m_queue->isPending(PoolId(3)));
    m_queue->end(start);
    QVERIFY(!m_queue->isPending(Operation::Start));
    QVERIFY(m_queue->isPending(PoolId(1))); // its other job
    QVERIFY(m_queue->isBatchPending(5));
    QCOMPARE(m_queue->firstPending()->id, autostart);
    m_queue->end(autostart);
    QVERIFY(!m_queue->isPending(PoolId(1)));
    QVERIFY(!m_queue->isBatchPending(5));
    QVERIFY(m_queue->isPending(PoolId(2)));
    QVERIFY(m_queue->isPending(Operation::Stop));
    m_queue->end(stop);
    QCOMPARE(m_queue->pendingCount(), 0);
}

void TestOperationQueue::keepsTheLastEndedJobs()
{
    const JobId slow = add(Operation::Start, 1);
    QList<JobId> jobs;
    for (int i = 0; i < OperationQueue::mostEnded + 3; ++i) {
        jobs << add(Operation::Refresh, unsigned(i) + 2);
        m_queue->end(jobs.last());
    }
    QCOMPARE(m_queue->rowCount(), OperationQueue::mostEnded + 1);
    QVERIFY(!m_queue->find(jobs.at(2)));
    QVERIFY(m_queue->find(jobs.at(3)));
    QVERIFY(m_queue->find(jobs.last()));
    // The oldest has not ended.
    QCOMPARE(m_queue->indexOf(slow).row(), 0);
    QVERIFY(m_queue->isPending(PoolId(1)));
    m_queue->end(slow);
    QCOMPARE(stateOf(slow), State::Done);
    QCOMPARE(m_queue->rowCount(), OperationQueue::mostEnded);
}

void TestOperationQueue::forgetsADroppedJob()
{
    const JobId job = add(Operation::Start, 1, 9);
    m_queue->drop(job);
    QCOMPARE(m_queue->rowCount(), 0);
    QVERIFY(!m_queue->isPending(PoolId(1)));
    QVERIFY(!m_queue->isBatchPending(9));
}

void TestOperationQueue::ignoresWhatItDoesNotKnow()
{
    m_queue->begin(noJob);
    m_queue->end(JobId(99));
    m_queue->drop(JobId(99));
    QCOMPARE(m_queue->rowCount(), 0);
    QVERIFY(!m_queue->find(JobId(99)));
    QVERIFY(!m_queue->indexOf(JobId(99)).isValid());
}

void TestOperationQueue::agreesWithAPlainListOnRandomChanges()
{
    QRandomGenerator random(20);
    QList<std::pair<JobId, PoolId>> pending;
    for (int step = 0; step < 3000; ++step) {
        const int what = random.bounded(4);
        if (what < 2 || pending.isEmpty()) {
            const unsigned pool = 1 + random.bounded(20U);
            pending.append({add(Operation::Start, pool), PoolId(pool)});
        } else {
            const JobId job = pending.takeAt(random.bounded(int(pending.size()))).first;
            if (what == 2)
                m_queue->end(job);
            else
                m_queue->drop(job);
        }
        const PoolId asked(1 + random.bounded(20U));
        QCOMPARE(m_queue->isPending(asked),
                 std::any_of(pending.cbegin(), pending.cend(),
                             [asked](const auto &job) { return job.second == asked; }));
        QCOMPARE(m_queue->pendingCount(), int(pending.size()));
        QCOMPARE(m_queue->firstPending() ? m_queue->firstPending()->id : noJob,
                 pending.isEmpty() ? noJob : pending.constFirst().first);
    }
}

void TestOperationQueue::thousandsOfJobsAreNotQuadratic()
{
    // Ten times the jobs may cost thirty times the work; that of a walk for each would be a hundred times.
    const auto cost = [](int count) {
        return cpuMillisecondsOf([count] {
            OperationQueue queue;
            QList<JobId> jobs;
            int asked = 0;
            for (int i = 0; i < count; ++i) {
                OperationQueue::Job job;
                job.operation = Operation::Start;
                job.pool = PoolId(unsigned(i) + 1);
                job.batch = 1;
                jobs << queue.add(job);
            }
            for (int i = 0; i < count; ++i) {
                for (int command = 0; command < 6; ++command)
                    asked += queue.isPending(PoolId(unsigned(i) + 1)) ? 1 : 0;
                queue.begin(jobs.at(i));
                queue.end(jobs.at(i));
                asked += queue.isBatchPending(1) ? 1 : 0;
            }
            if (asked != 7 * count - 1)
                qFatal("The jobs were not pending.");
        });
    };
    (void)cost(1000);
    const double few = cost(2000);
    const double many = cost(20000);
    qInfo("2,000 jobs: %.1f ms, 20,000 jobs: %.1f ms", few, many);
    QVERIFY2(many < 30 * few + 5, qPrintable(QStringLiteral("%1 ms, %2 ms").arg(few).arg(many)));
}

QTEST_GUILESS_MAIN(TestOperationQueue)
#include "tst_operationqueue.moc"
