// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/demo/demoanswers.h"
#include "app/libvirt/libvirtstorageservice.h"

#include <memory>

namespace poolwarden {

/// For hosts of which the demonstration host answers questions, as it does in the program.
[[nodiscard]] inline LibvirtStorageService::Settings demoSettings()
{
    LibvirtStorageService::Settings settings;
    settings.knownAnswers = [answers = std::make_shared<DemoAnswers>()](
                                const QString &uri, const HostQuestion &question) {
        return answers->answer(uri, question);
    };
    return settings;
}

} // namespace poolwarden
