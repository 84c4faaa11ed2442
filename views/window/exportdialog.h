// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/prompts.h"

#include <QDialog>

class QCheckBox;
class QRadioButton;

namespace poolwarden {

/// Asks what to export and how, before anybody is asked where to.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(const Prompts::ExportOffer &offer, QWidget *parent = nullptr);

    [[nodiscard]] Prompts::ExportRequest request() const;

private:
    QRadioButton *m_all;
    QRadioButton *m_oneFile;
    QRadioButton *m_oneScript;
    QCheckBox *m_script;
    QCheckBox *m_uuid;
    QCheckBox *m_runtime;
};

} // namespace poolwarden
