// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace poolwarden {

/// Says on the demonstration host that nothing real is touched, and leads to a real one. Once closed
/// it stays closed.
class DemonstrationBar final : public QWidget
{
    Q_OBJECT

public:
    explicit DemonstrationBar(QWidget *parent = nullptr);

    void setWanted(bool wanted);

Q_SIGNALS:
    void connectRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshLooks();

    QLabel *m_icon;
    bool m_closed = false;
};

} // namespace poolwarden
