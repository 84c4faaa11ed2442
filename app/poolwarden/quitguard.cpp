// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/quitguard.h"

#include "app/poolwarden/draftcontroller.h"
#include "model/operations/operationqueue.h"
#include "model/session/draftstore.h"
#include "model/wording/shortlist.h"

#include <QTimer>
#include <QWidget>

#include <utility>

namespace poolwarden {

namespace {

/// Those that change something on a host, and have not ended.
QStringList changesUnderWay(const OperationQueue &queue)
{
    using Operation = OperationQueue::Operation;
    QStringList sentences;
    for (int row = 0; row < queue.rowCount(); ++row) {
        const QModelIndex job = queue.index(row);
        const auto state = job.data(OperationQueue::StateRole).value<OperationQueue::State>();
        const auto operation = job.data(OperationQueue::OperationRole).value<Operation>();
        const bool isQuestion = operation == Operation::List
                                || operation == Operation::ListNodeDevices
                                || operation == Operation::Reread;
        if (!isQuestion
            && (state == OperationQueue::State::Waiting || state == OperationQueue::State::Running))
            sentences.append(job.data().toString());
    }
    return sentences;
}

} // namespace

QuitGuard::QuitGuard(DraftStore *store, const DraftController *drafts, const OperationQueue *queue,
                     std::function<bool()> isChanging, Prompts *prompts, QWidget *window,
                     QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_drafts(drafts)
    , m_queue(queue)
    , m_isChanging(std::move(isChanging))
    , m_prompts(prompts)
    , m_window(window)
{
    connect(store, &DraftStore::failed, this, [this] { m_draftsAreKept = false; });
}

bool QuitGuard::mayClose()
{
    m_store->flush();
    if (m_closing)
        return true;
    Prompts::Question question = aboutDrafts();
    const Prompts::Question jobs = aboutJobs();
    if (question.text.isEmpty()) {
        question = jobs;
    } else if (!jobs.text.isEmpty()) {
        question.text += u'\n' + jobs.text;
        question.detail = (question.detail + u'\n' + jobs.detail).trimmed();
    }
    if (question.text.isEmpty())
        return true;
    question.title = tr("Quit");
    question.accept = tr("&Quit");
    question.destructive = true;
    m_prompts->ask(question, [this](bool yes) {
        if (!yes)
            return;
        m_closing = true;
        // Queued, because the window's close event is still being handled.
        QTimer::singleShot(0, m_window, &QWidget::close);
    });
    return false;
}

Prompts::Question QuitGuard::aboutDrafts() const
{
    Prompts::Question question;
    const QStringList drafts = m_draftsAreKept ? QStringList() : m_drafts->unsaved();
    if (drafts.isEmpty())
        return question;
    question.text =
        drafts.size() == 1
            ? tr("The draft of “%1” could not be saved to disk. It is lost if you quit.")
                  .arg(drafts.first())
            : tr("%n draft(s) could not be saved to disk. They are lost if you quit.", nullptr,
                 static_cast<int>(drafts.size()));
    question.detail = drafts.size() > 1 ? drafts.join(u'\n') : QString();
    return question;
}

Prompts::Question QuitGuard::aboutJobs() const
{
    Prompts::Question question;
    const QStringList jobs = changesUnderWay(*m_queue);
    if (jobs.isEmpty() && m_isChanging())
        question.text = tr("A change of pools has not ended. If you quit, it stops halfway, and "
                           "nobody tells you what came of it.");
    if (jobs.isEmpty())
        return question;
    question.text = tr("%n operation(s) have not ended. If you quit, nobody tells you what came of "
                       "them, and what has not begun is not done.",
                       nullptr, static_cast<int>(jobs.size()));
    question.detail = jobs.join(u'\n');
    return question;
}

} // namespace poolwarden
