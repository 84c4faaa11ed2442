// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/poolreader.h"

#include <QString>

#include <optional>
#include <utility>

namespace poolwarden {

/// What an edit began with, and what the host has by now where somebody else changed it: as long as
/// nobody has decided between the two, the edit must not go to the host.
class DraftBase
{
public:
    /// A definition as text and as it is read.
    struct Version {
        QString text;
        ReadResult reading;
    };

    explicit DraftBase(Version version);

    [[nodiscard]] const QString &text() const { return m_base.text; }
    /// What the host has, undecided. None: still what the edit began with.
    [[nodiscard]] const std::optional<Version> &theirs() const { return m_theirs; }

    /// The edit begins anew, with this.
    void begin(Version version);
    /// The host has this now. No change of theirs: what libvirt understands as the base, as `mine`,
    /// or as what was sent to the host from here. False: all of it is known already.
    bool meet(Version host, const ReadResult &mine);
    /// The host has this now, and it is theirs.
    void offer(Version host) { m_theirs = std::move(host); }
    /// This went to the host from here: its event is no change by somebody else.
    void noteSent(const ReadResult &sent) { m_sent = sent; }
    /// Theirs is what the edit is a change of now.
    void settle();
    /// The opposite: what settle() made the base is theirs again, undecided.
    void unsettle(Version before);
    [[nodiscard]] const Version &version() const { return m_base; }

private:
    Version m_base;
    std::optional<Version> m_theirs;
    std::optional<ReadResult> m_sent;
};

} // namespace poolwarden
