// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictspane.h"

#include "model/session/poolregistry.h"
#include "model/tables/findingrowtext.h"
#include "model/tables/findingsmodel.h"
#include "views/conflicts/acceptedcount.h"
#include "views/conflicts/conflictbuttons.h"
#include "views/conflicts/conflictdetails.h"
#include "views/conflicts/conflictfilters.h"
#include "views/conflicts/conflictlist.h"
#include "views/conflicts/conflictpools.h"
#include "views/conflicts/conflictsempty.h"
#include "views/conflicts/conflicttexts.h"
#include "views/conflicts/findingdialog.h"
#include "views/conflicts/findingspresentation.h"
#include "views/conflicts/shownbar.h"
#include "views/style/emptystate.h"
#include "views/style/flowlayout.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int listShare = 5;
constexpr int detailShare = 3;
/// Below this width, in widths of an m, the details are below the list, if there is room below it.
constexpr int narrowEms = 60;
/// Below this one, the buttons are short, and there is no room for details that the editor has as well.
constexpr int compactEms = 100;
/// In lines: the height of a narrow pane with room for those.
constexpr int detailLines = 24;

} // namespace

ConflictsPane::ConflictsPane(PoolRegistry *registry, FindingsModel *model,
                             UntilDefined *untilDefined, QWidget *parent)
    : QWidget(parent)
    , m_registry(registry)
    , m_model(model)
    , m_untilDefined(untilDefined)
    , m_presentation(new FindingsPresentation(this))
    , m_list(new ConflictList(this))
    , m_empty(new EmptyState(QStringLiteral("conflictsEmpty"), this))
    , m_stack(new QStackedLayout)
    , m_splitter(new QSplitter(this))
    , m_details(new ConflictDetails(QStringLiteral("conflict"), this))
    , m_accepted(new AcceptedCount(this))
    , m_filters(new ConflictFilters(registry, model, this))
    , m_shownBar(new ShownBar(this))
    , m_buttons(new ConflictButtons(this))
    , m_bar(new FlowLayout(nullptr, FlowLayout::Height::Held))
    , m_rows(m_list, m_model, m_presentation)
    , m_settle(new QTimer(this))
    , m_visible(m_list)
    , m_gone(&m_rows)
{
    setObjectName(QStringLiteral("conflictsPane"));
    setAccessibleName(tr("Conflicts"));
    m_presentation->setSourceModel(m_model);
    watchChanges();
    build();

    QItemSelectionModel *selection = m_list->selectionModel();
    // A list that gets the keyboard makes its first row current, which nobody has chosen.
    const auto chooseSelected = [this, selection] {
        m_buttons->setRows(static_cast<int>(selection->selectedRows().size()));
        if (selection->isSelected(m_list->currentIndex()))
            choose(m_list->currentIndex());
    };
    connect(selection, &QItemSelectionModel::currentRowChanged, this, chooseSelected);
    connect(selection, &QItemSelectionModel::selectionChanged, this, chooseSelected);
    connect(m_list, &QTreeView::clicked, this, [this] { choose(m_list->currentIndex()); });
    // Not activated(): with single-click activation, no row could be selected without leaving the list.
    connect(m_list, &QTreeView::doubleClicked, this, &ConflictsPane::open);
    connect(m_list, &ConflictList::returnPressed, this, &ConflictsPane::open);
    connect(m_list, &ConflictList::menuRequested, m_buttons, &ConflictButtons::showMenu);
    connect(m_buttons, &ConflictButtons::waysRequested, this, &ConflictsPane::waysRequested);
    connect(m_buttons, &ConflictButtons::definitionsRequested, this, &ConflictsPane::showWindow);
    connect(m_buttons, &ConflictButtons::acceptRequested, this, &ConflictsPane::acceptRequested);
    connect(m_buttons, &ConflictButtons::editRequested, this, &ConflictsPane::editRequested);
    connect(m_buttons, &ConflictButtons::peersRequested, this, [this](const Finding &finding) {
        Q_EMIT peersRequested(poolsAtPlaceOf(finding, *m_registry, *m_model) | chosenPools());
    });
    connect(m_accepted, &QPushButton::clicked, this, &ConflictsPane::acceptedRequested);
    for (const auto folded : {&QTreeView::expanded, &QTreeView::collapsed})
        connect(m_list, folded, m_settle, qOverload<>(&QTimer::start));
    keepChoice();
}

