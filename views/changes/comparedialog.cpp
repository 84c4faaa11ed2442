// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/changes/comparedialog.h"

#include "model/changes/changereport.h"
#include "model/wording/isolated.h"
#include "views/changes/reportview.h"
#include "views/style/format.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int usualColumns = 170;
constexpr int usualLines = 32;

} // namespace

CompareDialog::CompareDialog(PoolRegistry *registry, PoolId left, PoolId right, QWidget *parent)
    : QDialog(parent)
    , m_registry(registry)
    , m_left(left)
    , m_right(right)
    , m_report(new ReportView(this))
{
    setObjectName(QStringLiteral("compareDialog"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setObjectName(QStringLiteral("compareButtons"));
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("compareClose"));
    // Return goes from the list to the line.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_report, 1);
    layout->addWidget(buttons);
    resize(usualColumns * fontMetrics().averageCharWidth(),
           usualLines * fontMetrics().lineSpacing());

    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &CompareDialog::refresh);
    const auto isMine = [this](PoolId pool) { return pool == m_left || pool == m_right; };
    connect(m_registry, &PoolRegistry::poolChanged, this, [this, isMine](PoolId pool) {
        if (isMine(pool))
            m_refresh.start();
    });
    connect(m_registry, &PoolRegistry::findingsChanged, this,
            [this, isMine](const std::vector<PoolId> &pools) {
                if (std::any_of(pools.begin(), pools.end(), isMine))
                    m_refresh.start();
            });
    connect(m_registry, &PoolRegistry::poolRemoved, this, [this, isMine](PoolId pool) {
        if (isMine(pool))
            reject();
    });
    refresh();
    m_report->enter();
}

void CompareDialog::refresh()
{
    const ChangeReport report = comparePools(*m_registry, m_left, m_right);
    const QString title = tr("Compare %1 and %2").arg(report.leftTitle, report.rightTitle);
    setWindowTitle(format::windowTitle(title));
    setAccessibleName(title);
    m_report->show(report, m_isAnew);
    m_isAnew = false;
}

} // namespace poolwarden
