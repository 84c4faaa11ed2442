// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/commandline.h"
#include "model/session/poolregistry.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/commands/commandset.h"
#include "views/messages/messagebar.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTreeView>

#include <utility>

using namespace poolwarden;

namespace {

QByteArray targetPool(const char *name, const char *uuid = nullptr)
{
    const QByteArray id = uuid ? "<uuid>" + QByteArray(uuid) + "</uuid>" : QByteArray();
    return "<pool type='iscsi'><name>" + QByteArray(name) + "</name>" + id
           + "<source><host name='san'/><device path='iqn.2020-01.org.example:t'/></source>"
             "<target><path>/dev/disk/by-path</path></target></pool>";
}

QByteArray dirPool(const char *name, const char *path)
{
    return "<pool type='dir'><name>" + QByteArray(name) + "</name><target><path>" + path
           + "</path></target></pool>";
}

/// On a disk that every host knows by this name.
QByteArray diskPool(const char *name)
{
    return "<pool type='fs'><name>" + QByteArray(name)
           + "</name><source><device path='/dev/disk/by-id/wwn-0x5000c500a1b2c3d4'/></source>"
             "<target><path>/mnt/disk</path></target></pool>";
}

/// Folders of hosts in a folder.
class Hosts
{
public:
    void write(const char *name, const QByteArray &content) const
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

QStringList texts(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells += model.index(row, column, parent).data().toString();
        rows += cells.join(u' ');
        rows += texts(model, model.index(row, 0, parent));
    }
    return rows;
}

QStringList poolsOf(PoolRegistry &registry)
{
    QStringList pools;
    for (const PoolId id : registry.pools()) {
        const PoolRegistry::Pool &pool = *registry.pool(id);
        pools += registry.host(pool.host)->label + u'/' + registry.displayName(id);
    }
    return pools;
}

} // namespace

/// poolwarden --hosts FOLDER
class TestHostFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHostsShareIsInTheListOfConflicts();
    void eachFolderIsAHostByItself();
    void localityIsTheOneOfHostIni();
    void whatCannotBeReadIsNotLeftOut();
    void whatIsWrongWithTheFolderIsSaid();
    void nothingCanBeChangedThere();
    void reloadReadsTheFilesAgain();
    void hostsAreClosedLikeOthers();
    void definitionsInOneFileAreApart();
    void whatIsAcceptedHereIsAcceptedByTheCheck_data();
    void whatIsAcceptedHereIsAcceptedByTheCheck();
    void commandLine();
    void wrongCommandLine_data();
    void wrongCommandLine();
};

void TestHostFolders::whatHostsShareIsInTheListOfConflicts()
{
    const Hosts hosts;
    hosts.write("kvm1/a.xml", targetPool("a"));
    hosts.write("kvm2/b.xml", targetPool("b"));
    hosts.write("kvm2/below/c.xml", dirPool("c", "/srv/c"));
    const TestSession session;
    session.checkModels();
    session.session->connections()->openFolders(hosts.path());
    QTRY_COMPARE(poolsOf(*session.registry()),
                 (QStringList{QStringLiteral("kvm1/a"), QStringLiteral("kvm2/b"),
                              QStringLiteral("kvm2/c")}));
    const std::vector<Finding> findings =
        session.registry()->findingsOf(session.poolNamed(QStringLiteral("a")));
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings.front().kind, FindingKind::SharedAcrossHosts);
    QCOMPARE(findings.front().peer, session.poolNamed(QStringLiteral("b")));
    const QStringList rows = texts(*session.find<QTreeView>("conflictList")->model());
    QCOMPARE(rows.size(), 3); // the target, and the two pools that use it
    QVERIFY2(rows.first().contains(QStringLiteral("iqn.2020-01.org.example:t")),
             qPrintable(rows.first()));
    QCOMPARE(session->messages()->count(), 0);
}

void TestHostFolders::eachFolderIsAHostByItself()
{
    const Hosts hosts;
    hosts.write("kvm1/a.xml", dirPool("same", "/srv/a"));
    hosts.write("kvm2/a.xml", dirPool("same", "/srv/a"));
    hosts.write("kvm2/b.xml", dirPool("b", "/srv/a"));
    const TestSession session;
    session.session->connections()->openFolders(hosts.path());
    QTRY_COMPARE(session.registry()->poolCount(), 3);
    QList<int> errors;
    for (const PoolId id : session.registry()->pools())
        errors += session.registry()->pool(id)->status.errors;
    QCOMPARE(errors, (QList<int>{0, 1, 1}));
}

