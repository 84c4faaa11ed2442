// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/acceptedfiles.h"

#include "app/files/regularfile.h"
#include "model/accepted/acceptedfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <variant>

namespace poolwarden {

namespace {

struct AcceptedFilesTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::AcceptedFiles)
};

} // namespace

AcceptedFileRead readAcceptedFile(const QString &path)
{
    AcceptedFileRead result;
    const RegularFile file = readRegularFile(path);
    const QFileInfo info(path);
    // A link to nothing is not to be replaced.
    const bool isBroken = !file.isThere && info.isSymLink();
    result.isThere = file.isThere || isBroken;
    result.problem = isBroken          ? AcceptedFilesTr::tr("It is a link to a file that is gone.")
                     : file.isTooLarge ? AcceptedFilesTr::tr("It is larger than 64 MiB.")
                                       : file.problem;
    if (!result.isThere || !result.problem.isEmpty())
        return result;
    auto read = readAccepted(file.bytes);
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
