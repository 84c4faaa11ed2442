// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/acceptedcontroller.h"

#include "app/poolwarden/acceptedmessage.h"
#include "app/poolwarden/followedfindings.h"
#include "model/accepted/findingfilter.h"
#include "model/session/poolselection.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "views/accepted/acceptdialog.h"
#include "views/accepted/accepteddialog.h"
#include "views/commands/commandset.h"
#include "views/conflicts/conflictspane.h"
#include "views/messages/prompts.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <memory>

namespace poolwarden {

namespace {

QString jsonFilter()
{
    return AcceptedController::tr("Accepted conflicts (*.json)");
}

QString problemKey(const QString &path)
{
    return QStringLiteral("accepted-problem ") + path;
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
    , m_window(window)
    , m_store(registry, settings, folder)
    , m_model(registry)
{
    commands->whenGiven(Command::AcceptConflict, this, &AcceptedController::acceptChosen);
    commands->whenGiven(Command::AcceptedConflicts, this, &AcceptedController::showAccepted);
    connect(conflicts, &ConflictsPane::acceptRequested, this, &AcceptedController::acceptChosen);
    connect(conflicts, &ConflictsPane::acceptedRequested, this, &AcceptedController::showAccepted);
    connect(&m_store, &AcceptedStore::failed, this, &AcceptedController::tellProblem);
    connect(&m_store, &AcceptedStore::copied, this, &AcceptedController::tellCopied);
    connect(&m_store, &AcceptedStore::fileChosen, this, &AcceptedController::tellFile);
    connect(&m_store, &AcceptedStore::worked, this, [this](const QString &path) {
        m_problems.remove(path);
        Q_EMIT messageWithdrawn(problemKey(path));
    });
    connect(registry, &PoolRegistry::hostRemoved, this, [this] {
        QStringList open;
        for (const PoolRegistry::Host &host : m_registry->hosts())
            open.append(m_registry->placeOf(host.id));
        if (std::ranges::any_of(m_told,
                                [&open](const auto &place) { return !open.contains(place); }))
            Q_EMIT messageWithdrawn(AcceptedMessage::key());
    });
    const auto tell = [this] {
        m_conflicts->setAccepted(m_model.hiddenCount(), m_model.staleCount());
    };
    connect(&m_model, &AcceptedModel::changed, this, tell);
    connect(selection, &PoolSelection::changed, this, &AcceptedController::tellFile);
}

QString AcceptedController::currentPlace() const
{
    return m_store.placeOf(m_selection->host());
}

void AcceptedController::tellProblem(const QString &sentence, const QString &path,
                                     const QString &problem)
{
    Message message{Severity::Error,
                    sentence,
                    isolated(QDir::toNativeSeparators(path)) + u'\n' + problem,
                    {},
                    {}};
    message.key = problemKey(path);
    m_problems.insert(path, problem);
    Q_EMIT messagePosted(message);
}

QStringList AcceptedController::problems() const
{
    QSet<QString> paths;
    for (const PoolRegistry::Host &host : m_registry->hosts())
        paths.insert(m_store.fileFor(m_registry->placeOf(host.id)));
    QStringList problems;
    for (auto it = m_problems.cbegin(); it != m_problems.cend(); ++it) {
        if (paths.contains(it.key()))
            problems.append(tr("The accepted conflicts in %1 are not applied. %2", "file, why")
                                .arg(QDir::toNativeSeparators(it.key()), it.value()));
    }
    return problems;
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

QList<RestsOfHost> AcceptedController::byPlace(const std::vector<Finding> &findings) const
{
    QList<RestsOfHost> chosen;
    for (const Finding &finding : findings) {
        const PoolRegistry::Pool *pool = m_registry->pool(finding.pool);
        if (!pool)
            continue;
        const QString place = m_registry->placeOf(pool->host);
        auto own = std::ranges::find_if(
            chosen, [&place](const RestsOfHost &one) { return one.place == place; });
        if (own == chosen.end())
            own = chosen.insert(chosen.cend(), RestsOfHost{place, {}});
        own->findings.push_back(withoutHost(m_registry->filter().restsOn(finding), place));
    }
    return chosen;
}

void AcceptedController::acceptChosen()
{
    const std::vector<Finding> findings = findingsToAccept();
    if (findings.empty()) {
        tellNothing(tr("There is no conflict here that can be accepted: what libvirt refuses must "
                       "be changed."));
        return;
    }
    accept(findings);
}

void AcceptedController::tellNothing(const QString &sentence)
{
    Message message{Severity::Info, sentence, {}, {}, {}};
    message.passes = true;
    Q_EMIT messagePosted(message);
}

void AcceptedController::accept(const std::vector<Finding> &findings)
{
    const auto sentences = [this, isOne = findings.size() == 1](const std::vector<Finding> &of) {
        const auto names = [this](PoolId pool) { return m_registry->displayName(pool); };
        QStringList conflicts;
        for (const Finding &finding : of)
            conflicts.append(isOne ? findingtext::explanationOfPair(finding, names)
                                   : findingtext::headlineOfPair(finding, names));
        return conflicts;
    };
    // A dialog that asks for it gets the keys back.
    QWidget *owner = QApplication::activeWindow();
    if (m_accept && owner == m_accept)
        owner = m_accept->parentWidget();
    if (!owner || (owner != m_window && owner->parentWidget() != m_window))
        owner = m_window;
    if (m_accept)
        m_accept->close();
    const QList<RestsOfHost> chosen = byPlace(findings);
    const QList<RestsOn> resting = allRests(chosen);
    const bool isAgain = std::ranges::any_of(
        resting, [this](const RestsOn &one) { return m_unused.of.contains(one); });
    auto *dialog = new AcceptDialog(sentences(findings), restLines(chosen),
                                    isAgain ? m_unused.reason : QString(), owner);
    m_accept = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *followed = new FollowedFindings(m_registry, findings, dialog);
    connect(followed, &FollowedFindings::changed, dialog, [this, dialog, followed, sentences] {
        const std::vector<Finding> left = followed->left();
        dialog->setLeft(sentences(left), restLines(byPlace(left)));
    });
    connect(dialog, &QDialog::finished, this, [this, dialog, followed, resting](int result) {
        const QString reason = dialog->reason();
        if (!reason.isEmpty())
            m_unused = {reason, resting};
        if (result != QDialog::Accepted)
            return;
        // What is gone a moment before the key is not accepted either.
        if (const std::vector<Finding> left = followed->left(); !left.empty())
            take(byPlace(left), reason);
        else
            tellNothing(tr("Nothing was accepted: what was asked about is gone, or it is another "
                           "conflict now."));
    });
    dialog->open();
}

void AcceptedController::take(const QList<RestsOfHost> &chosen, const QString &reason)
{
    const QString by = qEnvironmentVariable("USER");
    QDateTime at = QDateTime::currentDateTimeUtc();
    at = at.addMSecs(-at.time().msec());
    ByPlace findings;
    for (const RestsOfHost &one : chosen) {
        for (const RestsOn &finding : one.findings)
            findings[one.place].append({finding, reason, by, at, {}});
    }
    change(Change::Accept, findings, [this, reason, count = findings.size()](const ByPlace &taken) {
        if (taken.size() == count && m_unused.reason == reason)
            m_unused = {};
        tellTaken(taken);
    });
}

void AcceptedController::change(Change change, const ByPlace &findings,
                                const std::function<void(const ByPlace &)> &ended)
{
    struct Ended {
        qsizetype left = 0;
        ByPlace done;
    };
    const auto all = std::make_shared<Ended>(Ended{findings.size(), {}});
    for (auto it = findings.cbegin(); it != findings.cend(); ++it) {
        const auto edit = [change, ofPlace = it.value()](AcceptedList &list) {
            for (const AcceptedFinding &finding : ofPlace) {
                if (change == Change::Accept)
                    list.add(finding);
                else
                    list.remove(finding.restsOn);
            }
        };
        m_store.change(it.key(), edit,
                       [all, ended, place = it.key(), ofPlace = it.value()](bool isDone) {
                           if (isDone)
                               all->done.insert(place, ofPlace);
                           if (--all->left == 0)
                               ended(all->done);
                       });
    }
}

void AcceptedController::tellTaken(const ByPlace &taken)
{
    if (AcceptedMessage::count(taken) == 0)
        return;
    m_told = taken.keys();
    Q_EMIT messagePosted(AcceptedMessage::taken(taken, [this, taken] {
        change(Change::Revoke, taken,
               [this](const ByPlace &revoked) { tellRevoked(revoked, true); });
    }));
}

void AcceptedController::showAccepted()
{
    if (!m_accepted) {
        m_accepted = new AcceptedDialog(&m_model, m_window);
        m_accepted->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_accepted, &AcceptedDialog::revokeRequested, this, &AcceptedController::revoke);
        connect(m_accepted, &AcceptedDialog::openRequested, this, &AcceptedController::openFile);
        connect(m_accepted, &AcceptedDialog::copyRequested, this, &AcceptedController::saveCopy);
        connect(m_accepted, &AcceptedDialog::poolActivated, this,
                [this](PoolId pool) { m_selection->select({pool}); });
    }
    tellFile();
    m_accepted->show();
    m_accepted->raise();
    m_accepted->activateWindow();
    m_store.reload();
}

void AcceptedController::tellFile()
{
    if (!m_accepted)
        return;
    const auto host = m_registry->host(m_selection->host());
    m_accepted->setFile(host ? host->label : QString(), m_store.fileFor(currentPlace()));
}

void AcceptedController::revoke(const QList<int> &rows)
{
    ByPlace chosen;
    for (const int row : rows)
        chosen[m_model.placeAt(row)].append(m_model.findingAt(row));
    change(Change::Revoke, chosen, [this](const ByPlace &revoked) { tellRevoked(revoked, false); });
}

void AcceptedController::tellRevoked(const ByPlace &revoked, bool isUndo)
{
    if (revoked.isEmpty())
        return;
    m_told.clear(); // it has the reasons, which nobody else has any more
    if (isUndo) {
        m_unused = {revoked.cbegin().value().constFirst().reason, {}};
        for (const auto &ofPlace : revoked) {
            for (const AcceptedFinding &finding : ofPlace)
                m_unused.of.append(finding.restsOn);
        }
    }
    Q_EMIT messagePosted(AcceptedMessage::revoked(revoked, isUndo, [this, revoked] {
        change(Change::Accept, revoked, [this](const ByPlace &taken) { tellTaken(taken); });
    }));
}

void AcceptedController::openFile()
{
    const QString place = currentPlace();
    if (place.isEmpty())
        return;
    m_prompts->chooseFile(tr("Open Accepted Conflicts"), m_store.fileFor(place), jsonFilter(),
                          [this, place](const QString &path) {
                              if (!path.isEmpty())
                                  m_store.open(place, path);
                          });
}

void AcceptedController::saveCopy()
{
    const QString place = currentPlace();
    if (place.isEmpty())
        return;
    // Not beside the program's own file, which is of no use to others.
    m_prompts->chooseFileToSave(tr("Save a Copy of the Accepted Conflicts"),
                                QStringLiteral("accepted.json"), {jsonFilter()},
                                [this, place](const QString &path) {
                                    if (!path.isEmpty())
                                        m_store.copyTo(place, path);
                                });
}

void AcceptedController::tellCopied(const QString &place, const QString &path)
{
    Message message;
    message.text =
        tr("The accepted conflicts are copied to %1. What you accept and revoke from now on "
           "does not change the copy.")
            .arg(isolated(QDir::toNativeSeparators(path)));
    message.actionText = tr("&Keep Them There");
    message.action = [this, place, path] { m_store.open(place, path); };
    message.key = QStringLiteral("accepted-copied");
    Q_EMIT messagePosted(message);
}

} // namespace poolwarden
