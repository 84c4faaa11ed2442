// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>
#include <QString>

#include <functional>

namespace poolwarden {

/// A message for the user, in whole sentences of plain text.
struct Message {
    Severity severity = Severity::Info;
    QString text;
    QString detail; ///< libvirt's own message, or a list; shown on request
    QString actionText;
    std::function<void()> action; ///< runs when the user presses actionText
    struct Offer {
        QString text;
        std::function<void()> action;
        /// It is offered until the message is amended: it may ask something first, and be cancelled.
        bool stays = false;
    };
    /// More actions beside `action`. A used one is removed, if it does not stay; the message stays for the others.
    QList<Offer> more = {};
    /// Identifies the subject of a message that can become obsolete. A later message with the same key
    /// replaces it, and MessageBar::withdraw() removes it.
    QString key = {};
    /// For a request that succeeded: show the message only in the status bar, for a while.
    bool passes = false;
    /// `action` undoes the last command, so Ctrl+Z runs it while the message is shown.
    bool undoes = false;
    /// `action` does again what was undone, so Redo runs it likewise.
    bool redoes = false;
    /// `action` is still offered under Bring Back when the message is gone. So is one that undoes.
    bool isKept = false;
    /// One that undoes does it only while it is shown, because there is another way to it.
    bool isOnlyShown = false;
    /// It was shown for a while; a newer one goes before it, whatever that says.
    bool isRead = false;

    /// For Bring Back: what `action` brings back. Empty: the text says it.
    QString brings = {};
    /// What Ctrl+Z asks before it runs an `action` that changes a host. Empty: it asks nothing.
    QString undoQuestion = {};

    /// To be copied.
    [[nodiscard]] QString whole() const { return (text + u'\n' + detail).trimmed(); }
    [[nodiscard]] bool isToKeep() const { return action && ((undoes && !isOnlyShown) || isKept); }
};

} // namespace poolwarden
