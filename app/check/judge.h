// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/files/inputfiles.h"
#include "app/layout/reportmap.h"
#include "model/accepted/acceptedset.h"
#include "model/conflict/conflictchecker.h"
#include "model/port/storageservice.h"
#include "model/report/comparison.h"
#include "model/report/report.h"
#include "model/xml/poolreader.h"

#include <QList>
#include <QString>

#include <map>
#include <vector>

namespace poolwarden::check {

/// Judges definitions one after the other. Each accepted one is compared with the next ones; refused
/// ones are not.
class Judge
{
public:
    struct Settings {
        /// Null: do not validate.
        const PoolSchema *schema = nullptr;
        /// How severe a schema error is. libvirt accepts, and itself writes, XML that does not match
        /// its schema.
        Severity schemaSeverity = Severity::Warning;
        bool keepsXml = false; ///< keeps the XML in the report, for the export
    };
    explicit Judge(Settings settings);

    /// Takes the pools of the current host. Call it before the first definition of the host is judged.
    /// Returns the pools whose definition is not known.
    QList<UncheckedPool> setHost(const HostInfo &host, const QList<PoolSnapshot> &pools,
                                 const QList<QByteArray> &nodeDevices);

    /// For several hosts: what is judged next, or setHost(), belongs to this one.
    /// place: hostPlace() of its URI, or its name.
    void addHost(const QString &name, HostTopology::Locality locality, const QString &place = {});
    /// To be called first.
    void setAccepted(AcceptedSet accepted);

    /// Looks up the names in all these definitions: links and mounts in paths if the host is this
    /// machine, and host names in DNS if `hostNames`. Call it once for the current host, before its first
    /// definition is judged. Blocks on disk and DNS.
    void lookUp(const QList<Input> &inputs, bool hostNames);
    [[nodiscard]] bool isLocal() const;

    /// Adds a definition to the report, without its findings with other pools.
    void judge(const Input &input, Report *report);
    /// Adds the current host's own pools to the report, sorted by name. Use it instead of judge().
    void review(Report *report);
    /// Adds the findings between pools. The report asks this object for the pairs of its groups.
    void compare(Report *report) { m_comparison.tell(report); }
    /// What a map shows of all this. label: of the host, if it has no name.
    [[nodiscard]] MapSubject mapSubject(const QString &label) const;

private:
    struct HostPool {
        PoolId id = noPool;
        QString name;
        PoolEntry entry;
        QByteArray xml;
    };
    /// The host of the definitions that are judged.
    struct Host {
        HostId id = noHost;
        QString name; ///< empty if there is only one host
    };
    struct Current {
        QString name;
        std::size_t newcomer = 0; ///< the number of its definition
    };

    void settle(Report *reviewed);
    [[nodiscard]] PoolId redefinedBy(const PoolDefinition &definition) const;
    void judgeDefinition(const PoolDefinition &definition, const Input &input,
                         DefinitionReport *report, qsizetype row);

    const Settings m_settings;
    ReadOptions m_readOptions;
    ConflictChecker m_checker;
    Comparison m_comparison;
    std::vector<HostPool> m_hostPools; ///< not in the checker yet
    std::map<PoolId, Current> m_current;
    std::map<std::pair<HostId, Uuid>, PoolId> m_byUuid;
    Host m_host;
    std::vector<Host> m_hosts;
    std::map<HostId, QString> m_places;
    PoolId m_lastId = noPool;
};

} // namespace poolwarden::check
