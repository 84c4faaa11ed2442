// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace poolwarden {

/// A private, real libvirtd for tests, with its own configuration, state, sockets and pools in a
/// scratch directory. As root it runs as the system daemon, in its own mount and network namespaces
/// with scratch directories over /run, /etc/libvirt, /var/lib/libvirt and so on. As an ordinary user
/// it runs as that user's session daemon, with its home in the scratch directory. Its sockets are in
/// the scratch directory, so a client outside the namespaces can connect.
///
/// It listens within a tenth of a second. On one connection it accepts some 3,000 definitions a
/// second (4,000 at first; 1,700 if the scratch directory cannot be in memory; 400 if libvirt
/// validates each against its schema) and refuses 5,000.
///
/// All functions block briefly. Everything it started ends with this object, and also if the test
/// program dies. Use it only from the thread that created it. That thread must outlive the daemon
/// (use the main thread), because the kernel kills the daemon when the thread ends.
class PrivateLibvirtd final
{
public:
    enum class RunState {
        Keep, ///< as when the daemon restarts: started pools stay started
        Drop, ///< as when the machine reboots: mounts and everything in /run are gone
    };

    PrivateLibvirtd();
    ~PrivateLibvirtd();
    PrivateLibvirtd(const PrivateLibvirtd &) = delete;
    PrivateLibvirtd &operator=(const PrivateLibvirtd &) = delete;

    /// The drivers that the daemon loads. Call it before start(). The default is what pools need:
    /// storage, node devices and secrets, but no hypervisor.
    void setDrivers(const QStringList &drivers);
    /// More lines for libvirtd.conf. Call it before start().
    void setConfiguration(const QByteArray &lines);

    /// Returns true once the daemon listens. On false, errorString() says why.
    [[nodiscard]] bool start();
    /// Sends SIGTERM and waits for the daemon to end.
    void stop();
    /// stop() and start() with the same configuration.
    [[nodiscard]] bool restart(RunState runState = RunState::Keep);
    /// Sends SIGKILL and waits for the daemon to end. start() starts it again.
    void kill();
    /// Sends SIGSTOP: the daemon lives but does not answer. resume() sends SIGCONT.
    void pause();
    void resume();

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 pid() const;
    [[nodiscard]] QString errorString() const { return m_error; }
    /// The daemon's output so far, from all its runs.
    [[nodiscard]] QByteArray log() const;

    /// The URI to connect to. The driver must be one that the daemon has loaded.
    [[nodiscard]] QString uri(const QString &driver = QStringLiteral("storage")) const;
    /// The folder with the persistent definitions, as the daemon's messages name it.
    [[nodiscard]] QString definitionFolder() const;
    /// Absolute path in the scratch directory. It is the same inside and outside the namespaces.
    [[nodiscard]] QString path(const QString &relative) const;
    /// Like path(), and creates the directory.
    [[nodiscard]] QString makeDirectory(const QString &relative) const;

    /// Runs a program in the daemon's namespaces, so that it sees the daemon's mounts. Returns its
    /// output, or nothing if it failed; then errorString() says why.
    std::optional<QByteArray> run(const QString &program, const QStringList &arguments);
    /// Starts a program there that goes on. It is killed with the returned object, and if the test dies.
    std::unique_ptr<QProcess> spawn(const QString &program, const QStringList &arguments);
    /// Like run(), with virsh connected to the daemon.
    std::optional<QByteArray> virsh(const QStringList &arguments);

    /// Why no daemon can be started on this machine (not installed, not permitted). Empty if one can.
    [[nodiscard]] static QString whyUnavailable();
    /// Whether a missing daemon must fail the test: true in CI, where the environment variable CI is
    /// "true" or "1".
    [[nodiscard]] static bool isRequired();

private:
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool startHolder();
    void stopHolder();
    [[nodiscard]] QString runDirectory() const;
    [[nodiscard]] QString socket() const;
    [[nodiscard]] QStringList prefix() const;
    [[nodiscard]] QProcessEnvironment environment() const;
    bool fail(const QString &error);

    const bool m_root;
    std::unique_ptr<QTemporaryDir> m_scratch;
    QStringList m_drivers{QStringLiteral("storage"), QStringLiteral("nodedev"),
                          QStringLiteral("secret")};
    QByteArray m_configuration;
    QProcess m_holder; ///< only as root: keeps the namespaces alive
    QProcess m_daemon;
    QString m_error;
};

} // namespace poolwarden

/// Starts the daemon. If that fails, ends the test function: skipped, or failed in CI.
#define POOLWARDEN_REQUIRE_DAEMON(daemon)                                                          \
    do {                                                                                           \
        if (!(daemon).start()) {                                                                   \
            const QByteArray why_ = (daemon).errorString().toUtf8();                               \
            if (poolwarden::PrivateLibvirtd::isRequired())                                         \
                QFAIL(why_.constData());                                                           \
            QSKIP(why_.constData());                                                               \
        }                                                                                          \
    } while (false)
