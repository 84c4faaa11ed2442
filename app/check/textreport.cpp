// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/textreport.h"

#include "app/check/plaintext.h"
#include "model/findingtext.h"
#include "model/isolated.h"

#include <QCoreApplication>

namespace poolwarden::check {

namespace {

class TextReport
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::TextReport)

public:
    QByteArray write(const Report &report)
    {
        for (const DefinitionReport &definition : report.definitions)
            addDefinition(definition);
        for (const UnverifiedPlaces &host : report.unverified)
            addUnverified(host);
        for (const UncheckedPool &pool : report.unchecked)
            addLine(tr("%1: not checked: %2").arg(pool.pool, pool.reason));
        if (report.isCut)
            addLine(tr("There are more findings than these."));
        const Summary summary = summaryOf(report);
        if (summary.notJudged > 0)
            addLine(tr("Not judged: %1.").arg(summary.notJudged));
        addLine(tr("Judged: %1. Accepted: %2, refused: %3. Errors: %4, warnings: %5, notes: %6.")
                    .arg(report.definitions.size() - summary.notJudged)
                    .arg(summary.accepted)
                    .arg(summary.refused)
                    .arg(summary.errors)
                    .arg(summary.warnings)
                    .arg(summary.infos));
        return m_text.toUtf8();
    }

private:
    void addDefinition(const DefinitionReport &definition)
    {
        // A host's pool stands there already: only what is wrong with it is news.
        if (!definition.file.isEmpty())
            addLine(verdict(definition));
        if (isNotJudged(definition))
            return;
        if (definition.refusal && !isRefusalAmongFindings(definition)) {
            const std::string_view id = refusalId(definition.refusal->code);
            addProblem(definition, definition.refusal->line, Severity::Error,
                       withoutIsolates(findingtext::refusal(*definition.refusal)),
                       QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())));
        }
        for (const ReportedFinding &finding : definition.findings) {
            QStringList sentences;
            for (const QString &sentence :
                 {finding.headline, finding.because, finding.consequence}) {
                if (!sentence.isEmpty() && !sentences.contains(sentence))
                    sentences.append(sentence);
            }
            if (finding.fields.size() > 1 && !finding.fields.at(1).file.isEmpty()) {
                const ReportedField &other = finding.fields.at(1);
                sentences.append(
                    other.line > 0
                        ? tr("“%1” is defined in %2:%3.", "pool, file, line")
                              .arg(other.pool, other.file)
                              .arg(other.line)
                        : tr("“%1” is defined in %2.", "pool, file").arg(other.pool, other.file));
            }
            const int line = finding.fields.isEmpty() ? 0 : finding.fields.first().line;
            addProblem(definition, line, finding.severity, sentences.join(QLatin1Char(' ')),
                       idOf(finding.kind));
        }
        for (const SchemaError &error : definition.schemaErrors) {
            addProblem(definition, error.line, definition.schemaSeverity, error.message,
                       QStringLiteral("schema"));
        }
    }

    void addUnverified(const UnverifiedPlaces &host)
    {
        addProblem(
            host.host, 0, Severity::Info,
            QStringList{host.headline, host.because, host.consequence}.join(QLatin1Char(' ')),
            idOf(FindingKind::Unverified));
    }

    static QString idOf(FindingKind kind)
    {
        const std::string_view id = findingKindId(kind);
        return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
    }

    static QString verdict(const DefinitionReport &definition)
    {
        if (isNotJudged(definition)) {
            return tr("%1: not judged: %2 [document-type]")
                .arg(definition.file, withoutIsolates(findingtext::refusal(*definition.refusal)));
        }
        if (!definition.pool) {
            return tr("%1: refused: not a definition that libvirt could read").arg(definition.file);
        }
        const std::string_view type = poolTypeInfo(*definition.type).name;
        const QString pool =
            tr("pool “%1” (%2)")
                .arg(*definition.pool,
                     QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size())));
        if (!definition.refusal)
            return tr("%1: accepted: %2").arg(definition.file, pool);
        const QString words = QString::fromStdString(libvirtMessage(*definition.refusal));
        if (words.isEmpty())
            return tr("%1: refused: %2").arg(definition.file, pool);
        return tr("%1: refused: %2; libvirt's words: %3").arg(definition.file, pool, words);
    }

    void addProblem(const DefinitionReport &definition, int line, Severity severity,
                    const QString &sentences, const QString &id)
    {
        addProblem(definition.file.isEmpty() ? definition.pool.value_or(QString())
                                             : definition.file,
                   line, severity, sentences, id);
    }

    // In the form of compilers, untranslated, because programs read it.
    void addProblem(QString where, int line, Severity severity, const QString &sentences,
                    const QString &id)
    {
        if (line > 0)
            where += QStringLiteral(":%1").arg(line);
        const std::string_view name = severityId(severity);
        addLine(QStringLiteral("%1: %2: %3 [%4]")
                    .arg(where, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())),
                         sentences, id));
    }

    void addLine(const QString &line)
    {
        m_text += printable(line);
        m_text += QLatin1Char('\n');
    }

    QString m_text;
};

} // namespace

QByteArray textReport(const Report &report)
{
    return TextReport().write(report);
}

} // namespace poolwarden::check
