// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftstore.h"

#include "model/accepted/hostplace.h"
#include "model/document/pooldocument.h"
#include "model/port/newuuid.h"
#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"
#include "model/xml/samedefinition.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace poolwarden {

namespace {

constexpr int formatVersion = 1;
constexpr qint64 maxFileBytes = 64 * 1024 * 1024;
/// Of writing at a time: many drafts can come at once, and each is written to the disk itself.
constexpr qint64 sliceMilliseconds = 20;

QString originId(DraftOrigin origin)
{
    switch (origin) {
    case DraftOrigin::New:
        return QStringLiteral("new");
    case DraftOrigin::Imported:
        return QStringLiteral("imported");
    case DraftOrigin::Edited:
        return QStringLiteral("edited");
    }
    return {};
}

/// What the drafts of a host are sorted by: definitions of a file in the order of the file, others by name. The files
/// of the drafts are named by chance, and many are written in the same moment.
auto placeOfStored(const QJsonObject &stored)
{
    const auto parsed = PoolDocument::parse(stored.value(u"xml").toString().toUtf8());
    const auto *document = std::get_if<PoolDocument>(&parsed);
    const QString name = document ? document->value({Field::Name}).value_or(QString())
                                  : stored.value(u"file").toString();
    return std::tuple(stored.value(u"path").toString(), stored.value(u"index").toInt(),
                      name.toCaseFolded());
}

} // namespace

DraftStore::DraftStore(PoolRegistry *registry, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_folder(folder)
    , m_lock(folder + QStringLiteral("/lock"))
{
    m_lock.setStaleLockTime(0);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftStore::writeSome);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &DraftStore::writeSome);
    connect(registry, &PoolRegistry::draftOpened, this, &DraftStore::follow);
    connect(registry, &PoolRegistry::draftClosed, this,
            [this](PoolId pool, PoolDraft *draft, DraftEnd end) { forget(pool, *draft, end); });
    connect(registry, &PoolRegistry::poolChanged, this, [this](PoolId pool) {
        // An edit may have lost its pool, which changes its origin.
        if (m_files.contains(pool))
            touch(pool);
    });
}

DraftStore::~DraftStore()
{
    flush();
}

QList<DraftStore::Kept> DraftStore::kept()
{
    QList<Kept> found;
    const QDir folder(m_folder);
    if (!folder.exists() || (!m_lock.isLocked() && !m_lock.tryLock(0)))
        return found;
    const QSet<QString> open(m_files.cbegin(), m_files.cend());
    const QStringList names =
        folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Time | QDir::Reversed);
    QMap<QString, QString> unusable;
    for (const QString &name : names) {
        if (open.contains(name))
            continue;
        const QString path = folder.filePath(name);
        QJsonObject stored;
        if (const QString why = read(path, &stored); !why.isEmpty()) {
            if (!m_toldUnusable.contains(name))
                unusable.insert(path, why);
            m_toldUnusable.insert(name);
        } else if (!stored.value(u"xml").toString().isEmpty()) {
            found.append({name, stored});
        }
    }
    if (!unusable.isEmpty())
        Q_EMIT this->unusable(unusable);
    return found;
}

