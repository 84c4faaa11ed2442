// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/prompts.h"

#include <QObject>

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
    /// All must outlive it.
    QuitGuard(DraftStore *store, const DraftController *drafts, const OperationQueue *queue,
              Prompts *prompts, QWidget *window, QObject *parent = nullptr);

    /// Whether drafts are on disk. At first they are.
    void setDraftsKept(bool areKept) { m_draftsAreKept = areKept; }
    /// False: it asks, and closes the window again if the answer is yes.
    [[nodiscard]] bool mayClose();

private:
    [[nodiscard]] Prompts::Question aboutDrafts() const;
    [[nodiscard]] Prompts::Question aboutJobs() const;

    DraftStore *m_store;
    const DraftController *m_drafts;
    const OperationQueue *m_queue;
    Prompts *m_prompts;
    QWidget *m_window;
    bool m_draftsAreKept = true;
    bool m_closing = false;
};

} // namespace poolwarden
