// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QIdentityProxyModel>

#include <functional>

namespace poolwarden {

/// Adds what a list needs on the screen to a model that knows no pictures: a sign for each row in one column, and the
/// tool tip, as plain text.
class SignedRows final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    /// The sign of a row; \a index is in the column of signs. A null icon is no sign.
    using SignOf = std::function<QIcon(const QModelIndex &index)>;

    SignedRows(int column, SignOf signOf, QObject *parent);

    /// Which data of a cell its tool tip says. At first what stands in the cell: it may be too long to be read there.
    void setTipRole(int role) { m_tipRole = role; }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    int m_column;
    SignOf m_signOf;
    int m_tipRole = Qt::DisplayRole;
};

} // namespace poolwarden
