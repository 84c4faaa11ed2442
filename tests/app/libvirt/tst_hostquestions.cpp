// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions to a host, on libvirt's test driver, a real daemon, a real iSCSI target, and a real volume group.

#include "app/libvirt/libvirtstorageservice.h"
#include "model/xml/hostsourcesreader.h"

#include "tests/app/libvirt/servicerecorder.h"
#include "tests/support/privatelibvirtd.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTest>

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace poolwarden;
using namespace std::chrono_literals;
using Code = ServiceError::Code;

namespace {

constexpr char vmsTarget[] = "iqn.2026-01.org.example:vms";
constexpr char backupTarget[] = "iqn.2026-01.org.example:backup";
constexpr char initiator[] = "iqn.2026-01.org.example:me";
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

bool isInstalled(const char *program)
{
    return !QStandardPaths::findExecutable(
                QLatin1String(program),
                {QStringLiteral("/usr/bin"), QStringLiteral("/sbin"), QStringLiteral("/usr/sbin")})
                .isEmpty();
}

std::optional<std::vector<FoundSource>> found(const HostAnswer &answer)
{
    return readFoundSources({answer.sources.constData(), std::size_t(answer.sources.size())});
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
    void findsTheTargetsOfAPortal();
    void findsAVolumeGroup();
    void aSilentServerHoldsUpNothing();

private:
    void open(LibvirtStorageService &service, bool readOnly = false);
    /// Starts tgtd with two targets, of which one wants CHAP. Null: this machine cannot.
    std::unique_ptr<QProcess> startPortal();
    /// For all programs that the daemon starts.
    bool cover(const QString &folder, const QString &with);
    /// iscsiadm asks a portal over an ordinary socket, but only if the kernel is known to have the
    /// transport “tcp”. Where its module is missing, the folder that says so is made up.
    bool tellOfTheTransport();

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
    const auto groups = found(answers.all.value(question));
    QVERIFY(groups);
    QCOMPARE(groups->size(), std::size_t(2));
    QCOMPARE(groups->front().name, std::string("testvg1"));
    QCOMPARE(groups->front().devices, std::vector<std::string>{"/dev/sda20"});
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
    if (::geteuid() != 0 || !isInstalled("tgtd"))
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

bool HostQuestionsTest::cover(const QString &folder, const QString &with)
{
    return m_daemon->run(QStringLiteral("mount"), {QStringLiteral("--bind"), with, folder})
        .has_value();
}

bool HostQuestionsTest::tellOfTheTransport()
{
    if (QFile::exists(QStringLiteral("/sys/class/iscsi_transport/tcp")))
        return true;
    const QString classes = m_daemon->makeDirectory(QStringLiteral("classes"));
    const QString tcp = m_daemon->makeDirectory(QStringLiteral("classes/iscsi_transport/tcp"));
    for (const char *name : {"handle", "caps"}) {
        QFile file(tcp + u'/' + QLatin1String(name));
        if (!file.open(QIODevice::WriteOnly) || file.write("1\n") != 2)
            return false;
    }
    return m_daemon
        ->run(QStringLiteral("mount"),
              {QStringLiteral("-t"), QStringLiteral("overlay"), QStringLiteral("-o"),
               QStringLiteral("lowerdir=%1:/sys/class").arg(classes), QStringLiteral("overlay"),
               QStringLiteral("/sys/class")})
        .has_value();
}

void HostQuestionsTest::findsTheTargetsOfAPortal()
{
    if (!isInstalled("iscsiadm"))
        QSKIP("iscsiadm is not installed (Debian: open-iscsi).");
    const auto tgtd = startPortal();
    if (!tgtd)
        QSKIP("No iSCSI portal can be started here (root, tgt and iproute2 are needed).");
    QVERIFY(!m_daemon->makeDirectory(QStringLiteral("run/lock")).isEmpty()); // iscsiadm needs it
    if (!tellOfTheTransport())
        QSKIP(
            "The kernel knows no iSCSI, and no folder can be laid over /sys/class to say it does.");
    QVERIFY2(cover(QStringLiteral("/etc/iscsi"), m_daemon->makeDirectory(QStringLiteral("iscsi"))),
             qPrintable(m_daemon->errorString()));
    // libvirt asks with an initiator that is known already.
    const auto interface = [this](const QStringList &arguments) {
        return m_daemon
            ->run(QStringLiteral("iscsiadm"),
                  QStringList{QStringLiteral("--mode"), QStringLiteral("iface"),
                              QStringLiteral("--interface"), QStringLiteral("poolwarden")}
                      + arguments)
            .has_value();
    };
    QVERIFY2(interface({QStringLiteral("--op"), QStringLiteral("new")})
                 && interface({QStringLiteral("--op"), QStringLiteral("update"),
                               QStringLiteral("--name"), QStringLiteral("iface.initiatorname"),
                               QStringLiteral("--value"), QLatin1String(initiator)}),
             qPrintable(m_daemon->errorString()));
    LibvirtStorageService service;
    const Answers answers(service);
    OPEN(service);
    // Without an initiator iscsiadm asks iscsid for the one of the machine, and iscsid does not run where
    // the kernel knows no iSCSI. So this differs by the initiator from what the program asks.
    const auto question = service.ask(sources(
        PoolType::Iscsi, QByteArray("<source><host name='127.0.0.1'/><initiator><iqn name='")
                             + initiator + "'/></initiator></source>"));
    ANSWER(answers, question);
    const HostAnswer answer = answers.all.value(question);
    QVERIFY2(!answer.error, qPrintable(answer.error ? answer.error->detail : QString()));
    const auto targets = found(answer);
    QVERIFY(targets);
    std::vector<std::string> names;
    for (const FoundSource &target : *targets) {
        QCOMPARE(target.hosts.size(), std::size_t(1));
        QCOMPARE(target.hosts.front().name, std::string("127.0.0.1"));
        names.insert(names.end(), target.devices.cbegin(), target.devices.cend());
    }
    std::ranges::sort(names);
    QCOMPARE(names, (std::vector<std::string>{backupTarget, vmsTarget}));
    ::kill(pid_t(tgtd->processId()), SIGKILL);
    tgtd->waitForFinished();
}

void HostQuestionsTest::findsAVolumeGroup()
{
    if (!isInstalled("vgcreate"))
        QSKIP("vgcreate is not installed (Debian: lvm2).");
    const auto run = [this](const QString &line) {
        QStringList words = line.split(u' ');
        return m_daemon->run(words.takeFirst(), words);
    };
    const QString image = m_daemon->path(QStringLiteral("group.img"));
    const auto attached = ::geteuid() == 0 && run(QStringLiteral("truncate -s 64M ") + image)
                              ? run(QStringLiteral("losetup -f --show ") + image)
                              : std::nullopt;
    if (!attached)
        QSKIP("There are no loop devices here (root is needed).");
    const QString loop = QString::fromUtf8(attached->trimmed());
    const auto detach = qScopeGuard([&] { run(QStringLiteral("losetup -d ") + loop); });
    // Not one of the machine's own groups is looked at, and nothing is left behind.
    const QString folder = m_daemon->makeDirectory(QStringLiteral("lvm"));
    QFile settings(folder + QStringLiteral("/lvm.conf"));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("devices {\n use_devicesfile = 0\n global_filter = [ \"a|^" + loop.toUtf8()
                   + "$|\", \"r|.*|\" ]\n}\n"
                     "activation {\n udev_sync = 0\n udev_rules = 0\n monitoring = 0\n}\n");
    settings.close();
    QVERIFY2(cover(QStringLiteral("/etc/lvm"), folder), qPrintable(m_daemon->errorString()));
    QVERIFY2(run(QStringLiteral("pvcreate -y ") + loop)
                 && run(QStringLiteral("vgcreate pw-guests ") + loop),
             qPrintable(m_daemon->errorString()));

    LibvirtStorageService service;
    const Answers answers(service);
    const ServiceRecorder recorder(service);
    OPEN(service);
    const auto question = service.ask(sources(PoolType::Logical));
    ANSWER(answers, question);
    const HostAnswer answer = answers.all.value(question);
    QVERIFY2(!answer.error, qPrintable(answer.error ? answer.error->detail : QString()));
    const auto groups = found(answer);
    QVERIFY(groups);
    QCOMPARE(groups->size(), std::size_t(1));
    QCOMPARE(groups->front().name, std::string("pw-guests"));
    QCOMPARE(groups->front().format, std::string("lvm2"));
    QCOMPARE(groups->front().devices, std::vector<std::string>{loop.toStdString()});

    // And a pool on it starts: it is the group that libvirt means by the name.
    const auto defined =
        service.define("<pool type='logical'><name>guests</name><source><name>pw-guests</name>"
                       "</source><target><path>/dev/pw-guests</path></target></pool>");
    QTRY_VERIFY(recorder.hasEnded(defined));
    QVERIFY2(recorder.done.contains(defined), qPrintable(recorder.errors.value(defined).detail));
    const auto started = service.start(recorder.done.value(defined));
    QTRY_VERIFY_WITH_TIMEOUT(recorder.hasEnded(started), 20'000);
    QVERIFY2(recorder.done.contains(started), qPrintable(recorder.errors.value(started).detail));
    const auto stopped = service.stop(recorder.done.value(defined));
    QTRY_VERIFY_WITH_TIMEOUT(recorder.hasEnded(stopped), 20'000);
}

void HostQuestionsTest::aSilentServerHoldsUpNothing()
{
    const bool hasTools = isInstalled("showmount") && isInstalled("python3");
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
