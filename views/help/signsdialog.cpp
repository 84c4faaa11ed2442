// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/help/signsdialog.h"

#include "model/conflict/finding.h"
#include "model/tables/poolstatewords.h"
#include "views/help/helplist.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QDialogButtonBox>
#include <QIcon>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

constexpr int usualSignsColumns = 120;

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

void addSign(QTreeWidgetItem *parent, const QIcon &icon, const QString &name,
             const QString &meaning)
{
    auto *item = new QTreeWidgetItem(parent, {name, meaning});
    item->setIcon(0, icon);
    item->setToolTip(1, format::plain(meaning));
}

void addState(QTreeWidgetItem *parent, const char *icon, PoolState state, const QString &meaning)
{
    addSign(parent, icons::named(QString::fromLatin1(icon)),
            capital(poolstatewords::stateName(state)), meaning);
}

} // namespace

SignsDialog::SignsDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("signsDialog"));
    setWindowTitle(tr("What the Signs Mean"));
    setAccessibleName(windowTitle());
    const auto id = QStringLiteral("signs");
    QTreeWidget *list = helplist::makeList(id, {tr("Sign"), tr("What it means")}, this);

    QTreeWidgetItem *conflicts = helplist::addGroup(list, tr("Conflicts and fields"));
    addSign(conflicts, icons::sign(Severity::Error), tr("Error"),
            tr("libvirt refuses it, or data can be destroyed: two pools use the same storage."));
    addSign(conflicts, icons::sign(Severity::Warning), tr("Warning"),
            tr("It works only under conditions, which the sentence names."));
    addSign(conflicts, icons::sign(Severity::Info), tr("Note"),
            tr("Worth knowing; nothing is in danger."));
    addSign(conflicts, icons::named(QStringLiteral("check")), tr("Nothing found"),
            tr("Free to use, done, or switched on, as the column says."));
    addSign(conflicts, icons::named(QStringLiteral("peers")), tr("Conflict"),
            tr("Over a column: the worst conflict of each pool."));

    QTreeWidgetItem *states = helplist::addGroup(list, tr("Pools"));
    addSign(states, icons::named(QStringLiteral("state-draft")), tr("Draft"),
            tr("Changed here, or new, and not yet defined on the host."));
    addState(states, "state-active", PoolState::Running, tr("Started: its volumes can be used."));
    addState(states, "state-inactive", PoolState::Inactive,
             tr("Defined, but not started; its storage stays as it is."));
    addState(states, "state-building", PoolState::Building, tr("libvirt is making its storage."));
    addState(states, "state-degraded", PoolState::Degraded,
             tr("Started, but a part of its storage has failed."));
    addState(states, "state-inaccessible", PoolState::Inaccessible,
             tr("Started, but its storage cannot be reached."));
    addSign(states, icons::named(QStringLiteral("state-unknown")), tr("Unknown"),
            tr("The connection to its host is lost; what is shown was the last state."));

    QTreeWidgetItem *hosts = helplist::addGroup(list, tr("Hosts"));
    addSign(hosts, icons::named(QStringLiteral("state-active")), tr("Connected"),
            tr("What is shown is what the host has now."));
    addSign(hosts, icons::named(QStringLiteral("state-building")), tr("Connecting"),
            tr("The host has not answered yet."));
    addSign(hosts, icons::named(QStringLiteral("state-inaccessible")), tr("Not connected"),
            tr("The connection was lost, or could not be made."));
    addSign(hosts, icons::named(QStringLiteral("state-draft")), tr("Files"),
            tr("Drafts that are for no host yet."));

    QTreeWidgetItem *changes = helplist::addGroup(list, tr("Changes"));
    addSign(changes, icons::named(QStringLiteral("add")), tr("Only here"),
            tr("Added, or only on one of the two sides, as the words say."));
    addSign(changes, icons::named(QStringLiteral("remove")), tr("Removed"),
            tr("Not in the newer one any more."));

    list->expandAll();
    list->setCurrentItem(conflicts->child(0));
    list->resizeColumnToContents(0);
    QDialogButtonBox *buttons = helplist::closeButtons(id, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    // Tall enough for all of it.
    const int lines = 24;
    resize(usualSignsColumns * fontMetrics().averageCharWidth(),
           lines * (fontMetrics().lineSpacing() + 6) + buttons->sizeHint().height());
    list->setFocus(Qt::OtherFocusReason);
}

SignsDialog::~SignsDialog() = default;

} // namespace poolwarden
