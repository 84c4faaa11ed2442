// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/form/valueeditor.h"

#include <QList>

class QComboBox;

namespace poolwarden {

/// A combo box for one of a few values. Any other value in the definition is shown as it is, and kept.
class ChoiceValueEditor final : public ValueEditor
{
    Q_OBJECT

public:
    struct Choice {
        std::optional<QString> value;
        QString label;
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    explicit ChoiceValueEditor(const QString &objectName, QWidget *parent = nullptr);

    void setChoices(const QList<Choice> &choices);
    void setValue(const std::optional<QString> &value) override;
    [[nodiscard]] QWidget *input() const override;
    void setReadOnly(bool readOnly) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QComboBox *m_combo;
    QList<Choice> m_choices;
    /// A value that is not among the choices; shown last.
    std::optional<QString> m_unknownValue;
};

} // namespace poolwarden
