// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace poolwarden {

/// What a conflict is and what it means, in words.
class ConflictDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictDetails(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &explanation);

private:
    QLabel *m_title;
    QLabel *m_explanation;
};

} // namespace poolwarden
