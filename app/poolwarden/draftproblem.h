// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/wording/findingtext.h"

#include <QCoreApplication>
#include <QString>

namespace poolwarden {

class PoolDraft;
class PoolRegistry;

/// What to ask about before a draft is defined.
class DraftProblem
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DraftProblem)

public:
    /// In sentences; empty: there is nothing to ask.
    [[nodiscard]] static QString of(const PoolDraft &draft, const PoolRegistry &registry,
                                    const findingtext::NameOf &nameOf);
};

} // namespace poolwarden
