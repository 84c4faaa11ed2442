// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <cstddef>

namespace poolwarden {

class FindingsList;

/// Makes the words that a filter searches before its first key needs them, a few rows at a time.
class SearchAhead final : public QObject
{
    Q_OBJECT

public:
    /// The list must outlive it.
    explicit SearchAhead(const FindingsList *list, QObject *parent = nullptr);

    void begin();

private:
    void goOn();

    const FindingsList *m_list;
    std::size_t m_next = 0;
    QTimer m_turn;
};

} // namespace poolwarden
