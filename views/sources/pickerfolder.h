// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace poolwarden {

/// The directory that a picker shows, as a field to type another one, with the ways up and into the selected
/// one.
class PickerFolder final : public QWidget
{
    Q_OBJECT

public:
    explicit PickerFolder(const QString &folder, QWidget *parent = nullptr);

    /// Shows the directory, unless another one is being typed.
    void setFolder(const QString &folder);
    void setUpEnabled(bool isEnabled);
    void setOpenEnabled(bool isEnabled);
    /// What was typed no longer counts: the next setFolder() shows.
    void dropTyped();
    /// Enters what was typed without Return; false if nothing was.
    bool enterTyped();

Q_SIGNALS:
    /// With Return, or by enterTyped().
    void entered(const QString &folder);
    void upRequested();
    void openRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_edit;
    QPushButton *m_up;
    QPushButton *m_open;
};

} // namespace poolwarden
