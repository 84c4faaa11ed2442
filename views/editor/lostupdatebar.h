// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace poolwarden {

class PoolDraft;

/// Says that the pool was changed on the host while it is edited here, for as long as nobody has
/// decided whose definition it shall be; and lets see the difference and decide.
class LostUpdateBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LostUpdateBar(QWidget *parent = nullptr);

    /// To be called after each change of it. `name` of the pool; none: nothing is edited.
    void setDraft(PoolDraft *draft, const QString &name);

Q_SIGNALS:
    /// The keyboard was in the bar, which goes.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showDifference();
    void keepMine();
    void takeTheirs();
    void refreshLooks();
    QPushButton *makeButton(const QString &objectName, const QString &text, const QString &tip);

    QPointer<PoolDraft> m_draft;
    QString m_name;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace poolwarden
