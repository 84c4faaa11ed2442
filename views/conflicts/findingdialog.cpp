// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/findingdialog.h"

#include "views/conflicts/conflictdetails.h"
#include "views/style/format.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

constexpr int usualColumns = 140;
constexpr int usualLines = 32;

} // namespace

FindingDialog::FindingDialog(QWidget *parent)
    : QDialog(parent)
    , m_details(new ConflictDetails(QStringLiteral("comparedConflict"), this))
{
    setObjectName(QStringLiteral("findingDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString title = tr("Definitions of the Conflict");
    setWindowTitle(format::windowTitle(title));
    setAccessibleName(title);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setObjectName(QStringLiteral("findingDialogButtons"));
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("findingDialogClose"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_details, 1);
    layout->addWidget(buttons);
    resize(usualColumns * fontMetrics().averageCharWidth(),
           usualLines * fontMetrics().lineSpacing());
}

void FindingDialog::bringToFront()
{
    show();
    raise();
    activateWindow();
}

} // namespace poolwarden
