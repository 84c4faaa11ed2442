// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions to a host, on libvirt's test driver, a real daemon, and a real iSCSI target.

#include "app/libvirt/libvirtstorageservice.h"
#include "model/xml/hostsourcesreader.h"

#include "tests/app/libvirt/servicerecorder.h"
#include "tests/support/privatelibvirtd.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QStandardPaths>
#include <QTest>

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>

using namespace poolwarden;
using namespace std::chrono_literals;
using Code = ServiceError::Code;

namespace {

constexpr char vmsTarget[] = "iqn.2026-01.org.example:vms";
constexpr char backupTarget[] = "iqn.2026-01.org.example:backup";
constexpr char password[] = "correct-horse-12";

HostQuestion sources(PoolType type, const QByteArray &source = {})
{
    return {.about = HostQuestion::About::Sources,
            .type = type,
            .source = source,
            .usageType = {},
            .usage = {}};
}

HostQuestion secrets()
{
    return {.about = HostQuestion::About::Secrets,
            .type = PoolType::IscsiDirect,
            .source = {},
            .usageType = QStringLiteral("iscsi"),
            .usage = {}};
}

HostQuestion newSecret(const QString &usage, const QByteArray &value)
{
    return {.about = HostQuestion::About::NewSecret,
            .type = PoolType::IscsiDirect,
            .source = {},
            .usageType = QStringLiteral("iscsi"),
            .usage = usage,
            .description = QStringLiteral("For <a> & 'b'"),
            .value = std::make_shared<const SecretValue>(QByteArray(value))};
}

HostQuestion exports()
{
    return sources(PoolType::Netfs, "<source><host name='127.0.0.1'/></source>");
}

/// The answers of a service.
class Answers final : public QObject
{
public:
    explicit Answers(StorageService &service)
    {
        connect(&service, &StorageService::answered, this,
                [this](quint64 question, const HostAnswer &answer) {
                    ++count[question];
                    all.insert(question, answer);
                });
    }
    QHash<quint64, HostAnswer> all;
    QHash<quint64, int> count;
};

} // namespace

class HostQuestionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTestDriverFindsVolumeGroups();
    void saysWhatTheDriverCannotLookUp();
    void aClosedServiceAnswersToo();
    void makesAndListsSecrets();
    void makesNoSecretOnAReadOnlyConnection();
    void aNewSecretLetsAPoolIn();
    void aSilentServerHoldsUpNothing();

private:
    void open(LibvirtStorageService &service, bool readOnly = false);
    /// Starts tgtd with two targets, of which one wants CHAP. Null: this machine cannot.
    std::unique_ptr<QProcess> startPortal();

    std::unique_ptr<PrivateLibvirtd> m_daemon;
};

#define OPEN(...)                                                                                  \
    do {                                                                                           \
        open(__VA_ARGS__);                                                                         \
        if (QTest::currentTestFailed())                                                            \
            return;                                                                                \
    } while (false)
#define ANSWER(answers, question) QTRY_VERIFY_WITH_TIMEOUT((answers).all.contains(question), 20'000)

void HostQuestionsTest::initTestCase()
{
    m_daemon = std::make_unique<PrivateLibvirtd>();
    POOLWARDEN_REQUIRE_DAEMON(*m_daemon);
}

