// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"
#include "model/port/hostquestion.h"
#include "model/sources/supply.h"

#include <QString>

#include <optional>

namespace poolwarden {

class PoolEdit;

/// What is asked of the host for one field of the edited definition: where its candidates come from, and on which
/// server or in which directory they are wanted.
class FieldQuestion
{
public:
    explicit FieldQuestion(const PoolEdit *edit)
        : m_edit(edit)
    {
    }

    /// With the server and the directory that the definition names, or where pools of its type usually are.
    void begin(FieldRef field);
    /// No field.
    void end();
    [[nodiscard]] std::optional<FieldRef> field() const { return m_field; }
    [[nodiscard]] Supply supply() const { return m_supply; }
    [[nodiscard]] PoolType type() const;

    [[nodiscard]] bool wantsServer() const;
    [[nodiscard]] const SourceServer &server() const { return m_server; }
    void setServer(const SourceServer &server) { m_server = server; }
    [[nodiscard]] bool wantsFolder() const { return m_supply == Supply::Folders; }
    /// As a host names it in its answer.
    [[nodiscard]] const QString &folder() const { return m_folder; }
    void setFolder(const QString &folder);
    [[nodiscard]] static QString folderAbove(const QString &folder);

    /// None: something is missing, or nothing is asked.
    [[nodiscard]] std::optional<HostQuestion> question() const;
    /// The use of the secrets that are asked for; empty for anything else.
    [[nodiscard]] QString usageType() const;

private:
    const PoolEdit *m_edit;
    std::optional<FieldRef> m_field;
    Supply m_supply = Supply::None;
    SourceServer m_server;
    QString m_folder;
};

} // namespace poolwarden
