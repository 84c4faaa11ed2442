// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/pastedhost.h"

#include "model/session/pooledit.h"
#include "model/wording/hostandport.h"

namespace poolwarden {

std::optional<FieldValues> pastedHost(const PoolEdit &edit, FieldRef host, const QString &text,
                                      bool hasPort)
{
    if (host.field != Field::HostName || !isPasted(edit.value(host).value_or(QString()), text))
        return std::nullopt;
    const auto withPort = hasPort ? hostAndPort(text) : std::nullopt;
    if (withPort)
        return FieldValues{{host, withPort->host}, {{Field::HostPort, host.index}, withPort->port}};
    const auto type = edit.type();
    const bool isExport =
        type && poolTypeInfo(*type).has(NeedsDir) && poolTypeInfo(*type).has(NeedsHost);
    const auto withDir = isExport ? hostAndDir(text) : std::nullopt;
    if (withDir)
        return FieldValues{{host, withDir->host}, {{Field::SourceDir, 0}, withDir->dir}};
    return std::nullopt;
}

} // namespace poolwarden