void HostQuestionsTest::open(LibvirtStorageService &service, bool readOnly)
{
    const ServiceRecorder recorder(service);
    service.open(m_daemon->uri(), readOnly);
    QTRY_COMPARE_WITH_TIMEOUT(recorder.listedCount, 1, 15'000);
}

void HostQuestionsTest::theTestDriverFindsVolumeGroups()
{
    LibvirtStorageService service;
    const Answers answers(service);
    service.open(QStringLiteral("test:///default"), false);
    QTRY_VERIFY(service.isOpen());
    const auto question = service.ask(sources(PoolType::Logical));
    ANSWER(answers, question);
    const QByteArray xml = answers.all.value(question).sources;
    const auto found = readFoundSources({xml.constData(), std::size_t(xml.size())});
    QVERIFY(found);
    QCOMPARE(found->size(), std::size_t(2));
    QCOMPARE(found->front().name, std::string("testvg1"));
    QCOMPARE(found->front().devices, std::vector<std::string>{"/dev/sda20"});
}

void HostQuestionsTest::saysWhatTheDriverCannotLookUp()
{
    LibvirtStorageService service;
    const Answers answers(service);
    service.open(QStringLiteral("test:///default"), false);
    QTRY_VERIFY(service.isOpen());
    const auto question = service.ask(sources(PoolType::Iscsi));
    ANSWER(answers, question);
    const auto error = answers.all.value(question).error;
    QVERIFY(error);
    QCOMPARE(error->code, Code::NotSupported);
    QVERIFY(error->detail.contains(QStringLiteral("does not support source discovery")));
}

void HostQuestionsTest::aClosedServiceAnswersToo()
{
    LibvirtStorageService service;
    const Answers answers(service);
    const auto closed = service.ask(sources(PoolType::Logical));
    QVERIFY(!answers.all.contains(closed)); // not from within the request
    ANSWER(answers, closed);
    QCOMPARE(answers.all.value(closed).error->code, Code::ConnectionLost);
    service.open(QStringLiteral("test:///default"), false);
    QTRY_VERIFY(service.isOpen());
    const auto cut = service.ask(sources(PoolType::Logical));
    service.close();
    ANSWER(answers, cut);
    QCOMPARE(answers.all.value(cut).error->code, Code::ConnectionLost);
    QTest::qWait(200);
    QCOMPARE(answers.count.value(cut), 1);
}

void HostQuestionsTest::makesAndListsSecrets()
{
    LibvirtStorageService service;
    const Answers answers(service);
    OPEN(service);
    const auto made = service.ask(newSecret(QStringLiteral("chap <1>"), "hush"));
    ANSWER(answers, made);
    QVERIFY2(!answers.all.value(made).error,
             qPrintable(answers.all.value(made).error ? answers.all.value(made).error->detail
                                                      : QString()));
    const QString uuid = answers.all.value(made).secrets.first().uuid;
    // Nobody can read its value again.
    QVERIFY(!m_daemon->run(QStringLiteral("virsh"),
                           {QStringLiteral("-c"), m_daemon->uri(QStringLiteral("secret")),
                            QStringLiteral("secret-get-value"), uuid}));
    QVERIFY(m_daemon->errorString().contains(QStringLiteral("private")));
    // Not twice under one name, and the first keeps its value.
    const auto twice = service.ask(newSecret(QStringLiteral("chap <1>"), "other"));
    ANSWER(answers, twice);
    QCOMPARE(answers.all.value(twice).error->code, Code::IdentityTaken);

    const QString file = m_daemon->path(QStringLiteral("empty.xml"));
    QFile xml(file);
    QVERIFY(xml.open(QIODevice::WriteOnly));
    xml.write("<secret ephemeral='no' private='no'><description>no value</description>"
              "<usage type='iscsi'><target>empty</target></usage></secret>");
    xml.close();
    QVERIFY2(m_daemon->run(QStringLiteral("virsh"),
                           {QStringLiteral("-c"), m_daemon->uri(QStringLiteral("secret")),
                            QStringLiteral("secret-define"), file}),
             qPrintable(m_daemon->errorString()));
    const auto listed = service.ask(secrets());
    ANSWER(answers, listed);
    QList<SecretInfo> all = answers.all.value(listed).secrets;
    std::ranges::sort(all, {}, &SecretInfo::usage);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.first().usage, QStringLiteral("chap <1>"));
    QCOMPARE(all.first().description, QStringLiteral("For <a> & 'b'"));
    QVERIFY(!all.first().hasValue); // private: the host does not tell
    QCOMPARE(all.last().usage, QStringLiteral("empty"));
    QCOMPARE(all.last().hasValue, std::optional(false));
}

void HostQuestionsTest::makesNoSecretOnAReadOnlyConnection()
{
    LibvirtStorageService service;
    const Answers answers(service);
    OPEN(service, true);
    const auto question = service.ask(newSecret(QStringLiteral("never"), "hush"));
    ANSWER(answers, question);
    QCOMPARE(answers.all.value(question).error->code, Code::ReadOnly);
}

