// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedfinding.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace poolwarden {

/// The text of a file of accepted findings: JSON with one value in each line, sorted, so that the same list
/// is always the same text and a change is a change of few lines.
[[nodiscard]] QByteArray acceptedText(AcceptedList list);

/// Reads such a text, or says in a sentence why it cannot. A text that is not understood completely is not
/// read at all: what it hides would be a matter of luck.
[[nodiscard]] std::variant<AcceptedList, QString> readAccepted(const QByteArray &text);

} // namespace poolwarden
