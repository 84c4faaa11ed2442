// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedfinding.h"
#include "model/session/poolregistry.h"
#include "model/tables/acceptedmodel.h"
#include "views/messages/message.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <vector>

class QSettings;
class QWidget;

namespace poolwarden {

class AcceptDialog;
class AcceptedDialog;
class CommandSet;
class ConflictsPane;
class PoolSelection;
class Prompts;

/// Accepts findings and revokes that. Each host has a file of its own, which others may change meanwhile: so
/// it is read again before each change, and never written if it cannot be understood.
class AcceptedController final : public QObject
{
    Q_OBJECT

public:
    /// folder: where the files are unless the user has chosen another one.
    AcceptedController(PoolRegistry *registry, PoolSelection *selection, CommandSet *commands,
                       ConflictsPane *conflicts, Prompts *prompts, QSettings *settings,
                       const QString &folder, QWidget *window, QObject *parent = nullptr);
    ~AcceptedController() override;

    [[nodiscard]] AcceptedModel *model() { return &m_model; }
    /// The file for a host at this place.
    [[nodiscard]] QString fileFor(const QString &place) const;

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    using Change = std::function<void(AcceptedList &)>;
    /// The findings of one host, as its file tells of them.
    struct Chosen {
        QString place;
        std::vector<RestsOn> findings;
    };

    void load(HostId host);
    void forget(HostId host);
    void accept();
    [[nodiscard]] std::vector<Finding> findingsToAccept() const;
    [[nodiscard]] QList<Chosen> byPlace(const std::vector<Finding> &findings) const;
    void take(const QList<Chosen> &chosen, const QString &reason);
    void showAccepted();
    void revoke(int row);
    void openFile();
    void saveAs();
    /// Reads the host's file, changes it, and writes it if it is another one then; `done` runs if that went
    /// well.
    void change(const QString &place, const Change &change, const std::function<void()> &done);
    void tellProblem(const QString &sentence, const QString &path, const QString &problem);
    void tellFile();
    [[nodiscard]] QString uriOf(const QString &place) const;
    [[nodiscard]] QString currentPlace() const;

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    ConflictsPane *m_conflicts;
    Prompts *m_prompts;
    QSettings *m_settings;
    QString m_folder;
    QWidget *m_window;
    AcceptedModel m_model;
    QHash<HostId, QString> m_places;
    QThreadPool m_thread; ///< a single one
    QPointer<AcceptDialog> m_accept;
    QPointer<AcceptedDialog> m_accepted;
    QString m_lastReason; ///< typed, but not used
};

} // namespace poolwarden
