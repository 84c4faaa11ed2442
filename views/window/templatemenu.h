// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>
#include <QStringList>

namespace poolwarden {

class CommandSet;

/// The user's templates, to make new pools of, and what is done with them.
class TemplateMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit TemplateMenu(CommandSet *commands, QWidget *parent = nullptr);

    void setNames(const QStringList &names);
    /// Whether there is a host for a new pool.
    void setHost(bool isThere);

Q_SIGNALS:
    void chosen(const QString &name);

private:
    void fill();

    CommandSet *m_commands;
    QStringList m_names;
    bool m_hasHost = false;
};

} // namespace poolwarden
