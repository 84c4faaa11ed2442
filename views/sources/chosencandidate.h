// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

class QModelIndex;

namespace poolwarden {

/// All of what the columns of the picker say of the chosen row, where a name has the room that it needs.
class ChosenCandidate final : public QLabel
{
    Q_OBJECT

public:
    explicit ChosenCandidate(QWidget *parent = nullptr);

    /// Of the picker's model; an invalid one: nothing is chosen.
    void show(const QModelIndex &row);
};

} // namespace poolwarden
