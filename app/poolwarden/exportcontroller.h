// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolchoice.h"
#include "model/export/exporter.h"
#include "views/messages/message.h"
#include "views/messages/prompts.h"

#include <QObject>

#include <functional>

class QSettings;

namespace poolwarden {

class CommandSet;
class PoolSelection;

/// Writes the selected pools as validated XML. Asks first if they have problems.
class ExportController final : public QObject
{
    Q_OBJECT

public:
    ExportController(PoolRegistry *registry, PoolSelection *selection, CommandSet *commands,
                     Prompts *prompts, QSettings *settings, QObject *parent = nullptr);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    using Request = Prompts::ExportRequest;
    struct Plan {
        PoolChoice choice;
        QStringList problems; ///< sentences, with the names of their pools
        Request request;
        QList<Exporter::File> files = {};
    };

    void exportSelection();
    void exportWithOptions();
    /// Asks first if something stands against it.
    void begin(const Plan &plan);
    [[nodiscard]] Plan makePlan(QList<PoolId> pools, const Request &request) const;
    void choosePlace(const Plan &plan);
    void chooseFolder(const Plan &plan);
    /// In a thread of its own, for as long as a disk or a share may take.
    void write(const Plan &plan, const std::function<Exporter::Result()> &writes);
    /// Asks what to do with those that are there already.
    void askAboutExisting(const QStringList &existing, const QString &folder,
                          const std::function<void(Exporter::Existing)> &go,
                          const std::function<void()> &otherFolder);
    void report(const Exporter::Result &result, const Plan &plan);
    [[nodiscard]] Request lastRequest() const;
    void rememberRequest(const Request &request);

    PoolRegistry *m_registry;
    Exporter m_exporter;
    PoolSelection *m_selection;
    Prompts *m_prompts;
    QSettings *m_settings;
};

} // namespace poolwarden
