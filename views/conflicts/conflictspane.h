// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/tables/untildefined.h"
#include "views/conflicts/conflictfilters.h"
#include "views/conflicts/findingrows.h"
#include "views/conflicts/gonefinding.h"
#include "views/conflicts/visiblerows.h"

#include <QPointer>
#include <QSet>
#include <QWidget>

#include <optional>
#include <vector>

class QSplitter;
class QStackedLayout;
class QTimer;
class QTreeView;

namespace poolwarden {

class AcceptedCount;
class ConflictButtons;
class ConflictDetails;
class ConflictList;
class EmptyState;
class FindingDialog;
class FlowLayout;
class FindingsModel;
class FindingsPresentation;
class PoolRegistry;
class ShownBar;

/// The list of all findings, with an explanation of the selected one and buttons to edit its pools.
class ConflictsPane final : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive it.
    ConflictsPane(PoolRegistry *registry, FindingsModel *model, UntilDefined *untilDefined,
                  QWidget *parent = nullptr);

    /// Selects the worst finding of this pool, now or when one appears later. Keeps the selection if it
    /// concerns the pool.
    void follow(PoolId pool);
    /// Without a connection, or before the host has listed its pools, the list says that nothing was
    /// checked.
    void setConnected(bool connected, bool connecting);
    [[nodiscard]] bool isChecked() const;
    /// So many conflicts that the hosts have are not listed, because edits resolve them.
    [[nodiscard]] int untilDefined() const { return m_untilDefined->count(); }
    /// The height at which the list shows this number of rows.
    [[nodiscard]] int heightFor(int rows) const;
    /// The editor shows this pool's findings in full, so their details are not shown here.
    void setShownInEditor(PoolId pool)
    {
        m_shownInEditor = pool;
        showDetails();
    }
    [[nodiscard]] std::optional<Finding> current() const { return m_current; }
    /// The pools of the selected finding or group.
    [[nodiscard]] QSet<PoolId> chosenPools() const;
    /// The selected finding, or those of the selected group.
    [[nodiscard]] std::vector<Finding> chosenFindings() const
    {
        const std::vector<Finding> findings = m_rows.chosen();
        return findings.empty() && m_current ? std::vector<Finding>{*m_current} : findings;
    }
    /// How many are accepted and hidden, and how many acceptances hide nothing any more.
    void setAccepted(int hidden, int stale);
    [[nodiscard]] QTreeView *list() const;
    [[nodiscard]] FindingsPresentation *presentation() const { return m_presentation; }

Q_SIGNALS:
    /// The user selected a finding or group, and so this pool (noPool if the finding concerns a host).
    void poolChosen(poolwarden::PoolId pool);
    /// The user wants to edit finding.pool.
    void editRequested(const poolwarden::Finding &finding);
    void waysRequested(const poolwarden::Finding &finding);
    /// The user wants to accept the chosen findings, or to see those that are accepted.
    void acceptRequested();
    void acceptedRequested();
    void peersRequested(const QSet<poolwarden::PoolId> &pools);
    void countsChanged(int errors, int warnings, int all);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void watchChanges();
    void build();
    void choose(const QModelIndex &index);
    /// Edits the pool of the row; opens or closes a group.
    void open(const QModelIndex &index);
    void showDetails();
    void showDetailsIn(ConflictDetails *details) const;
    void showWindow();
    /// Whether there is room for the details beside an editor that shows the same finding.
    [[nodiscard]] bool hasRoomForDetails() const;
    void keepChoice();
    /// The finding that was shown is not in the list any more.
    void loseChoice(const Finding &finding);
    void updateCounts();
    void sayWhyEmpty();

    PoolRegistry *m_registry;
    FindingsModel *m_model;
    UntilDefined *m_untilDefined;
    FindingsPresentation *m_presentation;
    ConflictList *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QSplitter *m_splitter;
    ConflictDetails *m_details;
    QPointer<FindingDialog> m_window;
    AcceptedCount *m_accepted;
    int m_hidden = 0;
    ConflictFilters *m_filters;
    ShownBar *m_shownBar;
    ConflictButtons *m_buttons;
    FlowLayout *m_bar;
    FindingRows m_rows;
    QTimer *m_settle;
    VisibleRows m_visible;
    std::optional<Finding> m_current;
    GoneFinding m_gone;
    std::vector<Finding> m_chosen; ///< all that the user chose with it
    /// The user chose m_current or its pool; it is not just what is wrong with what is being typed.
    bool m_isByUser = false;
    bool m_isPicked = false; ///< the current one, by the user, in this list
    int m_place = 0;         ///< of the current row, or the row above it, at the top
    PoolId m_followed = noPool;
    PoolId m_shownInEditor = noPool;
    bool m_restoring = false;
    bool m_connected = false;
    bool m_connecting = false;
};

} // namespace poolwarden
