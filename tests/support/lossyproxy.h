// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QString>
#include <QThread>

#include <atomic>
#include <memory>
#include <utility>

namespace poolwarden {

/// A socket in front of a libvirt daemon's. It passes everything, until it is told to lose a request or its
/// answer: then it closes the connection there.
class LossyProxy final
{
public:
    enum class Loses {
        Answer,  ///< the daemon has done it
        Request, ///< the daemon never hears of it
    };

    LossyProxy(QString daemonSocket, const QString &socket)
        : m_daemonSocket(std::move(daemonSocket))
    {
        m_thread.start();
        m_home.moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            &m_home,
            [this, socket] {
                m_server = std::make_unique<QLocalServer>();
                m_server->listen(socket);
                QObject::connect(m_server.get(), &QLocalServer::newConnection, m_server.get(),
                                 [this] { accept(); });
            },
            Qt::BlockingQueuedConnection);
    }
    ~LossyProxy()
    {
        QMetaObject::invokeMethod(
            &m_home, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    LossyProxy(const LossyProxy &) = delete;
    LossyProxy &operator=(const LossyProxy &) = delete;

    /// At the next call of this procedure, by its number in libvirt's remote_protocol.x.
    void lose(quint32 procedure, Loses what)
    {
        m_losesRequest = what == Loses::Request;
        m_procedure = procedure;
    }
    [[nodiscard]] bool hasLost() const { return m_procedure == 0; }
    /// Until it is allowed again, connections are closed at once.
    void setOpen(bool isOpen) { m_isOpen = isOpen; }

private:
    void accept()
    {
        QLocalSocket *client = m_server->nextPendingConnection();
        if (!m_isOpen) {
            client->abort();
            client->deleteLater();
            return;
        }
        auto *daemon = new QLocalSocket(client);
        daemon->connectToServer(m_daemonSocket);
        daemon->waitForConnected();
        QObject::connect(client, &QLocalSocket::readyRead, client,
                         [=, this] { pass(client, daemon, client, true); });
        QObject::connect(daemon, &QLocalSocket::readyRead, client,
                         [=, this] { pass(daemon, client, client, false); });
        QObject::connect(daemon, &QLocalSocket::disconnected, client,
                         [client] { client->abort(); });
        QObject::connect(client, &QLocalSocket::disconnected, client, [this, client, daemon] {
            m_buffers.remove(client);
            m_buffers.remove(daemon);
            daemon->disconnect();
            daemon->abort();
            client->deleteLater();
        });
    }

    /// Packet by packet: length, program, version, procedure, type (0: a call, 1: its answer), in big endian.
    void pass(QLocalSocket *from, QLocalSocket *to, QLocalSocket *client, bool isCall)
    {
        QByteArray &buffer = m_buffers[from];
        buffer += from->readAll();
        const auto number = [&buffer](qsizetype at) {
            quint32 value = 0;
            for (qsizetype i = at; i < at + 4; ++i)
                value = (value << 8) | quint8(buffer.at(i));
            return value;
        };
        while (buffer.size() >= 20 && quint32(buffer.size()) >= number(0)) {
            constexpr quint32 remoteProgram = 0x20008086;
            const bool isIt = m_procedure != 0 && number(4) == remoteProgram
                              && number(12) == m_procedure && number(16) == (isCall ? 0 : 1)
                              && isCall == m_losesRequest;
            if (isIt) {
                m_procedure = 0;
                client->abort();
                return;
            }
            const auto size = qsizetype(number(0));
            to->write(buffer.constData(), size);
            buffer.remove(0, size);
        }
        to->flush();
    }

    QString m_daemonSocket;
    std::atomic<quint32> m_procedure = 0;
    std::atomic<bool> m_losesRequest = false;
    std::atomic<bool> m_isOpen = true;
    // Of its thread, because whom it serves may wait on the thread that made it.
    QHash<QLocalSocket *, QByteArray> m_buffers;
    std::unique_ptr<QLocalServer> m_server;
    QObject m_home;
    QThread m_thread;
};

} // namespace poolwarden
