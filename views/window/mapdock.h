// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDockWidget>
#include <QRect>

class QAction;

namespace poolwarden {

class MapPane;

/// The storage map beside the rest of the window, or alone on the whole screen.
class MapDock final : public QDockWidget
{
    Q_OBJECT

public:
    explicit MapDock(QWidget *parent = nullptr);

    [[nodiscard]] MapPane *pane() const { return m_pane; }
    /// Shows the map on the whole screen, and back; checked while it is.
    [[nodiscard]] QAction *wholeToggle() const { return m_whole; }
    [[nodiscard]] bool isWhole() const;
    /// Does nothing if it is not on the whole screen.
    void leaveWhole();

Q_SIGNALS:
    /// The keyboard is to go elsewhere.
    void left();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void setWhole(bool whole);

    MapPane *m_pane;
    QAction *m_whole;
    bool m_wasHidden = false;
    bool m_wasFloating = false;
    QRect m_floatingGeometry; ///< as a window that is not as large as the screen
};

} // namespace poolwarden
