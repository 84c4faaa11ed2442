// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPalette>

namespace poolwarden {

/// Mends what the desktop's palette leaves unset or unreadable: a theme that has a few colours of its own keeps
/// the light ones for the rest, and then every other row is white on white. Follows each change of the palette. One
/// object, for as long as the application runs.
class PaletteGuard final : public QObject
{
    Q_OBJECT

public:
    explicit PaletteGuard(QObject *parent = nullptr);

    /// The palette with what cannot be read on its ground replaced. What can be read stays as it is.
    [[nodiscard]] static QPalette mended(QPalette palette);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void mend();
};

} // namespace poolwarden