std::unique_ptr<QProcess> HostQuestionsTest::startPortal()
{
    if (::geteuid() != 0
        || QStandardPaths::findExecutable(QStringLiteral("tgtd"), {QStringLiteral("/usr/sbin")})
               .isEmpty())
        return nullptr;
    QFile disk(m_daemon->path(QStringLiteral("disk.img")));
    if (!disk.open(QIODevice::WriteOnly) || !disk.resize(16LL * 1024 * 1024)
        || !m_daemon->run(QStringLiteral("ip"), {QStringLiteral("link"), QStringLiteral("set"),
                                                 QStringLiteral("lo"), QStringLiteral("up")}))
        return nullptr;
    auto portal =
        m_daemon->spawn(QStringLiteral("tgtd"), {QStringLiteral("-f"), QStringLiteral("--iscsi"),
                                                 QStringLiteral("portal=127.0.0.1:3260")});
    const auto admin = [this](const QString &arguments) {
        return m_daemon
            ->run(QStringLiteral("tgtadm"),
                  (QStringLiteral("--lld iscsi ") + arguments).split(u' ', Qt::SkipEmptyParts))
            .has_value();
    };
    const bool isUp =
        QTest::qWaitFor([&] { return admin(QStringLiteral("--op show --mode target")); }, 10'000);
    if (!isUp)
        return nullptr;
    bool done = true;
    int id = 0;
    for (const char *target : {vmsTarget, backupTarget}) {
        ++id;
        done = done
               && admin(QStringLiteral("--op new --mode target --tid %1 -T %2")
                            .arg(id)
                            .arg(QLatin1String(target)))
               && admin(QStringLiteral("--op bind --mode target --tid %1 -I ALL").arg(id));
    }
    done = done
           && admin(QStringLiteral("--op new --mode logicalunit --tid 2 --lun 1 -b %1")
                        .arg(disk.fileName()))
           && admin(QStringLiteral("--op new --mode account --user admin --password %1")
                        .arg(QLatin1String(password)))
           && admin(QStringLiteral("--op bind --mode account --tid 2 --user admin"));
    return done ? std::move(portal) : nullptr;
}

void HostQuestionsTest::aNewSecretLetsAPoolIn()
{
    const auto tgtd = startPortal();
    if (!tgtd)
        QSKIP("No iSCSI portal can be started here (root, tgt and iproute2 are needed).");
    LibvirtStorageService service;
    const Answers answers(service);
    const ServiceRecorder recorder(service);
    OPEN(service);
    const auto made = service.ask(newSecret(QStringLiteral("tgt"), password));
    ANSWER(answers, made);
    const auto defined = service.define(
        QByteArray("<pool type='iscsi-direct'><name>chap</name><source><host name='127.0.0.1'/>"
                   "<device path='")
        + backupTarget
        + "'/><initiator><iqn name='iqn.2026-01.org.example:me'/></initiator>"
          "<auth type='chap' username='admin'><secret usage='tgt'/></auth></source></pool>");
    QTRY_VERIFY(recorder.hasEnded(defined));
    QVERIFY2(recorder.done.contains(defined), qPrintable(recorder.errors.value(defined).detail));
    const auto started = service.start(recorder.done.value(defined));
    QTRY_VERIFY_WITH_TIMEOUT(recorder.hasEnded(started), 20'000);
    QVERIFY2(recorder.done.contains(started), qPrintable(recorder.errors.value(started).detail));
    ::kill(pid_t(tgtd->processId()), SIGKILL);
    tgtd->waitForFinished();
}

void HostQuestionsTest::aSilentServerHoldsUpNothing()
{
    const bool hasTools =
        !QStandardPaths::findExecutable(QStringLiteral("showmount"), {QStringLiteral("/usr/sbin")})
             .isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty();
    if (::geteuid() != 0 || !hasTools
        || !m_daemon->run(QStringLiteral("ip"), {QStringLiteral("link"), QStringLiteral("set"),
                                                 QStringLiteral("lo"), QStringLiteral("up")}))
        QSKIP("No silent server can be started here (root, nfs-common and iproute2 are needed).");
    // It takes connections where NFS servers tell of their ports, and says nothing.
    const QString listening = m_daemon->path(QStringLiteral("listening"));
    const auto silent =
        m_daemon->spawn(QStringLiteral("python3"),
                        {QStringLiteral("-c"),
                         QStringLiteral("import socket, time\n"
                                        "t = socket.create_server(('127.0.0.1', 111))\n"
                                        "u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                                        "u.bind(('127.0.0.1', 111))\n"
                                        "open('%1', 'w')\n"
                                        "time.sleep(600)")
                             .arg(listening)});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(listening), 10'000);
    LibvirtStorageService::Settings settings;
    settings.questionTimeout = 1500ms;
    settings.mostQuestions = 2;
    LibvirtStorageService service(settings);
    const Answers answers(service);
    const ServiceRecorder recorder(service);
    OPEN(service);
    const auto given = service.ask(exports());
    const auto late = service.ask(exports());
    const auto refused = service.ask(exports());
    ANSWER(answers, refused);
    QCOMPARE(answers.all.value(refused).error->code, Code::PoolBusy);
    QElapsedTimer timer;
    timer.start();
    const auto list = service.list();
    QTRY_VERIFY(recorder.hasEnded(list));
    QVERIFY(recorder.done.contains(list));
    qInfo("While a server was silent, the pools were listed in %lld ms.", timer.elapsed());
    QVERIFY(!answers.all.contains(late));
    service.giveUp(given);
    ANSWER(answers, late);
    QCOMPARE(answers.all.value(late).error->code, Code::TimedOut);
    // The server dies, and the host says so: nobody is told of that any more.
    ::kill(pid_t(silent->processId()), SIGKILL);
    silent->waitForFinished();
    QTest::qWait(1000);
    QVERIFY(!answers.all.contains(given));
    QCOMPARE(answers.count.value(late), 1);
}

QTEST_GUILESS_MAIN(HostQuestionsTest)
#include "tst_hostquestions.moc"
