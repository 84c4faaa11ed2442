// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/help/helplist.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFont>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>

namespace poolwarden::helplist {

namespace {

struct HelplistTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::helplist)
};

} // namespace

QTreeWidget *makeList(const QString &id, const QStringList &columns, QDialog *dialog)
{
    auto *list = new QTreeWidget(dialog);
    list->setObjectName(id + QStringLiteral("List"));
    list->setAccessibleName(dialog->windowTitle());
    list->setHeaderLabels(columns);
    list->header()->setObjectName(id + QStringLiteral("Header"));
    list->header()->setSectionsMovable(false);
    list->setRootIsDecorated(false);
    list->setItemsExpandable(false);
    list->setAllColumnsShowFocus(true);
    list->setTabKeyNavigation(false);
    return list;
}

QTreeWidgetItem *addGroup(QTreeWidget *list, const QString &title)
{
    auto *group = new QTreeWidgetItem(list, {title});
    QFont bold = list->font();
    bold.setBold(true);
    group->setFont(0, bold);
    group->setFlags(Qt::ItemIsEnabled);
    group->setFirstColumnSpanned(true);
    return group;
}

QDialogButtonBox *closeButtons(const QString &id, QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->setObjectName(id + QStringLiteral("Buttons"));
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(id + QStringLiteral("Close"));
    close->setAccessibleName(HelplistTr::tr("Close"));
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

} // namespace poolwarden::helplist
