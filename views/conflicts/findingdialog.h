// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace poolwarden {

class ConflictDetails;

/// The details of the chosen conflict where there is room for both definitions. Is gone when it is closed.
class FindingDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit FindingDialog(QWidget *parent = nullptr);

    void bringToFront();
    [[nodiscard]] ConflictDetails *details() const { return m_details; }

private:
    ConflictDetails *m_details;
};

} // namespace poolwarden
