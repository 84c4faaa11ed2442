// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/prompts.h"

#include <QDialog>

class QComboBox;
class QPlainTextEdit;
class QRadioButton;

namespace poolwarden {

/// Asks to which host drafts of “Files” are sent, and shows what they meet there.
class SendDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SendDialog(const Prompts::SendOffer &offer, QWidget *parent = nullptr);

    [[nodiscard]] Prompts::SendRequest request() const;

private:
    void tell();

    Prompts::SendOffer m_offer;
    QComboBox *m_host;
    QRadioButton *m_all;
    QPlainTextEdit *m_meets;
};

} // namespace poolwarden
