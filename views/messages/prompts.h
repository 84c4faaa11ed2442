// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace poolwarden {

/// Asks the user questions. The answer comes through a callback, so no nested event loop runs; tests
/// answer without dialogs. If the user dismisses a question, the callback gets the answer that does
/// nothing.
class Prompts
{
public:
    struct Question {
        QString title;
        QString text;   ///< whole sentences of plain text
        QString detail; ///< a list, one item in each line, shown with the question
        QString accept; ///< text of the button that accepts
        bool destructive = false;
    };
    struct ConnectionRequest {
        QString uri;
        bool readOnly = false;
    };
    using Decision = std::function<void(bool)>;
    using Path = std::function<void(const QString &)>;
    using Paths = std::function<void(const QStringList &)>;
    using Connection = std::function<void(const std::optional<ConnectionRequest> &)>;

    Prompts() = default;
    Prompts(const Prompts &) = delete;
    Prompts &operator=(const Prompts &) = delete;
    virtual ~Prompts() = default;

    /// A question with several answers.
    struct Choice {
        QString title;
        QString text;
        QString detail;      ///< a list, one item in each line
        QStringList options; ///< texts of the buttons; the first is the safest
    };
    /// What to export, and how.
    struct ExportRequest {
        enum class Form : quint8 { FilePerPool, OneFile, OneScript };
        bool all = false; ///< not the selected ones alone
        Form form = Form::FilePerPool;
        bool script = false;  ///< beside a file for each
        bool uuid = true;     ///< keep it
        bool runtime = false; ///< keep what only a running pool has
    };
    /// Of pools: how many there are to choose from.
    struct ExportOffer {
        int selected = 0;
        int all = 0;
        ExportRequest usual; ///< what is chosen at first
    };
    /// Drafts for a host to choose, and which of them.
    struct SendOffer {
        QStringList hosts; ///< as the user knows them
        int selected = 0;
        int all = 0;
        /// What the drafts meet on a host, a sentence for each that meets something.
        std::function<QStringList(int host, bool all)> meets;
    };
    struct SendRequest {
        int host = 0; ///< index into hosts
        bool all = false;
    };
    using Send = std::function<void(const std::optional<SendRequest> &)>;
    using Export = std::function<void(const std::optional<ExportRequest> &)>;
    using Chosen = std::function<void(int)>; ///< index into options; -1 if cancelled

    virtual void choose(const Choice &choice, const Chosen &answer) = 0;
    virtual void ask(const Question &question, const Decision &answer) = 0;
    /// Shows information that needs no answer.
    virtual void inform(const QString &title, const QString &text) = 0;
    virtual void chooseConnection(const QStringList &recent, const Connection &answer) = 0;
    /// A short text, with `suggestion` to begin with; empty if the user gives none.
    virtual void askName(const QString &title, const QString &label, const QString &suggestion,
                         const Path &answer) = 0;
    virtual void chooseXmlFiles(const QString &title, const Paths &answer) = 0;
    virtual void chooseHost(const SendOffer &offer, const Send &answer) = 0;
    virtual void chooseExport(const ExportOffer &offer, const Export &answer) = 0;
    /// A script where the suggestion is one.
    virtual void chooseExportFile(const QString &title, const QString &suggestion,
                                  const Path &answer) = 0;
    virtual void chooseFolder(const QString &title, const QString &start, const Path &answer) = 0;
    /// Files of one kind: filter as of QFileDialog.
    virtual void chooseFile(const QString &title, const QString &start, const QString &filter,
                            const Path &answer) = 0;
    /// Of several kinds. The answer ends with the suffix of the chosen kind, unless it has one.
    virtual void chooseFileToSave(const QString &title, const QString &suggestion,
                                  const QStringList &filters, const Path &answer) = 0;
    virtual void chooseDevice(const QString &title, const QString &start, const Path &answer) = 0;
};

} // namespace poolwarden
