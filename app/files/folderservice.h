// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/files/hostfolders.h"
#include "model/port/storageservice.h"

#include <QStringList>

namespace poolwarden {

/// A folder of definitions as a read-only host: each definition is an inactive pool. A file that cannot
/// be read, or that has the name or uuid of an earlier one, is a pool with an error. Reads the files in
/// the thread that it lives in.
class FolderService final : public StorageService
{
    Q_OBJECT

public:
    explicit FolderService(HostFolder folder, QObject *parent = nullptr);

    /// The folder as a URI, by which its stored drafts are found again.
    [[nodiscard]] QString uri() const;

    void open(const QString &uri, bool readOnly) override;
    void close() override;
    [[nodiscard]] bool isOpen() const override { return m_isOpen; }
    RequestId list() override;
    RequestId define(const QByteArray &xml, Validation validation = Validation::BySchema) override;
    RequestId undefine(const QString &uuid) override;
    RequestId start(const QString &uuid) override;
    RequestId stop(const QString &uuid) override;
    RequestId refresh(const QString &uuid) override;
    RequestId setAutostart(const QString &uuid, bool autostart) override;
    RequestId makeDirectory(const QString &uuid) override;

Q_SIGNALS:
    /// Errors of the folder itself, as sentences. Emitted before poolsListed().
    void problemsFound(const QStringList &sentences);

private:
    void tellPools();
    RequestId refuse(Operation operation, const QString &uuid);

    const HostFolder m_folder;
    bool m_isOpen = false;
    RequestId m_lastRequest = 0;
};

} // namespace poolwarden
