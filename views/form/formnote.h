// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace poolwarden {

class PoolEdit;

/// Above the form while the XML cannot be read: why, with a button that leads to the error.
class FormNote final : public QWidget
{
    Q_OBJECT

public:
    explicit FormNote(QWidget *parent = nullptr);

    void tellWhatIsWrong(const PoolEdit &edit);
    /// To and from the button, while the fields are disabled.
    void takeFocus();
    [[nodiscard]] bool hasTheFocus() const;

Q_SIGNALS:
    /// The user wants to see the error in the text.
    void xmlRequested();

private:
    QLabel *m_note;
    QPushButton *m_goToError;
};

} // namespace poolwarden
