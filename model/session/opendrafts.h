// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/draftassessor.h"
#include "model/session/draftend.h"
#include "model/session/draftorigin.h"
#include "model/session/poolrows.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace poolwarden {

class PoolDraft;
struct RegistryChange;

/// The open drafts of the registry, each with its latest assessment.
class OpenDrafts final : public QObject
{
    Q_OBJECT

public:
    using FindingsOf = std::function<std::vector<Finding>(PoolId)>;

    /// All must outlive it.
    OpenDrafts(PoolRows *rows, const DraftAssessor *assessor, FindingsOf findingsOf,
               QObject *parent = nullptr);
    ~OpenDrafts() override;

    /// The pool, if it has a draft; else null.
    [[nodiscard]] RegisteredPool *withDraft(PoolId id) const;
    /// The drafts of this host that no pool of it has, by the UUID in their text, except those that were sent to it.
    [[nodiscard]] QHash<QString, PoolId> newByUuid(HostId host) const;
    void open(RegisteredPool &pool, DraftOrigin origin, const QString &text,
              const QString &fileName);
    /// Does nothing if the pool has none.
    void close(RegisteredPool &pool, DraftEnd end);

    /// For those below the pool must have a draft. `base` and `text`: what the draft is compared with from now on.
    void resume(const RegisteredPool &pool, const QString &base, const QString &xml);
    void setBase(const RegisteredPool &pool, const QString &text);

    /// Reads and judges the pool's draft, which was edited. Between the two calls `check` the reading: a verdict
    /// depends on the findings.
    void assess(RegisteredPool &pool,
                const std::function<void(const std::optional<PoolDefinition> &)> &check);
    /// Other pools changed: judges the drafts again that it can matter to. The findings must be ascending.
    void reassess(const RegistryChange &change);
    /// What is known of the host changed.
    void reassess(HostId host);

Q_SIGNALS:
    /// The draft's text or base changed.
    void edited(poolwarden::PoolId pool);
    /// The draft is deleted later, from the event loop.
    void closed(poolwarden::PoolId pool, poolwarden::PoolDraft *draft, poolwarden::DraftEnd end);

private:
    void reassess(RegisteredPool &pool, bool findingsDiffer);
    /// If the answer is late, asks the schema after a pause in typing.
    void awaitSchema(PoolId id, const SchemaAnswer &answer);
    void askSchema();

    PoolRows *m_rows;
    const DraftAssessor *m_assessor;
    FindingsOf m_findingsOf;
    std::vector<PoolId> m_ids;
    QTimer m_pause; ///< in typing
    QSet<PoolId> m_awaitSchema;
};

} // namespace poolwarden
