// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/acceptedcontroller.h"

#include "app/files/acceptedfiles.h"
#include "app/poolwarden/inbackground.h"
#include "model/accepted/acceptedset.h"
#include "model/accepted/hostplace.h"
#include "model/session/poolselection.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "views/accepted/acceptdialog.h"
#include "views/accepted/accepteddialog.h"
#include "views/commands/commandset.h"
#include "views/conflicts/conflictspane.h"
#include "views/messages/prompts.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QSettings>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr qsizetype mostNameBytes = 150;

QString nameOfPlace(const QString &place)
{
    const QByteArray name = QUrl::toPercentEncoding(place);
    if (name.size() <= mostNameBytes)
        return QString::fromLatin1(name);
    return QString::fromLatin1(
        QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString fileKey(const QString &place)
{
    return QStringLiteral("accepted/") + nameOfPlace(place);
}

QString jsonFilter()
{
    return AcceptedController::tr("Accepted conflicts (*.json)");
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
            AcceptedController::tr(
                "It is for %1, not for %2. If both are the same host, add the second "
                "one to “hosts” in the file.",
                "URIs of hosts")
                .arg(isolated(read.list.hosts.join(QStringLiteral(", "))), isolated(uri));
    return read;
}

} // namespace

AcceptedController::AcceptedController(PoolRegistry *registry, PoolSelection *selection,
                                       CommandSet *commands, ConflictsPane *conflicts,
                                       Prompts *prompts, QSettings *settings, const QString &folder,
                                       QWidget *window, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_selection(selection)
    , m_conflicts(conflicts)
    , m_prompts(prompts)
    , m_settings(settings)
    , m_folder(folder)
    , m_window(window)
    , m_model(registry)
{
    m_thread.setMaxThreadCount(1);
    commands->whenGiven(Command::AcceptConflict, this, &AcceptedController::accept);
    commands->whenGiven(Command::AcceptedConflicts, this, &AcceptedController::showAccepted);
    connect(conflicts, &ConflictsPane::acceptRequested, this, &AcceptedController::accept);
    connect(conflicts, &ConflictsPane::acceptedRequested, this, &AcceptedController::showAccepted);
    connect(registry, &PoolRegistry::hostAdded, this, &AcceptedController::load);
    connect(registry, &PoolRegistry::hostRemoved, this, &AcceptedController::forget);
    const auto tell = [this] {
        m_conflicts->setAccepted(m_model.hiddenCount(), m_model.staleCount());
    };
    connect(&m_model, &AcceptedModel::changed, this, tell);
    connect(selection, &PoolSelection::changed, this, &AcceptedController::tellFile);
}

AcceptedController::~AcceptedController()
{
    m_thread.waitForDone();
}

QString AcceptedController::fileFor(const QString &place) const
{
    const QString chosen = m_settings->value(fileKey(place)).toString();
    return chosen.isEmpty() ? QDir(m_folder).filePath(nameOfPlace(place) + QStringLiteral(".json"))
                            : chosen;
}

QString AcceptedController::uriOf(const QString &place) const
{
    for (auto it = m_places.cbegin(); it != m_places.cend(); ++it) {
        if (it.value() != place)
            continue;
        if (const auto host = m_registry->host(it.key()))
            return host->info.uri;
    }
    return place;
}

QString AcceptedController::currentPlace() const
{
    return m_places.value(m_selection->host());
}

void AcceptedController::load(HostId host)
{
    const QString place = m_registry->placeOf(host);
    m_places.insert(host, place);
    const QString path = fileFor(place);
    inBackground(
        this, m_thread, [path, uri = uriOf(place)] { return readFor(path, uri); },
        [this, host, place, path](const AcceptedFileRead &read) {
            if (!m_places.contains(host))
                return;
            if (!read.problem.isEmpty())
                tellProblem(tr("The accepted conflicts cannot be used, so no conflict is hidden."),
                            path, read.problem);
            else if (!read.list.findings.isEmpty())
                m_registry->setAccepted(place, read.list);
        });
}

void AcceptedController::forget(HostId host)
{
    const QString place = m_places.take(host);
    if (m_registry->accepted().list(place) && m_places.key(place, noHost) == noHost)
        m_registry->setAccepted(place, {});
}

void AcceptedController::tellProblem(const QString &sentence, const QString &path,
                                     const QString &problem)
{
    Message message{Severity::Error,
                    sentence,
                    isolated(QDir::toNativeSeparators(path)) + u'\n' + problem,
                    {},
                    {}};
    message.key = QStringLiteral("accepted");
    Q_EMIT messagePosted(message);
}

std::vector<Finding> AcceptedController::findingsToAccept() const
{
    // What is shown, if it is about the current pool; else the worst finding of that.
    const PoolId pool = m_selection->current();
    std::vector<Finding> findings = m_conflicts->chosenFindings();
    const bool isShown =
        pool == noPool || std::ranges::any_of(findings, [pool](const Finding &finding) {
            return finding.pool == pool || finding.peer == pool;
        });
    if (!isShown)
        findings = m_registry->findingsOf(pool);
    std::erase_if(findings, [](const Finding &finding) { return !isAcceptable(finding); });
    if (!isShown && findings.size() > 1)
        findings.resize(1);
    return findings;
}

QList<AcceptedController::Chosen>
AcceptedController::byPlace(const std::vector<Finding> &findings) const
{
    QList<Chosen> chosen;
    for (const Finding &finding : findings) {
        const PoolRegistry::Pool *pool = m_registry->pool(finding.pool);
        if (!pool)
            continue;
        const QString place = m_registry->placeOf(pool->host);
        auto own = std::find_if(chosen.begin(), chosen.end(),
                                [&place](const Chosen &one) { return one.place == place; });
        if (own == chosen.end())
            own = chosen.insert(chosen.end(), Chosen{place, {}});
        own->findings.push_back(withoutHost(m_registry->restsOn(finding), place));
    }
    return chosen;
}

void AcceptedController::accept()
{
    const std::vector<Finding> findings = findingsToAccept();
    if (findings.empty()) {
        Message message{Severity::Info,
                        tr("There is no conflict here that can be accepted: what libvirt refuses "
                           "must be changed."),
                        {},
                        {},
                        {}};
        message.passes = true;
        Q_EMIT messagePosted(message);
        return;
    }
    const QList<Chosen> chosen = byPlace(findings);
    QStringList conflicts;
    QStringList rests;
    for (const Finding &finding : findings) {
        conflicts.append(findingtext::explanationOfPair(
            finding, [this](PoolId pool) { return m_registry->displayName(pool); }));
        for (const RestingSide &side : m_registry->restsOn(finding).sides) {
            QStringList values{side.value};
            for (const QString &value : side.also)
                values.append(value);
            values.removeAll(QString());
            rests.append(values.isEmpty() ? tr("• “%1” is of type %2", "pool, type of pools")
                                                .arg(isolated(side.name), isolated(side.type))
                                          : tr("• “%1” uses %2", "pool, values that name storage")
                                                .arg(isolated(side.name),
                                                     isolated(values).join(QStringLiteral(", "))));
        }
    }
    rests.removeDuplicates();
    if (m_accept)
        m_accept->close();
    auto *dialog = new AcceptDialog(conflicts, rests, m_lastReason, m_window);
    m_accept = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog, chosen](int result) {
        m_lastReason = dialog->reason();
        if (result == QDialog::Accepted)
            take(chosen, m_lastReason);
    });
    dialog->open();
}

