// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/sizetext.h"

#include "model/map/maptext.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "model/wording/sizewords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poolwarden::sizetext {

namespace {

struct SizeText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::SizeText)
};

QString nameAt(const SizeArea &area, std::size_t i)
{
    const QString name = QString::fromStdString(area.names[i]);
    return name.isEmpty() ? SizeText::tr("(no name)") : isolated(name);
}

QString smallPools(const SizeMap &map, const SizeTile &tile)
{
    return SizeText::tr("%Ln small pool(s)", nullptr, static_cast<int>(poolsOf(map, tile).size()));
}

/// Of so many as the tile has pools, in their order.
QString smallName(const SizeMap &map, const SizeTile &tile, std::size_t i)
{
    for (const std::uint32_t number : tile.areas) {
        const SizeArea &area = map.areas[number];
        if (i < area.names.size())
            return nameAt(area, i);
        i -= area.names.size();
    }
    return {};
}

QString lackText(SizeLack lack, qsizetype count)
{
    const int number = static_cast<int>(count);
    switch (lack) {
    case SizeLack::Inactive:
        return SizeText::tr("%Ln not active", "so many pools", number);
    case SizeLack::Draft:
        return SizeText::tr("%Ln only as draft", "so many pools", number);
    case SizeLack::Untold:
        break;
    }
    return SizeText::tr("%Ln whose host tells none", "so many pools", number);
}

QString withoutSizeTitle(const SizeMap &map)
{
    QStringList reasons;
    for (const SizeLack lack : {SizeLack::Inactive, SizeLack::Draft, SizeLack::Untold}) {
        const auto count = std::ranges::count(map.withoutSize, lack, &SizeMap::WithoutSize::lack);
        if (count > 0)
            reasons << lackText(lack, count);
    }
    return SizeText::tr("%Ln pool(s) without a known size: %1", nullptr,
                        static_cast<int>(map.withoutSize.size()))
        .arg(reasons.join(QStringLiteral(", ")));
}

/// "“images”, “archive” and 3 more"
QString quotedRow(const std::vector<PoolId> &pools, const findingtext::NameOf &nameOf)
{
    return shortRow(pools.size(), [&](std::size_t i) {
        return SizeText::tr("“%1”").arg(isolated(nameOf(pools[i])));
    });
}

QString sharedSentence(SizeArea::Shared shared)
{
    switch (shared) {
    case SizeArea::Shared::FileSystem:
        return SizeText::tr("These pools are on one file system, which is counted once: %1.");
    case SizeArea::Shared::EqualSizes:
        return SizeText::tr("These pools have the same size with as much free, so that they seem "
                            "to be on one file system, which is counted once: %1.");
    case SizeArea::Shared::SamePlace:
    case SizeArea::Shared::Alone:
        break;
    }
    return SizeText::tr("These pools are on the same storage, which is counted once: %1.");
}

QStringList areaSentences(const SizeMap &map, const SizeTile &tile,
                          const findingtext::NameOf &nameOf)
{
    const SizeArea &area = map.areas[tile.areas.front()];
    QStringList sentences;
    if (area.pools.size() == 1) {
        sentences << SizeText::tr("Pool “%1”: %2.", "name, “64% of 600 GiB”")
                         .arg(isolated(nameOf(area.pools.front())), detail(map, tile));
    } else {
        sentences << SizeText::tr("%1.", "“64% of 600 GiB”").arg(detail(map, tile));
        const QString names = quotedRow(area.pools, nameOf);
        sentences << sharedSentence(area.shared).arg(names);
    }
    if (const QString word = fullness(map, tile); !word.isEmpty())
        sentences << SizeText::tr("%1: %2 free.", "“Nearly full”, a size")
                         .arg(word, sizewords::size(area.capacity - area.allocation));
    if (!area.overlapping.empty())
        sentences << SizeText::tr("A part of this storage is counted twice, because it is also "
                                  "that of: %1.")
                         .arg(quotedRow(area.overlapping, nameOf));
    if (area.isDraft)
        sentences << SizeText::tr("A draft would change it.");
    if (area.severity)
        sentences
            << SizeText::tr("%1.", "the severity").arg(findingtext::severityName(*area.severity));
    return sentences;
}

} // namespace

QString title(const SizeMap &map, const SizeTile &tile)
{
    switch (tile.kind) {
    case SizeTile::Kind::Area: {
        const SizeArea &area = map.areas[tile.areas.front()];
        return shortRow(area.names.size(), [&area](std::size_t i) { return nameAt(area, i); });
    }
    case SizeTile::Kind::Small:
        return SizeText::tr("%1, not to scale: %2", "“2 small pools”, their names")
            .arg(smallPools(map, tile), shortRow(poolsOf(map, tile).size(), [&](std::size_t i) {
                     return smallName(map, tile, i);
                 }));
    case SizeTile::Kind::WithoutSize:
        break;
    }
    return withoutSizeTitle(map);
}

QString detail(const SizeMap &map, const SizeTile &tile)
{
    if (tile.kind != SizeTile::Kind::Area)
        return {};
    const SizeArea &area = map.areas[tile.areas.front()];
    return SizeText::tr("%1 of %2", "64% of 600 GiB")
        .arg(sizewords::percent(filledShare(area)), sizewords::size(area.capacity));
}

QString shared(const SizeMap &map, const SizeTile &tile)
{
    if (tile.kind != SizeTile::Kind::Area)
        return {};
    switch (map.areas[tile.areas.front()].shared) {
    case SizeArea::Shared::Alone:
        break;
    case SizeArea::Shared::SamePlace:
        return SizeText::tr("The same storage");
    case SizeArea::Shared::FileSystem:
        return SizeText::tr("On one file system");
    case SizeArea::Shared::EqualSizes:
        return SizeText::tr("Equal sizes: one file system?");
    }
    return {};
}

QString fullness(const SizeMap &map, const SizeTile &tile)
{
    if (tile.kind != SizeTile::Kind::Area)
        return {};
    switch (fullnessOf(map.areas[tile.areas.front()])) {
    case Fullness::Usual:
        break;
    case Fullness::Filling:
        return SizeText::tr("Filling up");
    case Fullness::NearlyFull:
        return SizeText::tr("Nearly full");
    }
    return {};
}

QString description(const SizeMap &map, const SizeTile &tile, const findingtext::NameOf &nameOf)
{
    if (tile.kind == SizeTile::Kind::Area)
        return areaSentences(map, tile, nameOf).join(u'\n');
    QStringList sentences;
    sentences << SizeText::tr("%1.", "12 small pools")
                     .arg(tile.kind == SizeTile::Kind::Small ? smallPools(map, tile)
                                                             : title(map, tile));
    if (tile.kind == SizeTile::Kind::Small)
        sentences << SizeText::tr("They are too small beside the others to be seen.");
    sentences << SizeText::tr("Pools: %1.").arg(quotedRow(poolsOf(map, tile), nameOf));
    return sentences.join(u'\n');
}

QString frameTitle(const SizeMap &map, HostId host)
{
    StorageMap hosts;
    hosts.hosts = map.hosts;
    return maptext::frameTitle(hosts, host);
}

} // namespace poolwarden::sizetext