void ConflictsPane::watchChanges()
{
    // A changed finding is removed and inserted again, so restore the selection after all changes.
    // While rows come and go, the view moves its current row, which is not the user's choice; so connect before that.
    m_settle->setSingleShot(true);
    connect(m_settle, &QTimer::timeout, this, [this] {
        keepChoice();
        m_visible.restore();
    });
    connect(m_model, &FindingsModel::countsChanged, this, &ConflictsPane::updateCounts);
    connect(m_registry, &PoolRegistry::settled, this, &ConflictsPane::updateCounts);
    connect(m_registry, &PoolRegistry::hostChanged, m_settle, qOverload<>(&QTimer::start));
    connect(m_registry, &PoolRegistry::poolChanged, this, [this](PoolId pool) {
        if (const auto &told = m_gone.finding() ? m_gone.finding() : m_current;
            told && (told->pool == pool || told->peer == pool))
            m_settle->start(); // who runs, and is defined, is told as well
    });
    const auto settle = [this] {
        if (!m_settle->isActive())
            m_visible.note();
        m_settle->start();
    };
    for (const QAbstractItemModel *model :
         std::initializer_list<const QAbstractItemModel *>{m_presentation, m_model}) {
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
    m_filters->serve(this);
    connect(m_filters, &ConflictFilters::changed, this, &ConflictsPane::keepChoice);
    connect(m_untilDefined, &UntilDefined::changed, this, &ConflictsPane::updateCounts);
    connect(m_filters, &ConflictFilters::left, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &EmptyState::buttonClicked, m_filters, &ConflictFilters::showAll);
    connect(m_details, &ConflictDetails::windowRequested, this, &ConflictsPane::showWindow);
    m_details->setOfferingWindow(true);
    m_bar->setContentsMargins(6, 3, 6, 3);
    m_bar->setSpacing(3);
    for (QWidget *part : std::initializer_list<QWidget *>{m_filters, m_accepted, m_buttons})
        m_bar->addWidget(part);
    m_bar->setAlignment(m_buttons, Qt::AlignRight);
    connect(m_shownBar, &ShownBar::allRequested, this, [this] {
        m_list->setFocus(Qt::OtherFocusReason); // the button goes
        m_filters->showAll();
    });
    auto *left = new QWidget(this);
    left->setObjectName(QStringLiteral("conflictsLeft"));
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    left->setLayout(m_stack);
    m_splitter->setObjectName(QStringLiteral("conflictsSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, listShare);
    m_splitter->setStretchFactor(1, detailShare);
    m_splitter->setSizes({listShare * 100, detailShare * 100});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_bar);
    layout->addWidget(m_shownBar);
    layout->addWidget(m_splitter, 1);
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

void ConflictsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int em = fontMetrics().horizontalAdvance(u'm');
    const bool isHigh = height() >= detailLines * fontMetrics().lineSpacing();
    m_splitter->setOrientation(width() < narrowEms * em && isHigh ? Qt::Vertical : Qt::Horizontal);
    m_filters->setCompact(width() < compactEms * em);
    if (m_buttons->setCompact(width() < compactEms * em))
        m_bar->releaseHeight(); // of the longer names
    showDetails();
}

void ConflictsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event); // a hidden list does not scroll
    if (m_list->currentIndex().isValid())
        QMetaObject::invokeMethod(
            this, [this] { m_list->scrollTo(m_list->currentIndex()); }, Qt::QueuedConnection);
}

void ConflictsPane::follow(PoolId pool)
{
    const bool isOther = pool != m_followed;
    if (isOther)
        m_gone.end();
    m_isPicked = m_isPicked && m_current && (m_current->pool == pool || m_current->peer == pool);
    m_followed = pool;
    // Restores the selection without poolChosen(), because the user did not select a finding.
    keepChoice();
    m_isByUser = m_isByUser || isOther;
    if (pool != noPool && !m_settle->isActive() && m_list->currentIndex().isValid())
        m_list->scrollTo(m_list->currentIndex());
}

QSet<PoolId> ConflictsPane::chosenPools() const
{
    QSet<PoolId> pools;
    for (const Finding &finding : m_current ? chosenFindings() : std::vector<Finding>())
        addPools(pools, finding);
    return pools;
}

void ConflictsPane::choose(const QModelIndex &index)
{
    if (m_restoring || m_list->isChanging())
        return;
    const Finding *finding = m_model->findingAt(m_presentation->mapToSource(index));
    if (!finding)
        return;
    m_current = *finding;
    m_chosen = m_rows.chosen();
    m_isByUser = m_isPicked = true;
    m_gone.end();
    showDetails();
    if (m_current->pool != noPool)
        Q_EMIT poolChosen(m_current->pool);
}

void ConflictsPane::open(const QModelIndex &index)
{
    if (m_rows.isSeveral(index)) {
        m_list->setExpanded(FindingRows::firstCell(index),
                            !m_list->isExpanded(FindingRows::firstCell(index)));
        return;
    }
    // A copy, because the signal may change the model.
    const Finding *finding = m_model->findingAt(m_presentation->mapToSource(index));
    if (finding && finding->pool != noPool)
        Q_EMIT editRequested(Finding(*finding));
}

