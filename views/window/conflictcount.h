// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

class QDockWidget;

namespace poolwarden {

/// The number of conflicts, as a button in the status bar that shows or hides the list of conflicts.
class ConflictCount final : public QToolButton
{
    Q_OBJECT

public:
    /// `dock` has the list, and must outlive the button.
    explicit ConflictCount(QDockWidget *dock, QWidget *parent = nullptr);

    /// `untilDefined`: conflicts that the hosts have, and edits resolve.
    void show(bool checked, int errors, int warnings, int notes, int untilDefined);

private:
    /// Brings the list to the front; hides it if it is there.
    void showOrHide();
    void explain();

    QDockWidget *m_dock;
    bool m_isInFront = false; ///< shown, and not behind the tab of another dock
};

} // namespace poolwarden
