// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QMap>

#include <functional>

namespace poolwarden {

/// A host in memory that keeps to the port's contract: answers come from the event loop.
class FakeStorageService final : public StorageService
{
    Q_OBJECT

public:
    using StorageService::StorageService;

    HostInfo info;
    QMap<QString, PoolSnapshot> pools; ///< by uuid
    std::optional<ServiceError> openError;
    std::optional<ServiceError> nextError; ///< of the next operation
    /// nextError is of the next operation of this kind; none: of any.
    std::optional<Operation> nextErrorOf;
    bool failsAfterDone = false; ///< nextError comes although the operation was carried out
    bool defineFails = false;    ///< always
    bool silent = false;         ///< operations never end
    /// As libvirt's test driver does: a definition of a started pool is taken, and lost.
    bool keepsWhileActive = false;
    QList<QByteArray> definedXml;
    QList<Validation> validations; ///< of these
    /// What it lists when it is asked; none: it knows no devices.
    std::optional<QList<QByteArray>> nodeDevices;
    QStringList calls;
    /// What it answers to a question; none: nothing, as a server that is silent.
    std::function<std::optional<HostAnswer>(const HostQuestion &)> answersTo;
    QList<HostQuestion> questions;
    [[nodiscard]] RequestId lastRequest() const { return m_last; }
    QList<RequestId> givenUp;

    void open(const QString &uri, bool readOnly) override;
    void close() override;
    [[nodiscard]] bool isOpen() const override { return m_open; }
    RequestId list() override;
    RequestId define(const QByteArray &xml, Validation validation = Validation::BySchema) override;
    RequestId undefine(const QString &uuid) override;
    RequestId start(const QString &uuid) override;
    RequestId stop(const QString &uuid) override;
    RequestId refresh(const QString &uuid) override;
    RequestId setAutostart(const QString &uuid, bool autostart) override;
    RequestId makeDirectory(const QString &uuid) override;
    RequestId listNodeDevices() override;
    RequestId reread(const QString &uuid) override;
    RequestId ask(const HostQuestion &question) override;
    void giveUp(RequestId question) override { givenUp << question; }

    /// Somebody else does it: the event comes as if from libvirt.
    void addFromElsewhere(const PoolSnapshot &pool);
    void removeFromElsewhere(const QString &uuid);
    void lose(const ServiceError &error);
    /// How many listen to what it says of the host's devices.
    [[nodiscard]] int deviceListeners() const;

    /// An active, persistent pool of this XML, with the uuid that it names.
    [[nodiscard]] static PoolSnapshot snapshot(const QString &name, const QString &uuid,
                                               const QByteArray &inside, const char *type = "dir");

private:
    RequestId answer(Operation operation, const QString &uuid, const std::function<QString()> &act);

    bool m_open = false;
    quint64 m_last = 0;
};

} // namespace poolwarden
