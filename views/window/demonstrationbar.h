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
    /// Without it, where a line is needed for something else; the title of the window says so as well.
    void setTight(bool isTight);

Q_SIGNALS:
    void connectRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshLooks();
    void settle();

    QLabel *m_icon;
    bool m_isWanted = false;
    bool m_isTight = false;
    bool m_closed = false;
};

} // namespace poolwarden
