// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/plan/rowways.h"
#include "model/resolve/wayout.h"
#include "model/session/poolregistry.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace poolwarden {

class SideBySide;

/// The ways out of one finding, each with what it changes. It follows the pools: when the finding is gone, it
/// says so.
class WaysDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The registry must outlive it.
    WaysDialog(PoolRegistry *registry, const Finding &finding, QWidget *parent = nullptr);

    /// What has to be known of a way beside what it changes, as a sentence; empty: nothing.
    using Remark = std::function<QString(const WayOut &)>;
    /// `users`: who uses the pool that it changes, in a few words.
    void setRemarks(const Remark &remark, const Remark &users);
    /// What there is to remark has changed.
    void updateRemarks() { fillList(); }

Q_SIGNALS:
    /// To be done. The dialog has closed.
    void wayChosen(const poolwarden::WayOut &way);
    /// None of them: it is intended. The dialog has closed.
    void acceptRequested(const poolwarden::Finding &finding);

private:
    void refresh();
    void fillList();
    /// The finding as it is now; none: it is gone.
    [[nodiscard]] std::optional<Finding> current() const;
    void showWay(int row);
    void choose();
    void acceptFinding();
    [[nodiscard]] QString nameOf(PoolId pool) const;
    /// What else the way does, or leaves, of a place that more than two pools share.
    [[nodiscard]] QString ofRow(const RowWay &way) const;

    PoolRegistry *m_registry;
    Finding m_finding;
    std::vector<Finding> m_row; ///< with all others about the same place
    std::vector<RowWay> m_ways;
    QLabel *m_headline;
    QListWidget *m_list;
    QLabel *m_doing;
    SideBySide *m_difference;
    QPushButton *m_accept;
    QPushButton *m_choose;
    Remark m_remark;
    Remark m_users;
    QTimer m_refresh;
};

} // namespace poolwarden
