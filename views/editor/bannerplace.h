// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace poolwarden {

class ConflictBanner;

/// The place of the banner above what is edited. It has the same height with and without a banner, so that
/// nothing below moves when one comes or goes. Without one it says so.
class BannerPlace final : public QWidget
{
    Q_OBJECT

public:
    explicit BannerPlace(ConflictBanner *banner, QWidget *parent = nullptr);

    /// One line instead of a sentence and its reason.
    void setCompact(bool compact);
    /// What stands there while there is no banner.
    void setQuiet(const QString &text);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void place();

    ConflictBanner *m_banner;
    QLabel *m_quiet;
    bool m_isCompact = false;
};

} // namespace poolwarden
