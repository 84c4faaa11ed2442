// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/namedplace.h"

#include "model/host/canonical.h"
#include "model/wording/findingtext_p.h"

#include <algorithm>

namespace poolwarden::findingtext {

namespace {

bool isBelow(const ResourcePath &inner, const ResourcePath &outer)
{
    return inner.segments.size() > outer.segments.size()
           && std::equal(outer.segments.begin(), outer.segments.end(), inner.segments.begin());
}

bool isDevice(const ResourcePath &path)
{
    return !path.segments.empty() && path.segments.front() == "dev";
}

/// The places of both sides as they are spelled.
struct Spelled {
    explicit Spelled(const Finding &finding)
    {
        if (isAboutIdentity(finding) || !finding.via.empty() || !finding.peerVia.empty())
            return;
        own = spelledPlace(parts::placeName(finding), finding.resource);
        peer = finding.peer == noPool
                   ? own
                   : spelledPlace(parts::peerPlaceName(finding), finding.resource);
    }
    std::optional<ResourcePath> own;
    std::optional<ResourcePath> peer;
};

} // namespace

std::optional<ResourcePath> spelledPlace(const std::string &value, const ResourcePath &place)
{
    // Before ".." there may be a link.
    if (place.tree != Tree::File || !value.starts_with('/') || value.find("..") != std::string::npos
        || std::ranges::find(place.segments, insideOfDevice) != place.segments.end())
        return std::nullopt;
    ResourcePath path{Tree::File, canonical::pathSegments(value)};
    // A device whose content is a file is not that file.
    if (isDevice(path) != isDevice(place))
        return std::nullopt;
    return path;
}

ResourcePath namedPlace(const Finding &finding)
{
    const auto [own, peer] = Spelled(finding);
    if (!own || !peer)
        return finding.resource;
    switch (finding.reason) {
    case Reason::PeerContains:
        return isBelow(*own, *peer) ? *own : finding.resource;
    case Reason::PeerInside:
        return isBelow(*peer, *own) ? *peer : finding.resource;
    default:
        return *own == *peer ? *own : finding.resource;
    }
}

ResourcePath namedSharedPlace(const Finding &finding)
{
    const auto [own, peer] = Spelled(finding);
    if (own && peer && finding.reason == Reason::PeerContains && isBelow(*own, *peer))
        return *peer;
    if (own && peer && finding.reason == Reason::PeerInside && isBelow(*peer, *own))
        return *own;
    const bool isNested =
        finding.reason == Reason::PeerContains || finding.reason == Reason::PeerInside;
    return isNested ? sharedPlace(finding) : namedPlace(finding);
}

} // namespace poolwarden::findingtext
