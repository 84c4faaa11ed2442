// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace poolwarden {

/// The field that filters the pools. Escape clears it; Escape, Down and Return leave it for the table.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    /// The focus belongs to the table now. Down wants a selected row.
    void left(bool wantsRow);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace poolwarden
