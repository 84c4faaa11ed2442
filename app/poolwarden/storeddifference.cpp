// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/storeddifference.h"

#include "model/document/pooldocument.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"

#include <algorithm>
#include <variant>

namespace poolwarden {

QStringList StoredDifference::of(const QByteArray &sent, const QByteArray &stored, bool hadUuid)
{
    const auto asked = PoolDocument::parse(sent);
    const auto has = PoolDocument::parse(stored);
    const auto *askedDocument = std::get_if<PoolDocument>(&asked);
    const auto *document = std::get_if<PoolDocument>(&has);
    if (!askedDocument || !document)
        return {tr("The definition on the host cannot be read.")};
    const ReadResult askedReading = askedDocument->definition();
    const ReadResult reading = document->definition();
    const auto *wanted = std::get_if<PoolDefinition>(&askedReading);
    const auto *found = std::get_if<PoolDefinition>(&reading);
    if (!wanted || !found)
        return {tr("The definition on the host cannot be read.")};
    QStringList lines;
    const auto shown = [](const PoolDocument &of, Field field) {
        QStringList values;
        for (int i = 0; i < std::max(1, of.count(field)); ++i)
            values.append(isolated(of.value({field, i}).value_or(QString())));
        const QString all = values.join(QStringLiteral(", "));
        return all.isEmpty() ? tr("nothing", "the value of a field") : all;
    };
    for (const Field field : differingFields(*wanted, *found)) {
        if (field == Field::Uuid && !hadUuid)
            continue;
        lines.append(tr("%1: asked for %2, the host has %3")
                         .arg(findingtext::fieldName(field, wanted->type),
                              shown(*askedDocument, field), shown(*document, field)));
    }
    return lines;
}

Message StoredDifference::message(const Told &told, const Ways &ways)
{
    Message message{Severity::Warning, {}, {}, {}, {}};
    const QString list = told.differences.join(u'\n');
    if (told.isNew || !told.isActive) {
        message.text = (told.isNew ? tr("“%1” is defined, but the host stored it differently. What "
                                        "you asked for is an edit of that pool now.\n%2")
                                   : tr("The host accepted the definition of “%1”, but stored it "
                                        "differently. Your draft stays.\n%2"))
                           .arg(told.name, list);
        message.actionText = tr("&Take the Host's");
        message.action = ways.takeTheirs;
        return message;
    }
    message.text =
        tr("“%1” is not changed: its host keeps the old definition while the pool is active. "
           "Your draft stays. Stop the pool, define it, and start it again.\n%2")
            .arg(told.name, list);
    if (told.isTestDriver)
        message.text +=
            u'\n'
            + tr("Only libvirt's test driver does this. A real host applies the change at the "
                 "next start.");
    message.actionText = tr("&Stop, Define and Start");
    message.action = ways.restart;
    return message;
}

} // namespace poolwarden
