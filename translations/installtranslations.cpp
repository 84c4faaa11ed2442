// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "translations/installtranslations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

// In a static library: without this call nobody would link them.
static void initialiseResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace poolwarden {

void installTranslations(QCoreApplication *application)
{
    initialiseResources();
    const QString folder = QStringLiteral(":/poolwarden/translations");
    const QString name = QStringLiteral("poolwarden");
    const auto install = [application](const auto &load) {
        auto translator = std::make_unique<QTranslator>();
        if (!load(*translator))
            return;
        translator->setParent(application);
        QCoreApplication::installTranslator(translator.release());
    };
    // What was installed last is asked first.
    install([&](QTranslator &translator) {
        return translator.load(name + QStringLiteral("_en"), folder);
    });
    install([&](QTranslator &translator) {
        return translator.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                               QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    });
    if (QLocale().language() != QLocale::English && QLocale().language() != QLocale::C) {
        install([&](QTranslator &translator) {
            return translator.load(QLocale(), name, QStringLiteral("_"), folder);
        });
    }
}

} // namespace poolwarden
