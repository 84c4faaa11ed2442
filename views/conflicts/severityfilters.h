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

    /// How many findings of this severity there are; `text`: in words.
    void setCount(Severity severity, int count, const QString &text);
    void setShown(Severity severity, bool shown);
    /// The numbers alone, without the words.
    void setCompact(bool isCompact);
    /// What is said beside the buttons.
    void setRemark(const QString &text);

Q_SIGNALS:
    void toggled(poolwarden::Severity severity, bool shown);

private:
    void updateTexts();

    struct Count {
        int number = 0;
        QString text;
    };
    std::array<QToolButton *, 3> m_buttons{};
    std::array<Count, 3> m_counts;
    bool m_isCompact = false;
    QLabel *m_remark;
};

} // namespace poolwarden
