// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/checkrun.h"
#include "tests/app/check/checkprogram.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QtTest>

using namespace poolwarden;
using namespace poolwarden::check;
using namespace poolwarden::test;

namespace {

/// A host that answers as the test wants, later, as the port promises.
class FakeHost final : public StorageService
{
    Q_OBJECT

public:
    enum class Answer { Lists, FailsToOpen, ClosesBeforeTheList, Never };

    Answer answer = Answer::Lists;
    QList<PoolSnapshot> pools;
    bool local = true;
    std::optional<ServiceError> deviceError;
    QString openedUri;
    bool openedReadOnly = false;

    void open(const QString &uri, bool readOnly) override
    {
        openedUri = uri;
        openedReadOnly = readOnly;
        QMetaObject::invokeMethod(this, &FakeHost::answerOpen, Qt::QueuedConnection);
    }
    void close() override {}
    [[nodiscard]] bool isOpen() const override { return true; }
    RequestId list() override { return 0; }
    RequestId define(const QByteArray &, Validation) override { return changed(); }
    RequestId undefine(const QString &) override { return changed(); }
    RequestId start(const QString &) override { return changed(); }
    RequestId stop(const QString &) override { return changed(); }
    RequestId refresh(const QString &) override { return changed(); }
    RequestId setAutostart(const QString &, bool) override { return changed(); }
    RequestId makeDirectory(const QString &) override { return changed(); }
    RequestId listNodeDevices() override
    {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (deviceError)
                    Q_EMIT failed(7, Operation::ListNodeDevices, {}, *deviceError);
                else
                    Q_EMIT succeeded(7, Operation::ListNodeDevices, {});
            },
            Qt::QueuedConnection);
        return 7;
    }
    bool wasChanged = false;

private:
    RequestId changed()
    {
        wasChanged = true;
        return 0;
    }
    void answerOpen()
    {
        ServiceError error;
        error.sentence = QStringLiteral("No.");
        error.detail = QStringLiteral("libvirt's no");
        switch (answer) {
        case Answer::Never:
            return;
        case Answer::FailsToOpen:
            Q_EMIT openFailed(error);
            return;
        case Answer::ClosesBeforeTheList:
            Q_EMIT opened({});
            Q_EMIT closed(error);
            return;
        case Answer::Lists:
            HostInfo host;
            host.uri = QStringLiteral("fake:///system");
            host.local = local;
            Q_EMIT opened(host);
            Q_EMIT poolsListed(pools);
            return;
        }
    }
};

PoolSnapshot snapshot(const char *name, const char *uuid, const QByteArray &live,
                      const QByteArray &persistent)
{
    PoolSnapshot pool;
    pool.name = QString::fromUtf8(name);
    pool.uuid = QString::fromLatin1(uuid);
    pool.state = PoolState::Running;
    pool.liveXml = live;
    pool.persistentXml = persistent;
    return pool;
}

constexpr auto uuid1 = "11111111-1111-4111-8111-111111111111";
constexpr auto uuid2 = "22222222-2222-4222-8222-222222222222";

} // namespace

class CheckRunTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hostIsOnlyRead();
    void aHostThatFailsIsAProblem_data();
    void aHostThatFailsIsAProblem();
    void aHostWithoutDevicesIsJudged();
    void anUnreadablePoolIsSaidAndItsNameTaken_data();
    void anUnreadablePoolIsSaidAndItsNameTaken();
    void pendingDefinitionsThatCollideAreFound();
    void aPendingDefinitionIsReplacedAndTheLiveOneStays();
    void aRemoteHostIsUnverifiedOnce();
    void whatIsDecidedIsNotUnverified();

private:
    QJsonObject run(const QList<QByteArray> &files, int *status);

    Severity m_failOn = Severity::Error;
    Format m_format = Format::Json;
    std::unique_ptr<FakeHost> m_host;
    std::unique_ptr<CheckProgram> m_folder;
};

void CheckRunTest::init()
{
    m_host = std::make_unique<FakeHost>();
    m_folder = std::make_unique<CheckProgram>();
    m_failOn = Severity::Error;
    m_format = Format::Json;
}

