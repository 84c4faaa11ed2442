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

using Trouble = std::optional<Message>;

/// Reads the arguments step by step. Each step returns what is wrong.
class ArgumentReader
{
public:
    ArgumentReader();
    [[nodiscard]] std::variant<Arguments, Message> read(const QStringList &texts);

private:
    [[nodiscard]] Trouble readReport();
    [[nodiscard]] Trouble readHosts();
    [[nodiscard]] Trouble readChecks();
    [[nodiscard]] Trouble readInputs();
    [[nodiscard]] Trouble readFolderOfHosts();
    [[nodiscard]] Trouble readSeveral();
    /// Of options that would say nothing beside this one.
    [[nodiscard]] Trouble refuseBeside(const QString &name) const;
    [[nodiscard]] Trouble readAfterRestart();
    [[nodiscard]] Trouble readDiff();

    QCommandLineParser m_parser;
    const QCommandLineOption m_help = m_parser.addHelpOption();
    const QCommandLineOption m_version = m_parser.addVersionOption();
    const QCommandLineOption m_connect{
        {QStringLiteral("c"), QStringLiteral("connect")},
        ArgumentsTr::tr(
            "Take the pools of the host at <uri> into account. Nothing on it is changed. Given "
            "several times: review each host, then report what the hosts share."),
        QStringLiteral("uri")};
    const QCommandLineOption m_hosts{
        QStringLiteral("hosts"),
        ArgumentsTr::tr(
            "Read each folder in <folder> as the definitions of one host. Judge each host by "
            "itself, then report what the hosts share, also with those of --connect."),
        QStringLiteral("folder")};
    const QCommandLineOption m_diff{
        QStringLiteral("diff"),
        ArgumentsTr::tr("With --connect: judge nothing, but report which pools are only on the "
                        "host, only in <folder>, or defined differently."),
        QStringLiteral("folder")};
    const QCommandLineOption m_afterRestart{
        QStringLiteral("after-restart"),
        ArgumentsTr::tr("With --connect: judge nothing, but report what is left of the host's "
                        "pools after the next restart of libvirt or of the host. <what>: libvirt "
                        "or host."),
        QStringLiteral("what")};
    const QCommandLineOption m_format{
        {QStringLiteral("f"), QStringLiteral("format")},
        ArgumentsTr::tr("Report as text (the default), json, sarif, html, csv or markdown."),
        QStringLiteral("format"),
        QStringLiteral("text")};
    const QCommandLineOption m_failOn{
        QStringLiteral("fail-on"),
        ArgumentsTr::tr(
            "The lowest severity that counts for the exit status: error (the default), warning or "
            "info."),
        QStringLiteral("severity"), QStringLiteral("error")};
    const QCommandLineOption m_noSchema{
        QStringLiteral("no-schema"), ArgumentsTr::tr("Do not validate against libvirt's schema.")};
    const QCommandLineOption m_strictSchema{
        QStringLiteral("strict-schema"),
        ArgumentsTr::tr(
            "Treat a definition that does not match libvirt's schema as an error, not a warning.")};
    const QCommandLineOption m_pairs{
        QStringLiteral("pairs"),
        ArgumentsTr::tr(
            "Report each pair of pools. Without it, what more than two pools share is reported "
            "once.")};
    const QCommandLineOption m_accepted{
        QStringLiteral("accepted"),
        ArgumentsTr::tr(
            "Report the findings that <file> accepts as accepted: they do not count for "
            "the exit status. May be given several times."),
        QStringLiteral("file")};
    const QCommandLineOption m_output{
        {QStringLiteral("o"), QStringLiteral("output")},
        ArgumentsTr::tr("Write the report to <file>, completely or not at all."),
        QStringLiteral("file")};
    const QCommandLineOption m_exportTo{
        QStringLiteral("export"),
        ArgumentsTr::tr(
            "Write the definitions that passed into <folder>, without runtime elements."),
        QStringLiteral("folder")};
    const QCommandLineOption m_overwrite{
        QStringLiteral("overwrite"),
        ArgumentsTr::tr("With --export: replace existing files with different content.")};
    const QCommandLineOption m_timeout{
        QStringLiteral("timeout"),
        ArgumentsTr::tr(
            "Stop waiting for the host after <seconds> (default: 60; 0 waits forever)."),
        QStringLiteral("seconds"), QStringLiteral("60")};
    const QCommandLineOption m_resolveNames{
        QStringLiteral("resolve-names"),
        ArgumentsTr::tr("Ask DNS which names of file servers and targets mean the same host.")};
    Arguments m_result;
    bool m_areSeveral = false; ///< hosts
    bool m_isComplete = false; ///< nothing else can be meant
};

