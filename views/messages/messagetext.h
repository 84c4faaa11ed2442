// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

class QLabel;

namespace poolwarden {

/// The sentences of a message. Of many lines a few are shown, and the others scroll, so that a message does not push
/// away what the user works with.
class MessageText final : public QScrollArea
{
    Q_OBJECT

public:
    explicit MessageText(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const;

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    QLabel *m_label;
};

} // namespace poolwarden
