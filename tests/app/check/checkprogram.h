// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace poolwarden::test {

/// The program itself, as a script would run it, in a folder of its own.
class CheckProgram
{
public:
    struct Result {
        int status = -1;
        QByteArray output;
        QByteArray errors;
        [[nodiscard]] QJsonObject json() const;
        /// The definitions of a json report.
        [[nodiscard]] QJsonArray definitions() const;
        [[nodiscard]] QJsonObject definition(int index) const;
    };

    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    /// Absolute.
    [[nodiscard]] QString path(const QString &name) const;
    /// Makes the folders on the way.
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QByteArray read(const QString &name) const;

    [[nodiscard]] Result run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// A script in which "$0" is the program.
    [[nodiscard]] Result runInShell(const QString &script) const;
    [[nodiscard]] Result runJson(QStringList arguments, const QByteArray &input = {}) const;

private:
    [[nodiscard]] Result start(const QString &program, const QStringList &arguments,
                               const QByteArray &input) const;
    QTemporaryDir m_folder;
};

/// A directory pool.
[[nodiscard]] QByteArray dirPool(const char *name, const char *path, const char *uuid = nullptr);
/// A logical pool without devices, which libvirt takes any number of times.
[[nodiscard]] QByteArray groupPool(const char *name, const char *group);

} // namespace poolwarden::test
