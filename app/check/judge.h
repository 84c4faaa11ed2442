// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/files/inputfiles.h"
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

/// Judges definitions one after the other. Each that is accepted joins the pools with which the next
/// ones are compared; what is refused leaves no trace.
class Judge
{
public:
    struct Settings {
        /// None: do not validate.
        const PoolSchema *schema = nullptr;
        /// libvirt takes, and itself writes, what its own schema does not allow: how grave that is, is
        /// the caller's choice.
        Severity schemaSeverity = Severity::Warning;
        bool keepsXml = false; ///< to be exported
    };
    explicit Judge(Settings settings);

    /// Sets out from the pools of a host instead of from nothing. Before anything else; returns the
    /// pools whose definition is not known.
    QList<UncheckedPool> setHost(const HostInfo &host, const QList<PoolSnapshot> &pools,
                                 const QList<QByteArray> &nodeDevices);

    /// One of several hosts, whose definitions come from files; instead of setHost(). What is judged from
    /// here on is its.
    void addHost(const QString &name, HostTopology::Locality locality);

    /// Looks up what the definitions name, for all that are to be judged at once: where the host is this
    /// machine, the links and mounts behind paths, and if wanted, host names in DNS. For the host at hand,
    /// before the first of its is judged. Blocks on both.
    void lookUp(const QList<Input> &inputs, bool hostNames);
    [[nodiscard]] bool isLocal() const;

    /// Adds it to the report, without what it has in common with others.
    void judge(const Input &input, Report *report);
    /// Adds the host's own pools to the report, by name, instead.
    void review(Report *report);
    /// Adds what they have in common. The report asks the judge for the pairs of its groups.
    void compare(Report *report) { m_comparison.tell(report); }

private:
    struct HostPool {
        PoolId id = noPool;
        QString name;
        PoolEntry entry;
        QByteArray xml;
    };
    /// Where the definitions that are judged belong.
    struct Host {
        HostId id = 0;
        QString name; ///< empty: there is one only
    };
    struct Current {
        QString name;
        std::size_t newcomer = 0; ///< of its definition
    };

    void settle(Report *reviewed);
    [[nodiscard]] PoolId redefinedBy(const PoolDefinition &definition) const;
    void judgeDefinition(const PoolDefinition &definition, const Input &input,
                         DefinitionReport *report, qsizetype row);
    void tellOwnFindings(const PoolEntry &entry, std::size_t newcomer, DefinitionReport *report);

    const Settings m_settings;
    ReadOptions m_readOptions;
    ConflictChecker m_checker;
    Comparison m_comparison;
    std::vector<HostPool> m_hostPools; ///< that are not in the checker yet
    std::map<PoolId, Current> m_current;
    std::map<std::pair<HostId, Uuid>, PoolId> m_byUuid;
    Host m_host;
    PoolId m_lastId = noPool;
};

} // namespace poolwarden::check
