// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QDialog>
#include <QTimer>

namespace poolwarden {

class ReportView;

/// Two pools side by side, for as long as both are there.
class CompareDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The registry must outlive it.
    CompareDialog(PoolRegistry *registry, PoolId left, PoolId right, QWidget *parent = nullptr);

private:
    void refresh();

    PoolRegistry *m_registry;
    PoolId m_left;
    PoolId m_right;
    ReportView *m_report;
    QTimer m_refresh;
    bool m_isAnew = true;
};

} // namespace poolwarden
