// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace poolwarden {

/// Tells the user that the demonstration host is not real, and offers to connect to a real one. Stays
/// closed once the user has closed it.
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
