// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One hundred hosts of one hundred pools in one window: half of them folders, half of them asked.

#include "model/tables/findingsmodel.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/support/cputime.h"
#include "views/conflicts/conflictspane.h"
#include "views/window/mainwindow.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

#include <sys/resource.h>

using namespace poolwarden;

namespace {

constexpr int hostCount = 100;
constexpr int poolCount = 100;

long peakMegabytes()
{
    struct rusage usage {
    };
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// The last two share what other hosts have: an export, which is meant for that, and with every tenth host a LUN,
/// which is not.
QList<QByteArray> poolsOfHost(int host)
{
    QList<QByteArray> pools;
    for (int number = 0; number < poolCount - 2; ++number) {
        const QByteArray name = "dir-" + QByteArray::number(number);
        pools << "<pool type='dir'><name>" + name + "</name><target><path>/srv/" + name
                     + "</path></target></pool>\n";
    }
    pools << "<pool type='netfs'><name>iso</name><source><host name='nas'/><dir "
             "path='/export/iso'/></source><target><path>/mnt/iso</path></target></pool>\n";
    pools << "<pool type='fs'><name>data</name><source><device path='/dev/disk/by-path/"
             "ip-10.0.0.1:3260-iscsi-iqn.2020-01.org.example:t-lun-"
                 + QByteArray::number(host % 10 < 2 ? 1000 : host)
                 + "'/></source><target><path>/mnt/data</path></target></pool>\n";
    return pools;
}

void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Of a window, as a whole.
class PaintCount final : public QObject
{
public:
    explicit PaintCount(QObject *window) { window->installEventFilter(this); }

    [[nodiscard]] int count() const { return m_count; }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_count += event->type() == QEvent::UpdateRequest ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

private:
    int m_count = 0;
};

} // namespace

class TestManyHosts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areReviewedInOneWindow();
};

void TestManyHosts::areReviewedInOneWindow()
{
    const QTemporaryDir folder;
    LibvirtSession program;
    SessionController &session = program.session;
    MainWindow *window = session.window();
    window->resize(1280, 800);
    window->show();
    QStringList uris;
    for (int host = 0; host < hostCount; ++host) {
        const QList<QByteArray> pools = poolsOfHost(host);
        if (host % 2 == 0) {
            const QString file = folder.filePath(QStringLiteral("host%1.xml").arg(host));
            write(file, "<node>\n" + pools.join() + "</node>\n");
            uris << QStringLiteral("test://") + file;
            continue;
        }
        for (qsizetype number = 0; number < pools.size(); ++number)
            write(folder.filePath(QStringLiteral("hosts/kvm%1/%2.xml").arg(host).arg(number)),
                  pools.at(number));
    }
    const long before = peakMegabytes();
    auto *findings = window->findChild<FindingsModel *>();
    QSignalSpy listed(findings, &FindingsModel::countsChanged);
    QSignalSpy counted(window->conflicts(), &ConflictsPane::countsChanged);
    QElapsedTimer clock;
    clock.start();
    session.connections()->openFolders(folder.filePath(QStringLiteral("hosts")));
    for (const QString &uri : uris)
        session.connections()->open(uri, false);
    PoolRegistry &registry = *session.registry();
    const auto pairs = [](int count) { return count * (count - 1) / 2; };
    const int unsafe = pairs(2 * hostCount / 10);
    PaintCount paints(window);
    double longest = 0;
    double all = 0;
    while ((registry.poolCount() < hostCount * poolCount || findings->errorCount() < unsafe)
           && !clock.hasExpired(120000)) {
        const double taken = threadMillisecondsOf(
            [] { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); });
        longest = std::max(longest, taken);
        all += taken;
    }
    QCOMPARE(registry.poolCount(), hostCount * poolCount);
    QCOMPARE(findings->errorCount(), unsafe);
    qInfo("%d hosts of %d pools are open in %lld ms, with %ld MB more", hostCount, poolCount,
          clock.elapsed(), peakMegabytes() - before);
    qInfo("the window took %.0f ms of CPU time, the longest turn %.0f ms; it was painted %d times",
          all, longest, paints.count());
    // It shows those that are there before the last one is.
    QVERIFY2(paints.count() >= hostCount / 10, qPrintable(QString::number(paints.count())));
    // What follows from many answers is listed and counted once, not for each pool.
    qInfo("listed %d times, counted %d times", int(listed.size()), int(counted.size()));
    QVERIFY2(listed.size() <= 2 * hostCount, qPrintable(QString::number(listed.size())));
    QVERIFY2(counted.size() <= 15 * hostCount, qPrintable(QString::number(counted.size())));
    QCOMPARE(registry.hosts().size(), hostCount);
    QCOMPARE(findings->warningCount(), 0);

    // What two hosts must not share is first.
    QTreeView *list = window->conflicts()->list();
    QTRY_VERIFY(list->model()->rowCount() >= 2);
    const QModelIndex first = list->model()->index(0, 0);
    QCOMPARE(first.data(FindingsModel::SeverityRole).toInt(), int(Severity::Error));
    QCOMPARE(first.data(FindingsModel::KindRole).toInt(), int(FindingKind::SharedAcrossHosts));
    QCOMPARE(list->model()->rowCount(first), 2 * hostCount / 10);
    QCOMPARE(findings->findingsAt(findings->index(0, 0)).size(), std::size_t(unsafe));
    // The pools of it tell their hosts.
    const QString pools = first.siblingAtColumn(FindingsModel::PoolsColumn).data().toString();
    QVERIFY2(pools.contains(QStringLiteral("data (on kvm1)")), qPrintable(pools));
    list->setFocus();
    list->setCurrentIndex(first);
    QTRY_VERIFY_WITH_TIMEOUT(window->conflicts()->current(), 60000);
    QCOMPARE(window->conflicts()->chosenPools().size(), 2 * hostCount / 10);

    // By the name of a host.
    auto *text = window->findChild<QLineEdit *>(QStringLiteral("conflictFilterText"));
    text->setFocus();
    double slowest = 0;
    for (const char key : std::string("kvm41")) {
        slowest = std::max(slowest, cpuMillisecondsOf([&] {
                               QTest::keyClick(text, key);
                               QCoreApplication::processEvents();
                               (void)list->grab();
                           }));
    }
    QCOMPARE(findings->findingsAt(findings->index(0, 0)).size(), std::size_t(unsafe) / 10);
    qInfo("a key in the filter: %.1f ms at most", slowest);
    text->clear();
    QTRY_COMPARE(findings->shownCount(), findings->findingCount());

    // A pool that is edited is compared with those of all hosts.
    clock.restart();
    PoolDraft *draft =
        registry.createDraft(registry.hosts().first().id, DraftOrigin::New,
                             QString::fromUtf8(poolsOfHost(10).last())
                                 .replace(QStringLiteral("data<"), QStringLiteral("another<")));
    QVERIFY(draft);
    qInfo("one more pool is compared with all in %lld ms", clock.elapsed());
    QCOMPARE(findings->errorCount() >= unsafe + 2 * hostCount / 10 - 1, true);

    clock.restart();
    for (const PoolRegistry::Host &host : registry.hosts())
        registry.removeHost(host.id);
    QCOMPARE(registry.poolCount(), 0);
    qInfo("all are gone in %lld ms", clock.elapsed());
}

QTEST_MAIN(TestManyHosts)
#include "tst_manyhosts.moc"
