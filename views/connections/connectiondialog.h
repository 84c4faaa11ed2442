// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/prompts.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace poolwarden {

/// Asks for the libvirt URI to connect to, and suggests recent and common ones.
class ConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectionDialog(const QStringList &recent, QWidget *parent = nullptr);

    [[nodiscard]] Prompts::ConnectionRequest request() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QComboBox *m_uri;
    QCheckBox *m_readOnly;
    QPushButton *m_connect;
};

} // namespace poolwarden
