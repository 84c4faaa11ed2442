// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/acceptedfiles.h"

#include "model/accepted/acceptedfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <variant>

namespace poolwarden {

namespace {

struct AcceptedFilesTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::AcceptedFiles)
};

/// More than any list; it is not read into memory.
constexpr qint64 mostAcceptedFileBytes = 64 * 1024 * 1024;

} // namespace

AcceptedFileRead readAcceptedFile(const QString &path)
{
    AcceptedFileRead result;
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return result;
    result.isThere = true;
    if (!info.isFile()) {
        result.problem = AcceptedFilesTr::tr("It is not a regular file.");
        return result;
    }
    if (info.size() > mostAcceptedFileBytes) {
        result.problem = AcceptedFilesTr::tr("It is larger than 64 MiB.");
        return result;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        result.problem = AcceptedFilesTr::tr("It cannot be read: %1.").arg(file.errorString());
        return result;
    }
    const QByteArray text = file.read(mostAcceptedFileBytes);
    if (file.error() != QFileDevice::NoError) {
        result.problem = AcceptedFilesTr::tr("It cannot be read: %1.").arg(file.errorString());
        return result;
    }
    auto read = readAccepted(text);
    if (const auto *problem = std::get_if<QString>(&read))
        result.problem = *problem;
    else
        result.list = std::get<AcceptedList>(std::move(read));
    return result;
}

QString writeAcceptedFile(const QString &path, const AcceptedList &list)
{
    QDir().mkpath(QFileInfo(path).path()); // what fails is told below
    const QByteArray text = acceptedText(list);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return AcceptedFilesTr::tr("It cannot be written: %1.").arg(file.errorString());
    return {};
}

} // namespace poolwarden