void AcceptedController::take(const QList<Chosen> &chosen, const QString &reason)
{
    const QString by = qEnvironmentVariable("USER");
    QDateTime at = QDateTime::currentDateTimeUtc();
    at = at.addMSecs(-at.time().msec());
    for (const Chosen &one : chosen) {
        const auto add = [one, reason, by, at](AcceptedList &list) {
            for (const RestsOn &finding : one.findings)
                list.add({finding, reason, by, at, {}});
        };
        const auto done = [this, one] {
            m_lastReason.clear();
            Message message{
                Severity::Info,
                tr("%n conflict(s) are accepted and hidden.", nullptr, int(one.findings.size())),
                {},
                tr("&Undo"),
                [this, one] {
                    change(
                        one.place,
                        [one](AcceptedList &list) {
                            for (const RestsOn &finding : one.findings)
                                list.remove(finding);
                        },
                        [] {});
                }};
            message.key = QStringLiteral("accepted");
            Q_EMIT messagePosted(message);
        };
        change(one.place, add, done);
    }
}

void AcceptedController::change(const QString &place, const Change &change,
                                const std::function<void()> &done)
{
    const QString path = fileFor(place);
    const auto work = [path, change, uri = uriOf(place)] {
        AcceptedFileRead read = readFor(path, uri);
        if (!read.problem.isEmpty())
            return read;
        const AcceptedList before = read.list;
        change(read.list);
        if (read.list != before)
            read.problem = writeAcceptedFile(path, read.list);
        return read;
    };
    inBackground(this, m_thread, work, [this, place, path, done](const AcceptedFileRead &read) {
        if (!read.problem.isEmpty()) {
            tellProblem(tr("Nothing was changed: the file of the accepted conflicts cannot be "
                           "used. What you typed is kept for the next attempt."),
                        path, read.problem);
            return;
        }
        m_registry->setAccepted(place, read.list);
        done();
    });
}

