// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/message.h"

#include <QList>

namespace poolwarden {

/// The messages whose offer is kept although they are no longer shown.
class KeptMessages final
{
public:
    /// Does nothing unless it isToKeep(). Of too many the oldest are forgotten.
    void add(const Message &message);
    /// Those among the shown ones and these that are kept, the newest first.
    [[nodiscard]] QList<Message> with(const QList<Message> &shown) const;
    /// Removes that of with() at this place, from either, and returns it.
    [[nodiscard]] Message take(QList<Message> &shown, qsizetype index);
    /// Removes those with this key from both; false if there are none.
    bool withdraw(QList<Message> &shown, const QString &key);

private:
    QList<Message> m_messages; ///< the newest last
};

} // namespace poolwarden
