// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QPointer>

class QPlainTextEdit;

namespace poolwarden {

class PoolDraft;

/// What the host has and what was typed here, side by side, to choose between. Follows both, and goes
/// when there is nothing to choose any more.
class DifferenceDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `name` of the pool, isolated.
    DifferenceDialog(PoolDraft *draft, const QString &name, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QPlainTextEdit *addSide(const QString &objectName);
    void refresh();

    QPointer<PoolDraft> m_draft;
    QPlainTextEdit *m_theirs;
    QPlainTextEdit *m_mine;
};

} // namespace poolwarden
