// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

namespace poolwarden {

/// How many conflicts there are, in the status bar; pressed, it shows or hides the list of them.
class ConflictCount final : public QToolButton
{
    Q_OBJECT

public:
    /// toggle: checkable, shows and hides the list. It must outlive the button.
    explicit ConflictCount(QAction *toggle, QWidget *parent = nullptr);

    void show(bool checked, int errors, int warnings, int notes);

private:
    void explain();

    QAction *m_toggle;
};

} // namespace poolwarden
