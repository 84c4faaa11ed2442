// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>

namespace poolwarden {

/// An input for one value of a definition. nullopt means that the value is absent.
class ValueEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Width of the button after an input, in pixels. Inputs without a button leave this room free, so
    /// that all inputs end at the same edge.
    static constexpr int buttonWidth = 26;
    static constexpr int spacing = 5;

    /// Shows a value of the document, without a signal. Changes nothing if the value is shown already.
    virtual void setValue(const std::optional<QString> &value) = 0;
    /// The widget that takes the focus: the buddy of the label, with the accessible name.
    [[nodiscard]] virtual QWidget *input() const = 0;
    virtual void setReadOnly(bool readOnly) = 0;
    virtual void setPlaceholder(const QString &) {}

Q_SIGNALS:
    /// The user changed the value.
    void edited(const std::optional<QString> &value);
    /// The focus or the cursor moved, or Enter was pressed: the next edit is a new undo step.
    void left();
};

} // namespace poolwarden
