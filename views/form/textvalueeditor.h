// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/form/valueeditor.h"

class QLineEdit;
class QToolButton;

namespace poolwarden {

class FormLineEdit;

/// A line edit, optionally with a button beside it.
class TextValueEditor final : public ValueEditor
{
    Q_OBJECT

public:
    explicit TextValueEditor(const QString &objectName, QWidget *parent = nullptr);

    void setValue(const std::optional<QString> &value) override;
    [[nodiscard]] QWidget *input() const override;
    void setReadOnly(bool readOnly) override;
    void setPlaceholder(const QString &text) override;

    /// Adds a button that emits buttonClicked().
    QToolButton *addButton(const QString &objectName, const QString &icon, const QString &text);
    [[nodiscard]] QLineEdit *lineEdit() const;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void buttonClicked();

private:
    void tell();

    FormLineEdit *m_edit;
    bool m_telling = false;
};

} // namespace poolwarden
