// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/poolwarden/fakestorageservice.h"

#include "model/xml/poolreader.h"

#include <QMetaEnum>
#include <QTimer>
#include <QUuid>

namespace poolwarden {

void FakeStorageService::open(const QString &uri, bool readOnly)
{
    calls << QStringLiteral("open ") + uri;
    QTimer::singleShot(0, this, [this, uri, readOnly] {
        if (openError) {
            Q_EMIT openFailed(*openError);
            return;
        }
        m_open = true;
        info.uri = uri;
        info.readOnly = readOnly;
        Q_EMIT opened(info);
        Q_EMIT poolsListed(pools.values());
    });
}

void FakeStorageService::close()
{
    m_open = false;
    QTimer::singleShot(0, this, [this] { Q_EMIT closed(std::nullopt); });
}

StorageService::RequestId FakeStorageService::list()
{
    return answer(Operation::List, {}, [this] {
        Q_EMIT poolsListed(pools.values());
        return QString();
    });
}

StorageService::RequestId FakeStorageService::define(const QByteArray &xml, Validation validation)
{
    validations << validation;
    definedXml << xml;
    return answer(Operation::Define, {}, [this, xml] {
        const ReadResult reading = readPool({xml.constData(), std::size_t(xml.size())});
        const auto &definition = std::get<PoolDefinition>(reading);
        PoolSnapshot pool;
        pool.uuid = definition.uuid ? QString::fromStdString(toString(*definition.uuid))
                                    : QUuid::createUuid().toString(QUuid::WithoutBraces);
        pool = pools.value(pool.uuid, pool);
        if (keepsWhileActive && pool.isActive()) {
            Q_EMIT poolChanged(pool);
            return pool.uuid;
        }
        pool.name = QString::fromStdString(definition.name);
        QByteArray stored = xml;
        if (!definition.uuid)
            stored.replace("</name>", "</name>\n  <uuid>" + pool.uuid.toUtf8() + "</uuid>");
        pool.persistentXml = stored;
        if (!pool.isActive())
            pool.liveXml = stored;
        pools[pool.uuid] = pool;
        Q_EMIT poolChanged(pool);
        return pool.uuid;
    });
}

StorageService::RequestId FakeStorageService::undefine(const QString &uuid)
{
    return answer(Operation::Undefine, uuid, [this, uuid] {
        pools.remove(uuid);
        Q_EMIT poolRemoved(uuid);
        return uuid;
    });
}

StorageService::RequestId FakeStorageService::start(const QString &uuid)
{
    return answer(Operation::Start, uuid, [this, uuid] {
        pools[uuid].state = PoolState::Running;
        Q_EMIT poolChanged(pools[uuid]);
        return uuid;
    });
}

StorageService::RequestId FakeStorageService::stop(const QString &uuid)
{
    return answer(Operation::Stop, uuid, [this, uuid] {
        pools[uuid].state = PoolState::Inactive;
        Q_EMIT poolChanged(pools[uuid]);
        return uuid;
    });
}

StorageService::RequestId FakeStorageService::refresh(const QString &uuid)
{
    return answer(Operation::Refresh, uuid, [this, uuid] {
        Q_EMIT poolChanged(pools[uuid]);
        return uuid;
    });
}

StorageService::RequestId FakeStorageService::listNodeDevices()
{
    if (!nodeDevices)
        return 0;
    return answer(Operation::ListNodeDevices, {}, [this] {
        Q_EMIT nodeDevicesListed(*nodeDevices);
        return QString();
    });
}

StorageService::RequestId FakeStorageService::setAutostart(const QString &uuid, bool autostart)
{
    return answer(Operation::SetAutostart, uuid, [this, uuid, autostart] {
        pools[uuid].autostart = autostart;
        Q_EMIT poolChanged(pools[uuid]);
        return uuid;
    });
}

StorageService::RequestId FakeStorageService::makeDirectory(const QString &uuid)
{
    return answer(Operation::MakeDirectory, uuid, [uuid] { return uuid; });
}

StorageService::RequestId FakeStorageService::reread(const QString &uuid)
{
    return answer(Operation::Reread, uuid, [this, uuid] {
        if (pools.contains(uuid))
            Q_EMIT poolChanged(pools[uuid]);
        else
            Q_EMIT poolRemoved(uuid);
        return uuid;
    });
}

StorageService::RequestId FakeStorageService::ask(const HostQuestion &question)
{
    const RequestId request = ++m_last;
    questions << question;
    auto answer = answersTo ? answersTo(question) : std::nullopt;
    // Each picker of devices asks this.
    if (!answersTo && question.about == HostQuestion::About::Sources
        && question.type == PoolType::Logical)
        answer = HostAnswer{.sources = "<sources/>"};
    if (answer) {
        QTimer::singleShot(0, this, [this, request, answer] {
            if (!givenUp.contains(request))
                Q_EMIT answered(request, *answer);
        });
    }
    return request;
}

int FakeStorageService::deviceListeners() const
{
    return receivers(SIGNAL(nodeDevicesListed(QList<QByteArray>)));
}

void FakeStorageService::addFromElsewhere(const PoolSnapshot &pool)
{
    pools[pool.uuid] = pool;
    Q_EMIT poolChanged(pool);
}

void FakeStorageService::removeFromElsewhere(const QString &uuid)
{
    pools.remove(uuid);
    Q_EMIT poolRemoved(uuid);
}

void FakeStorageService::lose(const ServiceError &error)
{
    m_open = false;
    Q_EMIT closed(error);
}

PoolSnapshot FakeStorageService::snapshot(const QString &name, const QString &uuid,
                                          const QByteArray &inside, const char *type)
{
    PoolSnapshot pool;
    pool.name = name;
    pool.uuid = uuid;
    pool.state = PoolState::Running;
    pool.capacity = 100;
    pool.allocation = 61;
    pool.available = 39;
    pool.liveXml = "<pool type='" + QByteArray(type) + "'>\n  <name>"
                   + name.toHtmlEscaped().toUtf8() + "</name>\n  <uuid>" + uuid.toUtf8()
                   + "</uuid>\n" + inside + "</pool>\n";
    pool.persistentXml = pool.liveXml;
    return pool;
}

StorageService::RequestId FakeStorageService::answer(Operation operation, const QString &uuid,
                                                     const std::function<QString()> &act)
{
    const quint64 request = ++m_last;
    calls << QString::fromLatin1(QMetaEnum::fromType<Operation>().valueToKey(int(operation))) + u' '
                 + uuid;
    QTimer::singleShot(0, this, [this, request, operation, uuid, act, answers = !silent] {
        Q_EMIT began(request);
        if (!answers)
            return;
        if (defineFails && operation == Operation::Define) {
            Q_EMIT failed(request, operation, uuid,
                          {ServiceError::Code::Other, QStringLiteral("No."), {}, 1});
            return;
        }
        if (nextError && (!nextErrorOf || nextErrorOf == operation)) {
            const ServiceError error = *nextError;
            nextError.reset();
            if (failsAfterDone)
                act();
            Q_EMIT failed(request, operation, uuid, error);
            return;
        }
        const QString done = act();
        Q_EMIT succeeded(request, operation, done);
    });
    return request;
}

} // namespace poolwarden
