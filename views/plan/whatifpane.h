// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace poolwarden {

class WhatIfModel;

/// What changes if the chosen drafts are defined.
class WhatIfPane final : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive it.
    explicit WhatIfPane(WhatIfModel *model, QWidget *parent = nullptr);

Q_SIGNALS:
    /// To be shown in the main window.
    void poolActivated(poolwarden::PoolId pool);

private:
    void update();
    void tellCurrent();

    WhatIfModel *m_model;
    QLabel *m_summary;
    QTableView *m_table;
    QLabel *m_current; ///< the current row, in full
};

} // namespace poolwarden
