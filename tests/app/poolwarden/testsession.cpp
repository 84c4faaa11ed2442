// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/poolwarden/testsession.h"

#include "model/schema/poolschema.h"

#include <QAbstractItemModelTester>
#include <QFileInfo>
#include <QLineEdit>

namespace poolwarden {

TestSession::TestSession(const QString &settingsFile)
    : settings(std::make_unique<QSettings>(
        settingsFile.isEmpty() ? scratch.filePath(QStringLiteral("settings.ini")) : settingsFile,
        QSettings::IniFormat))
{
    static const auto schema = std::make_shared<const PoolSchema>();
    session = std::make_unique<SessionController>(
        schema,
        [made = services](QObject *parent) -> StorageService * {
            auto *service = new FakeStorageService(parent);
            service->info.hostName = QStringLiteral("kvm1");
            service->info.driver = QStringLiteral("Test");
            service->info.storesFiles = false;
            service->info.local = true;
            const auto add = [service](const char *name, const char *uuid, const char *inside,
                                       const char *type = "dir") {
                const QString id = QLatin1String(uuid);
                service->pools[id] =
                    FakeStorageService::snapshot(QLatin1String(name), id, inside, type);
            };
            add("images", "11111111-1111-4111-8111-111111111111",
                "  <target>\n    <path>/srv/images</path>\n  </target>\n");
            add("iso", "22222222-2222-4222-8222-222222222222",
                "  <target>\n    <path>/srv/iso</path>\n  </target>\n");
            add("hostvg", "33333333-3333-4333-8333-333333333333",
                "  <source>\n    <name>vg0</name>\n    <format type='lvm2'/>\n  </source>\n"
                "  <target>\n    <path>/dev/vg0</path>\n  </target>\n",
                "logical");
            add("lvm-fast", "44444444-4444-4444-8444-444444444444",
                "  <source>\n    <name>vg0</name>\n    <format type='lvm2'/>\n  </source>\n"
                "  <target>\n    <path>/dev/vg0</path>\n  </target>\n",
                "logical");
            made->append(service);
            return service;
        },
        &prompts, settings.get(), draftFolder());
    session->window()->resize(1280, 800);
    session->window()->show();
    (void)QTest::qWaitForWindowActive(session->window());
}

void TestSession::checkModels() const
{
    for (QAbstractItemModel *model : session->window()->findChildren<QAbstractItemModel *>()) {
        if (QByteArray(model->metaObject()->className()).startsWith("poolwarden::"))
            new QAbstractItemModelTester(
                model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
    }
}

QString TestSession::draftFolder() const
{
    return QFileInfo(settings->fileName()).path() + QStringLiteral("/drafts");
}

bool TestSession::open()
{
    checkModels();
    session->connections()->open(QStringLiteral("test:///fake"), false);
    return QTest::qWaitFor([this] { return registry()->poolCount() == 4; });
}

PoolId TestSession::poolNamed(const QString &name) const
{
    for (const PoolId id : registry()->pools()) {
        if (registry()->displayName(id) == name)
            return id;
    }
    return noPool;
}

void TestSession::type(const char *field, const QString &text) const
{
    auto *edit = find<QLineEdit>(field);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty())
        QTest::keyClick(edit, Qt::Key_Delete);
    else
        QTest::keyClicks(edit, text);
}

} // namespace poolwarden
