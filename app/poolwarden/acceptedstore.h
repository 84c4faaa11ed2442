// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/documentwatch.h"
#include "model/accepted/acceptedfinding.h"
#include "model/conflict/finding.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <functional>

class QSettings;

namespace poolwarden {

class PoolRegistry;

/// The files of the accepted findings of the open hosts. Each host has one, which others may change meanwhile:
/// so it is read again when it changes, and before each change, and never written if it cannot be understood.
/// Files are read and written off the GUI thread, one after the other.
class AcceptedStore final : public QObject
{
    Q_OBJECT

public:
    using Change = std::function<void(AcceptedList &)>;
    using Ended = std::function<void(bool isDone)>;

    /// folder: where the files are unless the user has chosen another one. Reads the file of each host that is
    /// opened.
    AcceptedStore(PoolRegistry *registry, QSettings *settings, const QString &folder,
                  QObject *parent = nullptr);
    ~AcceptedStore() override;

    /// The hostPlace() of an open host.
    [[nodiscard]] QString placeOf(HostId host) const { return m_places.value(host); }
    /// The file for a host at this place.
    [[nodiscard]] QString fileFor(const QString &place) const;

    /// Reads the files of all open hosts again: somebody may have changed them.
    void reload();
    /// Reads the host's file, changes it, and writes it if it is another one then.
    void change(const QString &place, const Change &change, const Ended &ended);
    /// From now on this is the host's file.
    void open(const QString &place, const QString &path);
    /// Writes what is in the host's file into another one, too.
    void copyTo(const QString &place, const QString &path);

Q_SIGNALS:
    /// sentence: what was not done. problem: a sentence on this file.
    void failed(const QString &sentence, const QString &path, const QString &problem);
    /// The file can be used.
    void worked(const QString &path);
    void fileChosen();
    void copied(const QString &place, const QString &path);

private:
    /// tellsAgain: also a problem that was told.
    void load(HostId host, bool tellsAgain);
    void forget(HostId host);
    void tellFailed(const QString &sentence, const QString &path, const QString &problem);
    void tellWorked(const QString &path);
    /// Watches the files of the open hosts, which may be others now.
    void watchFiles();
    void choose(const QString &place, const QString &path, const AcceptedList &list);
    [[nodiscard]] QString uriOf(const QString &place) const;
    /// What the file calls the host at this place.
    [[nodiscard]] QString nameOf(const QString &place) const;
    /// By which this machine tells the files of hosts apart.
    [[nodiscard]] QString keyOf(const QString &place) const;

    PoolRegistry *m_registry;
    QSettings *m_settings;
    QString m_folder;
    QHash<HostId, QString> m_places;
    QHash<QString, QString> m_problems; ///< of files, as they were told
    DocumentWatch m_watch;
    QTimer m_calm;        ///< a file is read when it is written
    QThreadPool m_thread; ///< a single one
};

} // namespace poolwarden
