// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QLabel>

#include <optional>

namespace poolwarden {

/// What there is to say below an input: quiet for a hint, in the colour of its sign for a problem.
class FieldNote final : public QLabel
{
    Q_OBJECT

public:
    explicit FieldNote(const QString &objectName, QWidget *parent = nullptr);

    /// None: a hint. One line is always kept, and as many as were needed before: what is below must not
    /// move under the mouse.
    void say(const QString &text, std::optional<Severity> severity);
    /// Gives the room back that is kept beyond one line.
    void release();

    /// Of one line. How many there are is told by the height for the width; QLabel would ask for those
    /// of a narrower one, and the form would have holes.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshLooks();
    std::optional<Severity> m_severity;
};

} // namespace poolwarden
