// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/arguments.h"

#include "app/files/filename.h"
#include "model/report/reportformat.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSet>

#include <optional>

namespace poolwarden::check {

namespace {

struct ArgumentsTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::Arguments)
};

template<typename T>
struct Choice {
    QLatin1String name;
    T value;
};

template<typename T, std::size_t N>
bool choose(const Choice<T> (&choices)[N], const QString &name, T *value)
{
    for (const Choice<T> &choice : choices) {
        if (name == choice.name) {
            *value = choice.value;
            return true;
        }
    }
    return false;
}

constexpr Choice<Severity> severities[] = {
    {QLatin1String("error"), Severity::Error},
    {QLatin1String("warning"), Severity::Warning},
    {QLatin1String("info"), Severity::Info},
};

Message wrong(const QString &sentence)
{
    return {sentence + QLatin1Char(' ')
                + ArgumentsTr::tr("“poolwarden-check --help” lists the options."),
            2};
}

} // namespace

std::variant<Arguments, Message> parseArguments(const std::vector<std::string> &arguments)
{
    // File names may be any bytes, but the parser needs text.
    QStringList texts;
    for (const std::string &argument : arguments)
        texts.append(textOfFileName(argument));

    QCommandLineParser parser;
    parser.setApplicationDescription(ArgumentsTr::tr(
        "Judges definitions of libvirt storage pools: would libvirt accept them, and do pools "
        "share "
        "storage?\n\n"
        "Files are judged together and in order, as if each were defined after the one before it. "
        "With --connect they are compared with the pools of the host as well. With --connect and "
        "no files, the host's own pools are reviewed. With --diff as well, they are compared with "
        "the definitions in a folder. For a folder, every *.xml file in and below it is "
        "judged.\n\n"
        "Exit status: 1 if there is a finding of at least the severity of --fail-on, 0 if there is "
        "none, 2 if the arguments are wrong or something could not be read, reached or written "
        "(the rest is judged). With --diff: 0 if host and folder have the same pools, 1 if not. "
        "With "
        "--after-restart: 1 if a pool is lost or may be."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption connect(
        {QStringLiteral("c"), QStringLiteral("connect")},
        ArgumentsTr::tr(
            "Take the pools of the host at <uri> into account. Nothing on it is changed. Given "
            "several times: review each host, then report what the hosts share."),
        QStringLiteral("uri"));
    const QCommandLineOption hostsOption(
        QStringLiteral("hosts"),
        ArgumentsTr::tr(
            "Read each folder in <folder> as the definitions of one host. Judge each host by "
            "itself, then report what the hosts share, also with those of --connect."),
        QStringLiteral("folder"));
    const QCommandLineOption diff(
        QStringLiteral("diff"),
        ArgumentsTr::tr("With --connect: judge nothing, but report which pools are only on the "
                        "host, only in <folder>, or defined differently."),
        QStringLiteral("folder"));
    const QCommandLineOption afterRestart(
        QStringLiteral("after-restart"),
        ArgumentsTr::tr("With --connect: judge nothing, but report what is left of the host's "
                        "pools after the next restart of libvirt or of the host. <what>: libvirt "
                        "or host."),
        QStringLiteral("what"));
    const QCommandLineOption format(
        {QStringLiteral("f"), QStringLiteral("format")},
        ArgumentsTr::tr("Report as text (the default), json, sarif, html, csv or markdown."),
        QStringLiteral("format"), QStringLiteral("text"));
    const QCommandLineOption failOn(
        QStringLiteral("fail-on"),
        ArgumentsTr::tr(
            "The lowest severity that counts for the exit status: error (the default), warning or "
            "info."),
        QStringLiteral("severity"), QStringLiteral("error"));
    const QCommandLineOption noSchema(QStringLiteral("no-schema"),
                                      ArgumentsTr::tr("Do not validate against libvirt's schema."));
    const QCommandLineOption strictSchema(
        QStringLiteral("strict-schema"),
        ArgumentsTr::tr(
            "Treat a definition that does not match libvirt's schema as an error, not a warning."));
    const QCommandLineOption pairs(
        QStringLiteral("pairs"),
        ArgumentsTr::tr(
            "Report each pair of pools. Without it, what more than two pools share is reported "
            "once."));
    const QCommandLineOption accepted(
        QStringLiteral("accepted"),
        ArgumentsTr::tr(
            "Report the findings that <file> accepts as accepted: they do not count for "
            "the exit status. May be given several times."),
        QStringLiteral("file"));
    const QCommandLineOption output(
        {QStringLiteral("o"), QStringLiteral("output")},
        ArgumentsTr::tr("Write the report to <file>, completely or not at all."),
        QStringLiteral("file"));
    const QCommandLineOption exportTo(
        QStringLiteral("export"),
        ArgumentsTr::tr(
            "Write the definitions that passed into <folder>, without runtime elements."),
        QStringLiteral("folder"));
    const QCommandLineOption overwrite(
        QStringLiteral("overwrite"),
        ArgumentsTr::tr("With --export: replace existing files with different content."));
    const QCommandLineOption timeout(
        QStringLiteral("timeout"),
        ArgumentsTr::tr(
            "Stop waiting for the host after <seconds> (default: 60; 0 waits forever)."),
        QStringLiteral("seconds"), QStringLiteral("60"));
    const QCommandLineOption resolveNames(
        QStringLiteral("resolve-names"),
        ArgumentsTr::tr("Ask DNS which names of file servers and targets mean the same host."));
    parser.addOptions({connect, hostsOption, diff, afterRestart, format, failOn, noSchema,
                       strictSchema, pairs, accepted, output, exportTo, overwrite, timeout,
                       resolveNames});
    parser.addPositionalArgument(
        QStringLiteral("files"),
        ArgumentsTr::tr("Files, folders, or - for standard input; one definition in each file."),
        QStringLiteral("[FILE|FOLDER…]"));

    if (!parser.parse(texts))
        return wrong(parser.errorText().endsWith(u'.') ? parser.errorText()
                                                       : parser.errorText() + u'.');
    if (parser.isSet(help))
        return Message{parser.helpText().trimmed(), 0};
    if (parser.isSet(version)) {
        return Message{QCoreApplication::applicationName() + QLatin1Char(' ')
                           + QCoreApplication::applicationVersion(),
                       0};
    }

    Arguments result;
    if (const auto known = formatFromName(parser.value(format))) {
        result.format = *known;
    } else {
        return wrong(
            ArgumentsTr::tr(
                "Unknown report format “%1”: use text, json, sarif, html, csv or markdown.")
                .arg(parser.value(format)));
    }
    if (!choose(severities, parser.value(failOn), &result.failOn)) {
        return wrong(ArgumentsTr::tr("Unknown severity “%1”: use error, warning or info.")
                         .arg(parser.value(failOn)));
    }
    result.resolveNames = parser.isSet(resolveNames);
    bool isNumber = false;
    result.timeoutSeconds = parser.value(timeout).toInt(&isNumber);
    if (!isNumber || result.timeoutSeconds < 0 || result.timeoutSeconds > 86400) {
        return wrong(
            ArgumentsTr::tr("The time-out “%1” is not a number of seconds from 0 to 86400.")
                .arg(parser.value(timeout)));
    }
    const QStringList uris = parser.values(connect);
    if (uris.contains(QString()))
        return wrong(ArgumentsTr::tr("--connect needs the URI of a host."));
    if (QSet<QString>(uris.begin(), uris.end()).size() != uris.size())
        return wrong(ArgumentsTr::tr("--connect names the same host twice."));
    const bool areSeveral = uris.size() > 1 || (!uris.isEmpty() && parser.isSet(hostsOption));
    if (areSeveral)
        result.uris = uris;
    else
        result.uri = uris.value(0);
    result.pairs = parser.isSet(pairs);
    result.accepted = parser.values(accepted);
    if (result.accepted.contains(QString()))
        return wrong(ArgumentsTr::tr("--accepted needs the name of a file."));
    result.schema = !parser.isSet(noSchema);
    result.strictSchema = parser.isSet(strictSchema);
    if (result.strictSchema && !result.schema)
        return wrong(ArgumentsTr::tr("--strict-schema and --no-schema contradict each other."));
    if (parser.value(output) != QLatin1String("-"))
        result.output = parser.value(output);
    result.exportFolder = parser.value(exportTo);
    if (parser.isSet(exportTo) && result.exportFolder.isEmpty())
        return wrong(ArgumentsTr::tr("--export needs the name of a folder."));
    result.overwrite = parser.isSet(overwrite);
    if (result.overwrite && !parser.isSet(exportTo))
        return wrong(ArgumentsTr::tr("--overwrite needs --export."));

    const QStringList positional = parser.positionalArguments();
    for (const QString &input : positional) {
        if (input.isEmpty())
            return wrong(ArgumentsTr::tr("A file name is empty."));
        result.inputs.emplace_back(bytesOfFileName(input));
    }
    if (parser.isSet(hostsOption)) {
        if (parser.values(hostsOption) != QStringList{parser.value(hostsOption)}
            || parser.value(hostsOption).isEmpty())
            return wrong(ArgumentsTr::tr("--hosts needs the name of one folder."));
        if (!result.inputs.empty() || parser.isSet(exportTo) || parser.isSet(diff)
            || parser.isSet(afterRestart))
            return wrong(ArgumentsTr::tr("--hosts cannot be combined with --diff, "
                                         "--after-restart, --export or files."));
        result.hostsFolder = bytesOfFileName(parser.value(hostsOption));
        return result;
    }
    if (areSeveral) {
        if (!result.inputs.empty() || parser.isSet(exportTo) || parser.isSet(diff)
            || parser.isSet(afterRestart))
            return wrong(ArgumentsTr::tr(
                "--connect is given several times: that cannot be combined with --diff, "
                "--after-restart, --export or files, because these are for one host."));
        return result;
    }
    // They would say nothing.
    const auto refuse = [&](const QString &name) -> std::optional<Message> {
        for (const QCommandLineOption *option :
             {&failOn, &noSchema, &strictSchema, &pairs, &accepted, &exportTo, &resolveNames}) {
            if (parser.isSet(*option))
                return wrong(ArgumentsTr::tr("--%1 cannot be combined with --%2.")
                                 .arg(name, option->names().constFirst()));
        }
        return std::nullopt;
    };
    if (parser.isSet(afterRestart)) {
        const QString what = parser.value(afterRestart);
        if (what != QLatin1String("libvirt") && what != QLatin1String("host"))
            return wrong(
                ArgumentsTr::tr("--after-restart wants to know of what: libvirt or host."));
        if (result.uri.isEmpty())
            return wrong(ArgumentsTr::tr("--after-restart needs --connect: it is about a host."));
        if (!result.inputs.empty() || parser.isSet(diff))
            return wrong(
                ArgumentsTr::tr("--after-restart cannot be combined with --diff or files."));
        if (const auto wrongWith = refuse(QStringLiteral("after-restart")))
            return *wrongWith;
        if (result.format != Format::Text && result.format != Format::Json)
            return wrong(ArgumentsTr::tr("--after-restart reports as text or json."));
        result.afterRestart =
            what == QLatin1String("libvirt") ? RestartKind::Daemon : RestartKind::Host;
    }
    if (parser.isSet(diff)) {
        if (parser.values(diff) != QStringList{parser.value(diff)} || parser.value(diff).isEmpty())
            return wrong(ArgumentsTr::tr("--diff needs the name of one folder."));
        if (result.uri.isEmpty())
            return wrong(ArgumentsTr::tr("--diff needs --connect: it compares a host."));
        if (!result.inputs.empty())
            return wrong(ArgumentsTr::tr("--diff cannot be combined with files."));
        if (const auto wrongWith = refuse(QStringLiteral("diff")))
            return *wrongWith;
        if (result.format != Format::Text && result.format != Format::Json
            && result.format != Format::Sarif)
            return wrong(ArgumentsTr::tr("--diff reports as text, json or sarif."));
        result.diffFolder = bytesOfFileName(parser.value(diff));
    }
    if (result.inputs.empty() && result.uri.isEmpty())
        return wrong(ArgumentsTr::tr("There is nothing to judge: name files, folders or a host."));
    return result;
}

} // namespace poolwarden::check
