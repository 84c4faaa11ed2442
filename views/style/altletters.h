// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace poolwarden {

/// Alt with a letter is for access keys. One that no control has must not type that letter into a field, or choose
/// by it in a list, as Qt has it. Watches the whole program as long as it lives.
class AltLetters final : public QObject
{
    Q_OBJECT

public:
    explicit AltLetters(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace poolwarden
