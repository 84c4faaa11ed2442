// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIdentityProxyModel>

namespace poolwarden {

/// Adds icons, colours, tool tips and texts for screen readers to a PoolTableModel.
class PoolPresentationProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant decoration(const QModelIndex &index) const;
    /// Whether a cell in the Target column has the same text as Source.
    [[nodiscard]] bool repeatsSource(const QModelIndex &index) const;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const;
    [[nodiscard]] QString conflictWords(const QModelIndex &index) const;
};

} // namespace poolwarden
