// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/hostdescription.h"

#include <QDomDocument>
#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <string_view>

namespace poolwarden {

namespace {

/// The drivers of libvirt 9 (virDriverLoadModule and the drivers built into the library).
constexpr std::array<std::string_view, 23> drivers = {
    "bhyve", "ch",      "esx",      "gsx",          "hyperv",      "interface",
    "lxc",   "network", "nodedev",  "nwfilter",     "openvz",      "parallels",
    "qemu",  "secret",  "storage",  "test",         "vbox",        "vpx",
    "vz",    "xen",     "vmwarews", "vmwareplayer", "vmwarefusion"};

quint64 readSize(QXmlStreamReader &reader)
{
    const bool bytes =
        !reader.attributes().hasAttribute(QStringLiteral("unit"))
        || reader.attributes().value(QStringLiteral("unit")) == QLatin1String("bytes");
    bool ok = false;
    const quint64 value =
        reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed().toULongLong(&ok);
    // libvirt always writes bytes; other units are ignored.
    return ok && bytes ? value : 0;
}

/// The same daemon with another driver, for the URI of a storage-only driver on this machine.
std::optional<QString> uriOfDriver(const QString &uri, const QString &driver)
{
    const UriParts parts = splitUri(uri);
    if (parts.driver != QLatin1String("storage") || !parts.host.isEmpty())
        return std::nullopt;
    return driver + uri.sliced(parts.driver.size());
}

} // namespace

UriParts splitUri(const QString &uri)
{
    UriParts parts;
    const QUrl url(uri, QUrl::TolerantMode);
    if (!url.isValid() || url.scheme().isEmpty() || !uri.contains(QLatin1String(":/")))
        return parts;
    const QString scheme = url.scheme().toLower();
    const qsizetype plus = scheme.indexOf(u'+');
    parts.valid = true;
    parts.driver = plus < 0 ? scheme : scheme.first(plus);
    parts.transport = plus < 0 ? QString() : scheme.sliced(plus + 1);
    parts.host = url.host();
    parts.knownDriver = std::ranges::any_of(drivers, [&parts](std::string_view driver) {
        return parts.driver == QLatin1String(driver.data(), static_cast<qsizetype>(driver.size()));
    });
    return parts;
}

bool isLocalUri(const QString &uri)
{
    const UriParts parts = splitUri(uri);
    return parts.valid && parts.host.isEmpty() && parts.driver != QLatin1String("test");
}

std::optional<QString> nodeDeviceUri(const QString &uri)
{
    return uriOfDriver(uri, QStringLiteral("nodedev"));
}

std::optional<QString> secretUri(const QString &uri)
{
    return uriOfDriver(uri, QStringLiteral("secret"));
}

std::optional<std::bitset<poolTypeCount>> parseBackends(const QByteArray &xml)
{
    QDomDocument document;
    if (!document.setContent(xml))
        return std::nullopt;
    const QDomElement root = document.documentElement();
    if (root.tagName() != QLatin1String("storagepoolCapabilities"))
        return std::nullopt;
    std::bitset<poolTypeCount> backends;
    for (QDomElement pool = root.firstChildElement(); !pool.isNull();
         pool = pool.nextSiblingElement()) {
        const std::string type = pool.attribute(QStringLiteral("type")).toStdString();
        const bool supported = pool.attribute(QStringLiteral("supported")) == QLatin1String("yes");
        if (const auto known = poolTypeFromName(type))
            backends.set(static_cast<std::size_t>(*known), supported);
    }
    return backends;
}

PoolSizes parseSizes(const QByteArray &poolXml)
{
    PoolSizes sizes;
    QXmlStreamReader reader(poolXml);
    if (!reader.readNextStartElement())
        return sizes;
    while (reader.readNextStartElement()) {
        if (reader.name() == QLatin1String("capacity")) {
            sizes.capacity = readSize(reader);
        } else if (reader.name() == QLatin1String("allocation")) {
            sizes.allocation = readSize(reader);
        } else if (reader.name() == QLatin1String("available")) {
            sizes.available = readSize(reader);
            break; // the last of the three sizes
        } else {
            reader.skipCurrentElement();
        }
    }
    return sizes;
}

} // namespace poolwarden
