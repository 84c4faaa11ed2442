// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace poolwarden {

/// Wrapped text, or where there is no room for that, as much of it as one line has.
class FoldingLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit FoldingLabel(QWidget *parent = nullptr);

    void setFolded(bool folded);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isFolded = false;
};

} // namespace poolwarden