void TestHostFolders::localityIsTheOneOfHostIni()
{
    const Hosts hosts;
    hosts.write("kvm1/host.ini", "uri = qemu+ssh://kvm1/system\nlocality = remote\n");
    hosts.write("kvm2/host.ini", "locality = local\n");
    for (const char *file : {"kvm1/a.xml", "kvm2/a.xml", "kvm3/a.xml"})
        hosts.write(file, dirPool("a", "/srv/a"));
    const TestSession session;
    session.session->connections()->openFolders(hosts.path());
    QTRY_COMPARE(session.registry()->poolCount(), 3);
    using Locality = HostTopology::Locality;
    QList<Locality> found;
    for (const PoolRegistry::Host &host : session.registry()->hosts())
        found += session.registry()->checker().topology(host.id).locality;
    QCOMPARE(found, (QList<Locality>{Locality::Remote, Locality::Local, Locality::Unknown}));
    QCOMPARE(session.session->connectionList()->entries().first().uri,
             QStringLiteral("qemu+ssh://kvm1/system"));
    // Drafts of the real host stay with it.
    QVERIFY(session.registry()->hosts().first().info.uri.startsWith(QStringLiteral("file://")));
}

void TestHostFolders::whatCannotBeReadIsNotLeftOut()
{
    const Hosts hosts;
    constexpr auto uuid = "11111111-1111-4111-8111-111111111111";
    hosts.write("kvm1/a.xml", targetPool("a", uuid));
    hosts.write("kvm1/b.xml", "<pool type='dir'>");
    hosts.write("kvm1/c.xml", dirPool("a", "/srv/c"));
    hosts.write("kvm1/d.xml", targetPool("d", uuid));
    const TestSession session;
    session.session->connections()->openFolders(hosts.path());
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    QStringList told;
    for (const PoolId id : session.registry()->pools()) {
        const PoolRegistry::Pool &pool = *session.registry()->pool(id);
        const bool isRead = pool.live && std::holds_alternative<PoolDefinition>(*pool.live);
        told += pool.snapshot->name + (isRead ? QStringLiteral(" read") : QString())
                + (pool.snapshot->error ? QStringLiteral(" error") : QString());
    }
    told.sort();
    QCOMPARE(told, (QStringList{QStringLiteral("a error"), QStringLiteral("a read"),
                                QStringLiteral("b.xml"), QStringLiteral("d error")}));
}

void TestHostFolders::whatIsWrongWithTheFolderIsSaid()
{
    const Hosts hosts;
    hosts.write("a.xml", dirPool("a", "/srv/a"));
    hosts.write("kvm1/host.ini", "nonsense\n");
    const TestSession session;
    session.session->connections()->openFolders(hosts.path());
    QVERIFY2(
        session->messages()->current().text.contains(QStringLiteral("not in the folder of a host")),
        qPrintable(session->messages()->current().text));
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("locality")));
    QTRY_COMPARE(session->messages()->count(), 2);
    QVERIFY2(session->messages()->current().text.contains(QStringLiteral("no .xml file")),
             qPrintable(session->messages()->current().text));
}

