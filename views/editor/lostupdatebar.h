// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace poolwarden {

class PoolDraft;

/// Tells the user that the pool was changed on the host while they were editing it. Offers to show the
/// difference and to choose one of the definitions, and stays until the user has chosen.
class LostUpdateBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LostUpdateBar(QWidget *parent = nullptr);

    /// Call it after each change of the draft. `name` is the name of the pool. A null draft hides the bar.
    void setDraft(PoolDraft *draft, const QString &name);
    /// Moves the focus to the first of the buttons, which changes nothing.
    void focusChoice(Qt::FocusReason reason);

Q_SIGNALS:
    void differenceRequested();
    /// The bar was hidden while it had the focus.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void keepMine();
    void takeTheirs();
    void refreshLooks();
    QPushButton *makeButton(const QString &objectName, const QString &text, const QString &tip);

    QPointer<PoolDraft> m_draft;
    QString m_name;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_see;
};

} // namespace poolwarden
