// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace poolwarden {

/// Says that a list does not show all conflicts, and offers to.
class ShownBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ShownBar(QWidget *parent = nullptr);

    /// `query`: what is asked for, in words. Empty: everything; the bar is not needed.
    void tell(int shown, int all, const QString &query);

Q_SIGNALS:
    void allRequested();

private:
    QLabel *m_text;
};

} // namespace poolwarden
