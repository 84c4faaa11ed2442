// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace poolwarden {

/// The signs of the window, each with its name and a sentence.
class SignsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SignsDialog(QWidget *parent = nullptr);
    ~SignsDialog() override;
};

} // namespace poolwarden
