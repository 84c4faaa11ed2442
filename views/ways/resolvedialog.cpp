// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/ways/resolvedialog.h"

#include "model/plan/waydrafts.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "model/wording/waytext.h"
#include "views/changes/sidebyside.h"
#include "views/style/dialogsize.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/style/listtable.h"
#include "views/style/signedrows.h"
#include "views/ways/steadytext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr int wideColumns = 140;
constexpr int manyLines = 36;
constexpr int mostPoolColumns = 26;
/// Of what is left, if there is nothing else to show.
constexpr int mostLines = 20;
/// Of the texts beside each other.
constexpr int fewestTextLines = 15;

QIcon refusalSign(const QModelIndex &index)
{
    return index.data(ResolvePlanModel::RefusedRole).toBool() ? icons::sign(Severity::Error)
                                                              : QIcon();
}

QIcon severitySign(const QModelIndex &index)
{
    return icons::sign(index.data(ResolvePlanModel::SeverityRole).value<Severity>());
}

/// Space checks the row wherever the current cell is.
class ResolveTable final : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const QModelIndex box = currentIndex().siblingAtColumn(ResolvePlanModel::PlaceColumn);
        if (event->key() == Qt::Key_Space && box.isValid()) {
            const bool isChecked = box.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            model()->setData(box, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
            event->accept();
            return;
        }
        QTableView::keyPressEvent(event);
    }
};

} // namespace

