// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QWidget>

#include <array>

class QLabel;

namespace poolwarden {

class MarkedXml;
class PoolRegistry;

/// The two definitions of a finding beside each other, each with its field marked.
class FindingSidesView final : public QWidget
{
    Q_OBJECT

public:
    /// `id`: the first part of the object names.
    explicit FindingSidesView(const QString &id, QWidget *parent = nullptr);

    /// Of a finding without another pool it is one definition.
    void show(const PoolRegistry &registry, const Finding &finding);

private:
    std::array<QLabel *, 2> m_titles{};
    std::array<MarkedXml *, 2> m_texts{};
};

} // namespace poolwarden
