// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/port/hostquestion.h"

#include <QHash>
#include <QObject>

namespace poolwarden {

class PoolRegistry;
class SourceFinder;

/// A question that hosts are asked again and again, of which each has only one open at a time. Lives in the GUI
/// thread and never waits. A host that does not answer is told of to nobody.
class StandingQuestion final : public QObject
{
    Q_OBJECT

public:
    StandingQuestion(HostQuestion question, SourceFinder *finder, PoolRegistry *registry,
                     QObject *parent = nullptr);
    ~StandingQuestion() override;

    /// False: the host cannot be asked. If it is being asked already, that is enough.
    bool ask(HostId host);

Q_SIGNALS:
    /// Whoever asked for it.
    void answered(poolwarden::HostId host, const poolwarden::HostAnswer &answer);
    /// It can be asked, for the first time or again.
    void askable(poolwarden::HostId host);
    /// What was answered may be out of date.
    void outdated();

private:
    void take(HostId host, const HostQuestion &question);
    void drop(HostId host);

    HostQuestion m_question;
    SourceFinder *m_finder;
    QHash<quint64, HostId> m_open; ///< by the finder's number
};

} // namespace poolwarden
