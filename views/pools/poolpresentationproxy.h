// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIdentityProxyModel>

namespace poolwarden {

/// Gives a PoolTableModel its looks: signs, tints, tooltips, words for screen readers.
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
    /// Of a cell in the Target column.
    [[nodiscard]] bool repeatsSource(const QModelIndex &index) const;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const;
    [[nodiscard]] QString conflictWords(const QModelIndex &index) const;
};

} // namespace poolwarden
