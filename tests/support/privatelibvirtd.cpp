// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/privatelibvirtd.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QThread>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>

namespace poolwarden {

namespace {

using namespace std::chrono_literals;

constexpr auto startTimeout = 15s;
constexpr auto stopTimeout = 10s;
constexpr auto pollInterval = 5ms;
constexpr qint64 enoughMemoryBytes = 512LL * 1024 * 1024;

/// Runs as root in fresh namespaces: mounts the scratch directory $1 over the directories that
/// libvirtd uses, then waits until its standard input is closed. For a directory that does not
/// exist, the parent is covered, so that nothing is created outside. udev's data stays visible,
/// because libvirtd reads the devices from it.
constexpr char holderScript[] = R"(
set -e
cover() {
    if [ -d "$1" ]; then
        mount --bind "$2" "$1"
    else
        mkdir -p "$2.parent/${1##*/}"
        mount --bind "$2.parent" "${1%/*}"
        mount --bind "$2" "$1"
    fi
}
if [ -d /run/udev ]; then
    mkdir -p "$1/run/udev"
    mount --bind /run/udev "$1/run/udev"
fi
cover /etc/libvirt "$1/etc"
cover /var/lib/libvirt "$1/lib"
cover /var/cache/libvirt "$1/cache"
cover /var/log/libvirt "$1/log"
mount --rbind "$1/run" /run
echo ready
cat > /dev/null
)";

QString findProgram(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(
        name,
        {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin"), QStringLiteral("/usr/local/sbin")});
}

/// Where the loadable drivers are installed. A daemon loads every driver it finds, so it gets a
/// directory with links to the wanted ones only.
QString driverDirectory()
{
    QStringList candidates{QStringLiteral("/usr/lib64/libvirt/connection-driver"),
                           QStringLiteral("/usr/lib/libvirt/connection-driver")};
    const QDir lib(QStringLiteral("/usr/lib"));
    const QStringList triplets =
        lib.entryList({QStringLiteral("*-linux-gnu*")}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &triplet : triplets)
        candidates.prepend(lib.filePath(triplet + QStringLiteral("/libvirt/connection-driver")));
    for (const QString &candidate : candidates) {
        if (QFile::exists(candidate + QStringLiteral("/libvirt_driver_storage.so")))
            return candidate;
    }
    return {};
}

/// Each define writes and syncs a file, which is ten times as fast in memory.
QString scratchTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    const QStorageInfo storage(memory);
    const bool fits = storage.isValid() && storage.fileSystemType() == "tmpfs"
                      && storage.bytesAvailable() > enoughMemoryBytes
                      && QFileInfo(memory).isWritable();
    return (fits ? memory : QDir::tempPath()) + QStringLiteral("/poolwarden-XXXXXX");
}

bool accepts(const QString &socketPath)
{
    const QByteArray name = QFile::encodeName(socketPath);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (static_cast<std::size_t>(name.size()) >= sizeof(address.sun_path))
        return false;
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return false;
    const bool connected =
        ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
    ::close(descriptor);
    return connected;
}

void end(QProcess &process, int signal)
{
    if (process.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(process.processId()), signal);
    if (!process.waitForFinished(
            static_cast<int>(std::chrono::milliseconds(stopTimeout).count()))) {
        process.kill();
        process.waitForFinished(-1);
    }
}

} // namespace

PrivateLibvirtd::PrivateLibvirtd()
    : m_root(::geteuid() == 0)
{
    // The daemon must not outlive the test.
    m_daemon.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

PrivateLibvirtd::~PrivateLibvirtd()
{
    if (m_daemon.state() != QProcess::NotRunning)
        resume(); // a stopped process does not handle SIGTERM
    stop();
    stopHolder();
}

void PrivateLibvirtd::setDrivers(const QStringList &drivers)
{
    m_drivers = drivers;
}

void PrivateLibvirtd::setConfiguration(const QByteArray &lines)
{
    m_configuration = lines;
}

QString PrivateLibvirtd::whyUnavailable()
{
    if (findProgram(QStringLiteral("libvirtd")).isEmpty())
        return QStringLiteral("libvirtd is not installed (Debian: libvirt-daemon).");
    if (driverDirectory().isEmpty())
        return QStringLiteral(
            "libvirtd's storage driver is not installed (Debian: libvirt-daemon).");
    if (::geteuid() == 0) {
        for (const char *program : {"unshare", "nsenter", "mount"}) {
            if (findProgram(QString::fromLatin1(program)).isEmpty())
                return QStringLiteral("%1 is not installed.").arg(QLatin1String(program));
        }
    }
    return {};
}

bool PrivateLibvirtd::isRequired()
{
    const QByteArray value = qgetenv("CI").toLower();
    return value == "true" || value == "1";
}

bool PrivateLibvirtd::fail(const QString &error)
{
    m_error = error;
    return false;
}

QString PrivateLibvirtd::path(const QString &relative) const
{
    return m_scratch ? m_scratch->filePath(relative) : QString();
}

QString PrivateLibvirtd::makeDirectory(const QString &relative) const
{
    const QString directory = path(relative);
    QDir().mkpath(directory);
    return directory;
}

QString PrivateLibvirtd::runDirectory() const
{
    return path(QStringLiteral("run"));
}

QString PrivateLibvirtd::socket() const
{
    return runDirectory() + QStringLiteral("/libvirt/libvirt-sock");
}

QString PrivateLibvirtd::uri(const QString &driver) const
{
    return QStringLiteral("%1:///%2?socket=%3")
        .arg(driver, m_root ? QStringLiteral("system") : QStringLiteral("session"), socket());
}

QString PrivateLibvirtd::definitionFolder() const
{
    return (m_root ? QStringLiteral("/etc") : path(QStringLiteral("home/config")))
           + QStringLiteral("/libvirt/storage");
}

QProcessEnvironment PrivateLibvirtd::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LIBVIRT_DRIVER_DIR"), path(QStringLiteral("drivers")));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    if (!m_root) {
        environment.insert(QStringLiteral("HOME"), path(QStringLiteral("home")));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runDirectory());
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("home/config")));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), path(QStringLiteral("home/cache")));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("home/data")));
    }
    return environment;
}