QString DraftStore::read(const QString &path, QJsonObject *stored)
{
    QFile file(path);
    if (file.size() > maxFileBytes)
        return tr("It is larger than 64 MiB.");
    if (!file.open(QIODevice::ReadOnly))
        return tr("It cannot be read: %1.").arg(file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return tr("It is not JSON: %1.").arg(error.errorString());
    *stored = document.object();
    const int version = stored->value(u"format").toInt();
    if (version > formatVersion)
        return tr("It has version %1 of the format; this program knows version %2.")
            .arg(version)
            .arg(formatVersion);
    return version == formatVersion && stored->value(u"xml").isString() ? QString()
                                                                        : tr("It has no draft.");
}

QMap<QString, int> DraftStore::waiting()
{
    QSet<QString> open;
    for (const PoolRegistry::Host &host : m_registry->hosts())
        open.insert(uriWithoutName(host.info.uri));
    if (const auto files = m_registry->host(m_registry->files()))
        open.insert(files->info.uri);
    QMap<QString, int> counts;
    for (const Kept &draft : kept()) {
        const QString uri = draft.content.value(u"host").toString();
        if (!open.contains(uri))
            ++counts[uri];
    }
    return counts;
}

QList<PoolId> DraftStore::restore(HostId id)
{
    QList<PoolId> restored;
    const std::optional<PoolRegistry::Host> host = m_registry->host(id);
    if (!host)
        return restored;
    // The definition is read for its place: once for each, however many are sorted.
    using Placed = std::pair<decltype(placeOfStored({})), Kept>;
    std::vector<Placed> own;
    const QList<Kept> all = kept();
    for (const Kept &found : all) {
        if (found.content.value(u"host").toString() == uriWithoutName(host->info.uri))
            own.emplace_back(placeOfStored(found.content), found);
    }
    std::ranges::stable_sort(own, {}, &Placed::first);
    for (const auto &[place, found] : own) {
        const QJsonObject &stored = found.content;
        PoolDraft *draft = openStored(id, stored);
        if (!draft) {
            QFile::remove(QDir(m_folder).filePath(found.file)); // defined already
            continue;
        }
        m_files.insert(draft->id(), found.file);
        restored << draft->id();
    }
    return restored;
}

PoolId DraftStore::poolOf(HostId host, const QString &xml) const
{
    const ReadResult read = readPool(PoolDocument::bytesOf(xml).toStdString());
    const auto *definition = std::get_if<PoolDefinition>(&read);
    const PoolId id =
        definition && definition->uuid
            ? m_registry->findPool(host, QString::fromStdString(toString(*definition->uuid)))
            : noPool;
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    const bool isIt = pool && pool->snapshot && !pool->draft
                      && !pool->snapshot->persistentXml.isEmpty()
                      && pool->snapshot->name.toStdString() == definition->name;
    return isIt ? id : noPool;
}

PoolDraft *DraftStore::openStored(HostId host, const QJsonObject &stored)
{
    const QString origin = stored.value(u"origin").toString();
    const QString uuid = stored.value(u"uuid").toString();
    const QString xml = stored.value(u"xml").toString();
    const QString base = stored.value(u"base").toString();
    const QString path = stored.value(u"path").toString();
    const PoolId defined =
        origin == originId(DraftOrigin::Edited) || !path.isEmpty() ? noPool : poolOf(host, xml);
    if (defined != noPool) {
        // Somebody has defined it, perhaps as it is here. Else one has to be chosen.
        const PoolRegistry::Pool &pool = *m_registry->pool(defined);
        const auto read = [](const QByteArray &text) { return readPool(text.toStdString()); };
        if (hasAllOf(read(pool.snapshot->persistentXml), read(PoolDocument::bytesOf(xml))))
            return nullptr;
        if (PoolDraft *edit = m_registry->editPool(defined)) {
            const QString empty =
                PoolDocument::create(edit->type().value_or(PoolType::Dir)).toXml();
            m_registry->resumeDraft(defined, empty, xml);
            return edit;
        }
    }
    if (origin != originId(DraftOrigin::Edited)) {
        PoolDraft *made = m_registry->createDraft(
            host,
            origin == originId(DraftOrigin::Imported) ? DraftOrigin::Imported : DraftOrigin::New,
            xml, stored.value(u"file").toString());
        if (!path.isEmpty())
            m_registry->setFile(made->id(), {path, stored.value(u"index").toInt()}, base);
        return made;
    }
    const PoolId pool = m_registry->findPool(host, uuid);
    const bool wasOpen = pool != noPool && m_registry->pool(pool)->draft;
    PoolDraft *draft = pool == noPool || wasOpen ? nullptr : m_registry->editPool(pool);
    if (!draft)
        return m_registry->createDraft(host, DraftOrigin::New, xml);
    m_registry->resumeDraft(pool, base, xml);
    if (draft->isModified())
        return draft;
    m_registry->discardDraft(pool);
    return nullptr;
}

void DraftStore::flush()
{
    m_timer.stop();
    m_pause.stop();
    while (!m_touched.isEmpty())
        writeOne();
}

void DraftStore::writeSome()
{
    m_timer.stop();
    m_pause.stop();
    QElapsedTimer clock;
    clock.start();
    while (!m_touched.isEmpty() && clock.elapsed() < sliceMilliseconds)
        writeOne();
    // The window lives on between the slices.
    if (!m_touched.isEmpty())
        m_timer.start(0);
}

void DraftStore::writeOne()
{
    const PoolId pool = *m_touched.cbegin();
    m_touched.erase(m_touched.cbegin());
    const PoolRegistry::Pool *row = m_registry ? m_registry->pool(pool) : nullptr;
    if (row && row->draft)
        write(pool, *row->draft);
}

void DraftStore::follow(PoolId pool)
{
    const PoolRegistry::Pool *row = m_registry->pool(pool);
    if (!row || !row->draft)
        return;
    connect(row->draft, &PoolDraft::xmlChanged, this, [this, pool] { touch(pool); });
    connect(row->draft, &PoolDraft::baseChanged, this, [this, pool] { touch(pool); });
    touch(pool);
}

void DraftStore::forget(PoolId pool, const PoolDraft &draft, DraftEnd end)
{
    const bool unwritten = m_touched.remove(pool);
    if (end != DraftEnd::Shelved) {
        remove(pool);
        return;
    }
    if (unwritten)
        write(pool, draft);
    m_files.remove(pool);
}

void DraftStore::touch(PoolId pool)
{
    m_touched << pool;
    m_pause.start();
    if (!m_timer.isActive())
        m_timer.start(delayMilliseconds);
}

void DraftStore::write(PoolId pool, const PoolDraft &draft)
{
    const PoolRegistry::Pool *row = m_registry->pool(pool);
    const std::optional<PoolRegistry::Host> host = m_registry->host(draft.host());
    if (!row || !host)
        return;
    const bool isBlank = draft.origin() == DraftOrigin::New && draft.file().isNone() && draft.type()
                         && draft.xml() == PoolDocument::create(*draft.type()).toXml();
    if (isBlank || (draft.origin() == DraftOrigin::Edited && !draft.isModified())) {
        remove(pool); // nothing to lose
        return;
    }
    QJsonObject stored{
        {QStringLiteral("format"), formatVersion},
        {QStringLiteral("host"), uriWithoutName(host->info.uri)},
        {QStringLiteral("origin"), originId(draft.origin())},
        {QStringLiteral("uuid"), row->snapshot ? row->snapshot->uuid : QString()},
        {QStringLiteral("xml"), draft.xml()},
    };
    if (draft.origin() == DraftOrigin::Edited)
        stored.insert(QStringLiteral("base"), draft.base());
    if (!draft.fileName().isEmpty())
        stored.insert(QStringLiteral("file"), draft.fileName());
    if (!draft.file().isNone()) {
        stored.insert(QStringLiteral("path"), draft.file().path);
        stored.insert(QStringLiteral("index"), draft.file().index);
        stored.insert(QStringLiteral("base"), draft.base());
    }
    QString &name = m_files[pool];
    if (name.isEmpty())
        name = newUuid() + QStringLiteral(".json");

    const bool ready = QDir().mkpath(m_folder);
    if (ready && !m_lock.isLocked())
        m_lock.tryLock(0);
    QSaveFile file(m_folder + u'/' + name);
    const QByteArray bytes = QJsonDocument(stored).toJson();
    bool written = ready && file.open(QIODevice::WriteOnly);
    if (written) {
        // Private: definitions name servers and users.
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        written = file.write(bytes) == bytes.size() && file.commit();
    }
    if (!written && !m_failing)
        Q_EMIT failed(tr("Drafts cannot be saved: “%1” cannot be written (%2).")
                          .arg(isolated(m_folder),
                               ready ? file.errorString() : tr("the folder cannot be created")));
    m_failing = !written;
}

void DraftStore::remove(PoolId pool)
{
    const QString name = m_files.take(pool);
    if (!name.isEmpty())
        QFile::remove(m_folder + u'/' + name);
}

} // namespace poolwarden
