// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/session/poolregistry.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

class QFileInfo;

namespace poolwarden {

class PoolSchema;

/// Writes validated pool XML.
class Exporter
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::Exporter)

public:
    struct Problem {
        PoolId pool = noPool;
        QString sentence;
    };
    struct Result {
        QStringList written;          ///< absolute file names
        QStringList skipped;          ///< existing files that were not changed
        std::optional<QString> error; ///< why nothing, or not all, was written
    };

    /// What goes out of the text, beside the rest.
    struct Options {
        bool uuid = true;     ///< keep it; without one, a host makes its own
        bool runtime = false; ///< keep what only a running pool has
    };
    /// What is to be written.
    struct File {
        QString name; ///< in its folder, or a path
        QByteArray content;
        bool isProgram = false;
    };
    struct Files {
        QList<File> files;
        QList<Problem> skipped; ///< pools, each with the reason
    };
    enum class Form : quint8 {
        FilePerPool,
        OneFile,   ///< all definitions one after the other, as import reads them
        OneScript, ///< all definitions in one for a shell, by virsh
    };

    /// What to do with a file that is there already.
    enum class Existing : quint8 { Overwrite, Skip };

    Exporter(const PoolRegistry &registry, const PoolSchema &schema);

    /// Reasons not to export these pools: not well-formed, schema errors, findings of severity
    /// error. Empty: none.
    [[nodiscard]] QList<Problem> problems(const QList<PoolId> &pools) const;
    /// The text that would be written: the draft, or the persistent definition (the live one of a
    /// transient pool), without runtime elements.
    [[nodiscard]] QByteArray xml(PoolId pool) const { return xml(pool, Options()); }
    [[nodiscard]] QByteArray xml(PoolId pool, const Options &options) const;
    /// A safe file name for the pool, ".xml" included: never a separator, never hidden, never a
    /// device name, nothing invisible in it.
    [[nodiscard]] static QString fileName(const QString &poolName);

    /// `withScript`: beside a file for each pool, one for a shell that defines them.
    [[nodiscard]] Files files(const QList<PoolId> &pools, Form form, const Options &options,
                              bool withScript = false) const;
    /// Of what goes into one file, what it is called if nobody calls it otherwise.
    [[nodiscard]] static QString usualName(Form form);

    /// Atomic: never half a file, an existing file is replaced as a whole or not at all.
    [[nodiscard]] Result writeFile(PoolId pool, const QString &path) const;
    /// The same for what has been put together; any thread.
    [[nodiscard]] static Result writeFile(const File &file, const QString &path);
    /// Of the files that are there already, those of these names; any thread.
    [[nodiscard]] static QStringList existing(const QList<File> &files, const QString &folder);
    /// Each into the folder; ends at the first that cannot be written. Any thread.
    [[nodiscard]] static Result writeFiles(const QList<File> &files, const QString &folder,
                                           Existing existing);
    /// Of the files that writeFolder() would write, those that are there already, in that order.
    [[nodiscard]] QStringList existingFiles(const QList<PoolId> &pools,
                                            const QString &folder) const;
    /// One file each into a folder; names that would meet get a number.
    [[nodiscard]] Result writeFolder(const QList<PoolId> &pools, const QString &folder,
                                     Existing existing) const;

private:
    [[nodiscard]] QString noXml(const PoolRegistry::Pool &pool) const;
    [[nodiscard]] static QString cannotWrite(const QFileInfo &file, const QString &reason);

    const PoolRegistry &m_registry;
    const PoolSchema &m_schema;
};

} // namespace poolwarden
