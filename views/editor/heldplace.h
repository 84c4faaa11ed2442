// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace poolwarden {

/// Keeps room for what comes and goes, so that nothing below it moves: as much as the content ever
/// needed, and never less than a given height. It does not grow while the keyboard is in what stands
/// below.
class HeldPlace final : public QWidget
{
    Q_OBJECT

public:
    HeldPlace(QWidget *content, QWidget *below, int leastHeight, QWidget *parent = nullptr);

    /// Only as much as is needed now: what was below is gone.
    void release();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void hold();

    QWidget *m_content;
    QWidget *m_below;
    int m_least;
    int m_held;
};

} // namespace poolwarden
