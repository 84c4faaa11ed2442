// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QSortFilterProxyModel>

#include <array>

namespace poolwarden {

/// Adds icons and colours to a FindingsModel, and hides the severities that are switched off.
class FindingsPresentation final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit FindingsPresentation(QObject *parent = nullptr);

    void setShown(Severity severity, bool shown);
    [[nodiscard]] bool isShown(Severity severity) const;

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    std::array<bool, 3> m_shown{true, true, true};
};

} // namespace poolwarden
