// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/draftbase.h"

#include <QUndoCommand>

#include <functional>

namespace poolwarden {

class DraftHistory;

/// The step that replaces an overtaken text by theirs. After undo, the decision is open again.
class TakeTheirs final : public QUndoCommand
{
public:
    /// `decided` is called when the base has changed.
    TakeTheirs(DraftHistory &history, DraftBase &base, std::function<void()> decided);

    void redo() override;
    void undo() override;

private:
    DraftBase &m_base;
    std::function<void()> m_decided;
    DraftBase::Version m_before;
    QString m_theirs;
};

} // namespace poolwarden
