// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSize>

#include <optional>

class QDialog;
class QSettings;

namespace poolwarden {

/// The size of a dialog: what is in it needs, as far as the screen has that, or what the user made of it the last
/// time.
class DialogSize final : public QObject
{
    Q_OBJECT

public:
    explicit DialogSize(QDialog *dialog);

    /// Where sizes are kept from one start of the program to the next; without it until it ends.
    static void keepIn(QSettings *settings);

    /// What is in it needs this. Does nothing once the user has chosen a size.
    void want(const QSize &size);
    [[nodiscard]] bool isChosen() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QString key() const;

    QDialog *m_dialog;
    QSize m_given;                 ///< by the program
    std::optional<QSize> m_chosen; ///< the last time
};

} // namespace poolwarden
