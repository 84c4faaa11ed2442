// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/fieldlines.h"

#include "model/document/pooldocument.h"

namespace poolwarden::check {

FieldLines fieldLines(const QByteArray &xml)
{
    const auto parsed = PoolDocument::parse(xml);
    const auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return {};

    return document->lines();
}

int lineOf(const FieldLines &lines, FieldRef field)
{
    const auto found = lines.find(field);
    return found == lines.end() ? 0 : found->second;
}

} // namespace poolwarden::check
