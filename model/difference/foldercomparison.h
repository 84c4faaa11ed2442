// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/difference/fieldchange.h"
#include "model/port/storageservice.h"
#include "model/xml/poolreader.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace poolwarden {

/// A pool of a host, for the comparison with a folder.
struct HostDefinition {
    QString name;
    QString uuid;    ///< canonical
    QByteArray xml;  ///< persistent; of a transient pool live
    QString problem; ///< why the XML is not known, a sentence; empty: it is
    bool isTransient = false;
};

[[nodiscard]] HostDefinition hostDefinitionOf(const PoolSnapshot &pool);

/// A definition in a file of the folder.
struct FileDefinition {
    QString file; ///< for display
    QString path; ///< below the folder; empty: the name cannot be written as text
    QByteArray xml;
    QString problem;             ///< why the file cannot be read, a sentence; empty: it can
    bool isOneOfSeveral = false; ///< the file has more definitions than this
};

/// A pool that is on the host, in the folder, or both.
struct FolderRow {
    /// The most urgent first.
    enum class State : std::uint8_t { NotCompared, Different, OnlyOnHost, OnlyInFolder, Same };
    State state = State::Same;
    QString pool; ///< the host's name for it, else the file's; empty: not known
    QString uuid; ///< likewise
    QString file; ///< of FileDefinition; empty: none
    QString path;
    QList<FieldChange> changes; ///< from the host's definition to the file's
    QString remark;             ///< a sentence: why it was not compared, that the pool is transient
    QByteArray hostXml;         ///< empty: none, or not known
    QByteArray fileXml;
    bool isOnHost = false;
    bool isOneOfSeveral = false; ///< of FileDefinition

    /// What is different, a line each: the changes in words, and the remark.
    [[nodiscard]] QStringList words() const;
};

struct FolderCounts {
    int notCompared = 0;
    int different = 0;
    int onlyOnHost = 0;
    int onlyInFolder = 0;
    int same = 0;
    friend bool operator==(const FolderCounts &, const FolderCounts &) = default;
};

/// A folder of definitions beside a host. Every pool of the host and every file is in exactly one row, except
/// that a pool and its file share one.
struct FolderComparison {
    QList<FolderRow> rows; ///< by state, then by name
    [[nodiscard]] FolderCounts counts() const;
};

/// A file belongs to the pool of its UUID, else to that of its name; what cannot be read as a definition, to
/// that of the file's name. Definitions are the same if defining the file would change nothing that libvirt
/// keeps. What libvirt fills in (a UUID, permissions) is no difference where the file leaves it out; neither is
/// an order without meaning. Of two files for one pool, the first is compared.
[[nodiscard]] FolderComparison compareWithFolder(const QList<HostDefinition> &pools,
                                                 const QList<FileDefinition> &files,
                                                 const ReadOptions &options = {});

/// The host's definition as the folder would have it: without runtime elements, and without a UUID if the file
/// has none. Empty: there is none.
[[nodiscard]] QByteArray fileTextOf(const FolderRow &row);
/// The file's definition for the host: with the UUID of the host's pool if the file has none.
[[nodiscard]] QString draftTextOf(const FolderRow &row);

} // namespace poolwarden
