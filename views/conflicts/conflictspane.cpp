// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictspane.h"

#include "model/accepted/restson.h"
#include "model/session/poolregistry.h"
#include "model/tables/findingrowtext.h"
#include "model/tables/findingsmodel.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "views/conflicts/conflictdetails.h"
#include "views/conflicts/findingspresentation.h"
#include "views/conflicts/severityfilters.h"
#include "views/style/emptystate.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>
#include <QTreeView>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int listShare = 5;
constexpr int detailShare = 3;
/// Below this width, in widths of an m, the details are below the list.
constexpr int narrowEms = 60;
/// Maximum width of a button with a pool's name, in widths of an m.
constexpr int buttonEms = 12;

/// Whether both are about the same conflict, even if its text or severity has changed.
bool isSameConflict(const Finding &a, const Finding &b)
{
    // Findings about a host differ by the host's name.
    if (a.pool == noPool && b.pool == noPool)
        return a.kind == b.kind && a.spelled == b.spelled;
    return a.kind == b.kind && a.resource == b.resource
           && ((a.pool == b.pool && a.peer == b.peer) || (a.pool == b.peer && a.peer == b.pool));
}

void addPools(QSet<PoolId> &pools, const Finding &finding)
{
    for (const PoolId pool : {finding.pool, finding.peer}) {
        if (pool != noPool)
            pools.insert(pool);
    }
}

} // namespace

ConflictsPane::ConflictsPane(PoolRegistry *registry, FindingsModel *model, QWidget *parent)
    : QWidget(parent)
    , m_registry(registry)
    , m_model(model)
    , m_presentation(new FindingsPresentation(this))
    , m_list(new QTreeView(this))
    , m_empty(new EmptyState(QStringLiteral("conflictsEmpty"), this))
    , m_stack(new QStackedLayout)
    , m_splitter(new QSplitter(this))
    , m_details(new ConflictDetails(this))
    , m_ways(new QPushButton(tr("Ways Out…"), this))
    , m_accept(new QPushButton(tr("Accept…"), this))
    , m_accepted(new QPushButton(this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_peers(new QPushButton(tr("Show Only These"), this))
    , m_filters(new SeverityFilters(this))
    , m_settle(new QTimer(this))
    , m_visible(m_list)
{
    setObjectName(QStringLiteral("conflictsPane"));
    setAccessibleName(tr("Conflicts"));
    m_presentation->setSourceModel(m_model);
    watchChanges();
    build();

    QItemSelectionModel *selection = m_list->selectionModel();
    connect(selection, &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { choose(index); });
    connect(m_list, &QTreeView::clicked, this, &ConflictsPane::choose);
    // Not activated(): on desktops with single-click activation, no row could be selected without
    // leaving the list.
    connect(m_list, &QTreeView::doubleClicked, this, &ConflictsPane::open);
    m_list->installEventFilter(this);
    connect(m_ways, &QPushButton::clicked, this, [this] {
        if (m_current)
            Q_EMIT waysRequested(Finding(*m_current));
    });
    connect(m_accept, &QPushButton::clicked, this, &ConflictsPane::acceptRequested);
    connect(m_accepted, &QPushButton::clicked, this, &ConflictsPane::acceptedRequested);
    connect(m_first, &QPushButton::clicked, this, [this] {
        if (m_current)
            Q_EMIT editRequested(Finding(*m_current));
    });
    connect(m_second, &QPushButton::clicked, this, [this] {
        if (m_current)
            Q_EMIT editRequested(mirrored(*m_current));
    });
    connect(m_peers, &QPushButton::clicked, this, [this] {
        if (m_current)
            Q_EMIT peersRequested(poolsOf(*m_current) | chosenPools());
    });
    const auto settle = [this] { m_settle->start(); };
    connect(m_list, &QTreeView::expanded, this, settle);
    connect(m_list, &QTreeView::collapsed, this, settle);
    keepChoice();
}

void ConflictsPane::watchChanges()
{
    // A changed finding is removed and inserted again, so restore the selection after all changes.
    // Until then the view moves its current row itself, which is not the user's choice; so connect
    // before the view gets the model.
    m_settle->setSingleShot(true);
    connect(m_settle, &QTimer::timeout, this, [this] {
        keepChoice();
        m_visible.restore();
    });
    // Needed for the counts: a change of pools without conflicts changes no row here.
    connect(m_registry, &PoolRegistry::settled, this, &ConflictsPane::updateCounts);
    const auto settle = [this] {
        if (!m_settle->isActive())
            m_visible.note();
        m_settle->start();
    };
    for (const QAbstractItemModel *model : {static_cast<const QAbstractItemModel *>(m_presentation),
                                            static_cast<const QAbstractItemModel *>(m_model)}) {
        connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, settle);
        connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, settle);
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, settle);
        // After sorting, the visible rows need not stay in place.
        connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this,
                [this] { m_settle->start(); });
        connect(model, &QAbstractItemModel::dataChanged, this, settle);
    }
}

