// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/prompts.h"

#include <QObject>

#include <functional>

class QWidget;

namespace poolwarden {

class DraftController;
class DraftStore;
class OperationQueue;

/// Asks before the program is left with something that would be lost, or that nobody would hear of.
class QuitGuard final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. `isChanging`: whether pools of a host are changed in several steps.
    QuitGuard(DraftStore *store, const DraftController *drafts, const OperationQueue *queue,
              std::function<bool()> isChanging, Prompts *prompts, QWidget *window,
              QObject *parent = nullptr);

    /// False: it asks, and closes the window again if the answer is yes.
    [[nodiscard]] bool mayClose();

private:
    [[nodiscard]] Prompts::Question aboutDrafts() const;
    [[nodiscard]] Prompts::Question aboutJobs() const;

    DraftStore *m_store;
    const DraftController *m_drafts;
    const OperationQueue *m_queue;
    std::function<bool()> m_isChanging;
    Prompts *m_prompts;
    QWidget *m_window;
    bool m_draftsAreKept = true;
    bool m_closing = false;
};

} // namespace poolwarden
