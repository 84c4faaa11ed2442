// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QPoint;
class QPushButton;

namespace poolwarden {

/// What can be done with the selected finding: the row of buttons above the list of conflicts.
class ConflictButtons final : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictButtons(QWidget *parent = nullptr);

    /// Shows the buttons that have a meaning for the finding. `names`: how its pool and its peer are called.
    void setFinding(const std::optional<Finding> &finding, const QStringList &names);

    /// How many rows are selected: more than one can only be accepted.
    void setRows(int rows);
    /// With a way to both definitions, where nothing else offers one.
    void setOfferingDefinitions(bool offering);
    /// What the buttons do, as a menu that is deleted when it is closed.
    void showMenu(const QPoint &globalPosition);
    /// Shorter, for a narrow window.
    /// Returns whether that is a change.
    bool setCompact(bool isCompact);

Q_SIGNALS:
    void waysRequested(const poolwarden::Finding &finding);
    void acceptRequested();
    /// The user wants to edit finding.pool.
    void editRequested(const poolwarden::Finding &finding);
    void peersRequested(const poolwarden::Finding &finding);
    void definitionsRequested();

private:
    void nameButtons();

    QPushButton *m_ways;
    QPushButton *m_accept;
    QPushButton *m_first;
    QPushButton *m_second;
    QPushButton *m_peers;
    QPushButton *m_definitions;
    std::optional<Finding> m_finding;
    QStringList m_names;
    bool m_isCompact = false;
    bool m_isOfferingDefinitions = false;
};

} // namespace poolwarden
