// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/connections/connectionpresentation.h"

#include "model/connections/connectionlist.h"
#include "views/style/format.h"
#include "views/style/icons.h"

namespace poolwarden {

namespace {

QString iconOf(ConnectionList::State state)
{
    switch (state) {
    case ConnectionList::State::Connecting:
        return QStringLiteral("state-building");
    case ConnectionList::State::Open:
        return QStringLiteral("state-active");
    case ConnectionList::State::Files:
        return QStringLiteral("state-draft");
    case ConnectionList::State::Lost:
    case ConnectionList::State::Failed:
        break;
    }
    return QStringLiteral("state-inaccessible");
}

} // namespace

QVariant ConnectionPresentation::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DecorationRole)
        return icons::named(iconOf(
            static_cast<ConnectionList::State>(index.data(ConnectionList::StateRole).toInt())));
    if (role == Qt::ToolTipRole)
        return format::plain(index.data(Qt::AccessibleDescriptionRole).toString());
    return QIdentityProxyModel::data(index, role);
}

} // namespace poolwarden
