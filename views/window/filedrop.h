// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace poolwarden {

/// Takes files that are dropped onto a widget or its children.
class FileDrop final : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget *target);

Q_SIGNALS:
    void dropped(const QStringList &paths);
    /// Of pool definitions.
    void textDropped(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace poolwarden
