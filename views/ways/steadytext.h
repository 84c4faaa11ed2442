// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace poolwarden {

/// A text with room for the longest that can stand in its place, so that what is below stays where it is.
class SteadyText final : public QLabel
{
    Q_OBJECT

public:
    explicit SteadyText(QWidget *parent = nullptr);

    void setLongest(const QString &text);

    [[nodiscard]] int heightForWidth(int width) const override;

private:
    QLabel *m_longest; ///< is measured, and never shown
};

} // namespace poolwarden
