// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/libvirt/libvirtstorageservice.h"
#include "app/poolwarden/sessioncontroller.h"
#include "model/schema/poolschema.h"
#include "tests/app/poolwarden/fakeprompts.h"

#include <QSettings>
#include <QTemporaryDir>

#include <utility>

namespace poolwarden {

/// The whole program over libvirt, with settings and drafts of its own. It opens no connection by itself.
struct LibvirtSession {
    explicit LibvirtSession(LibvirtStorageService::Settings service = {})
        : hosts(std::move(service))
    {
    }

    LibvirtStorageService::Settings hosts;
    QTemporaryDir scratch;
    QSettings settings{scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    FakePrompts prompts;
    SessionController session{std::make_shared<const PoolSchema>(),
                              [this](QObject *parent) -> StorageService * {
                                  return new LibvirtStorageService(hosts, parent);
                              },
                              &prompts, &settings, scratch.filePath(QStringLiteral("drafts"))};
};

} // namespace poolwarden
