// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/acceptedstore.h"
#include "app/poolwarden/restline.h"
#include "model/accepted/restson.h"
#include "model/session/poolregistry.h"
#include "model/tables/acceptedmodel.h"
#include "views/messages/message.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

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

/// Accepts findings and revokes that.
class AcceptedController final : public QObject
{
    Q_OBJECT

public:
    /// folder: where the files are unless the user has chosen another one.
    AcceptedController(PoolRegistry *registry, PoolSelection *selection, CommandSet *commands,
                       ConflictsPane *conflicts, Prompts *prompts, QSettings *settings,
                       const QString &folder, QWidget *window, QObject *parent = nullptr);

    /// Asks for a reason, and accepts them.
    void accept(const std::vector<Finding> &findings);

    /// Of the open hosts' files, a sentence for each that cannot be used: nothing is accepted there.
    [[nodiscard]] QStringList problems() const;

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    void messageWithdrawn(const QString &key);

private:
    /// What is shown, or the worst of the current pool.
    void acceptChosen();
    [[nodiscard]] std::vector<Finding> findingsToAccept() const;
    [[nodiscard]] QList<RestsOfHost> byPlace(const std::vector<Finding> &findings) const;
    using ByPlace = QMap<QString, QList<AcceptedFinding>>;
    enum class Change : quint8 { Accept, Revoke };
    /// Each place has a file. `ended` is told of all that went well, at once.
    void change(Change change, const ByPlace &findings,
                const std::function<void(const ByPlace &)> &ended);
    /// Why nothing was accepted.
    void tellNothing(const QString &sentence);
    void take(const QList<RestsOfHost> &chosen, const QString &reason);
    void tellTaken(const ByPlace &taken);
    void showAccepted();
    void revoke(const QList<int> &rows);
    /// What was accepted in these places is no longer. `isUndo`: to accept it again is a redo.
    void tellRevoked(const ByPlace &revoked, bool isUndo);
    void openFile();
    void saveCopy();
    void tellCopied(const QString &place, const QString &path);
    void tellProblem(const QString &sentence, const QString &path, const QString &problem);
    void tellFile();
    [[nodiscard]] QString currentPlace() const;

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    ConflictsPane *m_conflicts;
    Prompts *m_prompts;
    QWidget *m_window;
    AcceptedStore m_store;
    AcceptedModel m_model;
    QPointer<AcceptDialog> m_accept;
    QPointer<AcceptedDialog> m_accepted;
    QMap<QString, QString> m_problems; ///< sentences, by the paths of files
    QStringList m_told;                ///< the places that the message about an acceptance is about
    /// A reason that was typed, but is used nowhere. For another conflict it would be wrong.
    struct {
        QString reason;
        QList<RestsOn> of;
    } m_unused;
};

} // namespace poolwarden
