// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/plan/draftsdialog.h"

#include "views/plan/whatifpane.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/style/listtable.h"
#include "views/style/signedrows.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int usualColumns = 144;
constexpr int usualLines = 32;
constexpr int mostNameColumns = 28;

/// How many pools are changed on their hosts.
int changeCount(const HostSteps &steps)
{
    return int(steps.drafts.size() + steps.stop.size() + steps.undefine.size());
}

QIcon outcomeSign(const QModelIndex &index)
{
    using Result = DraftPlanModel::Result;
    switch (Result(index.data(DraftPlanModel::ResultRole).toInt())) {
    case Result::Done:
        return icons::named(QStringLiteral("check"));
    case Result::Failed:
    case Result::Unknown:
        return icons::sign(Severity::Error);
    case Result::NotReached:
    case Result::DoneWithError:
        return icons::sign(Severity::Warning);
    case Result::Running:
        return icons::named(QStringLiteral("refresh"));
    case Result::None:
        break;
    }
    const auto severity = Severity(index.data(DraftPlanModel::SeverityRole).toInt());
    return severity == Severity::Info ? icons::named(QStringLiteral("check"))
                                      : icons::sign(severity);
}

/// Space checks the row wherever the current cell is, and Return shows the pool.
class PlanTable final : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const QModelIndex box = currentIndex().siblingAtColumn(DraftPlanModel::PlaceColumn);
        if (event->key() == Qt::Key_Space && box.isValid()) {
            const QVariant state = box.data(Qt::CheckStateRole);
            if (!state.isNull())
                model()->setData(box, state.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
                                 Qt::CheckStateRole);
            event->accept();
            return;
        }
        QTableView::keyPressEvent(event);
    }
};

} // namespace

DraftsDialog::DraftsDialog(DraftPlanModel *model, WhatIfModel *changes, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_shown(new SignedRows(DraftPlanModel::OutcomeColumn, outcomeSign, this))
    , m_text(new QLabel(this))
    , m_current(new QLabel(this))
    , m_table(new PlanTable(this))
    , m_changes(new WhatIfPane(changes, this))
    , m_stops(new QCheckBox(tr("Stop at the &first that fails"), this))
    , m_restart(new QCheckBox(this))
    , m_build(new QCheckBox(this))
    , m_takeBack(new QPushButton(tr("Take &Back"), this))
    , m_define(new QPushButton(this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("draftsDialog"));
    m_text->setObjectName(QStringLiteral("draftsText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    // Room for a second line, so that the rows stay where they are when there is more to say.
    m_text->setMinimumHeight(2 * fontMetrics().lineSpacing() + 2);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_current->setObjectName(QStringLiteral("draftsCurrent"));
    m_current->setAccessibleName(tr("What happens in the chosen line"));
    m_current->setTextFormat(Qt::PlainText);
    m_current->setWordWrap(true);
    // Likewise for all that is usually said of a line.
    m_current->setMinimumHeight(3 * fontMetrics().lineSpacing() + 2);
    m_current->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_shown->setSourceModel(model);
    m_table->setObjectName(QStringLiteral("draftsTable"));
    m_table->setAccessibleName(tr("Drafts"));
    m_table->setModel(m_shown);
    makeListOf(m_table);
    m_table->horizontalHeader()->setObjectName(QStringLiteral("draftsHeader"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_stops->setObjectName(QStringLiteral("draftsStops"));
    m_stops->setAccessibleName(tr("Stop at the first that fails"));
    m_stops->setChecked(true);
    m_takeBack->setObjectName(QStringLiteral("draftsTakeBack"));
    m_takeBack->setAccessibleName(tr("Take back what was done"));
    m_takeBack->setToolTip(format::plain(
        tr("Makes each pool what it was before, the last first. Its draft comes back. What was "
           "undefined is defined again, and what was stopped is started.")));
    m_define->setObjectName(QStringLiteral("draftsDefine"));
    m_close->setObjectName(QStringLiteral("draftsClose"));
    m_close->setAccessibleName(tr("Close"));
    for (QPushButton *button : {m_takeBack, m_define, m_close})
        button->setAutoDefault(false);
    m_define->setDefault(true);
    m_restart->setObjectName(QStringLiteral("draftsRestart"));
    m_build->setObjectName(QStringLiteral("draftsBuild"));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_stops);
    buttons->addStretch(1);
    buttons->addWidget(m_takeBack);
    buttons->addWidget(m_define);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("draftsSplitter"));
    splitter->setChildrenCollapsible(false);
    auto *list = new QWidget(splitter);
    list->setObjectName(QStringLiteral("draftsList"));
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->addWidget(m_table, 1);
    column->addWidget(m_current);
    splitter->addWidget(list);
    splitter->addWidget(m_changes);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_restart);
    layout->addWidget(m_build);
    layout->addLayout(buttons);
    resize(usualColumns * fontMetrics().averageCharWidth(),
           usualLines * fontMetrics().lineSpacing());

    connect(m_restart, &QCheckBox::clicked, m_model, &DraftPlanModel::chooseRestart);
    connect(m_build, &QCheckBox::clicked, m_model, &DraftPlanModel::chooseBuild);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_define, &QPushButton::clicked, this, [this] {
        if (m_phase == Phase::Defining)
            Q_EMIT stopRequested();
        else
            Q_EMIT defineRequested();
    });
    connect(m_takeBack, &QPushButton::clicked, this, &DraftsDialog::takeBackRequested);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT poolActivated(index.data(DraftPlanModel::PoolRole).value<PoolId>());
    });
    connect(m_changes, &WhatIfPane::poolActivated, this, &DraftsDialog::poolActivated);
    connect(m_model, &DraftPlanModel::planChanged, this, &DraftsDialog::update);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &DraftsDialog::tellCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DraftsDialog::tellCurrent);
    // The line stays chosen where it comes to stand.
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_currentPool = m_table->currentIndex().data(DraftPlanModel::PoolRole).value<PoolId>();
    });
    m_table->viewport()->installEventFilter(this);
    update();
    m_table->setFocus(Qt::OtherFocusReason);
}

