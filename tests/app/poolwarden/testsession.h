// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/sessioncontroller.h"
#include "tests/app/poolwarden/fakeprompts.h"
#include "tests/app/poolwarden/fakestorageservice.h"
#include "tests/support/idtext.h"
#include "views/window/mainwindow.h"

#include <QAction>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

namespace poolwarden {

/// The whole program over a host in memory with four pools, two of which share a volume group.
class TestSession
{
public:
    /// Two that agree on the settings share a file, as two runs of the program do.
    explicit TestSession(const QString &settingsFile = {});
    /// Looks at every model's every change; not for many rows.
    void checkModels() const;

    /// Beside the settings.
    [[nodiscard]] QString draftFolder() const;

    MainWindow *operator->() const { return session->window(); }
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        auto *widget = session->window()->findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qCritical("There is no %s", name);
        return widget;
    }
    void trigger(const char *action) const { find<QAction>(action)->trigger(); }
    /// Connects and waits for the pools.
    [[nodiscard]] bool open();
    [[nodiscard]] PoolId poolNamed(const QString &name) const;
    void select(const QString &name) const { session->window()->selectPool(poolNamed(name)); }
    /// Replaces what is in the field by keys.
    void type(const char *field, const QString &text) const;
    [[nodiscard]] PoolRegistry *registry() const { return session->registry(); }
    [[nodiscard]] FakeStorageService *service() const { return services->value(0); }

    QTemporaryDir scratch;
    std::unique_ptr<QSettings> settings;
    FakePrompts prompts;
    std::shared_ptr<QList<FakeStorageService *>> services =
        std::make_shared<QList<FakeStorageService *>>();
    std::unique_ptr<SessionController> session;
};

} // namespace poolwarden