void TestHostFolders::nothingCanBeChangedThere()
{
    const Hosts hosts;
    hosts.write("kvm1/a.xml", dirPool("a", "/srv/a"));
    const TestSession session;
    session.session->connections()->openFolders(hosts.path());
    QTRY_COMPARE(session.registry()->poolCount(), 1);
    session.select(QStringLiteral("a"));
    for (const Command command : {Command::Start, Command::Undefine, Command::Autostart})
        QVERIFY(!session->commands()->action(command)->isEnabled());
    const HostId host = session.registry()->hosts().first().id;
    StorageService *service = session.session->connections()->serviceOf(host);
    QVERIFY(service);
    QSignalSpy failed(service, &StorageService::failed);
    const quint64 request = service->define(dirPool("b", "/srv/b"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toULongLong(), request);
    QCOMPARE(qvariant_cast<ServiceError>(failed.first().last()).code, ServiceError::Code::ReadOnly);
}

void TestHostFolders::reloadReadsTheFilesAgain()
{
    const Hosts hosts;
    hosts.write("kvm1/a.xml", dirPool("a", "/srv/a"));
    const TestSession session;
    session.session->connections()->openFolders(hosts.path());
    QTRY_COMPARE(session.registry()->poolCount(), 1);
    const PoolId known = session.poolNamed(QStringLiteral("a"));
    hosts.write("kvm1/a.xml", dirPool("a", "/srv/other"));
    hosts.write("kvm1/b.xml", dirPool("b", "/srv/other"));
    session->commands()->action(Command::Reload)->trigger();
    QTRY_COMPARE(session.registry()->poolCount(), 2);
    QCOMPARE(session.poolNamed(QStringLiteral("a")), known);
    QCOMPARE(session.registry()->pool(known)->status.errors, 1);
}

void TestHostFolders::hostsAreClosedLikeOthers()
{
    const Hosts hosts;
    hosts.write("kvm1/a.xml", dirPool("a", "/srv/a"));
    hosts.write("kvm2/b.xml", dirPool("b", "/srv/b"));
    const TestSession session;
    session.session->connections()->openFolders(hosts.path());
    QTRY_COMPARE(session.registry()->poolCount(), 2);
    session.session->connections()->close(session.session->connectionList()->entries().first().id);
    QCOMPARE(poolsOf(*session.registry()), QStringList{QStringLiteral("kvm2/b")});
}

void TestHostFolders::definitionsInOneFileAreApart()
{
    const Hosts hosts;
    hosts.write("kvm1/all.xml", dirPool("a", "/srv/a") + "\n" + dirPool("b", "/srv/b") + "\n"
                                    + dirPool("c", "/srv/c"));
    const TestSession session;
    session.session->connections()->openFolders(hosts.path());
    QTRY_COMPARE(poolsOf(*session.registry()),
                 (QStringList{QStringLiteral("kvm1/a"), QStringLiteral("kvm1/b"),
                              QStringLiteral("kvm1/c")}));
}

void TestHostFolders::whatIsAcceptedHereIsAcceptedByTheCheck_data()
{
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QString>("host");
    QTest::newRow("by the name of the folder") << QByteArray() << QStringLiteral("kvm 1%");
    QTest::newRow("by its URI") << QByteArray("uri = qemu+ssh://kvm1/system\n")
                                << QStringLiteral("qemu+ssh://kvm1/system");
}

void TestHostFolders::whatIsAcceptedHereIsAcceptedByTheCheck()
{
    QFETCH(const QByteArray, ini);
    QFETCH(const QString, host);
    // Two pools of one host in each other, and a disk that two hosts use.
    const auto write = [&ini](const Hosts &hosts) {
        hosts.write("kvm 1%/a.xml", dirPool("a", "/srv/a"));
        hosts.write("kvm 1%/b.xml", dirPool("b", "/srv/a/b"));
        hosts.write("kvm 1%/t.xml", diskPool("t"));
        hosts.write("kvm2/u.xml", diskPool("u"));
        hosts.write("kvm2/host.ini", {});
        if (!ini.isEmpty())
            hosts.write("kvm 1%/host.ini", ini);
    };
    const Hosts hosts;
    write(hosts);
    TestSession session;
    session.session->connections()->openFolders(hosts.path());
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    for (const QString &pool : {QStringLiteral("b"), QStringLiteral("t")}) {
        const auto counted = [&] {
            const FindingCounts &all = session.registry()->pool(session.poolNamed(pool))->status;
            return all.errors + all.warnings;
        };
        QTRY_COMPARE(counted(), 1);
        session.select(pool);
        const auto *action = session.find<QAction>("acceptConflictAction");
        QTRY_VERIFY(action->isEnabled());
        session.trigger("acceptConflictAction");
        QPlainTextEdit *reason = nullptr;
        QTRY_VERIFY(
            (reason = session->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason"))));
        QTest::keyClicks(reason, QStringLiteral("meant to be"));
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_COMPARE(counted(), 0);
        QTRY_VERIFY(!session->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason")));
    }

    // In another clone of the repository.
    const Hosts clone;
    write(clone);
    const auto check = [&clone](QStringList more) {
        QProcess program;
        more.prepend(clone.path());
        more = QStringList{QStringLiteral("--fail-on=warning"), QStringLiteral("--format=json"),
                           QStringLiteral("--hosts")}
               + more;
        program.start(QStringLiteral(POOLWARDEN_CHECK), more);
        (void)program.waitForFinished();
        const QByteArray errors = program.readAllStandardError();
        return std::pair(program.exitCode(), errors);
    };
    QCOMPARE(check({}).first, 1);
    const QDir folder(session.scratch.filePath(QStringLiteral("accepted")));
    const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    QVERIFY(!files.isEmpty());
    QStringList accepted;
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains("file:"), content.constData());
        QVERIFY2(!content.contains(hosts.path().toUtf8()), content.constData());
        accepted << QStringLiteral("--accepted") << file.fileName();
    }
    QFile own(folder.filePath(files.first()));
    QVERIFY(own.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(own.readAll())[QLatin1String("hosts")].toArray(),
             QJsonArray{host});
    const auto [status, errors] = check(accepted);
    QCOMPARE(errors, QByteArray());
    QCOMPARE(status, 0);
}

void TestHostFolders::commandLine()
{
    const commandline::Options wishes =
        commandline::parse({QStringLiteral("poolwarden"), QStringLiteral("--hosts"),
                            QStringLiteral("hosts"), QStringLiteral("qemu:///system")});
    QCOMPARE(wishes.hostsFolder, QStringLiteral("hosts"));
    QCOMPARE(wishes.uris, QStringList{QStringLiteral("qemu:///system")});
}

void TestHostFolders::wrongCommandLine_data()
{
    QTest::addColumn<QList<QByteArray>>("arguments");
    QTest::newRow("no folder") << QList<QByteArray>{"--hosts"};
    QTest::newRow("no name") << QList<QByteArray>{"--hosts="};
    QTest::newRow("two folders") << QList<QByteArray>{"--hosts", "a", "--hosts", "b"};
}

void TestHostFolders::wrongCommandLine()
{
    QFETCH(QList<QByteArray>, arguments);
    QProcess program;
    QStringList list;
    for (const QByteArray &argument : std::as_const(arguments))
        list += QString::fromLatin1(argument);
    program.start(QStringLiteral(POOLWARDEN), list);
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(!program.readAllStandardError().isEmpty());
}

QTEST_MAIN(TestHostFolders)
#include "tst_hostfolders.moc"
