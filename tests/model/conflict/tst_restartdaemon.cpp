// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/conflict/restartrun.h"
#include "tests/support/effort.h"
#include "tests/support/privatelibvirtd.h"
#include "tests/support/randomseeds.h"

#include <QTest>

using namespace poolwarden;

/// What is foretold of a restart, beside what a real daemon does at one.
class TestRestartDaemon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesTrue_data() { addSeeds(90210); }
    void comesTrue();
};

void TestRestartDaemon::comesTrue()
{
    QFETCH(quint64, seed);
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    RestartRun run(daemon, seed);
    const int rounds = effort(12);
    for (int round = 0; round < rounds; ++round) {
        // What was lost in a round leaves room for what is made in the next.
        run.makePools();
        const Ending ending{round % 2 == 1,
                            round % 4 < 2 ? RestartKind::Daemon : RestartKind::Host};
        run.look();
        const RestartForecast forecast = run.foretell(ending.kind);
        QVERIFY2(run.restart(ending), qPrintable(daemon.errorString()));
        const QString wrong = run.differences(forecast);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("round %1\n").arg(round) + wrong));
        run.forgetHiddenFiles();
    }
    for (int round = 0; round < rounds; ++round) {
        run.makeFiles();
        const RestartForecast forecast = run.foretell(RestartKind::Host);
        QVERIFY2(run.restart({false, RestartKind::Host}), qPrintable(daemon.errorString()));
        const QString wrong = run.differences(forecast);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("files %1\n").arg(round) + wrong));
        run.forgetHiddenFiles();
    }
    int all = 0;
    for (const auto &[outcome, count] : run.counts()) {
        all += count;
        qInfo("%-20s %4d", restartOutcomeId(outcome).data(), count);
    }
    qInfo("%d pools, %d were lost; of those that might be, %d were lost and %d stayed", all,
          run.lost(), run.gone(), run.stayed());
    QVERIFY(run.gone() > 0 && run.stayed() > 0);
    for (const RestartOutcome outcome :
         {RestartOutcome::Lost, RestartOutcome::MayBeLost, RestartOutcome::Starts,
          RestartOutcome::TakesDefinition, RestartOutcome::Same})
        QVERIFY2(run.counts().contains(outcome), restartOutcomeId(outcome).data());
}

QTEST_GUILESS_MAIN(TestRestartDaemon)
#include "tst_restartdaemon.moc"