ResolveDialog::ResolveDialog(const PoolRegistry *registry, ResolvePlanModel *model, QWidget *parent)
    : QDialog(parent)
    , m_registry(registry)
    , m_model(model)
    , m_text(new SteadyText(this))
    , m_progress(new QProgressBar(this))
    , m_table(new ResolveTable(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_why(new QLabel(this))
    , m_other(new QPushButton(tr("Change the &Other Instead"), this))
    , m_left(new QLabel(this))
    , m_difference(new SideBySide(this))
    , m_warnings(new QCheckBox(tr("Take away &warnings too"), this))
    , m_accept(new QPushButton(this))
    , m_make(new QPushButton(this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("resolveDialog"));
    setWindowTitle(tr("Resolve All Conflicts"));
    setAccessibleName(windowTitle());
    m_text->setObjectName(QStringLiteral("resolveText"));
    m_text->setAccessibleName(tr("What the plan does"));
    m_left->setObjectName(QStringLiteral("resolveLeft"));
    m_left->setAccessibleName(tr("What is left"));
    m_why->setObjectName(QStringLiteral("resolveWhy"));
    m_why->setAccessibleName(tr("Why this pool"));
    m_other->setObjectName(QStringLiteral("resolveOther"));
    for (QLabel *label : {m_why, m_left}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    }
    m_progress->setObjectName(QStringLiteral("resolveProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    // The rows stay where they are while a tick is worked out: the next click is for one of them.
    QSizePolicy stays = m_progress->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(stays);
    buildTable();
    m_warnings->setObjectName(QStringLiteral("resolveWarnings"));
    m_warnings->setAccessibleName(tr("Take away warnings too"));
    m_warnings->hide();
    m_accept->setObjectName(QStringLiteral("resolveAccept"));
    m_accept->setToolTip(
        tr("It is intended: hide it, with a reason. Nothing on the host is changed"));
    m_accept->hide();
    m_make->setObjectName(QStringLiteral("resolveMake"));
    m_close->setObjectName(QStringLiteral("resolveClose"));
    for (QPushButton *button : {m_other, m_accept, m_make, m_close})
        button->setAutoDefault(false);
    arrange();
    connectParts();
    setBusy(true);
    showDifference();
    showWhy();
    m_table->setFocus(Qt::OtherFocusReason);
}

void ResolveDialog::buildTable()
{
    auto *shown = new SignedRows(ResolvePlanModel::DoingColumn, refusalSign, this);
    shown->setSourceModel(m_model);
    auto *signedBoth = new SignedRows(ResolvePlanModel::AgainstColumn, severitySign, this);
    signedBoth->setSourceModel(shown);
    m_table->setObjectName(QStringLiteral("resolveTable"));
    m_table->setAccessibleName(tr("Changes"));
    m_table->setModel(signedBoth);
    makeListOf(m_table);
    m_table->setTextElideMode(Qt::ElideMiddle);
    QHeaderView *header = m_table->horizontalHeader();
    header->setObjectName(QStringLiteral("resolveHeader"));
    header->setSectionResizeMode(ResolvePlanModel::ChangeColumn, QHeaderView::Stretch);
    m_table->verticalHeader()->setMinimumSectionSize(
        m_table->verticalHeader()->defaultSectionSize());
}

void ResolveDialog::arrange()
{
    m_splitter->setObjectName(QStringLiteral("resolveSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_difference);
    auto *whyRow = new QHBoxLayout;
    whyRow->addWidget(m_why, 1);
    whyRow->addWidget(m_other, 0, Qt::AlignTop);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_warnings);
    buttons->addStretch(1);
    buttons->addWidget(m_accept);
    buttons->addWidget(m_make);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_progress);
    layout->addWidget(m_splitter, 1);
    layout->addLayout(whyRow);
    layout->addWidget(m_left);
    layout->addLayout(buttons);
    resize(wideColumns * fontMetrics().averageCharWidth(), manyLines * fontMetrics().lineSpacing());
    m_size = new DialogSize(this);
}

void ResolveDialog::connectParts()
{
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_warnings, &QCheckBox::clicked, this, &ResolveDialog::warningsWanted);
    connect(m_accept, &QPushButton::clicked, this, &ResolveDialog::acceptRequested);
    connect(m_make, &QPushButton::clicked, this,
            [this] { Q_EMIT changesChosen(m_model->inOrder()); });
    connect(m_other, &QPushButton::clicked, this, [this] {
        const int row = m_table->currentIndex().row();
        const PoolId pool = m_model->wayAt(row).pool;
        const WhyPool why = *m_model->whyAt(row);
        m_wanted = why.instead->pool;
        QList<PoolId> others{m_wanted};
        for (const WayOut &way : why.also)
            others.append(way.pool);
        m_table->setFocus(Qt::OtherFocusReason);
        Q_EMIT otherWanted(pool, others);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showDifference();
        showWhy();
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const QModelIndex index = m_table->currentIndex();
        if (m_wanted == noPool && index.isValid())
            m_wanted = m_model->wayAt(index.row()).pool;
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns();
        goToRow();
        showDifference();
        showWhy();
    });
    // What is known of a change may come later, and takes a line of its own.
    connect(m_model, &QAbstractItemModel::dataChanged, m_table, &QTableView::resizeRowsToContents);
}

void ResolveDialog::fitColumns()
{
    m_table->resizeRowsToContents();
    // It tells lines apart, if there are both. A hidden column has no width to fit.
    const auto severityAt = [this](int row) {
        return m_model->index(row, 0).data(ResolvePlanModel::SeverityRole).value<Severity>();
    };
    const int last = m_model->rowCount() - 1;
    m_table->setColumnHidden(ResolvePlanModel::AgainstColumn,
                             last < 0 || severityAt(0) == severityAt(last));
    m_table->resizeColumnsToContents();
    for (const int column : {ResolvePlanModel::AgainstColumn, ResolvePlanModel::DoingColumn})
        m_table->setColumnWidth(column, m_table->columnWidth(column) + 12);
    const int most = mostPoolColumns * fontMetrics().averageCharWidth();
    m_table->setColumnWidth(
        ResolvePlanModel::PoolColumn,
        std::min(most, m_table->columnWidth(ResolvePlanModel::PoolColumn) + 12));
}

void ResolveDialog::setWarnings(bool isChoice, bool isChosen)
{
    m_warnings->setVisible(isChoice);
    m_warnings->setChecked(isChosen);
}

void ResolveDialog::setBusy(bool isLooking)
{
    m_progress->setRange(0, 0);
    m_progress->show();
    m_other->setEnabled(false);
    m_accept->setEnabled(false);
    m_make->setEnabled(false);
    m_make->setText(tr("&Make Drafts"));
    m_make->setAccessibleName(tr("Make drafts"));
    m_close->setText(isLooking ? tr("Cancel") : tr("Close"));
    m_close->setAccessibleName(m_close->text());
    m_text->setText(isLooking ? tr("Looking for the smallest set of changes…")
                              : tr("Proving the chosen changes…"));
}

void ResolveDialog::setProgress(int done, int total)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
}

void ResolveDialog::setResult(const Result &result)
{
    m_progress->hide();
    // A table of nothing would only take the room of what is left.
    const bool isEmpty = m_model->rowCount() == 0;
    m_splitter->setVisible(!isEmpty || result.left.isEmpty());
    QStringList left = result.left.mid(0, mostLines);
    if (left.size() < result.left.size())
        left.append(QStringLiteral("…"));
    m_text->setLongest(result.longest);
    m_text->setText(result.text);
    m_text->setAccessibleDescription(result.text);
    m_left->setText(result.left.isEmpty()
                        ? QString()
                        : (result.acceptable > 0
                               ? tr("Left, and can be accepted with a reason if it is intended:")
                               : tr("Left:"))
                              + u'\n' + (isEmpty ? left.join(u'\n') : shortList(result.left)));
    m_left->setToolTip(format::plain(longList(result.left)));
    m_left->setVisible(!result.left.isEmpty());
    m_accept->setText(tr("&Accept %n Conflict(s) That Are Left…", nullptr, result.acceptable));
    m_accept->setAccessibleName(QString(m_accept->text()).remove(u'&'));
    m_accept->setVisible(result.acceptable > 0);
    m_accept->setEnabled(true);
    m_other->setEnabled(true);
    const int chosen = result.chosen;
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_make->setText(chosen > 0 ? tr("&Make %n Change(s)", nullptr, chosen) : tr("&Make Changes"));
    m_make->setAccessibleName(QString(m_make->text()).remove(u'&'));
    m_make->setEnabled(chosen > 0);
    if (!isEmpty && !std::exchange(m_isSized, true))
        QTimer::singleShot(0, this, &ResolveDialog::fitSize);
}

void ResolveDialog::fitSize()
{
    if (m_size->isChosen())
        return;
    const int missing = m_table->verticalHeader()->length() - m_table->viewport()->height();
    const int texts = fewestTextLines * fontMetrics().lineSpacing();
    const QMargins around = layout()->contentsMargins();
    m_size->want({m_difference->widthOfLines() + around.left() + around.right(),
                  height() + std::max(0, missing) + std::max(0, texts - m_difference->height())});
    layout()->activate();
    // On a small screen both are cut.
    const int all = m_splitter->height();
    const int table = std::min(m_table->height() + missing, std::max(all - texts, all / 2));
    m_splitter->setSizes({table, all - table});
}

void ResolveDialog::goToRow()
{
    const PoolId wanted = std::exchange(m_wanted, noPool);
    int row = 0;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (m_model->wayAt(i).pool == wanted)
            row = i;
    }
    if (m_model->rowCount() > 0)
        m_table->selectRow(row);
}

void ResolveDialog::showWhy()
{
    const QModelIndex index = m_table->currentIndex();
    const bool isShown = index.isValid() && m_model->whyAt(index.row());
    m_why->setVisible(isShown);
    m_other->setVisible(isShown && m_model->whyAt(index.row())->instead);
    if (!isShown)
        return;
    const auto nameOf = [this](PoolId pool) { return m_registry->displayName(pool); };
    const WhyPool &why = *m_model->whyAt(index.row());
    QString text =
        tr("Why “%1”: %2.")
            .arg(isolated(nameOf(m_model->wayAt(index.row()).pool)), waytext::why(why, nameOf));
    if (why.instead) {
        QStringList ways{waytext::name(*why.instead, nameOf)};
        QStringList remarks{m_model->remarkOn(*why.instead)};
        for (const WayOut &way : why.also) {
            ways.append(waytext::name(way, nameOf));
            remarks.append(m_model->remarkOn(way));
        }
        text += u' ' + tr("Instead: %1.").arg(ways.join(QStringLiteral("; "))) + u' '
                + remarks.join(u' ').trimmed();
    }
    m_other->setText(why.also.empty() ? tr("Change the &Other Instead")
                                      : tr("Change the &Others Instead"));
    m_why->setText(text.trimmed());
    m_other->setAccessibleDescription(text);
}

void ResolveDialog::showDifference()
{
    const QModelIndex index = m_table->currentIndex();
    const auto texts = index.isValid() ? textsOf(*m_registry, m_model->wayAt(index.row()))
                                       : std::optional<WayTexts>();
    m_difference->setVisible(texts.has_value());
    if (!texts)
        return;
    const QString pool = isolated(m_registry->displayName(m_model->wayAt(index.row()).pool));
    m_difference->show(tr("“%1” now").arg(pool), texts->before,
                       texts->after.isEmpty() ? tr("Then it is gone") : tr("Then"), texts->after);
    m_difference->goToFirstChange();
}

} // namespace poolwarden
