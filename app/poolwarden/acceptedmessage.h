// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedfinding.h"
#include "views/messages/message.h"

#include <QCoreApplication>
#include <QList>
#include <QMap>
#include <QString>

#include <functional>

namespace poolwarden {

/// The message about conflicts that were accepted, or are no longer; a later one takes its place.
class AcceptedMessage
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::AcceptedMessage)

public:
    /// Those of each host, by its place.
    using ByPlace = QMap<QString, QList<AcceptedFinding>>;

    [[nodiscard]] static QString key();
    [[nodiscard]] static int count(const ByPlace &findings);
    [[nodiscard]] static Message taken(const ByPlace &taken, const std::function<void()> &undo);
    /// `isUndo`: to accept it again is a redo.
    [[nodiscard]] static Message revoked(const ByPlace &revoked, bool isUndo,
                                         const std::function<void()> &acceptAgain);
};

} // namespace poolwarden
