// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

namespace poolwarden {

/// The number of conflicts, as a button in the status bar that shows or hides the list of conflicts.
class ConflictCount final : public QToolButton
{
    Q_OBJECT

public:
    /// `toggle` is a checkable action that shows and hides the list. It must outlive the button.
    explicit ConflictCount(QAction *toggle, QWidget *parent = nullptr);

    void show(bool checked, int errors, int warnings, int notes);

private:
    void explain();

    QAction *m_toggle;
};

} // namespace poolwarden
