// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictspane.h"

#include "model/session/poolregistry.h"
#include "model/tables/findingrowtext.h"
#include "model/tables/findingsmodel.h"
#include "model/wording/findingtext.h"
#include "views/conflicts/conflictbuttons.h"
#include "views/conflicts/conflictdetails.h"
#include "views/conflicts/conflictlist.h"
#include "views/conflicts/findingspresentation.h"
#include "views/conflicts/severityfilters.h"
#include "views/style/emptystate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int listShare = 5;
constexpr int detailShare = 3;
/// Below this width, in widths of an m, the details are below the list.
constexpr int narrowEms = 60;

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
    , m_list(new ConflictList(this))
    , m_empty(new EmptyState(QStringLiteral("conflictsEmpty"), this))
    , m_stack(new QStackedLayout)
    , m_splitter(new QSplitter(this))
    , m_details(new ConflictDetails(this))
    , m_accepted(new QPushButton(this))
    , m_filters(new SeverityFilters(this))
    , m_buttons(new ConflictButtons(this))
    , m_rows(m_list, m_model, m_presentation)
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
    connect(m_list, &ConflictList::returnPressed, this, &ConflictsPane::open);
    connect(m_buttons, &ConflictButtons::waysRequested, this, &ConflictsPane::waysRequested);
    connect(m_buttons, &ConflictButtons::acceptRequested, this, &ConflictsPane::acceptRequested);
    connect(m_buttons, &ConflictButtons::editRequested, this, &ConflictsPane::editRequested);
    connect(m_buttons, &ConflictButtons::peersRequested, this, [this](const Finding &finding) {
        Q_EMIT peersRequested(poolsOf(finding) | chosenPools());
    });
    connect(m_accepted, &QPushButton::clicked, this, &ConflictsPane::acceptedRequested);
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
    m_list->showModel(m_presentation);
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
    filters->addWidget(m_buttons);

    auto *left = new QWidget(this);
    left->setObjectName(QStringLiteral("conflictsLeft"));
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    leftLayout->addLayout(filters);
    leftLayout->addLayout(m_stack, 1);

    m_accepted->setObjectName(QStringLiteral("conflictsAccepted"));
    m_accepted->setAccessibleName(tr("Accepted conflicts"));
    m_accepted->setFlat(true);
    m_accepted->hide();

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

QTreeView *ConflictsPane::list() const
{
    return m_list;
}

int ConflictsPane::heightFor(int rows) const
{
    const int row = fontMetrics().height() + 4;
    const int filters =
        std::max(m_filters->sizeHint().height(), m_buttons->sizeHint().height()) + 6;
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
    if (m_rows.isGroup(index)) {
        m_list->setExpanded(FindingRows::firstCell(index),
                            !m_list->isExpanded(FindingRows::firstCell(index)));
        return;
    }
    // A copy, because the signal may change the model.
    const Finding *finding = m_model->findingAt(m_presentation->mapToSource(index));
    if (finding && finding->pool != noPool)
        Q_EMIT editRequested(Finding(*finding));
}

void ConflictsPane::showDetails()
{
    const bool known = m_current.has_value();
    m_details->setVisible(
        known
        && (m_shownInEditor == noPool
            || (m_current->pool != m_shownInEditor && m_current->peer != m_shownInEditor)));
    m_buttons->setFinding(
        m_current, known ? findingtext::labelsOf(*m_registry, {m_current->pool, m_current->peer})
                         : QStringList());
    if (!known)
        return;
    // What concerns a host is named by its row.
    const bool isOfHost = m_current->pool == noPool;
    const QModelIndex shown = isOfHost ? m_rows.find(FindingRows::sameAs(*m_current))
                                       : FindingRows::firstCell(m_list->currentIndex());
    m_details->setTexts(
        tr("%1: %2", "kind of conflict, the thing that is shared")
            .arg(findingtext::kindName(m_current->kind),
                 isOfHost ? shown.siblingAtColumn(FindingsModel::ResourceColumn).data().toString()
                          : findingtext::resource(*m_current)),
        isOfHost || m_rows.isGroup(shown)
            ? shown.data(FindingsModel::ExplanationRole).toString()
            : findingtext::explanationInList(*m_registry, *m_current));
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
    FindingRows::Wanted wanted;
    if (m_current) {
        wanted = FindingRows::sameAs(*m_current);
        index = m_rows.find(wanted);
    }
    if (!m_current || !concernsFollowed(*m_current) || !index.isValid()) {
        const QModelIndex better = m_rows.find(concernsFollowed);
        if (better.isValid()) {
            index = better;
            wanted = concernsFollowed;
        }
    }
    m_current = index.isValid() ? m_rows.findingAt(index, wanted) : std::nullopt;
    // A finding of another pool would be read as one of the pool in the editor.
    if (m_current && m_followed != noPool && !concernsFollowed(*m_current)
        && m_current->pool != noPool)
        m_current.reset();
    if (m_current && FindingRows::firstCell(m_list->currentIndex()) != index)
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
        hasGroups = m_rows.isGroup(m_presentation->index(row, 0));
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
