// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/ways/waysdialog.h"

#include "model/accepted/restson.h"
#include "model/plan/waydrafts.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "model/wording/waytext.h"
#include "views/changes/sidebyside.h"
#include "views/style/dialogsize.h"
#include "views/style/format.h"
#include "views/style/labels.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int usualColumns = 130;
constexpr int usualLines = 34;
constexpr int fewestListLines = 2;
constexpr int mostListLines = 7;
constexpr int nameRole = Qt::UserRole; ///< of a way, without what is remarked of it

/// Whether both are about the same conflict, whatever has become of its text.
bool isSameFinding(const Finding &one, const Finding &other)
{
    return one.kind == other.kind && one.pool == other.pool && one.peer == other.peer
           && one.field == other.field && one.peerField == other.peerField;
}

} // namespace

WaysDialog::WaysDialog(PoolRegistry *registry, const Finding &finding, QWidget *parent)
    : QDialog(parent)
    , m_registry(registry)
    , m_finding(finding)
    , m_headline(labels::wrapped(QLatin1String("waysHeadline"), this))
    , m_list(new QListWidget(this))
    , m_doing(labels::wrapped(QLatin1String("waysDoing"), this))
    , m_difference(new SideBySide(this))
    , m_accept(new QPushButton(tr("&Accept…"), this))
    , m_choose(new QPushButton(this))
{
    setObjectName(QStringLiteral("waysDialog"));
    setWindowTitle(tr("Ways Out"));
    setAccessibleName(windowTitle());
    m_headline->setAccessibleName(tr("The conflict"));
    m_doing->setAccessibleName(tr("What is to be done"));
    m_list->setObjectName(QStringLiteral("waysList"));
    m_list->setAccessibleName(tr("Ways out"));
    m_list->setAlternatingRowColors(true);
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_choose->setObjectName(QStringLiteral("waysChoose"));
    m_choose->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setObjectName(QStringLiteral("waysButtons"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("waysCancel"));
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_accept->setObjectName(QStringLiteral("waysAccept"));
    m_accept->setAccessibleName(tr("Accept this conflict"));
    m_accept->setToolTip(
        tr("It is intended: hide it, with a reason, until what it rests on is changed"));
    m_accept->setAutoDefault(false);
    buttons->addButton(m_accept, QDialogButtonBox::ActionRole);
    buttons->addButton(m_choose, QDialogButtonBox::AcceptRole);
    connect(m_accept, &QPushButton::clicked, this, &WaysDialog::acceptFinding);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &WaysDialog::choose);

    auto *details = new QWidget(this);
    details->setObjectName(QStringLiteral("waysDetails"));
    auto *detailsLayout = new QVBoxLayout(details);
    detailsLayout->setContentsMargins(0, 0, 0, 0);
    detailsLayout->addWidget(m_doing);
    detailsLayout->addWidget(m_difference, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("waysSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(details);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_headline);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
    resize(usualColumns * fontMetrics().averageCharWidth(),
           usualLines * fontMetrics().lineSpacing());

    connect(m_list, &QListWidget::currentRowChanged, this, &WaysDialog::showWay);
    // A click beside the rows would leave the button without a row that it is about.
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        if (m_list->currentItem() && !m_list->currentItem()->isSelected())
            m_list->setCurrentItem(m_list->currentItem(), QItemSelectionModel::ClearAndSelect);
    });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &WaysDialog::choose);
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &WaysDialog::refresh);
    const auto soon = [this] { m_refresh.start(); };
    connect(m_registry, &PoolRegistry::poolChanged, this, soon);
    connect(m_registry, &PoolRegistry::poolRemoved, this, soon);
    connect(m_registry, &PoolRegistry::findingsChanged, this, soon);
    connect(m_registry, &PoolRegistry::hostChanged, this, soon);
    connect(m_registry, &PoolRegistry::topologyChanged, this, soon);
    refresh();
    // The list takes no room that it does not need.
    const int rows = std::clamp(m_list->count(), fewestListLines, mostListLines);
    const int row = std::max(fontMetrics().lineSpacing() + 4, m_list->sizeHintForRow(0));
    const int list = rows * row + 2 * m_list->frameWidth();
    splitter->setSizes({list, height() - list});
    auto *size = new DialogSize(this);
    const QMargins around = layout->contentsMargins();
    if (!m_difference->isHidden())
        size->want({m_difference->widthOfLines() + around.left() + around.right(), height()});
    m_list->setFocus(Qt::OtherFocusReason);
}

QString WaysDialog::nameOf(PoolId pool) const
{
    return m_registry->nameBeside(pool, pool == m_finding.pool ? m_finding.peer : m_finding.pool);
}

