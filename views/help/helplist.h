// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QDialog;
class QDialogButtonBox;
class QTreeWidget;
class QTreeWidgetItem;

/// The lists of the Help menu: rows in groups that are always open.
namespace poolwarden::helplist {

/// Named after the dialog's title. `id`: the first part of the object names.
[[nodiscard]] QTreeWidget *makeList(const QString &id, const QStringList &columns, QDialog *dialog);
QTreeWidgetItem *addGroup(QTreeWidget *list, const QString &title);
/// What closes the dialog.
[[nodiscard]] QDialogButtonBox *closeButtons(const QString &id, QDialog *dialog);

} // namespace poolwarden::helplist