void ConflictsPane::build()
{
    m_list->setObjectName(QStringLiteral("conflictList"));
    m_list->setAccessibleName(tr("Conflicts"));
    m_list->setModel(m_presentation);
    m_list->setRootIsDecorated(false);
    m_list->setExpandsOnDoubleClick(false); // open() does it
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSortingEnabled(true);
    m_list->setFrameShape(QFrame::NoFrame);
    // At least two rows below the header: a small screen must show other things as well.
    m_list->setMinimumHeight(2 * fontMetrics().height());
    m_list->header()->setObjectName(QStringLiteral("conflictListHeader"));
    m_list->header()->setAccessibleName(tr("Columns of the conflicts"));
    m_list->header()->setSortIndicator(FindingsModel::SeverityColumn, Qt::DescendingOrder);
    m_list->sortByColumn(FindingsModel::SeverityColumn, Qt::DescendingOrder);
    // After sorting by another column, show the current row.
    connect(m_list->header(), &QHeaderView::sortIndicatorChanged, m_list, [this] {
        if (m_list->currentIndex().isValid())
            m_list->scrollTo(m_list->currentIndex());
        else
            m_list->scrollToTop();
    });
    const int em = fontMetrics().horizontalAdvance(u'm');
    m_list->header()->resizeSection(FindingsModel::SeverityColumn, 10 * em);
    m_list->header()->resizeSection(FindingsModel::KindColumn, 11 * em);
    m_list->header()->resizeSection(FindingsModel::PoolsColumn, 15 * em);
    m_list->header()->resizeSection(FindingsModel::ResourceColumn, 20 * em);

    // Keep the room of hidden buttons, so that the list below does not move.
    QSizePolicy policy = m_peers->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_peers->setSizePolicy(policy);
    auto *filters = new QHBoxLayout;
    filters->setContentsMargins(6, 3, 6, 3);
    filters->setSpacing(3);
    connect(m_filters, &SeverityFilters::toggled, this, [this](Severity severity, bool shown) {
        m_presentation->setShown(severity, shown);
        keepChoice();
    });
    filters->addWidget(m_filters);
    filters->addWidget(m_accepted);
    filters->addStretch();
    for (QPushButton *button : {m_ways, m_accept, m_first, m_second, m_peers})
        filters->addWidget(button);

    auto *left = new QWidget(this);
    left->setObjectName(QStringLiteral("conflictsLeft"));
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    leftLayout->addLayout(filters);
    leftLayout->addLayout(m_stack, 1);

    m_ways->setObjectName(QStringLiteral("conflictWays"));
    m_ways->setAccessibleName(tr("Ways out of this conflict"));
    m_ways->setToolTip(tr("Show changes that solve the conflict, and what each does"));
    m_accept->setObjectName(QStringLiteral("conflictAccept"));
    m_accept->setAccessibleName(tr("Accept this conflict"));
    m_accept->setToolTip(
        tr("It is intended: hide it, with a reason, until what it rests on is changed"));
    m_accepted->setObjectName(QStringLiteral("conflictsAccepted"));
    m_accepted->setAccessibleName(tr("Accepted conflicts"));
    m_accepted->setFlat(true);
    m_accepted->hide();
    m_first->setAccessibleName(tr("Edit the first pool"));
    m_second->setAccessibleName(tr("Edit the second pool"));
    m_first->setObjectName(QStringLiteral("conflictShowFirst"));
    m_second->setObjectName(QStringLiteral("conflictShowSecond"));
    m_peers->setObjectName(QStringLiteral("conflictShowPeers"));
    m_peers->setAccessibleName(tr("Show only these pools in the table"));
    m_peers->setToolTip(tr("Show only the pools of this conflict in the table"));
    m_peers->setIcon(icons::named(QStringLiteral("peers")));

    m_splitter->setObjectName(QStringLiteral("conflictsSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, listShare);
    m_splitter->setStretchFactor(1, detailShare);
    m_splitter->setSizes({listShare * 100, detailShare * 100});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

int ConflictsPane::heightFor(int rows) const
{
    const int row = fontMetrics().height() + 4;
    const int filters = std::max(m_filters->sizeHint().height(), m_peers->sizeHint().height()) + 6;
    const int title = style()->pixelMetric(QStyle::PM_TitleBarHeight);
    return title + filters + m_list->header()->sizeHint().height() + rows * row;
}

void ConflictsPane::setShownInEditor(PoolId pool)
{
    m_shownInEditor = pool;
    showDetails();
}

void ConflictsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int narrow = narrowEms * fontMetrics().horizontalAdvance(u'm');
    m_splitter->setOrientation(width() < narrow ? Qt::Vertical : Qt::Horizontal);
}

void ConflictsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // A hidden list does not scroll.
    if (m_list->currentIndex().isValid())
        QMetaObject::invokeMethod(
            this, [this] { m_list->scrollTo(m_list->currentIndex()); }, Qt::QueuedConnection);
}

void ConflictsPane::follow(PoolId pool)
{
    m_followed = pool;
    // Restores the selection without poolChosen(), because the user did not select a finding.
    keepChoice();
    if (pool != noPool && !m_settle->isActive() && m_list->currentIndex().isValid())
        m_list->scrollTo(m_list->currentIndex());
}

QModelIndex ConflictsPane::firstCell(const QModelIndex &index)
{
    return index.siblingAtColumn(0);
}

bool ConflictsPane::isGroup(const QModelIndex &index) const
{
    return m_presentation->hasChildren(firstCell(index));
}

QModelIndex ConflictsPane::findRow(const Wanted &wanted) const
{
    // Prefer the current row: a group or a finding in it.
    const QModelIndex standing = firstCell(m_list->currentIndex());
    const bool isSeen = !standing.parent().isValid() || m_list->isExpanded(standing.parent());
    if (standing.isValid() && isSeen && findingAt(standing, wanted))
        return standing;
    for (int row = 0; row < m_presentation->rowCount(); ++row) {
        const QModelIndex index = m_presentation->index(row, 0);
        if (!findingAt(index, wanted))
            continue;
        if (!m_list->isExpanded(index))
            return index;
        for (int child = 0; child < m_presentation->rowCount(index); ++child) {
            const QModelIndex inner = m_presentation->index(child, 0, index);
            if (findingAt(inner, wanted))
                return inner;
        }
    }
    return {};
}

std::optional<Finding> ConflictsPane::findingAt(const QModelIndex &index,
                                                const Wanted &wanted) const
{
    const std::vector<Finding> findings = m_model->findingsAt(m_presentation->mapToSource(index));
    const auto found = std::find_if(findings.begin(), findings.end(), wanted);
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

QSet<PoolId> ConflictsPane::poolsOf(const Finding &finding) const
{
    QSet<PoolId> pools;
    addPools(pools, finding);
    if (finding.others > 0) {
        const std::vector<PoolId> inside = m_registry->checker().poolsInside(finding.pool);
        return pools | QSet<PoolId>(inside.begin(), inside.end());
    }
    for (const Finding &other : m_model->allFindings()) {
        if (other.resource == finding.resource)
            addPools(pools, other);
    }
    return pools;
}

QSet<PoolId> ConflictsPane::chosenPools() const
{
    QSet<PoolId> pools;
    if (!m_current)
        return pools;
    addPools(pools, *m_current);
    for (const Finding &finding :
         m_model->findingsAt(m_presentation->mapToSource(m_list->currentIndex())))
        addPools(pools, finding);
    return pools;
}

void ConflictsPane::choose(const QModelIndex &index)
{
    if (m_restoring || m_settle->isActive())
        return;
    const Finding *finding = m_model->findingAt(m_presentation->mapToSource(index));
    if (!finding)
        return;
    m_current = *finding;
    showDetails();
    if (m_current->pool != noPool)
        Q_EMIT poolChosen(m_current->pool);
}

void ConflictsPane::open(const QModelIndex &index)
{
    if (isGroup(index)) {
        m_list->setExpanded(firstCell(index), !m_list->isExpanded(firstCell(index)));
        return;
    }
    // A copy, because the signal may change the model.
    const Finding *finding = m_model->findingAt(m_presentation->mapToSource(index));
    if (finding && finding->pool != noPool)
        Q_EMIT editRequested(Finding(*finding));
}

bool ConflictsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_list->currentIndex().isValid()) {
            open(m_list->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ConflictsPane::showDetails()
{
    const bool known = m_current.has_value();
    m_details->setVisible(
        known
        && (m_shownInEditor == noPool
            || (m_current->pool != m_shownInEditor && m_current->peer != m_shownInEditor)));
    m_ways->setVisible(known && m_current->pool != noPool && m_current->severity != Severity::Info);
    m_accept->setVisible(known && isAcceptable(*m_current));
    m_first->setVisible(known && m_current->pool != noPool);
    m_second->setVisible(known && m_current->peer != noPool);
    m_peers->setVisible(known && m_current->peer != noPool);
    if (!known)
        return;
    if (m_current->pool == noPool) {
        showDetailsOfHost();
        return;
    }
    const QModelIndex shown = firstCell(m_list->currentIndex());
    m_details->setTexts(
        tr("%1: %2", "kind of conflict, the thing that is shared")
            .arg(findingtext::kindName(m_current->kind), findingtext::resource(*m_current)),
        isGroup(shown) ? shown.data(FindingsModel::ExplanationRole).toString()
                       : findingtext::explanationInList(*m_registry, *m_current));
    const QStringList names =
        findingtext::labelsOf(*m_registry, {m_current->pool, m_current->peer});
    const auto name = [](QPushButton *button, const QString &pool) {
        const QString text = tr("Edit “%1”").arg(pool);
        const int room = buttonEms * button->fontMetrics().horizontalAdvance(u'm');
        button->setText(
            format::escapedMnemonic(button->fontMetrics().elidedText(text, Qt::ElideMiddle, room)));
        button->setAccessibleName(text);
        button->setToolTip(format::plain(text));
    };
    name(m_first, names.at(0));
    name(m_second, names.at(1));
}

void ConflictsPane::showDetailsOfHost()
{
    const QModelIndex row =
        findRow([this](const Finding &finding) { return isSameConflict(finding, *m_current); });
    m_details->setTexts(
        tr("%1: %2", "kind of conflict, the thing that is shared")
            .arg(findingtext::kindName(m_current->kind),
                 row.siblingAtColumn(FindingsModel::ResourceColumn).data().toString()),
        row.data(FindingsModel::ExplanationRole).toString());
}

void ConflictsPane::keepChoice()
{
    if (m_restoring)
        return;
    const QScopedValueRollback restoring(m_restoring, true);
    updateCounts();
    const auto concernsFollowed = [this](const Finding &finding) {
        return m_followed != noPool && (finding.pool == m_followed || finding.peer == m_followed);
    };
    QModelIndex index;
    Wanted wanted;
    if (m_current) {
        wanted = [before = *m_current](const Finding &other) {
            return isSameConflict(other, before);
        };
        index = findRow(wanted);
    }
    if (!m_current || !concernsFollowed(*m_current) || !index.isValid()) {
        const QModelIndex better = findRow(concernsFollowed);
        if (better.isValid()) {
            index = better;
            wanted = concernsFollowed;
        }
    }
    m_current = index.isValid() ? findingAt(index, wanted) : std::nullopt;
    // A finding of another pool would be read as one of the pool in the editor.
    if (m_current && m_followed != noPool && !concernsFollowed(*m_current)
        && m_current->pool != noPool)
        m_current.reset();
    if (m_current && firstCell(m_list->currentIndex()) != index)
        m_list->setCurrentIndex(index);
    if (!m_current)
        m_list->selectionModel()->clear();
    showDetails();
}

void ConflictsPane::updateCounts()
{
    const int all = m_model->findingCount();
    const int errors = m_model->errorCount();
    const int warnings = m_model->warningCount();
    m_filters->setCount(Severity::Error, tr("%n error(s)", nullptr, errors));
    m_filters->setCount(Severity::Warning, tr("%n warning(s)", nullptr, warnings));
    m_filters->setCount(Severity::Info, tr("%n note(s)", nullptr, all - errors - warnings));
    m_filters->setRemark(m_model->isCut() ? tr("Only the first conflicts are listed.") : QString());

    bool hasGroups = false;
    for (int row = 0; row < m_presentation->rowCount() && !hasGroups; ++row)
        hasGroups = isGroup(m_presentation->index(row, 0));
    m_list->setRootIsDecorated(hasGroups);

    sayWhyEmpty();
    Q_EMIT countsChanged(errors, warnings, all);
}

std::vector<Finding> ConflictsPane::chosenFindings() const
{
    std::vector<Finding> findings =
        m_model->findingsAt(m_presentation->mapToSource(m_list->currentIndex()));
    if (findings.empty() && m_current)
        findings.push_back(*m_current);
    return findings;
}

void ConflictsPane::setAccepted(int hidden, int stale)
{
    m_hidden = hidden;
    m_accepted->setVisible(hidden + stale > 0);
    m_accepted->setText(
        stale > 0 ? tr("%1 accepted, %2 outdated", "numbers of conflicts").arg(hidden).arg(stale)
                  : tr("%n accepted", "conflicts", hidden));
    m_accepted->setAccessibleName(m_accepted->text());
    m_accepted->setToolTip(tr("Show the accepted conflicts"));
    sayWhyEmpty();
}

void ConflictsPane::setConnected(bool connected, bool connecting)
{
    m_connected = connected;
    m_connecting = connecting;
    updateCounts();
}

bool ConflictsPane::isChecked() const
{
    return m_model->findingCount() > 0 || (m_connected && m_registry->poolCount() > 0);
}

void ConflictsPane::sayWhyEmpty()
{
    m_stack->setCurrentIndex(m_presentation->rowCount() > 0 ? 0 : 1);
    if (m_model->findingCount() > 0)
        m_empty->show(QString(), tr("All conflicts are hidden"),
                      tr("Use the buttons above to show errors, warnings and notes."));
    else if (isChecked() && m_hidden > 0)
        m_empty->show(QStringLiteral("check"), tr("No other conflicts"),
                      tr("%n conflict(s) are accepted and hidden.", nullptr, m_hidden));
    else if (isChecked())
        m_empty->show(QStringLiteral("check"), tr("No conflicts"),
                      tr("As far as this program can see, no pools use the same storage."));
    else if (m_connected)
        m_empty->show(QString(), tr("Nothing was checked"),
                      tr("The pools of the host are not loaded yet."));
    else if (m_connecting)
        m_empty->show(QString(), tr("Nothing was checked yet"),
                      tr("The pools are compared as soon as the host has listed them."));
    else
        m_empty->show(QString(), tr("Nothing was checked"),
                      tr("There is no connection. Connect to a host to compare its pools."));
}

} // namespace poolwarden
