// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/check/checkprogram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

namespace poolwarden::test {

QJsonObject CheckProgram::Result::json() const
{
    return QJsonDocument::fromJson(output).object();
}

QJsonArray CheckProgram::Result::definitions() const
{
    return json().value(QLatin1String("definitions")).toArray();
}

QJsonObject CheckProgram::Result::definition(int index) const
{
    return definitions().at(index).toObject();
}

QString CheckProgram::path(const QString &name) const
{
    return m_folder.filePath(name);
}

void CheckProgram::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
}

QByteArray CheckProgram::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

CheckProgram::Result CheckProgram::run(const QStringList &arguments, const QByteArray &input) const
{
    return start(QStringLiteral(POOLWARDEN_CHECK), arguments, input);
}

CheckProgram::Result CheckProgram::runInShell(const QString &script) const
{
    return start(QStringLiteral("/bin/sh"),
                 {QStringLiteral("-c"), script, QStringLiteral(POOLWARDEN_CHECK)}, {});
}

CheckProgram::Result CheckProgram::start(const QString &program, const QStringList &arguments,
                                         const QByteArray &input) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(program, arguments);
    if (!process.waitForStarted())
        qFatal("%s does not start", POOLWARDEN_CHECK);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        qFatal("%s does not end", POOLWARDEN_CHECK);
    Result result;
    result.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    result.output = process.readAllStandardOutput();
    result.errors = process.readAllStandardError();
    return result;
}

CheckProgram::Result CheckProgram::runJson(QStringList arguments, const QByteArray &input) const
{
    arguments.prepend(QStringLiteral("--format=json"));
    return run(arguments, input);
}

QByteArray dirPool(const char *name, const char *path, const char *uuid)
{
    QByteArray xml = "<pool type='dir'>\n  <name>" + QByteArray(name) + "</name>\n";
    if (uuid)
        xml += "  <uuid>" + QByteArray(uuid) + "</uuid>\n";
    return xml + "  <target>\n    <path>" + path + "</path>\n  </target>\n</pool>\n";
}

QByteArray groupPool(const char *name, const char *group)
{
    return "<pool type='logical'>\n  <name>" + QByteArray(name) + "</name>\n  <source>\n    <name>"
           + group + "</name>\n    <format type='lvm2'/>\n  </source>\n  <target>\n    <path>/dev/"
           + group + "</path>\n  </target>\n</pool>\n";
}

} // namespace poolwarden::test
