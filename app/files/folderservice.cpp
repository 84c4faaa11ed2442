// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/folderservice.h"

#include "app/files/inputfiles.h"
#include "model/accepted/hostplace.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"

#include <QHash>
#include <QTimer>
#include <QUuid>

#include <utility>

namespace poolwarden {

namespace {

/// How long to wait for data if a file is a pipe.
constexpr int secondsToWait = 1;

/// A uuid for a definition without one. It is the same each time the file is read.
QString uuidOf(const Input &input)
{
    const QString name =
        input.index == 0 ? input.name : input.name + u'\n' + QString::number(input.index);
    return QUuid::createUuidV5(QUuid(), name).toString(QUuid::WithoutBraces);
}

QString baseName(const QString &file)
{
    return file.section(u'/', -1);
}

/// Collects the pools of one folder. A pool with the name or uuid of an earlier one gets an error.
class FolderPools
{
public:
    void add(const Input &input)
    {
        PoolSnapshot pool;
        pool.uuid = uuidOf(input);
        pool.name = baseName(input.name);
        const ReadResult reading =
            readPool({input.content.constData(), static_cast<std::size_t>(input.content.size())});
        if (const auto *definition = std::get_if<PoolDefinition>(&reading)) {
            pool.name = QString::fromStdString(definition->name);
            const QString own =
                definition->uuid ? QString::fromStdString(toString(*definition->uuid)) : QString();
            const QString earlier = m_fileOfName.value(pool.name, m_fileOfUuid.value(own));
            if (!earlier.isEmpty()) {
                pool.error = ServiceError{
                    .code = ServiceError::Code::IdentityTaken,
                    .sentence = FolderService::tr("The pool in “%1” has the same name or UUID as "
                                                  "the pool in “%2”.")
                                    .arg(isolated(input.name), isolated(earlier)),
                    .detail = {}};
                m_pools.append(pool);
                return;
            }
            m_fileOfName.insert(pool.name, input.name);
            if (!own.isEmpty()) {
                m_fileOfUuid.insert(own, input.name);
                pool.uuid = own;
            }
        }
        pool.liveXml = pool.persistentXml = input.content;
        m_pools.append(pool);
    }

    [[nodiscard]] const QList<PoolSnapshot> &pools() const { return m_pools; }

private:
    QList<PoolSnapshot> m_pools;
    QHash<QString, QString> m_fileOfName;
    QHash<QString, QString> m_fileOfUuid;
};

} // namespace

FolderService::FolderService(HostFolder folder, QObject *parent)
    : StorageService(parent)
    , m_folder(std::move(folder))
{
}

QString FolderService::uri() const
{
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(m_folder.path, error);
    return folderHostUri(QString::fromStdString((error ? m_folder.path : absolute).string()),
                         folderHostName(m_folder.name, m_folder.uri));
}

void FolderService::open(const QString & /*uri*/, bool /*readOnly*/)
{
    m_isOpen = true;
    QTimer::singleShot(0, this, [this] {
        if (!m_isOpen)
            return;
        using Locality = HostTopology::Locality;
        HostInfo info;
        info.uri = uri();
        info.driver = QStringLiteral("folder");
        info.local = m_folder.locality == Locality::Local;
        info.knowsLocality = m_folder.locality != Locality::Unknown;
        info.readOnly = true;
        Q_EMIT opened(info);
        tellPools();
    });
}

void FolderService::close()
{
    if (!std::exchange(m_isOpen, false))
        return;
    QTimer::singleShot(0, this, [this] { Q_EMIT closed(std::nullopt); });
}

StorageService::RequestId FolderService::list()
{
    const RequestId request = ++m_lastRequest;
    QTimer::singleShot(0, this, [this, request] {
        tellPools();
        Q_EMIT succeeded(request, Operation::List, {});
    });
    return request;
}

void FolderService::tellPools()
{
    QStringList problems;
    const InputFiles files({m_folder.path}, secondsToWait,
                           [&problems](const QString &sentence) { problems.append(sentence); });
    FolderPools pools;
    files.forEach([&pools](const Input &input) { pools.add(input); });
    if (!problems.isEmpty())
        Q_EMIT problemsFound(problems);
    Q_EMIT poolsListed(pools.pools());
}

StorageService::RequestId FolderService::refuse(Operation operation, const QString &uuid)
{
    const RequestId request = ++m_lastRequest;
    QTimer::singleShot(0, this, [this, request, operation, uuid] {
        Q_EMIT failed(request, operation, uuid,
                      {.code = ServiceError::Code::ReadOnly,
                       .sentence = tr("“%1” is a folder of definitions. Nothing can be changed "
                                      "there.")
                                       .arg(isolated(m_folder.name)),
                       .detail = {}});
    });
    return request;
}

StorageService::RequestId FolderService::define(const QByteArray & /*xml*/,
                                                Validation /*validation*/)
{
    return refuse(Operation::Define, {});
}

StorageService::RequestId FolderService::undefine(const QString &uuid)
{
    return refuse(Operation::Undefine, uuid);
}

StorageService::RequestId FolderService::start(const QString &uuid)
{
    return refuse(Operation::Start, uuid);
}

StorageService::RequestId FolderService::stop(const QString &uuid)
{
    return refuse(Operation::Stop, uuid);
}

StorageService::RequestId FolderService::refresh(const QString &uuid)
{
    return refuse(Operation::Refresh, uuid);
}

StorageService::RequestId FolderService::setAutostart(const QString &uuid, bool /*autostart*/)
{
    return refuse(Operation::SetAutostart, uuid);
}

StorageService::RequestId FolderService::makeDirectory(const QString &uuid)
{
    return refuse(Operation::MakeDirectory, uuid);
}

} // namespace poolwarden