std::optional<Finding> WaysDialog::current() const
{
    if (!m_registry->pool(m_finding.pool))
        return std::nullopt;
    const std::vector<Finding> findings = m_registry->findingsOf(m_finding.pool);
    const auto found = std::ranges::find_if(
        findings, [this](const Finding &finding) { return isSameFinding(finding, m_finding); });
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

void WaysDialog::refresh()
{
    const auto names = [this](PoolId pool) { return nameOf(pool); };
    const std::optional<Finding> finding = current();
    m_row = finding ? findingsOfRow(*m_registry, *finding) : std::vector<Finding>();
    m_ways = finding ? waysOfRow(*m_registry, m_row) : std::vector<RowWay>();
    if (!finding) {
        m_headline->setText(tr("The conflict is gone."));
    } else {
        m_finding = *finding;
        QString headline = findingtext::explanationOfPair(*finding, names);
        if (m_row.size() > 1)
            headline += u' ' + tr("More pools use the same place.");
        m_headline->setText(headline);
    }
    m_headline->setAccessibleDescription(m_headline->text());
    m_accept->setVisible(finding && isAcceptable(*finding));
    fillList();
}

void WaysDialog::fillList()
{
    const auto names = [this](PoolId pool) { return nameOf(pool); };
    // A new UUID is another one each time: what looks the same stays.
    const QString chosen =
        m_list->currentItem() ? m_list->currentItem()->data(nameRole).toString() : QString();
    int current = 0;
    m_list->clear();
    for (const RowWay &one : m_ways) {
        const QString name = waytext::name(one.way, names);
        const QString limited = m_row.size() > 1 ? tr("%1 (does not resolve all)", "a way out")
                                                 : tr("%1 (leaves a lesser conflict)", "a way out");
        QString text = one.stays.empty() ? name : limited.arg(name);
        if (const QString users = m_users ? m_users(one.way) : QString(); !users.isEmpty())
            text = tr("%1 – used by %2", "a way out, virtual machines").arg(text, users);
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(nameRole, name);
        item->setToolTip(format::plain(text));
        if (name == chosen)
            current = m_list->row(item);
    }
    m_list->setCurrentRow(current);
    if (m_ways.empty())
        showWay(-1);
}

void WaysDialog::showWay(int row)
{
    const auto names = [this](PoolId pool) { return nameOf(pool); };
    const bool isWay = row >= 0 && std::size_t(row) < m_ways.size();
    m_choose->setEnabled(isWay);
    m_difference->setVisible(isWay);
    if (!isWay) {
        m_choose->setText(tr("&Choose"));
        m_choose->setAccessibleName(tr("Choose"));
        const std::optional<Finding> finding = current();
        QString text = finding
                           ? tr("No change of one of these pools is known that solves it without "
                                "another problem as severe.")
                           : QString();
        if (finding && isAcceptable(*finding))
            text += u' ' + tr("If it is intended, accept it, with a reason.");
        m_doing->setText(text);
        return;
    }
    const WayOut &way = m_ways[std::size_t(row)].way;
    QStringList sentences{waytext::doing(way, names), waytext::leaves(way, names),
                          ofRow(m_ways[std::size_t(row)]), m_remark ? m_remark(way) : QString()};
    sentences.removeAll(QString());
    m_doing->setText(sentences.join(u' '));
    m_doing->setAccessibleDescription(m_doing->text());
    m_choose->setText(waytext::button(way));
    m_choose->setAccessibleName(QString(m_choose->text()).remove(u'&'));
    const QString pool = isolated(nameOf(way.pool));
    if (const auto texts = textsOf(*m_registry, way)) {
        const PoolRegistry::Pool *changed = m_registry->pool(way.pool);
        const bool isDraft = changed && changed->hasUnsaved() && way.kind != WayKind::DefineDraft;
        m_difference->show(
            isDraft ? tr("Your draft of “%1”").arg(pool) : tr("“%1” now").arg(pool), texts->before,
            texts->after.isEmpty() ? tr("Then it is gone") : tr("Then"), texts->after);
        m_difference->goToFirstChange();
    }
}

void WaysDialog::setRemarks(const Remark &remark, const Remark &users)
{
    m_remark = remark;
    m_users = users;
    fillList();
}

QString WaysDialog::ofRow(const RowWay &way) const
{
    if (m_row.size() < 2)
        return {};
    if (way.stays.empty())
        return tr("No conflict about this place is left then.");
    QStringList pairs;
    for (const Finding &finding : way.stays) {
        // What the changed pool keeps is told already.
        if (finding.pool != way.way.pool && finding.pool != way.way.draft)
            pairs.append(tr("“%1” and “%2”", "two pools")
                             .arg(isolated(nameOf(finding.pool)), isolated(nameOf(finding.peer))));
    }
    return pairs.isEmpty() ? QString()
                           : tr("It leaves the conflict between %1.").arg(shortRow(pairs));
}

void WaysDialog::acceptFinding()
{
    const Finding finding = m_finding;
    reject();
    Q_EMIT acceptRequested(finding);
}

void WaysDialog::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || std::size_t(row) >= m_ways.size())
        return;
    const WayOut way = m_ways[std::size_t(row)].way;
    accept();
    Q_EMIT wayChosen(way);
}

} // namespace poolwarden
