// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolchoice.h"
#include "model/export/exporter.h"
#include "views/messages/message.h"

#include <QObject>

class QSettings;

namespace poolwarden {

class MainWindow;
class Prompts;

/// Writes the selected pools as validated XML. Asks first if they have problems.
class ExportController final : public QObject
{
    Q_OBJECT

public:
    ExportController(PoolRegistry *registry, MainWindow *window, Prompts *prompts,
                     QSettings *settings, QObject *parent = nullptr);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    void exportSelection();
    struct Plan {
        PoolChoice choice;
        QStringList problems; ///< sentences, with the names of their pools
    };

    [[nodiscard]] Plan makePlan() const;
    void choosePlace(const Plan &plan);
    void chooseFolder(const Plan &plan);
    void writeInto(const QString &folder, const Plan &plan);
    void report(const Exporter::Result &result, const Plan &plan);
    void updateCommand();
    /// The folder of the last export; empty if it does not exist any more.
    [[nodiscard]] QString lastFolder() const;
    void rememberFolder(const QString &folder);

    PoolRegistry *m_registry;
    Exporter m_exporter;
    MainWindow *m_window;
    Prompts *m_prompts;
    QSettings *m_settings;
};

} // namespace poolwarden
