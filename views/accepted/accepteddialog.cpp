// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/accepted/accepteddialog.h"

#include "model/tables/acceptedmodel.h"
#include "model/wording/isolated.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/listtable.h"
#include "views/style/signedrows.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int listColumns = 130;
constexpr int listLines = 24;
constexpr int mostCellColumns = 36;

QIcon acceptedSign(const QModelIndex &index)
{
    const auto state = AcceptedModel::State(index.data(AcceptedModel::StateRole).toInt());
    return state == AcceptedModel::State::InForce ? icons::named(QStringLiteral("check"))
                                                  : icons::sign(Severity::Warning);
}

} // namespace

AcceptedDialog::AcceptedDialog(AcceptedModel *model, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_text(labels::wrapped(QLatin1String("acceptedText"), this))
    , m_table(new QTableView(this))
    , m_details(labels::wrapped(QLatin1String("acceptedDetails"), this))
    , m_file(labels::wrapped(QLatin1String("acceptedFile"), this))
    , m_show(new QPushButton(tr("&Show Pool"), this))
    , m_revoke(new QPushButton(tr("&Revoke"), this))
    , m_open(new QPushButton(tr("&Open File…"), this))
    , m_copy(new QPushButton(tr("Save a Cop&y…"), this))
{
    setObjectName(QStringLiteral("acceptedDialog"));
    setWindowTitle(tr("Accepted Conflicts"));
    setAccessibleName(windowTitle());
    m_text->setAccessibleName(tr("Summary"));
    m_details->setAccessibleName(tr("The selected conflict"));
    m_file->setAccessibleName(tr("The file"));
    auto *shown = new SignedRows(AcceptedModel::StateColumn, acceptedSign, this);
    shown->setSourceModel(model);
    m_table->setObjectName(QStringLiteral("acceptedTable"));
    m_table->setAccessibleName(tr("Accepted conflicts"));
    m_table->setModel(shown);
    makeListOf(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView *header = m_table->horizontalHeader();
    header->setObjectName(QStringLiteral("acceptedHeader"));
    m_show->setObjectName(QStringLiteral("acceptedShow"));
    m_show->setAccessibleName(tr("Show the pool"));
    m_revoke->setObjectName(QStringLiteral("acceptedRevoke"));
    m_revoke->setAccessibleName(tr("Revoke"));
    m_revoke->setToolTip(format::plain(tr("The conflict is listed again. Undo is offered.")));
    m_open->setObjectName(QStringLiteral("acceptedOpen"));
    m_open->setAccessibleName(tr("Open a file of accepted conflicts"));
    m_open->setToolTip(format::plain(
        tr("Use another file for this host from now on, for example one under version control")));
    m_copy->setObjectName(QStringLiteral("acceptedCopy"));
    m_copy->setAccessibleName(tr("Save a copy of this host's file"));
    m_copy->setToolTip(
        format::plain(tr("Write them to another file too, for others or for version control")));
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("acceptedClose"));
    close->setAccessibleName(tr("Close"));

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_open, m_copy})
        buttons->addWidget(button);
    buttons->addStretch(1);
    for (QPushButton *button : {m_show, m_revoke, close})
        buttons->addWidget(button);
    for (QPushButton *button : {m_open, m_copy, m_show, m_revoke, close})
        button->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_details);
    layout->addWidget(m_file);
    layout->addLayout(buttons);
    resize(listColumns * fontMetrics().averageCharWidth(), listLines * fontMetrics().lineSpacing());

    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_open, &QPushButton::clicked, this, &AcceptedDialog::openRequested);
    connect(m_copy, &QPushButton::clicked, this, &AcceptedDialog::copyRequested);
    const auto revoke = [this] {
        if (const QList<int> rows = chosenRows(); !rows.isEmpty())
            Q_EMIT revokeRequested(rows);
    };
    connect(m_revoke, &QPushButton::clicked, this, revoke);
    auto *remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_table);
    remove->setObjectName(QStringLiteral("acceptedDelete"));
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, revoke);
    const auto show = [this] {
        const auto pool = m_table->currentIndex().data(AcceptedModel::PoolIdRole).value<PoolId>();
        if (pool != noPool)
            Q_EMIT poolActivated(pool);
    };
    connect(m_show, &QPushButton::clicked, this, show);
    connect(m_table, &QTableView::activated, this, show);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AcceptedDialog::update);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AcceptedDialog::update);
    connect(m_model, &AcceptedModel::changed, this, [this] {
        // After some were revoked, what stands in their place is chosen.
        if (chosenRows().isEmpty() && m_model->rowCount() > 0)
            m_table->selectRow(std::max(0, m_table->currentIndex().row()));
        update();
    });
    m_table->selectRow(0);
    update();
    m_table->setFocus(Qt::OtherFocusReason);
}

void AcceptedDialog::setFile(const QString &host, const QString &path)
{
    m_file->setText(host.isEmpty()
                        ? QString()
                        : tr("Those of “%1” are kept in %2.", "host, file")
                              .arg(isolated(host), isolated(QDir::toNativeSeparators(path))));
    m_file->setAccessibleDescription(m_file->text());
    m_open->setEnabled(!host.isEmpty());
    m_copy->setEnabled(!host.isEmpty());
}

void AcceptedDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_table->resizeColumnsToContents();
    const int most = mostCellColumns * fontMetrics().averageCharWidth();
    for (int column = 0; column < AcceptedModel::ByColumn; ++column)
        m_table->setColumnWidth(column, std::min(most, m_table->columnWidth(column) + 12));
    m_table->horizontalHeader()->setStretchLastSection(true);
}

QList<int> AcceptedDialog::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    return rows;
}

void AcceptedDialog::update()
{
    const int all = m_model->rowCount();
    const int stale = m_model->staleCount();
    QString text = all == 0 ? tr("No conflict is accepted. To accept one, select it in the list of "
                                 "conflicts and press “Accept…”.")
                            : tr("%n conflict(s) are accepted and hidden.", nullptr, all - stale);
    if (stale > 0)
        text += u' '
                + tr("%n entry(s) hide nothing any more: what they rest on has changed or is gone.",
                     nullptr, stale);
    m_text->setText(text);
    m_text->setAccessibleDescription(text);
    const QModelIndex current = m_table->currentIndex();
    const auto chosen = int(chosenRows().size());
    QString details;
    if (chosen > 1) {
        details = tr("%n conflict(s) are selected.", nullptr, chosen);
    } else if (current.isValid()) {
        details = current.data(AcceptedModel::ExplanationRole).toString() + u'\n'
                  + tr("Reason: %1").arg(m_model->findingAt(current.row()).reason);
    }
    m_details->setText(details);
    m_details->setAccessibleDescription(details);
    m_revoke->setEnabled(chosen > 0);
    m_show->setEnabled(current.isValid() && chosen < 2
                       && current.data(AcceptedModel::PoolIdRole).value<PoolId>() != noPool);
}

} // namespace poolwarden
