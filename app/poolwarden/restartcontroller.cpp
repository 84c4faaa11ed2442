// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/restartcontroller.h"

#include "app/poolwarden/inbackground.h"
#include "model/export/exporter.h"
#include "model/plan/restartmodel.h"
#include "model/port/onownthread.h"
#include "model/report/reportitems.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"
#include "views/plan/restartdialog.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileInfo>
#include <QGuiApplication>

#include <optional>
#include <utility>

namespace poolwarden {

namespace {

/// After so many milliseconds without a change of the pools, it is worked out again.
constexpr int calmMilliseconds = 300;

struct Foretold {
    RestartSituation situation;
    RestartForecast forecast;
    RestartKind kind = RestartKind::Daemon;
};

} // namespace

RestartController::RestartController(PoolRegistry *registry, PoolSelection *selection,
                                     CommandSet *commands, Prompts *prompts, QWidget *window)
    : m_registry(registry)
    , m_selection(selection)
    , m_prompts(prompts)
    , m_window(window)
{
    commands->whenGiven(Command::AfterRestart, this, &RestartController::show);
    m_soon.setSingleShot(true);
    m_soon.setInterval(calmMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &RestartController::foretell);
    const auto soon = [this] {
        if (m_dialog)
            m_soon.start();
    };
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::settled, this, soon);
    connect(registry, &PoolRegistry::draftOpened, this, soon);
    connect(registry, &PoolRegistry::draftClosed, this, soon);
    connect(registry, &PoolRegistry::hostRemoved, this, [this](HostId host) {
        if (host == m_host && m_dialog)
            m_dialog->close();
    });
}

void RestartController::show()
{
    const auto host = m_registry->host(m_selection->host());
    if (!host)
        return;
    if (m_dialog && m_host == host->id) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    if (m_dialog)
        m_dialog->close(); // and deleted
    m_host = host->id;
    m_directories.clear();
    auto *model = new RestartModel;
    auto *dialog = new RestartDialog(model, host->label, m_window);
    model->setParent(dialog);
    m_model = model;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RestartDialog::choiceChanged, this, &RestartController::foretell);
    connect(dialog, &RestartDialog::copyRequested, this, [this] {
        if (m_model)
            QGuiApplication::clipboard()->setText(text());
    });
    connect(dialog, &RestartDialog::saveRequested, this, &RestartController::save);
    connect(dialog, &RestartDialog::poolActivated, this,
            [this](PoolId pool) { m_selection->select({pool}); });
    foretell();
    dialog->show();
}

void RestartController::foretell()
{
    m_soon.stop();
    if (!m_dialog)
        return;
    if (m_isBusy) {
        m_isStale = true;
        return;
    }
    m_dialog->setHasDrafts(hasDrafts(*m_registry, m_host));
    RestartSituation situation = restartSituation(*m_registry, m_host, m_dialog->withDrafts());
    lookUp(situation.directories);
    m_isBusy = true;
    const auto work = [situation = std::move(situation), kind = m_dialog->kind(),
                       directories = m_directories]() -> Foretold {
        const auto isThere = [&directories](const PoolDefinition &definition) {
            const auto known = directories.constFind(
                QString::fromStdString(definition.targetPath.value_or(std::string())));
            return known == directories.constEnd() ? std::optional<bool>() : *known;
        };
        return {situation, restartForecast(situation.pools, situation.topology, kind, isThere),
                kind};
    };
    inBackground(this, work, [this](const Foretold &result) {
        m_isBusy = false;
        if (!m_dialog)
            return;
        if (std::exchange(m_isStale, false)) {
            foretell();
            return;
        }
        m_model->setForecast(result.situation, result.forecast, result.kind);
        QString notes;
        if (!result.situation.refused.isEmpty())
            notes = tr("libvirt refuses %n draft(s), which change nothing: %1.", nullptr,
                       int(result.situation.refused.size()))
                        .arg(shortRow(isolated(result.situation.refused)));
        m_dialog->forecastChanged(notes);
    });
}

void RestartController::lookUp(const QStringList &directories)
{
    QStringList unknown = directories;
    unknown.removeIf([this](const QString &path) { return m_directories.contains(path); });
    if (unknown.isEmpty() || std::exchange(m_isLooking, true))
        return;
    const auto look = [unknown] {
        QHash<QString, bool> found;
        for (const QString &path : unknown)
            found.insert(path, QFileInfo(path).isDir());
        return found;
    };
    onOwnThread(this, look, [this](const QHash<QString, bool> &found) {
        m_isLooking = false;
        m_directories.insert(found);
        foretell();
    });
}

QString RestartController::text() const
{
    const auto host = m_registry->host(m_host);
    const QString name = host ? withoutIsolates(host->label) : QString(); // as in the table
    QString head =
        m_dialog->kind() == RestartKind::Daemon
            ? tr("What the next restart of libvirt leaves of the pools of %1").arg(name)
            : tr("What the next restart of the host leaves of the pools of %1").arg(name);
    if (m_dialog->withDrafts())
        head += u' ' + tr("with all drafts defined");
    return head + u'\n' + tr("As of: %1").arg(check::timeText(QDateTime::currentDateTimeUtc()))
           + u'\n' + m_model->toText();
}

void RestartController::save()
{
    m_prompts->chooseFileToSave(
        tr("Save as Text"), tr("after-restart", "name of a file") + QStringLiteral(".txt"),
        {tr("Text (*.txt)")}, [this](const QString &path) {
            if (path.isEmpty() || !m_model || !m_dialog)
                return;
            const Exporter::File file{QFileInfo(path).fileName(), text().toUtf8(), false};
            inBackground(
                m_dialog, [file, path] { return Exporter::writeFile(file, path); },
                [this](const Exporter::Result &result) {
                    m_dialog->forecastChanged(
                        result.error
                            ? tr("It was not saved. %1", "a sentence: why").arg(*result.error)
                            : tr("It is saved in %1.", "file")
                                  .arg(isolated(result.written.value(0))));
                });
        });
}

} // namespace poolwarden
