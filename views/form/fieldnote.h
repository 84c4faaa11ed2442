// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QLabel>

#include <optional>

namespace poolwarden {

/// The text below an input: a hint in a muted colour, or a problem in the colour of its severity.
class FieldNote final : public QLabel
{
    Q_OBJECT

public:
    explicit FieldNote(const QString &objectName, QWidget *parent = nullptr);

    /// Without a severity, the text is a hint. The note keeps the height of the longest text so far, and
    /// at least one line, so that nothing below moves under the mouse.
    void say(const QString &text, std::optional<Severity> severity);
    /// Drops the kept height beyond one line.
    void release();

    /// For one line; heightForWidth() gives the real height. QLabel's own hint assumes a narrower label,
    /// and would leave gaps in the form.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshLooks();
    std::optional<Severity> m_severity;
};

} // namespace poolwarden
