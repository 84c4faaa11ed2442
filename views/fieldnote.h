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

    /// Hides itself if there is nothing to say. None: a hint.
    void say(const QString &text, std::optional<Severity> severity);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshLooks();
    std::optional<Severity> m_severity;
};

} // namespace poolwarden