void AcceptedController::showAccepted()
{
    if (!m_accepted) {
        m_accepted = new AcceptedDialog(&m_model, m_window);
        m_accepted->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_accepted, &AcceptedDialog::revokeRequested, this, &AcceptedController::revoke);
        connect(m_accepted, &AcceptedDialog::openRequested, this, &AcceptedController::openFile);
        connect(m_accepted, &AcceptedDialog::saveAsRequested, this, &AcceptedController::saveAs);
        connect(m_accepted, &AcceptedDialog::poolActivated, this,
                [this](PoolId pool) { m_selection->select({pool}); });
    }
    tellFile();
    m_accepted->show();
    m_accepted->raise();
    m_accepted->activateWindow();
    // Somebody may have changed the files.
    for (auto it = m_places.cbegin(); it != m_places.cend(); ++it)
        change(
            it.value(), [](AcceptedList &) {}, [] {});
}

void AcceptedController::tellFile()
{
    if (!m_accepted)
        return;
    const auto host = m_registry->host(m_selection->host());
    m_accepted->setFile(host ? host->label : QString(), fileFor(currentPlace()));
}

void AcceptedController::revoke(int row)
{
    const AcceptedFinding finding = m_model.findingAt(row);
    const QString place = m_model.placeAt(row);
    change(
        place, [finding](AcceptedList &list) { list.remove(finding.restsOn); },
        [this, place, finding] {
            QStringList names;
            for (const RestingSide &side : finding.restsOn.sides)
                names.append(isolated(side.name));
            Message message{Severity::Info,
                            tr("The conflict of %1 is no longer accepted.", "names of pools")
                                .arg(names.join(QStringLiteral(", "))),
                            {},
                            tr("&Undo"),
                            [this, place, finding] {
                                change(
                                    place, [finding](AcceptedList &list) { list.add(finding); },
                                    [] {});
                            }};
            message.key = QStringLiteral("accepted");
            Q_EMIT messagePosted(message);
        });
}

void AcceptedController::openFile()
{
    const QString place = currentPlace();
    if (place.isEmpty())
        return;
    const auto take = [this, place](const QString &path) {
        if (path.isEmpty())
            return;
        inBackground(
            this, m_thread, [path, uri = uriOf(place)] { return readFor(path, uri); },
            [this, place, path](const AcceptedFileRead &read) {
                if (!read.problem.isEmpty() || !read.isThere) {
                    tellProblem(tr("The file was not opened."), path,
                                read.isThere ? read.problem : tr("It does not exist."));
                    return;
                }
                m_settings->setValue(fileKey(place), path);
                m_registry->setAccepted(place, read.list);
                tellFile();
            });
    };
    m_prompts->chooseFile(tr("Open Accepted Conflicts"), fileFor(place), jsonFilter(), take);
}

void AcceptedController::saveAs()
{
    const QString place = currentPlace();
    if (place.isEmpty())
        return;
    const auto take = [this, place](const QString &path) {
        if (path.isEmpty())
            return;
        const auto work = [path, from = fileFor(place), uri = uriOf(place)] {
            AcceptedFileRead read = readFor(from, uri);
            if (read.problem.isEmpty())
                read.problem = writeAcceptedFile(path, read.list);
            return read;
        };
        inBackground(this, m_thread, work, [this, place, path](const AcceptedFileRead &read) {
            if (!read.problem.isEmpty()) {
                tellProblem(tr("The accepted conflicts were not saved."), path, read.problem);
                return;
            }
            m_settings->setValue(fileKey(place), path);
            m_registry->setAccepted(place, read.list);
            tellFile();
        });
    };
    m_prompts->chooseFileToSave(tr("Save Accepted Conflicts"), fileFor(place), {jsonFilter()},
                                take);
}

} // namespace poolwarden