bool PrivateLibvirtd::prepare()
{
    if (m_scratch)
        return true;
    const QString reason = whyUnavailable();
    if (!reason.isEmpty())
        return fail(reason);
    auto scratch = std::make_unique<QTemporaryDir>(scratchTemplate());
    if (!scratch->isValid())
        return fail(QStringLiteral("No scratch directory: %1").arg(scratch->errorString()));
    for (const char *directory : {"run", "etc", "lib", "cache", "log", "home", "drivers"}) {
        if (!QDir().mkpath(scratch->filePath(QLatin1String(directory))))
            return fail(QStringLiteral("No scratch directory: %1").arg(QLatin1String(directory)));
    }
    // As a session daemon's socket directory: only the user may read it.
    QFile::setPermissions(scratch->filePath(QStringLiteral("run")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    QFile config(scratch->filePath(QStringLiteral("etc/libvirtd.conf")));
    if (!config.open(QIODevice::WriteOnly))
        return fail(QStringLiteral("No configuration: %1").arg(config.errorString()));
    // The first line for a setting wins, so the caller's lines come first.
    config.write(m_configuration
                 + "auth_unix_ro = \"none\"\n"
                   "auth_unix_rw = \"none\"\n"
                   "log_outputs = \"3:stderr\"\n");
    config.close();

    const QString installed = driverDirectory();
    for (const QString &driver : m_drivers) {
        const QString name = QStringLiteral("/libvirt_driver_%1.so").arg(driver);
        if (!QFile::link(installed + name, scratch->filePath(QStringLiteral("drivers")) + name))
            return fail(QStringLiteral("No link to the driver %1.").arg(driver));
    }
    m_scratch = std::move(scratch);
    return true;
}

bool PrivateLibvirtd::startHolder()
{
    if (!m_root || m_holder.state() != QProcess::NotRunning)
        return true;
    m_holder.start(findProgram(QStringLiteral("unshare")),
                   {QStringLiteral("-m"), QStringLiteral("-n"), QStringLiteral("sh"),
                    QStringLiteral("-c"), QString::fromLatin1(holderScript), QStringLiteral("sh"),
                    m_scratch->path()});
    const QDeadlineTimer deadline(startTimeout);
    while (!m_holder.canReadLine() && m_holder.state() != QProcess::NotRunning
           && !deadline.hasExpired())
        m_holder.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    if (m_holder.canReadLine())
        return true;
    const QByteArray output = m_holder.readAllStandardError().trimmed();
    stopHolder();
    return fail(QStringLiteral("No namespaces for a private libvirtd: %1")
                    .arg(QString::fromLocal8Bit(output)));
}

void PrivateLibvirtd::stopHolder()
{
    if (m_holder.state() == QProcess::NotRunning)
        return;
    m_holder.closeWriteChannel();
    if (!m_holder.waitForFinished(1000))
        end(m_holder, SIGKILL);
}

QStringList PrivateLibvirtd::prefix() const
{
    if (!m_root)
        return {};
    return {findProgram(QStringLiteral("nsenter")),
            QStringLiteral("-m"),
            QStringLiteral("-n"),
            QStringLiteral("-t"),
            QString::number(m_holder.processId()),
            QStringLiteral("--")};
}

bool PrivateLibvirtd::start()
{
    if (isRunning())
        return true;
    if (!prepare() || !startHolder())
        return false;
    QFile::remove(socket()); // a killed daemon leaves it behind

    QStringList command = prefix();
    command << findProgram(QStringLiteral("libvirtd")) << QStringLiteral("--config")
            << (m_root ? QStringLiteral("/etc/libvirt/libvirtd.conf")
                       : path(QStringLiteral("etc/libvirtd.conf")))
            << QStringLiteral("--pid-file") << path(QStringLiteral("run/libvirtd.pid"));
    m_daemon.setProcessEnvironment(environment());
    m_daemon.setStandardErrorFile(path(QStringLiteral("libvirtd.log")), QIODevice::Append);
    m_daemon.setStandardOutputFile(QProcess::nullDevice());
    m_daemon.start(command.takeFirst(), command);

    const QDeadlineTimer deadline(startTimeout);
    while (!accepts(socket())) {
        if (m_daemon.state() == QProcess::NotRunning || deadline.hasExpired()) {
            end(m_daemon, SIGKILL);
            return fail(QStringLiteral("A private libvirtd does not start: %1")
                            .arg(QString::fromLocal8Bit(log().right(2000))));
        }
        m_daemon.waitForFinished(
            static_cast<int>(pollInterval.count())); // returns early if it ends
    }
    return true;
}

void PrivateLibvirtd::stop()
{
    end(m_daemon, SIGTERM);
}

bool PrivateLibvirtd::restart(RunState runState)
{
    stop();
    if (runState == RunState::Drop) {
        stopHolder();
        QDir(runDirectory()).removeRecursively();
        QDir().mkpath(runDirectory());
        QFile::setPermissions(runDirectory(),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return start();
}

void PrivateLibvirtd::kill()
{
    end(m_daemon, SIGKILL);
}

void PrivateLibvirtd::pause()
{
    if (isRunning())
        ::kill(static_cast<pid_t>(pid()), SIGSTOP);
}

void PrivateLibvirtd::resume()
{
    if (isRunning())
        ::kill(static_cast<pid_t>(pid()), SIGCONT);
}

bool PrivateLibvirtd::isRunning() const
{
    return m_daemon.state() == QProcess::Running;
}

qint64 PrivateLibvirtd::pid() const
{
    return m_daemon.processId();
}

QByteArray PrivateLibvirtd::log() const
{
    QFile file(path(QStringLiteral("libvirtd.log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<QByteArray> PrivateLibvirtd::run(const QString &program, const QStringList &arguments)
{
    QStringList command = prefix();
    command << findProgram(program) << arguments;
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(command.takeFirst(), command);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0) {
        m_error = QStringLiteral("%1 failed: %2")
                      .arg(program, QString::fromUtf8(process.readAllStandardError()));
        return std::nullopt;
    }
    return process.readAllStandardOutput();
}

std::unique_ptr<QProcess> PrivateLibvirtd::spawn(const QString &program,
                                                 const QStringList &arguments)
{
    QStringList command = prefix();
    command << findProgram(program) << arguments;
    auto process = std::make_unique<QProcess>();
    process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process->setProcessEnvironment(environment());
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    process->start(command.takeFirst(), command);
    process->waitForStarted();
    return process;
}

std::optional<QByteArray> PrivateLibvirtd::virsh(const QStringList &arguments)
{
    return run(QStringLiteral("virsh"),
               QStringList{QStringLiteral("-q"), QStringLiteral("-c"), uri()} + arguments);
}

} // namespace poolwarden
