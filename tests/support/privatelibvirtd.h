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

/// A real libvirtd that nobody else sees, for tests: with its own configuration, state, sockets and
/// pools, in a scratch directory. As root it runs as the system's daemon would, in mount and
/// network namespaces of its own with scratch directories over /run, /etc/libvirt, /var/lib/libvirt
/// and so on; as an ordinary user it runs as that user's session daemon, with its home in the
/// scratch directory. Its sockets are in the scratch directory and can be connected to from
/// outside.
///
/// Fast: it listens within a tenth of a second, and takes some 3,000 definitions a second on one
/// connection (4,000 at first, 1,700 where the scratch directory cannot be in memory, 400 where
/// libvirt is asked to validate each against its schema), and refuses 5,000.
///
/// All functions block, briefly. Everything that was started ends with this object, and also if the
/// test program dies. To be used from the thread that made it, which must live as long as the
/// daemon (the main thread): the kernel ends the daemon when that thread ends.
class PrivateLibvirtd final
{
public:
    enum class RunState {
        Keep, ///< the daemon restarts: what was active still is
        Drop, ///< the machine restarts: mounts and everything in /run are gone
    };

    PrivateLibvirtd();
    ~PrivateLibvirtd();
    PrivateLibvirtd(const PrivateLibvirtd &) = delete;
    PrivateLibvirtd &operator=(const PrivateLibvirtd &) = delete;

    /// The drivers that the daemon loads; to be called before start(). Storage, node devices and
    /// secrets unless told otherwise: what pools need, and no hypervisor.
    void setDrivers(const QStringList &drivers);
    /// More lines for libvirtd.conf; to be called before start().
    void setConfiguration(const QByteArray &lines);

    /// True once it listens. Else errorString() says why not.
    [[nodiscard]] bool start();
    /// SIGTERM, and waits.
    void stop();
    /// stop() and start() with the same configuration.
    [[nodiscard]] bool restart(RunState runState = RunState::Keep);
    /// SIGKILL, and waits. start() brings it back.
    void kill();
    /// SIGSTOP and SIGCONT: alive, but deaf.
    void pause();
    void resume();

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 pid() const;
    [[nodiscard]] QString errorString() const { return m_error; }
    /// What the daemon has written so far, of all its runs.
    [[nodiscard]] QByteArray log() const;

    /// To connect to it; the driver is of those that it has loaded.
    [[nodiscard]] QString uri(const QString &driver = QStringLiteral("storage")) const;
    /// Where it keeps the definitions of pools, as its own messages name it.
    [[nodiscard]] QString definitionFolder() const;
    /// Absolute path of something in the scratch directory, the same inside and outside.
    [[nodiscard]] QString path(const QString &relative) const;
    /// The same, of a directory that is made for the purpose.
    [[nodiscard]] QString makeDirectory(const QString &relative) const;

    /// Runs a program where the daemon runs, so that it sees the daemon's mounts. Its output, or
    /// none if it failed; errorString() says why.
    std::optional<QByteArray> run(const QString &program, const QStringList &arguments);
    /// The same with virsh on a connection of its own.
    std::optional<QByteArray> virsh(const QStringList &arguments);

    /// Why no daemon can be started here at all (not installed, not permitted); empty: it can.
    [[nodiscard]] static QString whyUnavailable();
    /// In CI a test must not pass because the daemon was missing: the variable CI is "true" or "1".
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
    QProcess m_holder; ///< root only: keeps the namespaces
    QProcess m_daemon;
    QString m_error;
};

} // namespace poolwarden

/// Starts the daemon, or ends the test function: skipped, and failed in CI.
#define POOLWARDEN_REQUIRE_DAEMON(daemon)                                                          \
    do {                                                                                           \
        if (!(daemon).start()) {                                                                   \
            const QByteArray why_ = (daemon).errorString().toUtf8();                               \
            if (poolwarden::PrivateLibvirtd::isRequired())                                         \
                QFAIL(why_.constData());                                                           \
            QSKIP(why_.constData());                                                               \
        }                                                                                          \
    } while (false)
