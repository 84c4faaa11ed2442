// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/form/choicevalueeditor.h"
#include "views/form/formlayout.h"

#include <QList>
#include <QString>

/// The words inside the form's inputs: what can be chosen, and examples.
namespace poolwarden::formchoices {

/// The value of pool/@type.
[[nodiscard]] QString typeId(PoolType type);
[[nodiscard]] QList<ChoiceValueEditor::Choice> types();
[[nodiscard]] bool isChoice(formlayout::Input input);
[[nodiscard]] QList<ChoiceValueEditor::Choice> choices(formlayout::Input input, PoolType type);
/// An example, or libvirt's default; shown while there is no value.
[[nodiscard]] QString placeholder(Field field, PoolType type,
                                  const std::optional<QString> &format = {});
/// The placeholder of a disabled input: why it is, or what would enable it.
[[nodiscard]] QString placeholderWhileOff(Field field, const formlayout::Context &context);

struct ListCaptions {
    QString label; ///< "Hosts"
    QString add;   ///< "Add Host"
};
[[nodiscard]] ListCaptions listCaptions(Field field, PoolType type);

} // namespace poolwarden::formchoices