bool DraftsDialog::stopsAtFailure() const
{
    return m_stops->isChecked();
}

void DraftsDialog::setPhase(Phase phase, const QString &summary, bool canTakeBack)
{
    m_phase = phase;
    m_summary = summary;
    m_canTakeBack = canTakeBack;
    update();
}

void DraftsDialog::noteSelected(bool areSelected)
{
    m_selected = areSelected ? std::optional(m_model->checkedCount()) : std::nullopt;
    update();
}

void DraftsDialog::setAfterDefine(const QString &sentence)
{
    m_then = sentence;
    update();
}

void DraftsDialog::updateRestart()
{
    const auto count = int(m_model->offered().restart.size());
    m_restart->setVisible(count > 0);
    m_restart->setEnabled(m_phase == Phase::Choosing);
    m_restart->setChecked(m_model->restarts());
    m_restart->setText(
        tr("Stop %n active pool(s) for the new definition, and start &again", nullptr, count));
    m_restart->setAccessibleName(QString(m_restart->text()).remove(u'&'));
}

void DraftsDialog::updateBuild()
{
    const auto count = int(m_model->offered().build.size());
    m_build->setVisible(count > 0);
    m_build->setEnabled(m_phase == Phase::Choosing);
    m_build->setChecked(m_model->builds());
    m_build->setText(tr("Build %n missing d&irectories after Define", nullptr, count));
    m_build->setAccessibleName(QString(m_build->text()).remove(u'&'));
}

