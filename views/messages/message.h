// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>
#include <QString>

#include <functional>

namespace poolwarden {

/// Something the user should know, in whole sentences. All of it is plain text.
struct Message {
    Severity severity = Severity::Info;
    QString text;
    QString detail; ///< libvirt's own words, or a list; shown on request
    QString actionText;
    std::function<void()> action; ///< what actionText offers
    struct Offer {
        QString text;
        std::function<void()> action;
    };
    /// Offered beside `action`. One that is taken goes; the message stays for the others.
    QList<Offer> more = {};
    /// What it is about, if it can be settled: a later message of the same key takes its place, and
    /// MessageBar::withdraw() takes it away.
    QString key = {};
    /// Of what was asked for and has been done: said in the status bar for a while, where it is in
    /// nobody's way.
    bool passes = false;
    /// What `action` does is what Undo would do, if what was undone were still there.
    bool undoes = false;
};

} // namespace poolwarden
