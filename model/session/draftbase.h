// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/poolreader.h"

#include <QString>

#include <optional>
#include <utility>

namespace poolwarden {

/// The base of an edit: the definition that it began with, and the host's, if somebody else changed
/// that since. The edit must not be defined until the user has decided between the two.
class DraftBase
{
public:
    /// A definition as text, and parsed.
    struct Version {
        QString text;
        ReadResult reading;
    };

    explicit DraftBase(Version version);

    [[nodiscard]] const QString &text() const { return m_base.text; }
    /// The host's definition, if it was changed and the user has not decided yet.
    [[nodiscard]] const std::optional<Version> &theirs() const { return m_theirs; }

    /// Restarts the edit with this version.
    void begin(Version version);
    /// The host has this version now. It is nobody else's change if libvirt understands it as the base, which stays
    /// then, as `mine`, or as what was sent from here.
    void meet(Version host, const ReadResult &mine);
    /// The host has this version now: somebody else's change.
    void offer(Version host) { m_theirs = std::move(host); }
    /// This was sent to the host from here, so its event is not somebody else's change.
    void noteSent(const ReadResult &sent) { m_sent = sent; }
    [[nodiscard]] bool isSent() const { return m_sent.has_value(); }
    /// Makes theirs the base.
    void settle();
    /// Undoes settle(): the base is `before` again, and the other version is theirs, undecided.
    void unsettle(Version before);
    [[nodiscard]] const Version &version() const { return m_base; }

private:
    Version m_base;
    std::optional<Version> m_theirs;
    std::optional<ReadResult> m_sent;
};

} // namespace poolwarden