QJsonObject CheckRunTest::run(const QList<QByteArray> &files, int *status)
{
    Arguments arguments;
    arguments.uri = QStringLiteral("fake:///system");
    arguments.format = m_format;
    arguments.failOn = m_failOn;
    arguments.schema = false;
    arguments.timeoutSeconds = 1;
    arguments.output = m_folder->path(QStringLiteral("report.json"));
    for (const QByteArray &file : files) {
        const QString name = QStringLiteral("%1.xml").arg(arguments.inputs.size());
        m_folder->write(name, file);
        arguments.inputs.emplace_back(m_folder->path(name).toStdString());
    }
    CheckRun checkRun(arguments, [this](QObject *) { return m_host.get(); });
    QSignalSpy finished(&checkRun, &CheckRun::finished);
    checkRun.start();
    *status = finished.isEmpty() && !finished.wait(10000) ? -1 : finished.first().first().toInt();
    return QJsonDocument::fromJson(m_folder->read(QStringLiteral("report.json"))).object();
}

void CheckRunTest::hostIsOnlyRead()
{
    int status = -1;
    (void)run({dirPool("a", "/srv/a")}, &status);
    QCOMPARE(status, 0);
    QCOMPARE(m_host->openedUri, QStringLiteral("fake:///system"));
    QVERIFY(m_host->openedReadOnly);
    QVERIFY(!m_host->wasChanged);
}

void CheckRunTest::aHostThatFailsIsAProblem_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<QString>("said");
    QTest::newRow("does not open")
        << int(FakeHost::Answer::FailsToOpen) << QStringLiteral("No. (libvirt's no)");
    QTest::newRow("is lost before it lists its pools")
        << int(FakeHost::Answer::ClosesBeforeTheList) << QStringLiteral("No. (libvirt's no)");
    QTest::newRow("does not answer")
        << int(FakeHost::Answer::Never) << QStringLiteral("did not answer within 1 s");
}

void CheckRunTest::aHostThatFailsIsAProblem()
{
    QFETCH(const int, answer);
    QFETCH(const QString, said);
    m_host->answer = FakeHost::Answer(answer);
    int status = -1;
    const QJsonObject report = run({dirPool("a", "/srv/a")}, &status);
    QCOMPARE(status, 2);
    const QJsonArray problems = report[QLatin1String("problems")].toArray();
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems[0].toString().contains(said), qPrintable(problems[0].toString()));
    QCOMPARE(report[QLatin1String("definitions")].toArray().size(), 1);
}

void CheckRunTest::aHostWithoutDevicesIsJudged()
{
    m_host->pools = {snapshot("a", uuid1, dirPool("a", "/srv/a", uuid1), {})};
    m_host->deviceError = ServiceError();
    int status = -1;
    const QJsonObject report = run({dirPool("b", "/srv/a")}, &status);
    QCOMPARE(status, 1);
    QCOMPARE(report[QLatin1String("problems")].toArray().size(), 0);
    QCOMPARE(report[QLatin1String("host")].toString(), QStringLiteral("fake:///system"));
}

void CheckRunTest::anUnreadablePoolIsSaidAndItsNameTaken_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<bool>("isError");
    QTest::newRow("could not be fetched") << QByteArray() << true;
    QTest::newRow("could not be parsed") << QByteArray("<pool type='floppy'/>") << false;
}

void CheckRunTest::anUnreadablePoolIsSaidAndItsNameTaken()
{
    QFETCH(const QByteArray, xml);
    QFETCH(const bool, isError);
    PoolSnapshot broken = snapshot("broken", uuid1, xml, xml);
    if (isError) {
        broken.error = ServiceError();
        broken.error->sentence = QStringLiteral("It does not say.");
    }
    m_host->pools = {broken, snapshot("a", uuid2, dirPool("a", "/srv/a", uuid2), {})};

    int status = -1;
    const QJsonObject report = run({dirPool("broken", "/srv/b")}, &status);
    QCOMPARE(status, 2);
    const QJsonArray notChecked = report[QLatin1String("notChecked")].toArray();
    QCOMPARE(notChecked.size(), 1);
    QCOMPARE(notChecked[0][QLatin1String("pool")].toString(), QStringLiteral("broken"));
    QVERIFY(!notChecked[0][QLatin1String("reason")].toString().isEmpty());
    const QJsonValue judged = report[QLatin1String("definitions")][0];
    QCOMPARE(judged[QLatin1String("reason")].toString(), QStringLiteral("name-taken"));

    const QJsonObject review = run({}, &status);
    QCOMPARE(status, 2);
    QCOMPARE(review[QLatin1String("definitions")].toArray().size(), 1);
}

void CheckRunTest::pendingDefinitionsThatCollideAreFound()
{
    m_host->pools = {
        snapshot("a", uuid1, dirPool("a", "/srv/a", uuid1), dirPool("a", "/srv/new", uuid1)),
        snapshot("b", uuid2, dirPool("b", "/srv/b", uuid2), dirPool("b", "/srv/new", uuid2))};
    int status = -1;
    const QJsonObject report = run({}, &status);
    QCOMPARE(status, 1);
    const QJsonValue b = report[QLatin1String("definitions")][1];
    const QJsonArray findings = b[QLatin1String("findings")].toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings[0][QLatin1String("kind")].toString(), QStringLiteral("lost-at-restart"));
}

