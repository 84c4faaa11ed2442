// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QWidget>

#include <array>

class QLabel;
class QToolButton;

namespace poolwarden {

/// A button for each severity, which shows or hides its findings, and says how many there are.
class SeverityFilters final : public QWidget
{
    Q_OBJECT

public:
    explicit SeverityFilters(QWidget *parent = nullptr);

    /// The number of the findings of this severity, in words.
    void setCount(Severity severity, const QString &text);
    /// What is said beside the buttons.
    void setRemark(const QString &text);

Q_SIGNALS:
    void toggled(poolwarden::Severity severity, bool shown);

private:
    std::array<QToolButton *, 3> m_buttons{};
    QLabel *m_remark;
};

} // namespace poolwarden
