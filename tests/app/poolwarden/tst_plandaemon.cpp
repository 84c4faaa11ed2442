// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Resolve All from the first key to the last on a real libvirtd, by what the program runs itself. What came of it is
// read by virsh.

#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/model/resolve/randompools.h"
#include "tests/support/privatelibvirtd.h"
#include "tests/support/randomseeds.h"
#include "views/plan/draftsdialog.h"
#include "views/pools/pooltableview.h"
#include "views/ways/resolvedialog.h"
#include "views/window/mainwindow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

#include <map>

using namespace poolwarden;

namespace {

/// What a pool of the host is: its persistent definition without what libvirt notes of it, and whether it runs.
struct AsItIs {
    QByteArray xml;
    bool runs = false;
};

std::map<QString, AsItIs> allOf(RealHost &real)
{
    const QStringList active = real.uuids(QStringLiteral("--persistent"));
    std::map<QString, AsItIs> all;
    for (const QString &uuid : real.uuids())
        all[uuid] = {editedText(real.xml(uuid, true), {}), active.contains(uuid)};
    return all;
}

template<typename Dialog>
Dialog *shown(MainWindow *window, const char *name, const char *button)
{
    Dialog *dialog = nullptr;
    const bool isReady = QTest::qWaitFor(
        [&] {
            dialog = window->findChild<Dialog *>(QString::fromLatin1(name));
            return dialog && dialog->isVisible()
                   && dialog->template findChild<QPushButton *>(QString::fromLatin1(button))
                          ->isEnabled();
        },
        15'000);
    return isReady && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

QString textOf(const QWidget *dialog, const char *name)
{
    return dialog->findChild<QLabel *>(QString::fromLatin1(name))->text();
}

} // namespace

class TestPlanDaemon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanLeavesWhatItPromisedAndIsTakenBack_data();
    void aPlanLeavesWhatItPromisedAndIsTakenBack();
};

void TestPlanDaemon::aPlanLeavesWhatItPromisedAndIsTakenBack_data()
{
    addSeeds(20163);
    QTest::newRow("some are stopped, and one is undefined") << quint64(2023006257573278637);
}

void TestPlanDaemon::aPlanLeavesWhatItPromisedAndIsTakenBack()
{
    QFETCH(quint64, seed);
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    RealHost real(daemon);
    RandomPools random(seed, daemon, real);
    random.fill(14);
    const auto before = allOf(real);
    QVERIFY(before.size() > 3);

    LibvirtSession program;
    MainWindow *window = program.session.window();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    program.session.connections()->open(daemon.uri(), false);
    const PoolRegistry *registry = program.session.registry();
    QTRY_COMPARE_WITH_TIMEOUT(registry->poolCount(), int(before.size()), 15'000);

    // Drafts beside them, and edits of pools: as a user, in the list, Ctrl+V.
    QByteArray drafts;
    for (int identity = 12; identity < 24; ++identity)
        drafts += random.next(identity);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(drafts));
    auto *table = window->findChild<PoolTableView *>();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(registry->poolCount() > int(before.size()), 15'000);
    QTest::keyClick(window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    auto *plan = shown<ResolveDialog>(window, "resolveDialog", "resolveMake");
    QVERIFY(plan);
    const QString promised = textOf(plan, "resolveText");
    qInfo("%s", qUtf8Printable(promised));
    QVERIFY(promised.contains(QStringLiteral("leave")));
    QTest::keyClick(plan, Qt::Key_M, Qt::AltModifier);
    auto *toDo = shown<DraftsDialog>(window, "draftsDialog", "draftsDefine");
    QVERIFY(toDo);
    QTest::keyClick(toDo, Qt::Key_D, Qt::AltModifier);
    const auto *back = toDo->findChild<QPushButton *>(QStringLiteral("draftsTakeBack"));
    QTRY_VERIFY_WITH_TIMEOUT(back->isEnabled(), 30'000);
    qInfo("%s", qUtf8Printable(textOf(toDo, "draftsText")));
    if (promised.contains(QStringLiteral("leave no error")))
        QCOMPARE(real.errorCount(), std::size_t(0));

    // What had to stop for it runs again, also where its new directory was not there.
    const auto then = allOf(real);
    for (const auto &[uuid, pool] : before) {
        const auto same = then.find(uuid);
        if (same != then.end())
            QVERIFY2(same->second.runs || !pool.runs, same->second.xml.constData());
    }

    QTest::keyClick(toDo, Qt::Key_B, Qt::AltModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(textOf(toDo, "draftsText").contains(QStringLiteral("before")),
                              qPrintable(textOf(toDo, "draftsText")), 30'000);
    qInfo("%s", qUtf8Printable(textOf(toDo, "draftsText")));
    const auto after = allOf(real);
    for (const auto &[uuid, pool] : before) {
        const auto same = after.find(uuid);
        QVERIFY2(same != after.end(), pool.xml.constData());
        QCOMPARE(same->second.xml, pool.xml);
        QCOMPARE(same->second.runs, pool.runs);
    }
    QCOMPARE(after.size(), before.size());
}

QTEST_MAIN(TestPlanDaemon)
#include "tst_plandaemon.moc"
