// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/check/fieldlines.h"
#include "app/check/inputfiles.h"
#include "app/check/report.h"
#include "model/conflict/conflictchecker.h"
#include "model/pool/poolreader.h"
#include "model/storageservice.h"

#include <QList>
#include <QString>

#include <map>
#include <optional>

namespace poolwarden::check {

/// Judges definitions one after the other. Each that is accepted joins the pools with which the next
/// ones are compared; what is refused leaves no trace.
class Judge
{
public:
    /// With many pools on one place there are quadratically many pairs: a review stops here.
    static constexpr int maxReviewedFindings = 10000;

    /// schema: none: do not validate. libvirt takes, and itself writes, what its own schema does not
    /// allow: how grave that is, is the caller's choice.
    explicit Judge(const PoolSchema *schema, Severity schemaSeverity = Severity::Warning);

    /// Sets out from the pools of a host instead of from nothing. Before anything else; returns the
    /// pools whose definition is not known.
    QList<UncheckedPool> setHost(const HostInfo &host, const QList<PoolSnapshot> &pools,
                                 const QList<QByteArray> &nodeDevices);

    /// Looks up what the definitions name, for all that are to be judged at once: where the host is this
    /// machine, the links and mounts behind paths, and if wanted, host names in DNS. Blocks on both.
    void lookUp(const QList<Input> &inputs, bool hostNames);
    [[nodiscard]] bool isLocal() const;

    [[nodiscard]] DefinitionReport judge(const Input &input);

    /// The host's own pools, by name. Each pair is told once, with the latter of the two.
    [[nodiscard]] QList<DefinitionReport> review(bool *isCut) const;

    /// What cannot be told of the host, with all that was judged and accepted; of another machine only.
    [[nodiscard]] std::optional<UnverifiedPlaces> unverifiedPlaces(const QString &host) const;

private:
    struct Known {
        QString name;
        QString file; ///< empty: the host's
        FieldLines lines;
        QByteArray xml; ///< the host's own only
    };

    [[nodiscard]] PoolId redefinedBy(const PoolDefinition &definition) const;
    [[nodiscard]] ReportedField reportedField(PoolId pool, FieldRef field,
                                              const std::string &value) const;
    [[nodiscard]] ReportedFinding reported(const Finding &finding) const;
    [[nodiscard]] QString nameOf(PoolId pool) const;
    void accept(PoolId pool, const PoolEntry &before, PoolDefinition definition);

    const PoolSchema *m_schema;
    Severity m_schemaSeverity;
    ReadOptions m_readOptions;
    ConflictChecker m_checker;
    std::map<PoolId, Known> m_known;
    std::map<Uuid, PoolId> m_byUuid;
    PoolId m_lastId = noPool;
};

} // namespace poolwarden::check