bool ConflictsPane::hasRoomForDetails() const
{
    return m_splitter->orientation() == Qt::Horizontal
               ? width() >= compactEms * fontMetrics().horizontalAdvance(u'm')
               : height() >= detailLines * fontMetrics().lineSpacing();
}

void ConflictsPane::showDetails()
{
    const bool known = m_current.has_value();
    const bool isInEditor =
        m_shownInEditor != noPool
        && (!known || m_current->pool == m_shownInEditor || m_current->peer == m_shownInEditor);
    const bool hasDetails = !isInEditor || hasRoomForDetails();
    m_details->setVisible((known || m_gone.finding()) && hasDetails);
    m_buttons->setOfferingDefinitions(!hasDetails);
    m_buttons->setFinding(
        m_current, known ? findingtext::labelsOf(*m_registry, {m_current->pool, m_current->peer})
                         : QStringList());
    showDetailsIn(m_details);
    if (m_window)
        showDetailsIn(m_window->details());
}

void ConflictsPane::showDetailsIn(ConflictDetails *details) const
{
    const ConflictTexts told(*m_registry, *m_model, m_rows);
    auto texts = m_current ? told.of(*m_current, FindingRows::firstCell(m_list->currentIndex()))
                           : ConflictDetails::Texts();
    if (m_gone.finding())
        texts.note = told.whatBecameOf(*m_gone.finding(), m_chosen);
    details->show(texts, *m_registry, m_current);
}

void ConflictsPane::showWindow()
{
    if (!m_window)
        m_window = new FindingDialog(this);
    showDetails();
    m_window->bringToFront();
}

void ConflictsPane::loseChoice(const Finding &finding)
{
    // Of its pool alone was chosen, it is a word only for who edits that.
    const PoolRegistry::Pool *pool = m_registry->pool(m_followed);
    if (m_isPicked || (m_isByUser && pool && pool->hasUnsaved()))
        m_gone.begin(finding, m_current);
    m_isByUser = m_isPicked = false;
    // The keyboard goes on from there; nothing is chosen.
    if (const int last = m_presentation->rowCount() - 1; last >= 0)
        m_list->selectionModel()->setCurrentIndex(m_presentation->index(std::min(m_place, last), 0),
                                                  QItemSelectionModel::Clear);
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
    const std::optional<Finding> before = m_current;
    FindingRows::Wanted wanted = before ? FindingRows::sameAs(*before) : FindingRows::Wanted();
    QModelIndex index = before ? m_rows.find(wanted) : QModelIndex();
    const bool isGone = before && !index.isValid();
    if (!m_current || !concernsFollowed(*m_current) || !index.isValid()) {
        if (const QModelIndex better = m_rows.find(concernsFollowed, m_followed);
            better.isValid()) {
            index = better;
            wanted = concernsFollowed;
            m_isByUser = m_isByUser && isGone;
        }
    }
    // As long as the user has picked none, the pool's worst is shown, even if it came later.
    const bool isKept = m_isPicked || (before && before->severity == Severity::Error);
    const auto ofFollowed = isKept ? std::vector<Finding>() : m_registry->findingsOf(m_followed);
    if (!ofFollowed.empty() && (!before || ofFollowed.front().severity > before->severity)) {
        const FindingRows::Wanted isWorst = FindingRows::sameAs(ofFollowed.front());
        if (const QModelIndex worst = m_rows.find(isWorst, m_followed); worst.isValid()) {
            std::tie(index, wanted) = std::pair(worst, isWorst);
            m_isByUser = m_isByUser && isGone; // it came by itself
        }
    }
    m_current = index.isValid() ? m_rows.findingAt(index, wanted) : std::nullopt;
    // A finding of another pool would be read as one of the pool in the editor.
    if (m_current && m_followed != noPool && !concernsFollowed(*m_current)
        && m_current->pool != noPool)
        m_current.reset();
    if (isGone)
        loseChoice(*before);
    else
        m_gone.follow(m_current);
    if (m_current && FindingRows::firstCell(m_list->currentIndex()) != index)
        m_list->chooseOnly(index);
    if (!m_current && !m_gone.finding())
        m_list->selectionModel()->clear();
    if (m_current)
        m_place = FindingRows::placeAtTop(m_list->currentIndex());
    showDetails();
}

void ConflictsPane::updateCounts()
{
    m_filters->updateCounts(untilDefined());
    m_shownBar->tell(m_model->shownCount(), m_model->findingCount(), m_filters->told());
    sayWhyEmpty();
    Q_EMIT countsChanged(m_model->errorCount(), m_model->warningCount(), m_model->findingCount());
}

void ConflictsPane::setAccepted(int hidden, int stale)
{
    m_hidden = hidden;
    m_accepted->show(hidden, stale);
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
    sayWhyNone(m_empty,
               {m_model->findingCount() > 0, isChecked(), m_hidden, untilDefined(), m_connected,
                m_connecting},
               m_filters->told());
}

} // namespace poolwarden
