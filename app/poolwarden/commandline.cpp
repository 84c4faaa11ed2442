// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace poolwarden::commandline {

namespace {

struct CommandlineTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::commandline)
};

constexpr int wrongUse = 2;

QCommandLineOption readOnlyOption()
{
    return {{QStringLiteral("r"), QStringLiteral("readonly")},
            CommandlineTr::tr("Connect read-only, without the right to change anything.")};
}

QCommandLineOption hostsOption()
{
    return {QStringLiteral("hosts"),
            CommandlineTr::tr(
                "Open each folder in <folder> as a read-only host whose pools are the definitions "
                "in it, to see what the hosts share."),
            CommandlineTr::tr("folder")};
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(CommandlineTr::tr(
        "Manages libvirt storage pools and sees conflicts before they happen.\n"
        "Without a URI or file it opens a demonstration host, on which you can try everything."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption(readOnlyOption());
    parser.addOption(hostsOption());
    parser.addPositionalArgument(
        QStringLiteral("URI|FILE"),
        CommandlineTr::tr(
            "Hosts to connect to, such as qemu:///system, and pool XML files or folders of them to "
            "open, for which no host is needed."),
        QStringLiteral("[URI|FILE…]"));
}

/// The arguments without Qt's own options and their values.
QStringList withoutQtOptions(int argc, char **argv)
{
    static const QStringList withValue = {
        QStringLiteral("platform"),        QStringLiteral("style"),
        QStringLiteral("stylesheet"),      QStringLiteral("display"),
        QStringLiteral("geometry"),        QStringLiteral("platformpluginpath"),
        QStringLiteral("platformtheme"),   QStringLiteral("plugin"),
        QStringLiteral("qwindowgeometry"), QStringLiteral("qwindowicon"),
        QStringLiteral("qwindowtitle"),    QStringLiteral("session"),
        QStringLiteral("fontengine"),      QStringLiteral("visual")};
    static const QStringList flags = {QStringLiteral("reverse"), QStringLiteral("widgetcount")};
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        QString name = argument;
        while (i > 0 && name.startsWith(u'-'))
            name.remove(0, 1);
        if (i > 0 && argument.startsWith(u'-') && withValue.contains(name)) {
            ++i;
            continue;
        }
        if (i > 0 && argument.startsWith(u'-') && flags.contains(name))
            continue;
        arguments.append(argument);
    }
    return arguments;
}

bool isSet(const char *variable)
{
    return !qEnvironmentVariableIsEmpty(variable);
}

bool namesPlatform(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "-platform") == 0 || std::strcmp(argv[i], "--platform") == 0)
            return true;
    }
    return false;
}

} // namespace

Early answerEarly(int argc, char **argv)
{
    int count = 1;
    // The parser's texts need an application, but no display. The help shows this name, whatever
    // argv[0] is.
    std::array<char, 11> name{"poolwarden"};
    std::array<char *, 2> arguments{name.data(), nullptr};
    const QCoreApplication application(count, arguments.data());
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(withoutQtOptions(argc, argv))) {
        std::fputs(qPrintable(parser.errorText() + u'\n'), stderr);
        return {wrongUse};
    }
    if (parser.isSet(QStringLiteral("hosts"))
        && (parser.values(QStringLiteral("hosts")).size() != 1
            || parser.value(QStringLiteral("hosts")).isEmpty())) {
        std::fputs(qPrintable(CommandlineTr::tr("--hosts needs the name of one folder.") + u'\n'),
                   stderr);
        return {wrongUse};
    }
    // Handle --help-all here as well: the parser's own lists Qt's options, which need a display.
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("help-all"))) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return {0};
    }
    if (parser.isSet(QStringLiteral("version"))) {
        std::fputs(
            qPrintable(
                QStringLiteral("poolwarden %1\n").arg(QCoreApplication::applicationVersion())),
            stdout);
        return {0};
    }
    if (!isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY") && !isSet("QT_QPA_PLATFORM")
        && !namesPlatform(argc, argv)) {
        std::fputs(qPrintable(CommandlineTr::tr(
                                  "poolwarden needs a display, but there is none. Set DISPLAY or "
                                  "WAYLAND_DISPLAY, or use poolwarden-check in a terminal.")
                              + u'\n'),
                   stderr);
        return {1};
    }
    return {};
}

DisplayGuard::DisplayGuard()
{
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &) {
        if (type != QtFatalMsg)
            return;
        const QString display =
            qEnvironmentVariable("DISPLAY", qEnvironmentVariable("WAYLAND_DISPLAY"));
        std::fputs(qPrintable(CommandlineTr::tr(
                                  "poolwarden cannot use the display “%1”: it does not answer, or "
                                  "denies access.")
                                  .arg(display)
                              + u'\n'),
                   stderr);
        // Exit before Qt calls abort(), because a core dump would not help.
        std::_Exit(1);
    });
}

DisplayGuard::~DisplayGuard()
{
    qInstallMessageHandler(nullptr);
}

Options parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    parser.parse(arguments);
    Options options;
    options.hostsFolder = parser.value(QStringLiteral("hosts"));
    options.readOnly = parser.isSet(QStringLiteral("readonly"));
    for (const QString &argument : parser.positionalArguments()) {
        const bool isFile =
            !argument.contains(QLatin1String("://"))
            && (QFileInfo::exists(argument) || argument.endsWith(QLatin1String(".xml")));
        (isFile ? options.files : options.uris).append(argument);
    }
    return options;
}

} // namespace poolwarden::commandline
