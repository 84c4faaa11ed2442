// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/acceptedstore.h"

#include "app/files/acceptedfiles.h"
#include "app/poolwarden/inbackground.h"
#include "model/accepted/hostplace.h"
#include "model/session/poolregistry.h"
#include "model/wording/isolated.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <QSettings>

namespace poolwarden {

namespace {

constexpr qsizetype mostNameLength = 60;
constexpr qsizetype digits = 10;
/// After so many milliseconds without a change of a file.
constexpr int fileMilliseconds = 200;

/// A name that can be read, "qemu-kvm1-system-0f3c9a41d2": the digits tell apart what is the same without its
/// signs.
QString nameOfPlace(const QString &place)
{
    static const QRegularExpression signs(QStringLiteral("[^A-Za-z0-9.]+"));
    const QString readable =
        QString(place).replace(signs, QStringLiteral("-")).right(mostNameLength);
    const QByteArray hash =
        QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256).toHex();
    return readable + u'-' + QString::fromLatin1(hash.left(digits));
}

QString fileKey(const QString &place)
{
    return QStringLiteral("accepted/") + nameOfPlace(place);
}

/// The list of a file; why it cannot be used is a sentence.
AcceptedFileRead readFor(const QString &path, const QString &uri)
{
    AcceptedFileRead read = readAcceptedFile(path);
    if (!read.problem.isEmpty())
        return read;
    if (!read.isThere)
        read.list.hosts = {uri};
    else if (!read.list.isFor(uri))
        read.problem =
            AcceptedStore::tr("It is for %1, not for %2. If both are the same host, add the second "
                              "one to “hosts” in the file.",
                              "URIs of hosts")
                .arg(isolated(read.list.hosts.join(QStringLiteral(", "))), isolated(uri));
    return read;
}

/// A file that was copied.
struct CopiedAccepted {
    AcceptedFileRead read;
    QString path; ///< the one with the problem, if there is one
};

} // namespace

