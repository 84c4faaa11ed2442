// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>

namespace poolwarden {

/// An input for one value of a definition; none: the value is absent.
class ValueEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Of the button that may stand behind an input, in pixels. Where none does, its room stays free,
    /// so that the right edges of all inputs are in line.
    static constexpr int buttonWidth = 26;
    static constexpr int spacing = 5;

    /// From the document: tells nobody, and touches nothing that shows it already.
    virtual void setValue(const std::optional<QString> &value) = 0;
    /// What takes the keyboard: buddy of the label, bearer of the accessible name.
    [[nodiscard]] virtual QWidget *input() const = 0;
    virtual void setReadOnly(bool readOnly) = 0;
    virtual void setPlaceholder(const QString &) {}

Q_SIGNALS:
    /// From the user.
    void edited(const std::optional<QString> &value);
    /// The keyboard or the cursor went elsewhere, or Enter was pressed: what is typed next is another step.
    void left();
};

} // namespace poolwarden
