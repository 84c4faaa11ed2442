// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/demoanswers.h"
#include "app/demo/demodevices.h"
#include "app/demo/demohost.h"
#include "app/libvirt/libvirtstorageservice.h"
#include "app/lookup/localdevices.h"
#include "app/lookup/localfolders.h"
#include "app/poolwarden/commandline.h"
#include "app/poolwarden/documentcontroller.h"
#include "app/poolwarden/draftmessages.h"
#include "app/poolwarden/sessioncontroller.h"
#include "model/schema/poolschema.h"
#include "model/sources/sourcefinder.h"
#include "translations/installtranslations.h"
#include "views/style/dialogfit.h"
#include "views/style/dialogsize.h"
#include "views/style/icons.h"
#include "views/style/indicatorstyle.h"
#include "views/style/paletteguard.h"
#include "views/window/dialogprompts.h"
#include "views/window/mainwindow.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>

#include <memory>
#include <optional>

using namespace poolwarden;

int main(int argc, char **argv)
{
    QCoreApplication::setOrganizationName(QStringLiteral("poolwarden"));
    QCoreApplication::setApplicationName(QStringLiteral("poolwarden"));
    QCoreApplication::setApplicationVersion(QStringLiteral(POOLWARDEN_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.poolwarden.Poolwarden"));

    // Before QApplication: --help needs no display, and Qt would abort without one.
    const commandline::Early early = commandline::answerEarly(argc, argv);
    if (early.exitStatus)
        return *early.exitStatus;

    std::optional<commandline::DisplayGuard> guard(std::in_place);
    QApplication application(argc, argv);
    guard.reset();
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Poolwarden"));
    QGuiApplication::setWindowIcon(icons::named(QStringLiteral("poolwarden")));
    installTranslations(&application);
    QApplication::setStyle(new IndicatorStyle);
    const DialogFit dialogFit;
    const PaletteGuard paletteGuard;

    const commandline::Options options = commandline::parse(QCoreApplication::arguments());
    QSettings settings;
    DialogSize::keepIn(&settings);
    DialogPrompts prompts;
    SessionController session(
        std::make_shared<const PoolSchema>(),
        [answers = std::make_shared<DemoAnswers>()](QObject *parent) -> StorageService * {
            LibvirtStorageService::Settings service;
            service.knownAnswers = [answers](const QString &uri, const HostQuestion &question) {
                return answers->answer(uri, question);
            };
            auto *made = new LibvirtStorageService(service, parent);
            answers->follow(made);
            return made;
        },
        &prompts, &settings,
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
            + QStringLiteral("/drafts"));
    session.setLocalLookup({.folders = localFolders,
                            .devices = [](FoundDevices &devices) { addLocalDevices(devices); },
                            .devicesOfOthers = addDemoDevices});
    prompts.setParent(session.window());
    // The window title contains the name already, so Qt must not append it.
    QGuiApplication::setApplicationDisplayName({});
    session.window()->show();

    for (const QString &uri : options.uris)
        session.connections()->open(uri, options.readOnly);
    if (!options.hostsFolder.isEmpty()) {
        session.connections()->openFolders(options.hostsFolder);
    } else if (options.uris.isEmpty()) {
        // Files need no host.
        if (options.files.isEmpty())
            session.connections()->open(demoHostUri(), options.readOnly,
                                        SessionController::tr("demonstration host"));
        session.draftMessages()->tellWaiting();
    }
    session.documents()->open(options.files);
    return QApplication::exec();
}
