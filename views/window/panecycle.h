// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

class QWidget;

namespace poolwarden {

/// Moves the focus from one pane of the window to the next, in the order in which they were added.
class PaneCycle final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `focus` moves the focus into the pane; none: the pane takes it itself. A hidden pane is left out,
    /// and one for which `isUseful` says false.
    void add(QWidget *pane, std::function<void()> focus = {}, std::function<bool()> isUseful = {});
    /// 1: the next pane, -1: the previous one.
    void step(int step);

private:
    struct Pane {
        QPointer<QWidget> widget;
        std::function<void()> focus;
        std::function<bool()> isUseful;
    };
    [[nodiscard]] int current() const;

    std::vector<Pane> m_panes;
};

} // namespace poolwarden
