// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/regularfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace poolwarden {

namespace {

struct RegularFileTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::RegularFile)
};

} // namespace

RegularFile readRegularFile(const QString &path)
{
    RegularFile result;
    const QFileInfo info(path);
    if (!info.exists())
        return result;
    result.isThere = true;
    // A pipe or a device could be read for ever.
    if (!info.isFile()) {
        result.problem = RegularFileTr::tr("It is not a regular file.");
        return result;
    }
    result.isTooLarge = info.size() > mostBytes;
    if (result.isTooLarge)
        return result;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        result.problem = RegularFileTr::tr("It cannot be read: %1.").arg(file.errorString());
        return result;
    }
    // It may have grown since.
    result.bytes = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        result.problem = RegularFileTr::tr("It cannot be read: %1.").arg(file.errorString());
        result.bytes.clear();
        return result;
    }
    result.isTooLarge = result.bytes.size() > mostBytes;
    if (result.isTooLarge)
        result.bytes.clear();
    return result;
}

} // namespace poolwarden
