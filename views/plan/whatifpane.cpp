// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/plan/whatifpane.h"

#include "model/plan/whatifmodel.h"
#include "views/style/icons.h"
#include "views/style/listtable.h"
#include "views/style/signedrows.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

QIcon changeSign(const QModelIndex &index)
{
    return index.data(WhatIfModel::GoneRole).toBool()
               ? icons::named(QStringLiteral("check"))
               : icons::sign(Severity(index.data(WhatIfModel::SeverityRole).toInt()));
}

} // namespace

WhatIfPane::WhatIfPane(WhatIfModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_summary(new QLabel(this))
    , m_table(new QTableView(this))
    , m_current(new QLabel(this))
{
    setObjectName(QStringLiteral("whatIfPane"));
    m_summary->setObjectName(QStringLiteral("whatIfSummary"));
    m_current->setObjectName(QStringLiteral("whatIfCurrent"));
    m_current->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    // Room for all that is said, so that the rows stay where they are.
    m_current->setMinimumHeight(2 * fontMetrics().lineSpacing() + 2);
    for (QLabel *label : {m_summary, m_current}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *shown = new SignedRows(WhatIfModel::ChangeColumn, changeSign, this);
    shown->setSourceModel(model);
    m_table->setObjectName(QStringLiteral("whatIfTable"));
    m_table->setAccessibleName(tr("What changes"));
    m_table->setModel(shown);
    makeListOf(m_table);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setObjectName(QStringLiteral("whatIfHeader"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(WhatIfModel::ChangeColumn, 18 * fontMetrics().averageCharWidth());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_current);
    connect(m_model, &WhatIfModel::summaryChanged, this, &WhatIfPane::update);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT poolActivated(index.data(WhatIfModel::PoolRole).value<PoolId>());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &WhatIfPane::tellCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &WhatIfPane::tellCurrent);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &WhatIfPane::tellCurrent);
    update();
}

void WhatIfPane::update()
{
    m_summary->setText(m_model->summary());
}

void WhatIfPane::tellCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    m_current->setText(current.siblingAtColumn(WhatIfModel::WhatColumn).data().toString());
}

} // namespace poolwarden
