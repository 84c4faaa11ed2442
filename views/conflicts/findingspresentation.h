// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIdentityProxyModel>

namespace poolwarden {

/// Adds signs and tool tips to a FindingsModel.
class FindingsPresentation final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit FindingsPresentation(QObject *parent = nullptr);

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

} // namespace poolwarden
