// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/prompts.h"

#include <QList>

namespace poolwarden {

/// Answers as it was told to, at once, and remembers what it was asked.
class FakePrompts final : public Prompts
{
public:
    bool yes = true;
    QString path;
    QString name;       ///< the answer to askName()
    QString secondPath; ///< the answer when a folder is asked for again; empty: `path`
    QStringList paths;
    std::optional<ConnectionRequest> connection;
    QList<Question> questions;
    QList<Choice> choices;
    int chosen = -1;
    QList<ExportOffer> exportOffers;
    std::optional<ExportRequest> exportRequest;
    QList<SendOffer> sendOffers;
    std::optional<SendRequest> sendRequest;
    QStringList information;
    QStringList suggestions; ///< file names and folders that were proposed

    void ask(const Question &question, const Decision &answer) override
    {
        questions.append(question);
        answer(yes);
    }
    void choose(const Choice &choice, const Chosen &answer) override
    {
        choices.append(choice);
        answer(chosen);
    }
    void inform(const QString &, const QString &text) override { information.append(text); }
    void chooseConnection(const QStringList &, const Connection &answer) override
    {
        answer(connection);
    }
    void askName(const QString &, const QString &, const QString &suggestion,
                 const Path &answer) override
    {
        suggestions.append(suggestion);
        answer(name);
    }
    void chooseXmlFiles(const QString &, const Paths &answer) override { answer(paths); }
    void chooseHost(const SendOffer &offer, const Send &answer) override
    {
        sendOffers.append(offer);
        answer(sendRequest);
    }
    void chooseExport(const ExportOffer &offer, const Export &answer) override
    {
        exportOffers.append(offer);
        answer(exportRequest);
    }
    void chooseExportFile(const QString &, const QString &suggestion, const Path &answer) override
    {
        suggestions.append(suggestion);
        answer(path);
    }
    void chooseFolder(const QString &, const QString &start, const Path &answer) override
    {
        suggestions.append(start);
        answer(choices.isEmpty() || secondPath.isEmpty() ? path : secondPath);
    }
    void chooseFile(const QString &, const QString &start, const QString &,
                    const Path &answer) override
    {
        suggestions.append(start);
        answer(path);
    }
    void chooseFileToSave(const QString &, const QString &suggestion, const QStringList &,
                          const Path &answer) override
    {
        suggestions.append(suggestion);
        answer(path);
    }
    void chooseDevice(const QString &, const QString &start, const Path &answer) override
    {
        suggestions.append(start);
        answer(path);
    }
};

} // namespace poolwarden
