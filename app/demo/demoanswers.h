// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/hostquestion.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolwarden {

class StorageService;
struct PoolSnapshot;

/// What the demonstration host answers, because libvirt's test driver can answer almost nothing: exports,
/// targets, volumes, volume groups, secrets and directories, some of them in use by its pools. New secrets
/// are remembered without their values, as long as this object lives.
class DemoAnswers final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DemoAnswers)

public:
    /// None: the URI is that of another host.
    [[nodiscard]] std::optional<HostAnswer> answer(const QString &uri,
                                                   const HostQuestion &question);
    /// From now on a directory that this service builds on the demonstration host is there. Must outlive the service;
    /// call it before that is opened.
    void follow(const StorageService *service);

private:
    [[nodiscard]] static HostAnswer sources(const HostQuestion &question);
    [[nodiscard]] HostAnswer folders(const QString &folder) const;
    [[nodiscard]] QList<FolderInfo> allFolders() const;
    void noteTarget(const PoolSnapshot &pool);
    void make(const QString &folder);
    [[nodiscard]] HostAnswer secrets(const QString &usageType);
    [[nodiscard]] HostAnswer newSecret(const HostQuestion &question);
    void readSecrets();

    std::optional<QList<SecretInfo>> m_secrets; ///< none: not read yet
    QHash<QString, QString> m_targets;          ///< of its pools, by uuid
    QStringList m_made;                         ///< directories that were not there at first
};

} // namespace poolwarden