AcceptedStore::AcceptedStore(PoolRegistry *registry, QSettings *settings, const QString &folder,
                             QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_settings(settings)
    , m_folder(folder)
{
    m_thread.setMaxThreadCount(1);
    m_calm.setSingleShot(true);
    m_calm.setInterval(fileMilliseconds);
    connect(&m_calm, &QTimer::timeout, this, [this] {
        const QList<HostId> hosts = m_places.keys();
        for (const HostId host : hosts)
            load(host, false);
    });
    connect(&m_watch, &DocumentWatch::touched, &m_calm, qOverload<>(&QTimer::start));
    connect(registry, &PoolRegistry::hostAdded, this, [this](HostId host) { load(host, true); });
    connect(registry, &PoolRegistry::hostRemoved, this, &AcceptedStore::forget);
}

AcceptedStore::~AcceptedStore()
{
    m_thread.waitForDone();
}

QString AcceptedStore::fileFor(const QString &place) const
{
    const QString key = keyOf(place);
    const QString chosen = m_settings->value(fileKey(key)).toString();
    return chosen.isEmpty() ? QDir(m_folder).filePath(nameOfPlace(key) + QStringLiteral(".json"))
                            : chosen;
}

QString AcceptedStore::uriOf(const QString &place) const
{
    for (auto it = m_places.cbegin(); it != m_places.cend(); ++it) {
        if (it.value() != place)
            continue;
        if (const auto host = m_registry->host(it.key()))
            return host->info.uri;
    }
    return place;
}

QString AcceptedStore::nameOf(const QString &place) const
{
    return hostNameInFiles(uriOf(place));
}

QString AcceptedStore::keyOf(const QString &place) const
{
    // Folders of the same name can be elsewhere.
    return place.contains(QLatin1String("://")) ? place : uriWithoutName(uriOf(place));
}

void AcceptedStore::reload()
{
    const QList<HostId> hosts = m_places.keys();
    for (const HostId host : hosts)
        load(host, true);
}

void AcceptedStore::load(HostId host, bool tellsAgain)
{
    const QString place = m_registry->placeOf(host);
    m_places.insert(host, place);
    watchFiles();
    const QString path = fileFor(place);
    inBackground(
        this, m_thread, [path, uri = nameOf(place)] { return readFor(path, uri); },
        [this, host, place, path, tellsAgain](const AcceptedFileRead &read) {
            // It was closed, or another file was chosen.
            if (!m_places.contains(host) || fileFor(place) != path)
                return;
            if (read.problem.isEmpty()) {
                m_registry->setAccepted(place, read.list);
                tellWorked(path);
            } else {
                m_registry->setAccepted(place, {});
                // What was told when somebody could not accept says more.
                if (tellsAgain || m_problems.value(path) != read.problem)
                    tellFailed(
                        tr("The accepted conflicts cannot be used, so no conflict is hidden."),
                        path, read.problem);
            }
        });
}

void AcceptedStore::forget(HostId host)
{
    const QString place = m_places.take(host);
    if (m_places.key(place, noHost) == noHost)
        m_registry->setAccepted(place, {});
    watchFiles();
}

void AcceptedStore::watchFiles()
{
    QStringList paths;
    for (const QString &place : std::as_const(m_places)) {
        if (const QString path = fileFor(place); !paths.contains(path))
            paths.append(path);
    }
    m_watch.setFiles(paths);
}

void AcceptedStore::tellFailed(const QString &sentence, const QString &path, const QString &problem)
{
    m_problems.insert(path, problem);
    Q_EMIT failed(sentence, path, problem);
}

void AcceptedStore::tellWorked(const QString &path)
{
    m_problems.remove(path);
    watchFiles(); // it may be in a folder that was made for it
    Q_EMIT worked(path);
}

void AcceptedStore::change(const QString &place, const Change &change, const Ended &ended)
{
    const QString path = fileFor(place);
    const auto work = [path, change, uri = nameOf(place)] {
        AcceptedFileRead read = readFor(path, uri);
        if (!read.problem.isEmpty())
            return read;
        const AcceptedList before = read.list;
        change(read.list);
        if (read.list != before)
            read.problem = writeAcceptedFile(path, read.list);
        return read;
    };
    inBackground(this, m_thread, work, [this, place, path, ended](const AcceptedFileRead &read) {
        const bool isDone = read.problem.isEmpty();
        if (isDone) {
            m_registry->setAccepted(place, read.list);
            tellWorked(path);
        } else {
            tellFailed(tr("Nothing was changed: the file of the accepted conflicts cannot be "
                          "used. What you typed is kept for the next attempt."),
                       path, read.problem);
        }
        ended(isDone);
    });
}

void AcceptedStore::choose(const QString &place, const QString &path, const AcceptedList &list)
{
    m_settings->setValue(fileKey(keyOf(place)), path);
    m_registry->setAccepted(place, list);
    tellWorked(path);
    Q_EMIT fileChosen();
}

void AcceptedStore::open(const QString &place, const QString &path)
{
    inBackground(
        this, m_thread, [path, uri = nameOf(place)] { return readFor(path, uri); },
        [this, place, path](const AcceptedFileRead &read) {
            if (read.problem.isEmpty() && read.isThere)
                choose(place, path, read.list);
            else
                tellFailed(tr("The file was not opened."), path,
                           read.isThere ? read.problem : tr("It does not exist."));
        });
}

void AcceptedStore::copyTo(const QString &place, const QString &path)
{
    const auto work = [path, from = fileFor(place), uri = nameOf(place)] {
        AcceptedFileRead read = readFor(from, uri);
        if (!read.problem.isEmpty())
            return CopiedAccepted{read, from};
        read.problem = writeAcceptedFile(path, read.list);
        return CopiedAccepted{read, path};
    };
    inBackground(this, m_thread, work, [this, place, path](const CopiedAccepted &copied) {
        if (copied.read.problem.isEmpty())
            Q_EMIT this->copied(place, path);
        else
            tellFailed(tr("The accepted conflicts were not saved."), copied.path,
                       copied.read.problem);
    });
}

} // namespace poolwarden
