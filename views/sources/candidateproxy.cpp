// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sources/candidateproxy.h"

#include "model/sources/candidatemodel.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <algorithm>

namespace poolwarden {

void CandidateProxy::setWords(const QString &filter)
{
    m_words = filter.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

QVariant CandidateProxy::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DecorationRole && index.column() == CandidateModel::NameColumn) {
        const QVariant severity = index.data(CandidateModel::SeverityRole);
        return severity.isNull() ? icons::named(QStringLiteral("check"))
                                 : icons::sign(Severity(severity.toInt()));
    }
    if (role == Qt::DisplayRole && index.column() == CandidateModel::SizeColumn) {
        const quint64 bytes = index.data(CandidateModel::SizeRole).toULongLong();
        return bytes > 0 ? QVariant(format::size(bytes)) : QVariant();
    }
    if (role == Qt::TextAlignmentRole && index.column() == CandidateModel::SizeColumn)
        return int(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        const QString shown = index.column() == CandidateModel::SizeColumn
                                  ? QString()
                                  : index.data(Qt::DisplayRole).toString();
        const QString sentence = index.data(CandidateModel::SentenceRole).toString();
        return format::plain(QStringList{shown, sentence}.join(u'\n').trimmed());
    }
    if (role == Qt::AccessibleDescriptionRole)
        return index.data(CandidateModel::SentenceRole);
    return QSortFilterProxyModel::data(index, role);
}

bool CandidateProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QAbstractItemModel *model = sourceModel();
    return std::ranges::all_of(m_words, [&](const QString &word) {
        for (const int column :
             {CandidateModel::NameColumn, CandidateModel::WhatColumn, CandidateModel::UserColumn}) {
            const QModelIndex cell = model->index(row, column, parent);
            if (cell.data().toString().contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    });
}

} // namespace poolwarden