ArgumentReader::ArgumentReader()
{
    m_parser.setApplicationDescription(ArgumentsTr::tr(
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
    m_parser.addOptions({m_connect, m_hosts, m_diff, m_afterRestart, m_format, m_failOn, m_noSchema,
                         m_strictSchema, m_pairs, m_accepted, m_output, m_exportTo, m_overwrite,
                         m_timeout, m_resolveNames});
    m_parser.addPositionalArgument(
        QStringLiteral("files"),
        ArgumentsTr::tr("Files, folders, or - for standard input; one definition in each file."),
        QStringLiteral("[FILE|FOLDER…]"));
}

Trouble ArgumentReader::readReport()
{
    if (const auto known = formatFromName(m_parser.value(m_format))) {
        m_result.format = *known;
    } else {
        return wrong(
            ArgumentsTr::tr(
                "Unknown report format “%1”: use text, json, sarif, html, csv or markdown.")
                .arg(m_parser.value(m_format)));
    }
    if (!choose(severities, m_parser.value(m_failOn), &m_result.failOn)) {
        return wrong(ArgumentsTr::tr("Unknown severity “%1”: use error, warning or info.")
                         .arg(m_parser.value(m_failOn)));
    }
    m_result.resolveNames = m_parser.isSet(m_resolveNames);
    bool isNumber = false;
    m_result.timeoutSeconds = m_parser.value(m_timeout).toInt(&isNumber);
    if (!isNumber || m_result.timeoutSeconds < 0 || m_result.timeoutSeconds > 86400) {
        return wrong(
            ArgumentsTr::tr("The time-out “%1” is not a number of seconds from 0 to 86400.")
                .arg(m_parser.value(m_timeout)));
    }
    return std::nullopt;
}

Trouble ArgumentReader::readHosts()
{
    const QStringList uris = m_parser.values(m_connect);
    if (uris.contains(QString()))
        return wrong(ArgumentsTr::tr("--connect needs the URI of a host."));
    if (QSet<QString>(uris.begin(), uris.end()).size() != uris.size())
        return wrong(ArgumentsTr::tr("--connect names the same host twice."));
    m_areSeveral = uris.size() > 1 || (!uris.isEmpty() && m_parser.isSet(m_hosts));
    if (m_areSeveral)
        m_result.uris = uris;
    else
        m_result.uri = uris.value(0);
    return std::nullopt;
}

Trouble ArgumentReader::readChecks()
{
    m_result.pairs = m_parser.isSet(m_pairs);
    m_result.accepted = m_parser.values(m_accepted);
    if (m_result.accepted.contains(QString()))
        return wrong(ArgumentsTr::tr("--accepted needs the name of a file."));
    m_result.schema = !m_parser.isSet(m_noSchema);
    m_result.strictSchema = m_parser.isSet(m_strictSchema);
    if (m_result.strictSchema && !m_result.schema)
        return wrong(ArgumentsTr::tr("--strict-schema and --no-schema contradict each other."));
    if (m_parser.value(m_output) != QLatin1String("-"))
        m_result.output = m_parser.value(m_output);
    m_result.exportFolder = m_parser.value(m_exportTo);
    if (m_parser.isSet(m_exportTo) && m_result.exportFolder.isEmpty())
        return wrong(ArgumentsTr::tr("--export needs the name of a folder."));
    m_result.overwrite = m_parser.isSet(m_overwrite);
    if (m_result.overwrite && !m_parser.isSet(m_exportTo))
        return wrong(ArgumentsTr::tr("--overwrite needs --export."));
    return std::nullopt;
}

Trouble ArgumentReader::readInputs()
{
    const QStringList positional = m_parser.positionalArguments();
    for (const QString &input : positional) {
        if (input.isEmpty())
            return wrong(ArgumentsTr::tr("A file name is empty."));
        m_result.inputs.emplace_back(bytesOfFileName(input));
    }
    return std::nullopt;
}

Trouble ArgumentReader::readFolderOfHosts()
{
    if (!m_parser.isSet(m_hosts))
        return std::nullopt;
    if (m_parser.values(m_hosts) != QStringList{m_parser.value(m_hosts)}
        || m_parser.value(m_hosts).isEmpty())
        return wrong(ArgumentsTr::tr("--hosts needs the name of one folder."));
    if (!m_result.inputs.empty() || m_parser.isSet(m_exportTo) || m_parser.isSet(m_diff)
        || m_parser.isSet(m_afterRestart))
        return wrong(ArgumentsTr::tr("--hosts cannot be combined with --diff, "
                                     "--after-restart, --export or files."));
    m_result.hostsFolder = bytesOfFileName(m_parser.value(m_hosts));
    m_isComplete = true;
    return std::nullopt;
}

Trouble ArgumentReader::readSeveral()
{
    if (!m_areSeveral)
        return std::nullopt;
    if (!m_result.inputs.empty() || m_parser.isSet(m_exportTo) || m_parser.isSet(m_diff)
        || m_parser.isSet(m_afterRestart))
        return wrong(ArgumentsTr::tr(
            "--connect is given several times: that cannot be combined with --diff, "
            "--after-restart, --export or files, because these are for one host."));
    m_isComplete = true;
    return std::nullopt;
}

Trouble ArgumentReader::refuseBeside(const QString &name) const
{
    for (const QCommandLineOption *option : {&m_failOn, &m_noSchema, &m_strictSchema, &m_pairs,
                                             &m_accepted, &m_exportTo, &m_resolveNames}) {
        if (m_parser.isSet(*option))
            return wrong(ArgumentsTr::tr("--%1 cannot be combined with --%2.")
                             .arg(name, option->names().constFirst()));
    }
    return std::nullopt;
}

Trouble ArgumentReader::readAfterRestart()
{
    if (!m_parser.isSet(m_afterRestart))
        return std::nullopt;
    const QString what = m_parser.value(m_afterRestart);
    if (what != QLatin1String("libvirt") && what != QLatin1String("host"))
        return wrong(ArgumentsTr::tr("--after-restart wants to know of what: libvirt or host."));
    if (m_result.uri.isEmpty())
        return wrong(ArgumentsTr::tr("--after-restart needs --connect: it is about a host."));
    if (!m_result.inputs.empty() || m_parser.isSet(m_diff))
        return wrong(ArgumentsTr::tr("--after-restart cannot be combined with --diff or files."));
    if (auto wrongWith = refuseBeside(QStringLiteral("after-restart")))
        return wrongWith;
    if (m_result.format != Format::Text && m_result.format != Format::Json)
        return wrong(ArgumentsTr::tr("--after-restart reports as text or json."));
    m_result.afterRestart =
        what == QLatin1String("libvirt") ? RestartKind::Daemon : RestartKind::Host;
    return std::nullopt;
}

Trouble ArgumentReader::readDiff()
{
    if (!m_parser.isSet(m_diff))
        return std::nullopt;
    if (m_parser.values(m_diff) != QStringList{m_parser.value(m_diff)}
        || m_parser.value(m_diff).isEmpty())
        return wrong(ArgumentsTr::tr("--diff needs the name of one folder."));
    if (m_result.uri.isEmpty())
        return wrong(ArgumentsTr::tr("--diff needs --connect: it compares a host."));
    if (!m_result.inputs.empty())
        return wrong(ArgumentsTr::tr("--diff cannot be combined with files."));
    if (auto wrongWith = refuseBeside(QStringLiteral("diff")))
        return wrongWith;
    if (m_result.format != Format::Text && m_result.format != Format::Json
        && m_result.format != Format::Sarif)
        return wrong(ArgumentsTr::tr("--diff reports as text, json or sarif."));
    m_result.diffFolder = bytesOfFileName(m_parser.value(m_diff));
    return std::nullopt;
}

std::variant<Arguments, Message> ArgumentReader::read(const QStringList &texts)
{
    if (!m_parser.parse(texts))
        return wrong(m_parser.errorText().endsWith(u'.') ? m_parser.errorText()
                                                         : m_parser.errorText() + u'.');
    if (m_parser.isSet(m_help))
        return Message{m_parser.helpText().trimmed(), 0};
    if (m_parser.isSet(m_version))
        return Message{QCoreApplication::applicationName() + QLatin1Char(' ')
                           + QCoreApplication::applicationVersion(),
                       0};
    for (const auto step : {&ArgumentReader::readReport, &ArgumentReader::readHosts,
                            &ArgumentReader::readChecks, &ArgumentReader::readInputs,
                            &ArgumentReader::readFolderOfHosts, &ArgumentReader::readSeveral,
                            &ArgumentReader::readAfterRestart, &ArgumentReader::readDiff}) {
        if (const Trouble trouble = (this->*step)())
            return *trouble;
        if (m_isComplete)
            return m_result;
    }
    if (m_result.inputs.empty() && m_result.uri.isEmpty())
        return wrong(ArgumentsTr::tr("There is nothing to judge: name files, folders or a host."));
    return m_result;
}

} // namespace

std::variant<Arguments, Message> parseArguments(const std::vector<std::string> &arguments)
{
    // File names may be any bytes, but the parser needs text.
    QStringList texts;
    for (const std::string &argument : arguments)
        texts.append(textOfFileName(argument));
    return ArgumentReader().read(texts);
}

} // namespace poolwarden::check
