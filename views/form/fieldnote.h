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

    /// None: a hint. With nothing to say it is hidden, or empty where it has said something before:
    /// what is below must not move under the mouse.
    void say(const QString &text, std::optional<Severity> severity);
    /// Gives the room back that is kept for what was said before.
    void release();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshLooks();
    std::optional<Severity> m_severity;
    int m_held = 0;
};

} // namespace poolwarden
