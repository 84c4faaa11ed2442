// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/reportcontroller.h"

#include "app/poolwarden/acceptedcontroller.h"
#include "app/poolwarden/inbackground.h"
#include "app/poolwarden/reportpages.h"
#include "app/poolwarden/savefolder.h"
#include "model/report/reportformat.h"
#include "model/session/poolregistry.h"
#include "model/sources/machinesofhosts.h"
#include "model/wording/isolated.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QUrl>

#include <memory>
#include <optional>

namespace poolwarden {

namespace {

/// A report's outcome replaces that of the one before.
QString messageKey()
{
    return QStringLiteral("report");
}

struct Written {
    QString problem;
};

/// Writes it as a whole or not at all. No format: as a PDF file.
Written writeTo(const SessionFacts &facts, const QString &path, std::optional<check::Format> format)
{
    Written result;
    QSaveFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly);
    if (isWritten) {
        std::optional<SvgColours> map;
        if (!format)
            map = SvgColours::Light;
        else if (format == check::Format::Html)
            map = SvgColours::AsWanted;
        reportOn(facts, map, [&](const check::Report &report) {
            if (!format) {
                QPdfWriter pdf(&file);
                pdf.setTitle(ReportController::tr("Storage pools: report"));
                pdf.setCreator(report.program);
                result.problem = ReportPages(report).paint(&pdf);
                isWritten = file.error() == QFileDevice::NoError;
            } else {
                check::ReportOutput output(&file);
                check::writeReport(report, *format, &output);
                isWritten = output.finish();
            }
        });
    }
    if (result.problem.isEmpty() && (!isWritten || !file.commit()))
        result.problem = file.errorString();
    return result;
}

} // namespace

ReportController::ReportController(PoolRegistry *registry, const MachinesOfHosts *machines,
                                   CommandSet *commands, Prompts *prompts, QSettings *settings,
                                   QWidget *window, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_machines(machines)
    , m_prompts(prompts)
    , m_settings(settings)
    , m_window(window)
{
    commands->whenGiven(Command::PrintReport, this, &ReportController::print);
    commands->whenGiven(Command::SaveReport, this, &ReportController::save);
}

void ReportController::tellOf(const ConnectionList *connections, const AcceptedController *accepted)
{
    m_connections = connections;
    m_accepted = accepted;
}

SessionFacts ReportController::facts() const
{
    SessionFacts facts =
        sessionFacts(*m_registry, [this](HostId host) { return m_machines->usesOf(host); });
    if (m_connections)
        facts.problems += connectionProblems(*m_connections);
    if (m_accepted)
        facts.problems += m_accepted->problems();
    return facts;
}

void ReportController::save()
{
    const QString name = tr("storage-report", "name of a file") + QStringLiteral(".html");
    m_prompts->chooseFileToSave(tr("Save Report"), savefolder::fileIn(*m_settings, name),
                                {tr("Web page (*.html)"), tr("PDF, as it is printed (*.pdf)"),
                                 tr("Markdown (*.md)"), tr("Table for spreadsheets (*.csv)"),
                                 tr("JSON (*.json)"), tr("SARIF, for code hosts (*.sarif)"),
                                 tr("Text (*.txt)")},
                                [this](const QString &path) {
                                    if (!path.isEmpty())
                                        write(path);
                                });
}

void ReportController::write(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const auto format = check::formatFromName(suffix);
    if (!format && suffix != QLatin1String("pdf")) {
        Message message;
        message.key = messageKey();
        message.severity = Severity::Error;
        message.text =
            tr("A report is saved as .html, .pdf, .md, .csv, .json, .sarif or .txt. %1 is none "
               "of these.")
                .arg(isolated(QFileInfo(path).fileName()));
        message.actionText = tr("&Save Elsewhere…");
        message.action = [this] { save(); };
        Q_EMIT messagePosted(message);
        return;
    }
    savefolder::remember(m_settings, QFileInfo(path).absolutePath());
    inBackground(
        this, [facts = facts(), path, format] { return writeTo(facts, path, format); },
        [this, path](const Written &written) {
            const QString file = isolated(QDir::toNativeSeparators(path));
            Message message;
            message.key = messageKey();
            if (written.problem.isEmpty()) {
                message.text = tr("The report is in %1.", "file").arg(file);
                message.actionText = tr("&Open the Report");
                message.action = [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); };
            } else {
                message.severity = Severity::Error;
                message.text = tr("The report could not be written to %1.", "file").arg(file);
                message.detail = written.problem;
                message.actionText = tr("&Save Elsewhere…");
                message.action = [this] { save(); };
            }
            Q_EMIT messagePosted(message);
        });
}

void ReportController::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(tr("Storage pools: report"));
    auto *dialog = new QPrintDialog(printer.get(), m_window);
    dialog->setObjectName(QStringLiteral("printReportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        inBackground(
            this,
            [facts = facts(), printer] {
                QString problem;
                reportOn(facts, SvgColours::Light, [&](const check::Report &report) {
                    problem = ReportPages(report).paint(printer.get());
                });
                return problem;
            },
            [this](const QString &problem) {
                Message message;
                message.key = messageKey();
                message.text = tr("The report is printed.");
                message.passes = problem.isEmpty();
                if (!problem.isEmpty()) {
                    message.severity = Severity::Error;
                    message.text = tr("The report was not printed. %1", "a sentence").arg(problem);
                }
                Q_EMIT messagePosted(message);
            });
    });
    // It must live as long as the dialog.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

} // namespace poolwarden
