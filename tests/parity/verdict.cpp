// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/parity/verdict.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

DriverProfile debianDaemon(std::string definitionFolder)
{
    DriverProfile profile;
    profile.definitionFolder = std::move(definitionFolder);
    profile.backends.reset(static_cast<std::size_t>(PoolType::Sheepdog));
    profile.backends.reset(static_cast<std::size_t>(PoolType::Vstorage));
    return profile;
}

std::string differenceOf(const Prediction &prediction, const ParityDaemon::Answer &answer)
{
    const auto &refusal = prediction.refusal;
    if (answer.accepted != !refusal) {
        return refusal ? "accepted, but predicted: " + libvirtMessage(*refusal) + " ["
                             + std::string(refusalId(refusal->code)) + "]\n"
                       : "refused, but predicted to be accepted: " + answer.message + '\n';
    }
    if (!refusal)
        return {};
    if (refusal->code == RefusalCode::SourceConflict) {
        const bool named = std::ranges::any_of(prediction.colliding, [&](const std::string &name) {
            Refusal candidate = *refusal;
            candidate.arguments = {name};
            return libvirtMessage(candidate) == answer.message;
        });
        return named ? std::string() : "the named pool is not among ours: " + answer.message + '\n';
    }
    const std::string predicted = libvirtMessage(*refusal);
    if (predicted == answer.message)
        return {};
    return "message:   " + answer.message + "\npredicted: " + predicted + '\n';
}

} // namespace poolwarden
