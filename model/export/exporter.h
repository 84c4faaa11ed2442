// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/export/virshscript.h"
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

    /// Optional parts of the text.
    struct Options {
        bool uuid = true;     ///< keep the UUID; without it, a host generates one
        bool runtime = false; ///< keep the sizes of a running pool
    };
    /// A file to write.
    struct File {
        QString name; ///< in the folder, or a path
        QByteArray content;
        bool isProgram = false;
    };
    struct Files {
        QList<File> files;
        QList<Problem> skipped; ///< pools with the reasons
    };
    enum class Form : quint8 {
        FilePerPool,
        OneFile,   ///< all definitions in one file, which import can read
        OneScript, ///< a shell script that defines all with virsh
    };

    /// What to do with existing files.
    enum class Existing : quint8 { Overwrite, Skip };

    Exporter(const PoolRegistry &registry, const PoolSchema &schema);

    /// Reasons not to export these pools, by the name of the pool: not well-formed, schema errors,
    /// findings of severity error (a conflict between two of them once). Empty: none.
    [[nodiscard]] QList<Problem> problems(const QList<PoolId> &pools) const;
    /// The text to write: the draft, or the persistent definition (of a transient pool, the live
    /// one), without runtime elements.
    [[nodiscard]] QByteArray xml(PoolId pool) const { return xml(pool, Options()); }
    [[nodiscard]] QByteArray xml(PoolId pool, const Options &options) const;
    /// A safe file name for the pool, with ".xml": no separator, not hidden, not a device name, no
    /// invisible characters.
    [[nodiscard]] static QString fileName(const QString &poolName);

    /// In the order of the pools' names. `withScript`: with FilePerPool, also a shell script that defines the files.
    [[nodiscard]] Files files(const QList<PoolId> &pools, Form form, const Options &options,
                              bool withScript = false) const;
    /// The default file name for OneFile and OneScript.
    [[nodiscard]] static QString usualName(Form form);

    /// Atomic: an existing file is replaced as a whole or not at all. Thread-safe.
    [[nodiscard]] static Result writeFile(const File &file, const QString &path);
    /// Those of the files that exist in the folder already. Thread-safe.
    [[nodiscard]] static QStringList existing(const QList<File> &files, const QString &folder);
    /// Writes the files into the folder. Stops at the first that cannot be written. Thread-safe.
    [[nodiscard]] static Result writeFiles(const QList<File> &files, const QString &folder,
                                           Existing existing);

private:
    [[nodiscard]] virshscript::Pool virshPool(const PoolRegistry::Pool &pool,
                                              const QByteArray &definition) const;
    [[nodiscard]] QList<PoolId> byName(QList<PoolId> pools) const;
    /// As a script defines them: what hosts have first, so that no draft takes the place of one; then drafts
    /// in an order in which their hosts take them.
    [[nodiscard]] QList<PoolId> inTurn(const QList<PoolId> &pools) const;
    [[nodiscard]] QString noXml(const PoolRegistry::Pool &pool) const;
    [[nodiscard]] static QString cannotWrite(const QFileInfo &file, const QString &reason);

    const PoolRegistry &m_registry;
    const PoolSchema &m_schema;
};

} // namespace poolwarden