void CheckRunTest::aPendingDefinitionIsReplacedAndTheLiveOneStays()
{
    m_host->pools = {
        snapshot("a", uuid1, dirPool("a", "/srv/a", uuid1), dirPool("a", "/srv/a", uuid1))};
    int status = -1;
    const QJsonObject report =
        run({dirPool("a", "/srv/new", uuid1), dirPool("b", "/srv/a"), dirPool("c", "/srv/new")},
            &status);
    const QJsonArray definitions = report[QLatin1String("definitions")].toArray();
    QCOMPARE(definitions[0][QLatin1String("verdict")].toString(), QStringLiteral("accepted"));
    // It runs on with the old directory.
    QCOMPARE(definitions[1][QLatin1String("reason")].toString(), QStringLiteral("source-conflict"));
    // The new one is not in force, so libvirt takes it, and loses one of both later.
    QCOMPARE(definitions[2][QLatin1String("verdict")].toString(), QStringLiteral("accepted"));
    QCOMPARE(definitions[2][QLatin1String("findings")][0][QLatin1String("kind")].toString(),
             QStringLiteral("lost-at-restart"));
}

// One note for the host, not one for each path; it counts once, and fails only who asks for that.
void CheckRunTest::aRemoteHostIsUnverifiedOnce()
{
    m_host->local = false;
    m_host->pools = {snapshot("a", uuid1, dirPool("a", "/srv/a", uuid1), {}),
                     snapshot("b", uuid2, dirPool("b", "/srv/b", uuid2), {})};
    int status = -1;
    for (const QList<QByteArray> &files :
         {QList<QByteArray>(), QList<QByteArray>{dirPool("c", "/srv/c")}}) {
        const QJsonObject report = run(files, &status);
        QCOMPARE(status, 0);
        for (const QJsonValue &definition : report[QLatin1String("definitions")].toArray())
            QVERIFY(definition[QLatin1String("findings")].toArray().isEmpty());
        const QJsonArray unverified = report[QLatin1String("unverified")].toArray();
        QCOMPARE(unverified.size(), 1);
        QCOMPARE(unverified[0][QLatin1String("host")].toString(), QStringLiteral("fake:///system"));
        const QJsonArray places = unverified[0][QLatin1String("places")].toArray();
        QCOMPARE(places.size(), 2 + files.size());
        QCOMPARE(places.last()[QLatin1String("resource")].toString(),
                 files.isEmpty() ? QStringLiteral("file:/srv/b") : QStringLiteral("file:/srv/c"));
        QCOMPARE(places.last()[QLatin1String("line")].toInt() > 0, !files.isEmpty());
        QCOMPARE(report[QLatin1String("summary")][QLatin1String("infos")].toInt(), 1);
    }
    m_failOn = Severity::Info;
    (void)run({}, &status);
    QCOMPARE(status, 1);

    m_format = Format::Text;
    (void)run({}, &status);
    const QByteArray text = m_folder->read(QStringLiteral("report.json"));
    QCOMPARE(text.count("[unverified]"), 1);
    QVERIFY(text.contains("fake:///system: info: "));
    m_format = Format::Sarif;
    const QJsonArray results =
        run({}, &status)[QLatin1String("runs")][0][QLatin1String("results")].toArray();
    QCOMPARE(results.size(), 1);
    QCOMPARE(results[0][QLatin1String("ruleId")].toString(), QStringLiteral("unverified"));
    QCOMPARE(results[0][QLatin1String("relatedLocations")].toArray().size(), 1);
}

void CheckRunTest::whatIsDecidedIsNotUnverified()
{
    m_host->local = false;
    m_host->pools = {
        snapshot("a", uuid1, dirPool("a", "/srv/a", uuid1), dirPool("a", "/srv/a", uuid1)),
        snapshot("b", uuid2, dirPool("b", "/srv/x/../a", uuid2),
                 dirPool("b", "/srv/x/../a", uuid2))};
    int status = -1;
    const QJsonObject report = run({}, &status);
    QCOMPARE(status, 1);
    QCOMPARE(report[QLatin1String("summary")][QLatin1String("errors")].toInt(), 1);
    QVERIFY(report[QLatin1String("unverified")].toArray().isEmpty());
}

QTEST_GUILESS_MAIN(CheckRunTest)
#include "tst_checkrun.moc"
