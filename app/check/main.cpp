// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/arguments.h"
#include "app/check/checkrun.h"
#include "app/libvirt/libvirtstorageservice.h"
#include "model/report/plaintext.h"
#include "translations/installtranslations.h"

#include <QCoreApplication>
#include <QTimer>

#include <array>
#include <cerrno>
#include <chrono>
#include <clocale>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>

using namespace poolwarden;
using namespace poolwarden::check;

namespace {

// Hooks and CI often run in the C locale. Qt would then use UTF-8 as well, but warn on standard error,
// which is for real errors.
void ensureUtf8()
{
    std::setlocale(LC_CTYPE, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

// If a standard stream is closed, the next opened file would get its number and be used in its place.
void occupyStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF)
            (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDWR);
    }
}

// libvirt's library writes warnings to standard error, for instance about a host name that does not
// resolve. A user who wants them sets LIBVIRT_DEBUG.
void quietLibvirt()
{
    if (!qEnvironmentVariableIsSet("LIBVIRT_DEBUG"))
        qputenv("LIBVIRT_DEBUG", "4");
}

} // namespace

int main(int argc, char *argv[])
{
    occupyStandardStreams();
    ensureUtf8();
    quietLibvirt();
    // The help shows this name, whatever argv[0] is.
    std::array<char, 17> name{"poolwarden-check"};
    std::array<char *, 2> own{name.data(), nullptr};
    int count = 1;
    QCoreApplication application(count, own.data());
    installTranslations(&application); // the plurals
    QCoreApplication::setApplicationName(QStringLiteral("poolwarden-check"));
    QCoreApplication::setApplicationVersion(QStringLiteral(POOLWARDEN_VERSION));

    const auto parsed = parseArguments(std::vector<std::string>(argv, argv + argc));
    if (const auto *message = std::get_if<Message>(&parsed)) {
        if (message->status != 0) {
            tell(message->text);
        } else {
            const QByteArray text = message->text.toUtf8() + '\n';
            std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
        }
        return message->status;
    }

    // CheckRun has its own time-out for all requests to the host.
    LibvirtStorageService::Settings settings;
    settings.openTimeout = std::chrono::hours(24);
    CheckRun run(std::get<Arguments>(parsed), [settings](QObject *parent) {
        return new LibvirtStorageService(settings, parent);
    });
    QObject::connect(&run, &CheckRun::finished, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    QTimer::singleShot(0, &run, &CheckRun::start);
    return QCoreApplication::exec();
}
