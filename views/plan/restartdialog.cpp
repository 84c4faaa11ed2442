// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/plan/restartdialog.h"

#include "model/plan/restartmodel.h"
#include "model/wording/isolated.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/style/listtable.h"
#include "views/style/signedrows.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace poolwarden {

namespace {

constexpr int restartColumns = 130;
constexpr int restartLines = 30;
constexpr int mostPoolChars = 32;
constexpr int rowsToMeasure = 200;

QIcon restartSign(const QModelIndex &index)
{
    const auto severity = Severity(index.data(RestartModel::SeverityRole).toInt());
    if (severity != Severity::Info)
        return icons::sign(severity);
    return icons::named(index.data(RestartModel::ChangesRole).toBool() ? QStringLiteral("start")
                                                                       : QStringLiteral("check"));
}

} // namespace

RestartDialog::RestartDialog(RestartModel *model, const QString &host, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_text(new QLabel(this))
    , m_daemon(new QRadioButton(tr("A restart of &libvirt"), this))
    , m_host(new QRadioButton(tr("A restart of the &host"), this))
    , m_drafts(new QCheckBox(tr("With my &drafts defined first"), this))
    , m_all(new QCheckBox(tr("Show &what stays the same"), this))
    , m_table(new QTableView(this))
    , m_why(new QLabel(this))
    , m_summary(new QLabel(this))
    , m_copy(new QPushButton(tr("&Copy as Text"), this))
    , m_save(new QPushButton(tr("&Save as Text…"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("restartDialog"));
    setWindowTitle(tr("After the Next Restart"));
    setAccessibleName(windowTitle());
    m_text->setObjectName(QStringLiteral("restartText"));
    m_text->setText(tr("What will be left of the pools of %1. Nothing is restarted: this is worked "
                       "out from the definitions.",
                       "a host")
                        .arg(isolated(host)));
    m_summary->setObjectName(QStringLiteral("restartSummary"));
    m_why->setObjectName(QStringLiteral("restartWhy"));
    m_why->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    // Room for all that is said, so that the rows stay where they are.
    m_why->setMinimumHeight(2 * fontMetrics().lineSpacing() + 2);
    for (QLabel *label : {m_text, m_why, m_summary}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_daemon->setObjectName(QStringLiteral("restartDaemon"));
    m_daemon->setToolTip(format::plain(tr("libvirt alone is started again, as by an update. It "
                                          "remembers the pools that it was told to start.")));
    m_daemon->setChecked(true);
    m_host->setObjectName(QStringLiteral("restartHost"));
    m_host->setToolTip(format::plain(
        tr("The machine boots. libvirt has nothing but the definitions that are kept.")));
    m_drafts->setObjectName(QStringLiteral("restartDrafts"));
    m_all->setObjectName(QStringLiteral("restartAll"));
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{
             m_daemon, m_host, m_drafts, m_all, m_copy, m_save, m_close})
        button->setAccessibleName(QString(button->text()).remove(u'&'));
    auto *shown = new SignedRows(RestartModel::AfterColumn, restartSign, this);
    shown->setSourceModel(model);
    m_table->setObjectName(QStringLiteral("restartTable"));
    m_table->setAccessibleName(tr("Pools after the restart"));
    m_table->setModel(shown);
    makeListOf(m_table);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = m_table->horizontalHeader();
    header->setObjectName(QStringLiteral("restartHeader"));
    header->setStretchLastSection(true);
    header->setResizeContentsPrecision(rowsToMeasure);
    m_copy->setObjectName(QStringLiteral("restartCopy"));
    m_save->setObjectName(QStringLiteral("restartSave"));
    m_close->setObjectName(QStringLiteral("restartClose"));
    for (QPushButton *button : {m_copy, m_save, m_close})
        button->setAutoDefault(false);

    auto *choices = new QHBoxLayout;
    choices->addWidget(m_daemon);
    choices->addWidget(m_host);
    choices->addSpacing(fontMetrics().averageCharWidth() * 2);
    choices->addWidget(m_drafts);
    choices->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_all);
    buttons->addStretch(1);
    for (QPushButton *button : {m_copy, m_save, m_close})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addLayout(choices);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_why);
    layout->addWidget(m_summary);
    layout->addLayout(buttons);
    resize(restartColumns * fontMetrics().averageCharWidth(),
           restartLines * fontMetrics().lineSpacing());

    connect(m_daemon, &QRadioButton::toggled, this, &RestartDialog::choiceChanged);
    connect(m_drafts, &QCheckBox::toggled, this, &RestartDialog::choiceChanged);
    connect(m_all, &QCheckBox::toggled, m_model, &RestartModel::setShowsAll);
    connect(m_copy, &QPushButton::clicked, this, &RestartDialog::copyRequested);
    connect(m_save, &QPushButton::clicked, this, &RestartDialog::saveRequested);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT poolActivated(index.data(RestartModel::PoolRole).value<PoolId>());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RestartDialog::tellWhy);
    m_table->setFocus(Qt::OtherFocusReason);
}

void RestartDialog::tellWhy()
{
    const QModelIndex current = m_table->currentIndex();
    m_why->setText(current.siblingAtColumn(RestartModel::WhyColumn).data().toString());
}

RestartKind RestartDialog::kind() const
{
    return m_daemon->isChecked() ? RestartKind::Daemon : RestartKind::Host;
}

bool RestartDialog::withDrafts() const
{
    return m_drafts->isEnabled() && m_drafts->isChecked();
}

void RestartDialog::setHasDrafts(bool has)
{
    m_drafts->setEnabled(has);
    m_drafts->setToolTip(has ? QString()
                             : format::plain(tr("The host has no drafts with changes.")));
}

void RestartDialog::forecastChanged(const QString &notes)
{
    m_summary->setText(notes.isEmpty() ? m_model->summary() : m_model->summary() + u' ' + notes);
    if (!std::exchange(m_isFitted, true))
        fitColumns();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectRow(0);
    tellWhy();
}

void RestartDialog::fitColumns()
{
    m_table->resizeColumnsToContents();
    const int most = mostPoolChars * fontMetrics().averageCharWidth();
    const int least = fontMetrics().horizontalAdvance(tr("may be changed")) + 40;
    for (const int column :
         {RestartModel::PoolColumn, RestartModel::NowColumn, RestartModel::AfterColumn})
        m_table->setColumnWidth(column, std::min(most, m_table->columnWidth(column) + 12));
    m_table->setColumnWidth(RestartModel::AfterColumn,
                            std::max(least, m_table->columnWidth(RestartModel::AfterColumn)));
}

} // namespace poolwarden