QString DraftsDialog::usualText(const HostSteps &steps) const
{
    const auto count = int(steps.drafts.size());
    QString text;
    if (m_model->rowCount() == 0)
        return tr("There are no drafts with changes.");
    if (!steps.stop.isEmpty() || !steps.undefine.isEmpty())
        text = changeCount(steps) == 1
                   ? tr("Nothing happens on the host before you say so.")
                   : tr("Nothing happens on the host before you say so. Then what is chosen is "
                        "done in the order of the first column.");
    else if (count == 0)
        text = tr("None of the chosen drafts can be defined. The last column says why.");
    else
        text = tr("The chosen drafts are defined in the order of the first column, so that "
                  "libvirt takes each of them.");
    if (const int over = m_model->overtakenCount(); over > 0)
        text.prepend(tr("The host has changed: %n line(s) are not chosen any more. The last column "
                        "says why.",
                        nullptr, over)
                     + u' ');
    if (const int left = m_model->checkedCount() - count; count > 0 && left > 0)
        text +=
            u' '
            + tr("%n chosen draft(s) cannot be defined. The last column says why.", nullptr, left);
    if (m_selected == m_model->checkedCount())
        text += u' ' + tr("The drafts that are selected in the list are chosen.");
    return count > 0 && !m_then.isEmpty() ? text + u' ' + m_then : text;
}

void DraftsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitColumns();
}

void DraftsDialog::fitColumns()
{
    m_table->resizeColumnsToContents();
    const int most = mostNameColumns * fontMetrics().averageCharWidth();
    for (const int column :
         {DraftPlanModel::NameColumn, DraftPlanModel::HostColumn, DraftPlanModel::ChangeColumn})
        m_table->setColumnWidth(column, std::min(most, m_table->columnWidth(column) + 12));
}

void DraftsDialog::update()
{
    const bool isBusy = m_phase != Phase::Choosing;
    updateRestart();
    updateBuild();
    const HostSteps steps = m_model->steps();
    const auto count = int(steps.drafts.size());
    const bool isMore = steps.isMore();
    m_text->setText(m_summary.isEmpty() ? usualText(steps) : m_summary);
    // A plan that only stops and undefines defines nothing. It is called the same after it was done.
    if (m_phase == Phase::Choosing && m_summary.isEmpty()) {
        setWindowTitle(count == 0 && isMore ? tr("Change the Host") : tr("Define Drafts"));
        setAccessibleName(windowTitle());
    }
    if (m_phase == Phase::Defining)
        m_define->setText(tr("&Stop"));
    else if (isMore)
        m_define->setText(tr("&Do %n Change(s) on the Host", nullptr, changeCount(steps)));
    else
        m_define->setText(count > 0 ? tr("&Define %n Pool(s)", nullptr, count) : tr("&Define"));
    m_define->setAccessibleName(QString(m_define->text()).remove(u'&'));
    m_define->setEnabled(m_phase == Phase::Defining || (!isBusy && (count > 0 || isMore)));
    m_takeBack->setEnabled(!isBusy && m_canTakeBack);
    // When all is done, Return closes.
    m_close->setDefault(!isBusy && !m_define->isEnabled());
    m_define->setDefault(!m_close->isDefault());
    // After a run there is nothing to foretell.
    m_changes->setVisible(m_summary.isEmpty() || count > 0 || isMore);
    m_stops->setEnabled(!isBusy);
    // One connection needs no column.
    bool isOneHost = true;
    for (int row = 1; row < m_model->rowCount(); ++row)
        isOneHost = isOneHost
                    && m_model->index(row, DraftPlanModel::HostColumn).data()
                           == m_model->index(0, DraftPlanModel::HostColumn).data();
    m_table->setColumnHidden(DraftPlanModel::HostColumn, isOneHost);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        int current = 0;
        for (int row = m_model->rowCount() - 1; row > 0; --row) {
            if (m_model->index(row, 0).data(DraftPlanModel::PoolRole).value<PoolId>()
                == m_currentPool)
                current = row;
        }
        m_table->selectRow(current);
    }
    tellCurrent();
}

void DraftsDialog::tellCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    m_current->setText(current.siblingAtColumn(DraftPlanModel::OutcomeColumn).data().toString());
}

bool DraftsDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Until then a line does not move under the mouse.
    if (watched == m_table->viewport() && event->type() == QEvent::Leave
        && m_phase == Phase::Choosing)
        m_model->sortAfresh();
    return QDialog::eventFilter(watched, event);
}

} // namespace poolwarden
