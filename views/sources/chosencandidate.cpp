// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sources/chosencandidate.h"

#include "model/sources/candidatemodel.h"
#include "views/style/labels.h"

#include <QModelIndex>
#include <QStringList>

namespace poolwarden {

ChosenCandidate::ChosenCandidate(QWidget *parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("pickerChosen"));
    setAccessibleName(tr("Chosen"));
    labels::wrap(this);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void ChosenCandidate::show(const QModelIndex &row)
{
    QStringList parts;
    for (const int column :
         {CandidateModel::NameColumn, CandidateModel::WhatColumn, CandidateModel::SizeColumn}) {
        const QString text = row.siblingAtColumn(column).data().toString();
        if (!text.isEmpty())
            parts.append(text);
    }
    if (const QString users = row.siblingAtColumn(CandidateModel::UserColumn).data().toString();
        !users.isEmpty())
        parts.append(tr("used by %1", "names of pools").arg(users));
    setText(parts.join(QStringLiteral(" · ")));
}

} // namespace poolwarden
